from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_role import ROLES, group_of


class ResUsers(models.Model):
    _inherit = "res.users"

    keten_organisation_id = fields.Many2one(
        "keten.organisation",
        "Chain organisation",
        index="btree_not_null",
        ondelete="restrict",
        help="The partner organisation this person works for. It decides which "
        "placements the person sees.",
    )

    @api.constrains("keten_organisation_id", "company_ids")
    def _check_keten_organisation(self):
        for user in self.filtered("keten_organisation_id"):
            if user.keten_organisation_id.company_id not in user.company_ids:
                raise ValidationError(
                    self.env._(
                        "%(person)s has no access to the municipality of "
                        "%(organisation)s.",
                        person=user.name,
                        organisation=user.keten_organisation_id.name,
                    )
                )

    def _keten_readable(self, records):
        """Return the records this person may read, whoever is acting now.

        The acting user may have chosen municipalities this person is not in.
        """
        self.ensure_one()
        if not self.active:
            return records.browse()
        own = self._get_company_ids()
        theirs = records.with_user(self).with_context(allowed_company_ids=own)
        return records.browse(theirs._filtered_access("read").ids)

    def _has_keten_role(self, *roles):
        """Tell whether the user has one of the roles of the chain."""
        self.ensure_one()
        return any(self.has_group(group_of(role)) for role in roles)

    def _keten_roles(self):
        """Return the role keys of the user, in the order of design.md section 4."""
        return [role for role, _label in ROLES if self._has_keten_role(role)]
