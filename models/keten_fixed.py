from odoo import models
from odoo.exceptions import AccessError


class KetenFixed(models.AbstractModel):
    """A record that stays where it was entered, because access follows from it.

    A rule is asked before a change and not after it, so without this a person could
    be moved to a household, or a dwelling to an organisation, out of sight.
    """

    _name = "keten.fixed"
    _description = "Record that Stays"
    _fixed_fields = ()

    def write(self, vals):
        """
        :raise AccessError: a field that is fixed would get another value
        """
        for name in vals.keys() & set(self._fixed_fields):
            if not self.env.su and any(r[name].id != vals[name] for r in self):
                self._refuse_field(name)
        return super().write(vals)

    def _refuse_field(self, name):
        raise AccessError(
            self.env._(
                "You cannot fill in %(field)s of a %(model)s yourself. Ask "
                "your district coordinator.",
                field=self._fields[name]._description_string(self.env),
                model=self.env["ir.model"]._get(self._name).name.lower(),
            )
        )
