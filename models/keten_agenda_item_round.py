from collections import Counter

from odoo import api, fields, models

from .keten_session_flow import CHAIR


class KetenAgendaItem(models.Model):
    """What a written round says of an item, and what the chair takes over (OSS-A10)."""

    _inherit = "keten.agenda.item"

    session_type = fields.Selection(
        related="session_id.session_type", string="Session type"
    )
    answer_ids = fields.One2many(
        "keten.round.answer", "item_id", "Answers", groups=CHAIR
    )
    talk_first = fields.Text(
        "To talk about first",
        compute="_compute_talk_first",
        groups=CHAIR,
        help="Who does not want to settle this in writing.",
    )

    @api.depends("answer_ids.stance", "answer_ids.talk_about")
    def _compute_talk_first(self):
        for item in self:
            talkers = item.answer_ids.filtered(lambda a: a.stance == "talk")
            item.talk_first = "\n".join(answer._talk_sentence() for answer in talkers)

    def write(self, vals):
        """Ask nobody about an item that was decided, taken back or moved."""
        if not vals.keys() & {"state", "session_id"}:
            return super().write(vals)
        before = self.filtered("placement_id").session_id
        result = super().write(vals)
        if "session_id" in vals:
            answers = self.sudo().answer_ids  # the item is discussed elsewhere
            answers.filtered(lambda answer: answer.stance == "waiting").unlink()
        before._end_empty_rounds()
        before._sync_answer_activities()
        return result

    def _ask(self, users):
        """Ask those who may read the item, once each, and return who is new."""
        answers = self.env["keten.round.answer"].sudo()  # of other organisations too
        asked = (users - self.answer_ids.user_id).filtered(
            lambda user: (
                user._keten_readable(self)
                and answers.with_user(user).has_access("write")
            )
        )
        answers.create([{"item_id": self.id, "user_id": user.id} for user in asked])
        return asked

    def _is_on_time(self):
        """While a round runs its own term watches, and no session is needed."""
        return self.session_id._is_running_round() or super()._is_on_time()

    # ------------------------------------------------------------------
    # The chair takes over what was answered
    # ------------------------------------------------------------------

    def action_adopt(self):
        """Let the method most chose be the outcome, and what was offered be agreed."""
        self.check_access("write")
        for item in self:
            given = item.answer_ids.filtered("answered_at")
            item.information_method = item._most_chosen(given)
            item._adopt_efforts(given)

    def _most_chosen(self, answers):
        """Return the method with the most votes; the chair's own where it is a tie."""
        votes = Counter(answers.mapped("information_method"))
        del votes[False]
        methods = self._fields["information_method"].get_values(self.env)
        return max([self.information_method, *methods], key=votes.__getitem__)

    def _adopt_efforts(self, answers):
        offers = dict.fromkeys((a.organisation_id, a.effort) for a in answers)
        known = {(action.organisation_id, action.what) for action in self.action_ids}
        self.action_ids.create(
            [
                {"item_id": self.id, "organisation_id": organisation.id, "what": effort}
                for organisation, effort in offers
                if effort and (organisation, effort) not in known
            ]
        )

    def action_conclude_round(self):
        return self.session_id.action_hold()
