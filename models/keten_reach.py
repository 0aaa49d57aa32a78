from odoo import api, models
from odoo.exceptions import ValidationError

RELATIONAL = ("many2one", "many2many", "one2many")


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
        :raise ValidationError: somebody of another municipality would work here
        """
        if self.env.su:
            return super().create(vals_list)
        for vals in vals_list:  # before Odoo names in an error what it points at
            self._check_reachable({**self._context_defaults(), **vals})
        records = super().create(vals_list)
        for name in self._links():
            self._check_linked(records[name])
        records._check_colleagues(self._worker_fields())
        return records

    def write(self, vals):
        """
        :raise AccessError: a link would lead out of sight
        :raise ValidationError: somebody of another municipality would work here
        """
        if self.env.su:
            return super().write(vals)
        self._check_reachable(vals)
        result = super().write(vals)
        self._check_colleagues(vals.keys() & self._worker_fields())
        return result

    def onchange(self, values, field_names, fields_spec):
        """
        :raise AccessError: the screen would show what lies behind a link
        """
        on_screen = self.with_context(keten_on_screen=True)
        return super(KetenReach, on_screen).onchange(values, field_names, fields_spec)

    def _update_cache(self, values, validate=True):
        """Let a screen work nothing out from what its reader may not read.

        Every value a screen sends passes here, its lines and its defaults included.
        """
        super()._update_cache(values, validate)
        if self.env.su or not self.env.context.get("keten_on_screen"):
            return
        for name in values.keys() & self._fields.keys():
            field = self._fields[name]
            if field.type in RELATIONAL and field.comodel_name.startswith("keten."):
                known = self._origin.sudo()[name]  # shown by its own rules already
                self._check_linked(self[name]._origin - known)

    @api.model
    def _context_defaults(self):
        return {
            key.removeprefix("default_"): value
            for key, value in self.env.context.items()
            if key.startswith("default_") and key[8:] in self._fields
        }

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
            field = self._fields[name]
            value = field.convert_to_cache(vals[name], self.browse(), validate=False)
            self._check_linked(field.convert_to_record(value, self.browse()))

    @api.model
    def _check_linked(self, linked):
        if linked:  # of no record at all, Odoo refuses the whole model
            linked.check_access("read")

    # ------------------------------------------------------------------
    # People who work on a record work in its municipality
    # ------------------------------------------------------------------

    @api.model
    def _worker_fields(self):
        """Return the names of the fields in which somebody is given work."""
        return {
            name
            for name, field in self._fields.items()
            if field.type == "many2one"
            and field.comodel_name == "res.users"
            and field.store
            and field._module == "ketenaanpak"
        }

    def _check_colleagues(self, field_names):
        for record in self if "company_id" in self._fields else ():
            for name in field_names:
                worker = record.sudo()[name]  # in which municipalities, no more
                home = record.company_id
                if worker and home and home not in worker.company_ids:
                    raise ValidationError(
                        self.env._(
                            "%(person)s does not work for %(municipality)s.",
                            person=worker.name,
                            municipality=home.name,
                        )
                    )
