from odoo import models
from odoo.exceptions import AccessError

from .keten_session import AHEAD

STATE_OF = {"accepted": "accepted", "declined": "declined", "waiting": "needsAction"}


class CalendarAttendee(models.Model):
    """Who says yes or no in the calendar has answered the invitation (OSS-A7)."""

    _inherit = "calendar.attendee"

    def write(self, vals):
        """
        :raise AccessError: somebody answers for somebody else, or moves a place
        """
        self._check_own_answer(vals)
        result = super().write(vals)
        if "state" in vals:
            self._pass_answers_on()
        return result

    def _check_own_answer(self, vals):
        """Also for links of an invitation, which Odoo follows with all rights."""
        target = self.env["calendar.event"].browse(vals.get("event_id"))
        if not (target._of_sessions() or self._of_sessions()):
            return
        is_own = self.partner_id == self.env.user.partner_id
        if vals.keys() - {"state"} or not is_own:
            raise AccessError(self.env._("Everybody answers for themselves."))

    def _of_sessions(self):
        """Return the attendees of sessions, also of those out of sight."""
        everybody = self.sudo()  # which session it is, no screen may read
        return everybody.filtered("event_id.keten_session_id")

    def _answer(self):
        self.ensure_one()
        is_answer = self.state in ("accepted", "declined")
        return self.state if is_answer else "waiting"

    def _pass_answers_on(self):
        """Tell the session, as long as it lies ahead."""
        attendees = self._of_sessions()
        answer_of = {(a.event_id, a.partner_id): a._answer() for a in attendees}
        places = self.env["keten.attendance"].sudo()  # one's own, checked above
        for place in places.search([("event_id", "in", attendees.event_id.ids)]):
            answer = answer_of.get((place.event_id, place.user_id.partner_id))
            is_new = answer and answer != place.answer
            if is_new and place.session_id.state in AHEAD:
                place.answer = answer

    def _mirror(self, answer):
        """Show what was answered on the session; a maybe stays one."""
        if self._answer() != answer:
            super().write({"state": STATE_OF[answer]})

    # ------------------------------------------------------------------
    # Odoo posts the answer with a name on the event; a session tells it itself
    # ------------------------------------------------------------------

    def do_accept(self):
        return self._answer_quietly("accepted") or super().do_accept()

    def do_decline(self):
        return self._answer_quietly("declined") or super().do_decline()

    def _answer_quietly(self, state):
        """Return whether all of these were places at a session, answered now."""
        if len(self._of_sessions()) < len(self) or not self:
            return False
        return self.write({"state": state})
