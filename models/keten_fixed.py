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

    def write(self, vals):
        """
        :raise AccessError: a field that is fixed would get another value
        """
        for name in self._fixed_fields.keys() & vals.keys():
            if self._is_changed(name, vals[name]) and not self._may_change(name):
                self._refuse_field(name)
        return super().write(vals)

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
