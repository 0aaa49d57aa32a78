from odoo import api, models
from odoo.exceptions import AccessError

AGREED = {
    "user_id",
    "date_deadline",
    "active",
    "activity_type_id",
    "calendar_event_id",
}


class MailActivity(models.Model):
    """What a team agreed is done by the person who took it on (OSS-A10).

    Odoo lets everybody who may change the record tick off, move or drop the work of
    somebody else on it. The chair changes what was agreed, on the agenda item.
    """

    _inherit = "mail.activity"

    def write(self, vals):
        """
        :raise AccessError: agreed work would move to another day or another person
        """
        if vals.keys() & AGREED and not self.env.su and self._agreed_open():
            raise AccessError(
                self.env._(
                    "This was agreed in the kernteam. Ask its chair to change it there."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_agreed(self):
        """
        :raise AccessError: agreed work would be dropped
        """
        if not self.env.su and self._agreed_open():
            raise AccessError(
                self.env._(
                    "This was agreed in the kernteam. Ask its chair to drop it there."
                )
            )

    def _action_done(self, feedback=False, attachment_ids=None):
        """Let what a team agreed be done when the person who took it on says so.

        :raise AccessError: somebody else says so
        """
        agreed = self._agreed_open()
        is_own = all(activity.user_id == self.env.user for activity in self)
        if agreed and not is_own and not self.env.su:
            raise AccessError(
                self.env._("Who took this on tells when it is done, or the chair.")
            )
        if agreed:
            agreed._mark_done()
        return super()._action_done(feedback=feedback, attachment_ids=attachment_ids)

    def _agreed_open(self):
        """Return the open actions of a team that these activities stand for."""
        actions = self.env["keten.agenda.action"].sudo()  # of whoever did the work
        return actions.search(
            [("activity_id", "in", self.ids), ("is_done", "=", False)]
        )
