from odoo import models
from odoo.exceptions import AccessError

from .keten_session import AHEAD

STATE_OF = {"accepted": "accepted", "declined": "declined", "waiting": "needsAction"}


def answer_of(state):
    """Return what a state in the calendar means to a session."""
    return state if state in ("accepted", "declined") else "waiting"


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
            self._pass_answer_on(answer_of(vals["state"]))
        return result

    def _check_own_answer(self, vals):
        """Also for links of an invitation, which Odoo follows with all rights."""
        target = self.env["calendar.event"].browse(vals.get("event_id"))
        if not (target._of_sessions() or self._of_sessions()):
            return
        is_own = self.partner_id == self.env.user.partner_id
        is_answer = vals.keys() == {"state"}
        if not (is_answer and (is_own or self._is_known(answer_of(vals["state"])))):
            raise AccessError(self.env._("Everybody answers for themselves."))

    def _is_known(self, answer):
        """Tell whether the session has this answer: then the calendar follows."""
        places = self._places()
        return bool(places) and set(places.mapped("answer")) == {answer}

    def _of_sessions(self):
        """Return the attendees of sessions, also of those out of sight."""
        everybody = self.sudo()  # which session it is, no screen may read
        return everybody.filtered("event_id.keten_session_id")

    def _places(self):
        """Return what these attendees are at sessions."""
        attendees = self._of_sessions()
        seats = {(attendee.event_id, attendee.partner_id) for attendee in attendees}
        places = self.env["keten.attendance"].sudo()  # whoever they belong to
        return places.search([("event_id", "in", attendees.event_id.ids)]).filtered(
            lambda place: (place.event_id, place.user_id.partner_id) in seats
        )

    def _pass_answer_on(self, answer):
        """Tell the session, as long as it lies ahead."""
        for place in self._places():
            if place.answer != answer and place.session_id.state in AHEAD:
                place.answer = answer

    def _mirror(self, answer):
        """Show what was answered on the session; a maybe stays one."""
        if answer_of(self.state) != answer:
            self.state = STATE_OF[answer]

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
