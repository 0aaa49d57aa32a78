from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import split_every

ESCALATION = "ketenaanpak.mail_activity_type_escalation"
BATCH = 500


class KetenDeadline(models.AbstractModel):
    """How a person hears of a deadline: an activity that follows the due date.

    One function serves the verbs of the day and the nightly job, and doing it twice
    changes nothing the second time (design.md 3.6).
    """

    _inherit = "keten.deadline"

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & self._deadline_inputs() and not self.env.su:
            self._sync_deadline_activities()
        return result

    def _do(self, verb_name):
        result = super()._do(verb_name)
        self._sync_deadline_activities()
        return result

    def _sync_deadline_activities(self):
        """Make, move and close the activities of these records' deadlines.

        One record's new activity is mailed to its owner; those of many are not.
        """
        wanted = self._wanted_activities()
        moved = defaultdict(self.env["mail.activity"].browse)
        over = self.env["mail.activity"]
        for activity in self._deadline_activities():
            vals = wanted.pop((activity.res_id, activity.keten_deadline_code), None)
            if not vals:
                over |= activity
            elif activity.date_deadline != vals["date_deadline"]:
                moved[vals["date_deadline"]] |= activity
        for date, activities in moved.items():
            activities.sudo().date_deadline = date  # deadlines belong to the chain
        self._close_activities(over)
        activities = self.env["mail.activity"].sudo()  # a clock for somebody else
        is_quiet = len(self) > 1 or self.env.context.get("mail_activity_quick_update")
        activities.with_context(mail_activity_quick_update=is_quiet).create(
            list(wanted.values())
        )

    def _is_step_open(self, activity):
        codes = [deadline.code for one in self for deadline in one._open_deadlines()]
        is_open = activity.keten_deadline_code in codes
        return is_open or super()._is_step_open(activity)

    def _deadline_activities(self, escalated=False):
        operator = "=" if escalated else "!="
        watching = [
            ("res_model", "=", self._name),
            ("res_id", "in", self.ids),
            ("keten_deadline_code", "!=", False),
            ("activity_type_id", operator, self._activity_type_id(ESCALATION)),
        ]
        activities = self.env["mail.activity"].sudo()  # of everybody, not only mine
        return activities.with_context(active_test=not escalated).search(watching)

    def _close_activities(self, activities):
        """Mark activities of met deadlines as done, and drop those of lapsed ones."""
        done_field = {d.code: d.done for d in self._deadlines()}
        known = activities.filtered(lambda a: a.keten_deadline_code in done_field)
        met = known.filtered(
            lambda a: self.browse(a.res_id)[done_field[a.keten_deadline_code]]
        )
        met.sudo()._action_done()  # the deadline was met, whoever had the activity
        (activities - met).sudo().unlink()  # its clock was stopped

    def _wanted_activities(self):
        wanted = {}
        for record in self:
            for deadline in record._deadlines_to_tell():
                term = record[f"{deadline.stem}_term_id"]
                wanted[record.id, deadline.code] = record._activity_vals(
                    deadline, deadline.activity_type, term.responsible_role
                )
        return wanted

    def _deadlines_to_tell(self):
        return [d for d in self._open_deadlines() if not self._told_elsewhere(d)]

    @api.model
    def _activity_type_id(self, xmlid):
        return self.env["ir.model.data"]._xmlid_to_res_id(
            xmlid, raise_if_not_found=True
        )

    def _activity_vals(self, deadline, activity_type, role):
        return {
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_id": self.id,
            "activity_type_id": self._activity_type_id(activity_type),
            "date_deadline": self[f"{deadline.stem}_due_date"],
            "user_id": self._responsible_for(role).id,
            "automated": True,
            "keten_deadline_code": deadline.code,
        }

    def _escalate_late_deadlines(self):
        """Tell the role above of each deadline that stays missed, once."""
        today = fields.Date.context_today(self)
        told = {
            (activity.res_id, activity.keten_deadline_code)
            for activity in self._deadline_activities(escalated=True)
        }
        late = []
        for record in self:
            for deadline in record._deadlines_to_tell():
                term = record[f"{deadline.stem}_term_id"]
                due = record[f"{deadline.stem}_due_date"]
                is_late = today > due + timedelta(days=term.escalate_days)
                is_new = (record.id, deadline.code) not in told
                if is_late and is_new and term.escalate_role:
                    late.append(
                        record._activity_vals(deadline, ESCALATION, term.escalate_role)
                    )
        self.env["mail.activity"].sudo().create(late)  # for the role above

    @api.model
    def _cron_deadlines(self):
        """Nightly: let the activities of every open deadline follow its due date."""
        quiet = self.with_context(mail_activity_quick_update=True)
        for model_name in self.env.registry.descendants(["keten.deadline"], "_inherit"):
            if not self.env[model_name]._abstract:
                quiet.env[model_name]._sync_open_deadlines()

    @api.model
    def _sync_open_deadlines(self):
        watched = self.env["mail.activity"]._read_group(
            [("res_model", "=", self._name), ("keten_deadline_code", "!=", False)],
            ["res_id"],
        )
        ids = {res_id for (res_id,) in watched}
        ids.update(self.search([("deadline_date", "!=", False)])._ids)
        remaining = len(ids)
        for batch in split_every(BATCH, sorted(ids)):
            records = self.browse(batch).exists()
            records._refresh_responsible()
            records._sync_deadline_activities()
            records._escalate_late_deadlines()
            remaining -= len(batch)
            self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)
            self.env.invalidate_all()
