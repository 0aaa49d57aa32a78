from odoo import fields, models

from .keten_referral import READERS, RUNNING


class KetenPlacement(models.Model):
    """A referral ends with the coming of the household it was about.

    It opens the people of a placement, so it must never open those of another
    household that comes to live there instead.
    """

    _inherit = "keten.placement"

    referral_ids = fields.One2many(
        "keten.referral", "placement_id", "Referrals", groups=READERS
    )

    def write(self, vals):
        if "household_id" in vals:
            replaced = self.filtered(
                lambda p: p.household_id and p.household_id.id != vals["household_id"]
            )
            replaced._end_referrals()
        return super().write(vals)

    def _on_withdraw(self):
        self._end_referrals()
        return super()._on_withdraw()

    def _on_cancel(self):
        self._end_referrals()
        return super()._on_cancel()

    def _end_referrals(self):
        referrals = self.sudo().referral_ids  # of the social worker who sent them
        running = referrals.filtered(lambda referral: referral.state in RUNNING)
        running.withdraw_reason = "placement"
        running._stamp({"state": "withdrawn"})
        running._on_withdraw()
        running._sync_deadline_activities()
