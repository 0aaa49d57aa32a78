from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_agenda_item_referral import REFER
from .keten_flow import Verb
from .keten_referral import RUNNING
from .keten_role import groups_of

WELFARE = groups_of("welfare")
SOCIAL_TEAM = groups_of("social_team")
EITHER_SIDE = groups_of("welfare", "social_team")
ANSWER_FIELDS = {"decline_reason", "follow_up", "result", "withdraw_reason"}
DECLINED = "ketenaanpak.mail_activity_type_referral_declined"


class KetenReferral(models.Model):
    """What both sides do with a referral (domain.md 5.7)."""

    _inherit = "keten.referral"

    @api.model
    def _verbs(self):
        return (
            Verb("accept", ("sent",), "accepted", SOCIAL_TEAM, self.env._("Accept")),
            Verb("decline", ("sent",), "declined", SOCIAL_TEAM, self.env._("Decline")),
            Verb(
                "hand_back", ("accepted",), "sent", SOCIAL_TEAM, self.env._("Hand back")
            ),
            Verb(
                "finish",
                ("accepted", "declined"),
                "finished",
                EITHER_SIDE,
                self.env._("Finish"),
            ),
            Verb("withdraw", RUNNING, "withdrawn", WELFARE, self.env._("Withdraw")),
        )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {
            "decline_reason": SOCIAL_TEAM,
            "follow_up": SOCIAL_TEAM,
            "result": EITHER_SIDE,
            "withdraw_reason": WELFARE,
        }

    @api.model_create_multi
    def create(self, vals_list):
        """Sending starts the clock, and does what the reminder asked for."""
        referrals = super().create(vals_list)
        items = referrals.item_id.sudo()  # the reminder may be a colleague's
        items.activity_feedback([REFER])
        referrals._sync_deadline_activities()
        return referrals

    def write(self, vals):
        """
        :raise UserError: the referral is over, or was not declined
        """
        if not self.env.su:
            for referral in self:
                over = referral.state in ("finished", "withdrawn")
                if over and vals.keys() & ANSWER_FIELDS:
                    raise UserError(
                        self.env._(
                            "%(referral)s is over: what was answered stands.",
                            referral=referral.display_name,
                        )
                    )
        return super().write(vals)

    def _missing_for_decline(self):
        return self._missing("decline_reason", "follow_up")

    def _missing_for_finish(self):
        return self._missing("result") if self.state == "accepted" else []

    def _missing_for_withdraw(self):
        return self._missing("withdraw_reason")

    def _on_accept(self):
        """From here on, who accepts reads who the people are."""
        self._stamp_answer()
        for referral in self:
            referral._tell(
                referral.sender_id, self.env._("The social team takes this on.")
            )

    def _on_decline(self):
        """Tell the sender, who sees to it that what follows happens."""
        self._stamp_answer()
        deadline = self.env.ref(DECLINED)._get_date_deadline()
        for referral in self.sudo():  # work for another organisation
            sender = referral._responsible_for("welfare")
            referral.activity_schedule(DECLINED, deadline, user_id=sender.id)

    def _stamp_answer(self):
        self._stamp({"user_id": self.env.uid, "answered_at": fields.Datetime.now()})

    def _on_hand_back(self):
        """Let a colleague answer: the access of this one ends, and the clock starts."""
        self._stamp(
            {
                "user_id": False,
                "answered_at": False,
                "sent_at": fields.Datetime.now(),
            }
        )

    def _on_finish(self):
        self._stamp({"finished_date": fields.Date.context_today(self)})
        referrals = self.sudo()  # the sender's work, whoever finishes
        referrals.activity_feedback([DECLINED])

    def _on_withdraw(self):
        """Tell who worked on it: the household is no longer theirs to read."""
        self._stamp({"finished_date": fields.Date.context_today(self)})
        for referral in self.filtered("user_id"):
            referral._tell(referral.user_id, self.env._("This referral is taken back."))

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_accept(self):
        self._do("accept")

    def action_hand_back(self):
        self._do("hand_back")

    def action_finish(self):
        self._do("finish")
