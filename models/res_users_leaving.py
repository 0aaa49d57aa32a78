from odoo import models

CHAIN = ("keten.placement", "keten.household")


class ResUsers(models.Model):
    """Somebody who changes employer leaves the work to those who stay (OSS-A9)."""

    _inherit = "res.users"

    def write(self, vals):
        employer_of = {user: user.keten_organisation_id for user in self}
        result = super().write(vals)
        for user, employer in employer_of.items():
            if employer and (user.keten_organisation_id != employer or not user.active):
                user._hand_over_chain_work()
        return result

    def _hand_over_chain_work(self):
        self.ensure_one()
        mine = self.with_user(self.env.ref("base.user_root"))  # of a place just left
        mine._leave_seats()
        mine._leave_records()

    def _leave_seats(self):
        """Empty what named this person; a corporation's contact takes over."""
        seats = {
            "keten.organisation": ("contact_user_id",),
            "keten.placement": ("guide_id", "case_director_id"),
            "keten.household": ("guide_id", "case_director_id"),
        }
        for model, fields in seats.items():
            for field in fields:
                self.env[model].search([(field, "=", self.id)])[field] = False
        left = self.env["keten.placement"].search([("consultant_id", "=", self.id)])
        for corporation, placements in left.grouped("corporation_id").items():
            placements.consultant_id = corporation.contact_user_id

    def _leave_records(self):
        """Stop following the chain's records, and pass on the open activities."""
        self.env["mail.followers"].search(
            [("partner_id", "=", self.partner_id.id), ("res_model", "in", CHAIN)]
        ).unlink()
        quiet = self.env["mail.activity"].with_context(mail_activity_quick_update=True)
        role = next(iter(self._keten_roles()), "coordinator")
        for activity in quiet.search(
            [("user_id", "=", self.id), ("res_model", "in", CHAIN)]
        ):
            record = self.env[activity.res_model].browse(activity.res_id)
            heir = record._responsible_for(role)
            if heir and heir != self:
                activity.user_id = heir
            else:
                activity.unlink()
