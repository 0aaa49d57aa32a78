from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .keten_deadline_activity import ESCALATION

CLOCK = {
    "keten_deadline_code",
    "date_deadline",
    "active",
    "date_done",
    "activity_type_id",
    "calendar_event_id",
}


class MailActivity(models.Model):
    """The activity of a deadline follows the record: only who does it may change.

    Marked as done while the step was not taken it would put everybody at ease, and
    nobody would inform the neighbours (design.md 3.6).
    """

    _inherit = "mail.activity"

    keten_deadline_code = fields.Char(
        index="btree_not_null",
        readonly=True,
        help="The term this activity watches; empty for activities made by hand.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise AccessError: somebody makes a deadline by hand
        """
        activities = super().create(vals_list)
        missed = self.env["ir.model.data"]._xmlid_to_res_id(ESCALATION)
        is_clock = any(
            activity.keten_deadline_code or activity.activity_type_id.id == missed
            for activity in activities
        )
        if is_clock and not self.env.su:
            self._refuse_deadline()
        return activities

    def write(self, vals):
        """
        :raise AccessError: somebody makes, moves or hides a deadline by hand
        """
        if not self.env.su and (
            vals.get("keten_deadline_code")
            or (vals.keys() & CLOCK and self._of_open_deadline())
        ):
            self._refuse_deadline()
        if vals.keys() & {*CLOCK, "user_id"}:
            self._check_missed_is_own()
        return super().write(vals)

    def unlink(self):
        """
        :raise AccessError: somebody cancels a deadline by hand
        """
        if not self.env.su and self._of_open_deadline():
            self._refuse_deadline()
        self._check_missed_is_own()
        return super().unlink()

    def _action_done(self, feedback=False, attachment_ids=None):
        """
        :raise UserError: the step of a deadline was not taken
        """
        for activity in self._of_open_deadline():
            raise UserError(
                self.env._(
                    "%(step)s for %(record)s has not been recorded yet. Do that "
                    "there: this activity then closes by itself.",
                    step=activity.activity_type_id.name,
                    record=activity.res_name,
                )
            )
        self._check_missed_is_own()
        # A nightly job has no language of its own.
        spoken = self.with_context(lang=self.env.lang or self.env.user.lang)
        return super(MailActivity, spoken)._action_done(feedback, attachment_ids)

    def _check_missed_is_own(self):
        """
        :raise AccessError: somebody puts away what was told to another: that a
            deadline was missed, and it is told once
        """
        missed = self.env["ir.model.data"]._xmlid_to_res_id(ESCALATION)
        of_others = self.filtered(
            lambda a: a.activity_type_id.id == missed and a.user_id != self.env.user
        )
        if of_others and not self.env.su:
            raise AccessError(
                self.env._("Who was told that a term was missed puts it away.")
            )

    def _of_open_deadline(self):
        """Return the activities whose step was not taken.

        The message that a deadline was missed is not one: who got it puts it away.
        """
        missed = self.env["ir.model.data"]._xmlid_to_res_id(ESCALATION)
        chain = self.env.registry["keten.flow"]
        return self._of_chain().filtered(
            lambda activity: (
                activity.activity_type_id.id != missed
                and isinstance(self.env[activity.res_model], chain)
                and activity._chain_record()._is_step_open(activity)
            )
        )

    def _chain_record(self):
        records = self.env[self.res_model].sudo()  # its dates, not its content
        return records.browse(self.res_id).exists()

    def _refuse_deadline(self):
        raise AccessError(self.env._("Deadlines follow from the terms of the chain."))
