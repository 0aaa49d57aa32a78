from odoo import api, models
from odoo.fields import Command


class KetenReach(models.AbstractModel):
    """A record that links only to what its writer may read.

    Scope follows from such links, and a reference shows through them. Odoo asks for
    the record that is written, and not for the records it points at.
    """

    _name = "keten.reach"
    _description = "Record with Links"

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise AccessError: a link, given or by default, leads out of sight
        """
        records = super().create(vals_list)
        if not self.env.su:
            for name in self._links():
                self._check_linked(records[name])
        return records

    def write(self, vals):
        """
        :raise AccessError: a link would lead out of sight
        """
        self._check_reachable(vals)
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        """
        :raise AccessError: the screen would show what lies behind a link
        """
        links = {
            name: self._linked_in_screen(value)
            for name, value in values.items()
            if name in self._links()
        }
        self._check_reachable(
            {
                name: value
                for name, value in links.items()
                if not self._is_known_link(name, value)
            }
        )
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _linked_in_screen(self, value):
        """A row of a screen sends the record it is a row of with all its values."""
        return value.get("id") if isinstance(value, dict) else value

    def _is_known_link(self, name, value):
        return self._fields[name].type == "many2one" and value == self[name].id

    @api.model
    def _links(self):
        return [
            name
            for name, field in self._fields.items()
            if field.type in ("many2one", "many2many")
            and field.store
            and field.comodel_name.startswith("keten.")
        ]

    def _check_reachable(self, vals):
        for name in vals.keys() & set(self._links()):
            field, value = self._fields[name], vals[name]
            if field.type == "many2many":
                ids = [command[1] for command in value if command[0] == Command.LINK]
                for command in value:
                    ids += command[2] if command[0] == Command.SET else []
            else:
                ids = [value] if value else []
            self._check_linked(self.env[field.comodel_name].browse(ids))

    @api.model
    def _check_linked(self, linked):
        if linked:  # of no record at all, Odoo refuses the whole model
            linked.check_access("read")
