from odoo import api, models
from odoo.exceptions import AccessError


class KetenFixed(models.AbstractModel):
    """A record that stays where it was entered, because access follows from it.

    A rule is asked before a change and not after it, so without this a person could
    be moved to a household, or a dwelling to an organisation, out of sight.
    ``_fixed_fields`` names, per field, the groups that may change it all the same.
    """

    _name = "keten.fixed"
    _description = "Record that Stays"
    _inherit = ["keten.reach"]
    _fixed_fields = {}

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise AccessError: a stamp, given or by default, is filled in by hand
        """
        # Odoo fills in the defaults of the context after this, as if they were given.
        given = [{**self._context_defaults(), **vals} for vals in vals_list]
        self._check_keepers({name for vals in given for name in vals} - {"company_id"})
        return super().create(vals_list)

    def write(self, vals):
        """
        :raise AccessError: a stamp is written, or a field that is fixed would change
        """
        self._check_keepers(vals.keys())
        for name in self._fixed_fields.keys() & vals.keys():
            if self._is_changed(name, vals[name]) and not self._may_change(name):
                self._refuse_field(name)
        return super().write(vals)

    @api.model
    def _field_keepers(self):
        """Return ``{field: groups}`` of the fields that only some may write.

        A read-only field is a stamp: nobody writes it by hand, on no road.
        """
        return {
            name: ""
            for name, field in self._fields.items()
            if field.readonly and field._module == "ketenaanpak"
        }

    @api.model
    def _kept_fields(self):
        """Return the names of the fields this user may not write."""
        if self.env.su:
            return set()
        user = self.env.user
        return {
            name
            for name, groups in self._field_keepers().items()
            if not (groups and user.has_groups(groups))
        }

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Show as read-only what the user may not write."""
        description = super().fields_get(allfields, attributes)
        for name in self._kept_fields() & description.keys():
            if attributes is None or "readonly" in attributes:
                description[name]["readonly"] = True
        return description

    def _check_keepers(self, field_names):
        for name in self._kept_fields() & field_names:
            self._refuse_field(name)

    def _is_changed(self, name, value):
        """Tell whether a value is new: screens and files also send what was there."""
        field = self._fields[name]
        return any(
            field.convert_to_cache(value, record, validate=False)
            != field.convert_to_cache(record[name], record, validate=False)
            for record in self
        )

    def _may_change(self, name):
        groups = self._fixed_fields[name]
        return self.env.su or bool(groups and self.env.user.has_groups(groups))

    def _refuse_field(self, name):
        raise AccessError(self._refused_field(name))

    @api.model
    def _refused_field(self, name):
        return self.env._(
            "You cannot fill in %(field)s of a %(model)s yourself. Ask "
            "your district coordinator.",
            field=self._fields[name]._description_string(self.env),
            model=self.env["ir.model"]._get(self._name).name.lower(),
        )
