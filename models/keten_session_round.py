from odoo import api, fields, models

from .keten_session_flow import CHAIR

ANSWER = "ketenaanpak.mail_activity_type_answer"


class KetenSession(models.Model):
    """A round in writing: who is asked, who still has to answer (OSS-A9)."""

    _inherit = "keten.session"

    answer_ids = fields.One2many(
        "keten.round.answer", "session_id", "Answers", groups=CHAIR
    )
    silent_ids = fields.Many2many(
        "res.users",
        string="No answer from",
        compute="_compute_silent_ids",
        groups=CHAIR,
    )
    my_answer_id = fields.Many2one(
        "keten.round.answer", "My answer", compute="_compute_my_answer_id"
    )
    asks_me = fields.Boolean("Asks for my answer", compute="_compute_my_answer_id")

    @api.depends("answer_ids.stance", "session_type")
    def _compute_silent_ids(self):
        for session in self:
            is_round = session.session_type == "written"
            answers = session.answer_ids if is_round else session.answer_ids.browse()
            silent = answers.filtered(lambda answer: answer.stance == "waiting")
            session.silent_ids = silent.user_id

    @api.depends("answer_ids.stance")
    @api.depends_context("uid")
    def _compute_my_answer_id(self):
        """Find what the reader was asked, first what waits for an answer."""
        answers = self.env["keten.round.answer"].sudo()  # one's own, read below
        own = answers.search(
            [
                ("session_id", "in", self.ids),
                ("session_id.session_type", "=", "written"),
                ("user_id", "=", self.env.uid),
            ]
        )
        own = own.sudo(False)._filtered_access("read")
        by_session = own.sorted(lambda a: a.stance != "waiting").grouped("session_id")
        for session in self:
            answer = by_session.get(session._origin, own.browse())[:1]
            session.my_answer_id = answer
            session.asks_me = answer.is_open and answer.stance == "waiting"

    def _is_running_round(self):
        """Tell whether people can answer, of no session at all too."""
        return self.session_type == "written" and self.state == "invited"

    # ------------------------------------------------------------------
    # Asking
    # ------------------------------------------------------------------

    def _on_invite(self):
        result = super()._on_invite()
        rounds = self.filtered(lambda session: session.session_type == "written")
        rounds.sudo().item_ids.answer_ids.unlink()  # of an earlier round
        rounds._ask()
        return result

    def _ask(self):
        """Put the question to the members, and to the guests of an item (OSS-A7).

        The chair asks, and decides: that is no answer.
        """
        for session in self:
            members = session.team_id.sudo().access_user_ids  # of other organisations
            items = session.sudo().item_ids  # asked on behalf of the chair
            asked = self.env["res.users"]
            for item in items.filtered("placement_id"):
                people = members | item.attendance_ids.user_id
                asked |= item._ask(people - session.chair_id)
            session._tell_asked(asked)

    def _tell_asked(self, users):
        """Send a link: what it is about shows behind the login (design.md 3.4)."""
        for user in users:  # one message each: guests do not read who else was asked
            self.message_notify(
                partner_ids=user.partner_id.ids,
                subject=self.display_name,
                body=self.env._("The kernteam asks for your answer in writing."),
            )

    def _open_questions(self):
        """Return what nobody answered yet, of those who may still answer."""
        answers = self.env["keten.round.answer"].sudo()  # of everybody who was asked
        waiting = answers.search(
            [("session_id", "in", self.ids), ("stance", "=", "waiting")]
        )
        return waiting.filtered(
            lambda answer: answer.is_open and answer.user_id._keten_readable(answer)
        )

    def _sync_deadline_activities(self):
        result = super()._sync_deadline_activities()
        self._sync_answer_activities()
        return result

    def _sync_answer_activities(self):
        """Ask who still has to answer, and nobody else; twice changes nothing.

        The mail with the link went out already, so this sends none. An activity that
        is over leaves no message: a guest would read who was asked about other items.
        """
        rounds = self.filtered(lambda session: session.session_type == "written")
        if not rounds:
            return
        wanted = {(a.session_id.id, a.user_id.id): a for a in rounds._open_questions()}
        over = self.env["mail.activity"]
        for activity in rounds._answer_activities():
            answer = wanted.pop((activity.res_id, activity.user_id.id), None)
            if not answer:
                over |= activity
            elif activity.date_deadline != answer.answers_due_date:
                activity.sudo().date_deadline = answer.answers_due_date  # of the round
        over.sudo().unlink()  # of those who answered
        activities = self.env["mail.activity"].sudo()  # for everybody who was asked
        activities.with_context(mail_activity_quick_update=True).create(
            [answer._activity_vals() for answer in wanted.values()]
        )

    def _is_step_open(self, activity):
        """Whoever was asked answers on the question: feedback is read by everybody."""
        is_answer = activity.activity_type_id.id == self._activity_type_id(ANSWER)
        return (bool(self) and is_answer) or super()._is_step_open(activity)

    def _answer_activities(self):
        activities = self.env["mail.activity"].sudo()  # of everybody who was asked
        return activities.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", self._activity_type_id(ANSWER)),
            ]
        )

    # ------------------------------------------------------------------
    # Answering and concluding
    # ------------------------------------------------------------------

    def _get_access_action(self, access_uid=None, force_website=False):
        """Let the link in the mail lead who was asked straight to the question."""
        reader = self.with_user(access_uid) if access_uid else self
        if reader.my_answer_id.is_open:
            return {
                "type": "ir.actions.act_url",
                "url": f"/odoo/keten-answers/{reader.my_answer_id.id}",
                "target": "self",
            }
        return super()._get_access_action(access_uid, force_website)

    def action_answer(self):
        self.ensure_one()
        return self.my_answer_id._answer_screen()

    def action_open_answers(self):
        """Open what the round is about, with the answers beside it."""
        self.ensure_one()
        items = self.item_ids.filtered("placement_id")
        return items._get_records_action(name=self.display_name)

    def action_hold(self):
        """A round may end before everybody answered; the chair hears who did not."""
        super().action_hold()
        return self._say_silent() if self.silent_ids else None

    def _say_silent(self):
        """Return a word on the screen about who did not answer."""
        names = ", ".join(self.silent_ids.mapped("name"))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": self.env._(
                    "The round is concluded without an answer of %(people)s.",
                    people=names,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _end_empty_rounds(self):
        """A round ends when its question was taken back, or moved to a session."""
        running = self.filtered(lambda s: s._is_running_round())
        for session in running.sudo():  # of everybody who was asked
            left = session.item_ids.filtered("placement_id").mapped("state")
            if all(state == "cancelled" for state in left):
                session._do("cancel")  # nobody is left to conclude it
