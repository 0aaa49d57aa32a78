from odoo import models


class ResUsers(models.Model):
    """Referrals of somebody who leaves go to those who stay."""

    _inherit = "res.users"

    def _leave_seats(self):
        result = super()._leave_seats()
        involved = ["|", ("user_id", "=", self.id), ("sender_id", "=", self.id)]
        self.env["keten.referral"].search(involved)._find_successors()
        return result
