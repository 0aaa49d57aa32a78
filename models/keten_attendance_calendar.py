from odoo import api, fields, models
from odoo.fields import NO_ACCESS

from .keten_icalendar import icalendar
from .keten_thread_letter import Letter

OFF_AGENDA = ("postponed", "cancelled")


class KetenAttendance(models.Model):
    """A place at a session is a place in somebody's calendar (OSS-A7).

    Members share one event. Every guest has one event of their own, for whatever items
    the guest comes; it tells of no other item, no other guest, and no members.
    """

    _inherit = "keten.attendance"

    event_id = fields.Many2one(
        "calendar.event",
        "In the calendar",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups=NO_ACCESS,
    )
    invited_at = fields.Datetime(copy=False, groups=NO_ACCESS)

    @api.model_create_multi
    def create(self, vals_list):
        places = super().create(vals_list)
        places._invite()
        return places

    def write(self, vals):
        result = super().write(vals)
        if "answer" in vals:
            self._mirror_answers()
        return result

    def unlink(self):
        self.check_access("unlink")
        self._withdraw()
        return super().unlink()

    # ------------------------------------------------------------------
    # Asked, and taken back
    # ------------------------------------------------------------------

    def _invite(self):
        """Ask who was not asked yet, once the session is invited.

        A round in writing has no hour to keep free, and asks in its own way.
        """
        everybody = self.sudo()  # also people of other organisations
        places = everybody.filtered(lambda place: place._is_to_invite())
        places.invited_at = fields.Datetime.now()
        places._add_to_calendar()
        places._send("invite")

    def _is_to_invite(self):
        session = self.session_id
        is_asking = session.state == "invited" and not self.invited_at
        is_meeting = session.session_type != "written" and self._is_ahead()
        return is_asking and is_meeting and self._is_expected()

    def _is_ahead(self):
        return self.session_id.start_at > fields.Datetime.now()

    def _is_expected(self):
        """Tell whether somebody still comes for whom they were asked (OSS-A1)."""
        session = self.session_id
        if not self.item_id:
            return self.user_id in session.team_id.access_user_ids | session.chair_id
        is_guest = self.user_id in self.organisation_id.access_user_ids
        return is_guest and self.item_id.state not in OFF_AGENDA

    def _withdraw(self):
        """Take places out of calendars; who would still come hears of it."""
        everybody = self.sudo()  # also people of other organisations
        given = everybody.filtered("event_id")
        for event in given.event_id:
            event.keten_sequence += 1
        by_event = given.grouped("event_id")
        files = {event: self._files(event, "CANCEL") for event in by_event}
        given.write({"event_id": False, "invited_at": False})
        for event, places in by_event.items():
            staying = everybody.search([("event_id", "=", event.id)]).user_id
            gone = places.filtered(
                lambda place, stay=staying: place.user_id not in stay
            )
            gone.filtered(lambda place: place._is_ahead())._send("cancel", files[event])
            event._point_at_places()
            event._release(gone.user_id.partner_id)

    # ------------------------------------------------------------------
    # In the calendar
    # ------------------------------------------------------------------

    def _add_to_calendar(self):
        """One person has one event, and so one answer, for whatever items."""
        guests = self.filtered("item_id")
        for place in guests:
            seated = place.session_id.attendance_ids.filtered(
                lambda a, guest=place.user_id: (
                    a.item_id and a.user_id == guest and a.event_id
                )
            )[:1]
            if seated:
                place.answer = seated.answer
            place._take_seat(seated.event_id)
        for session, members in (self - guests).grouped("session_id").items():
            seated = session.attendance_ids.filtered(lambda a: not a.item_id)
            members._take_seat(seated.event_id)

    def _take_seat(self, event):
        """Sit down at an event, or at a new one where there is none yet."""
        if event:
            event._seat(self.user_id.partner_id)
        self.event_id = event or event._open_for(self)
        self.event_id._point_at_places()
        self._mirror_answers()

    def _mirror_answers(self):
        everybody = self.sudo()  # the answer of one place shows in one calendar
        for place in everybody.filtered("event_id"):
            partner = place.user_id.partner_id
            for attendee in place.event_id.attendee_ids:
                if attendee.partner_id == partner:
                    attendee._mirror(place.answer)

    def _about(self):
        """Return the record one person comes for, which that person may open."""
        items = self.item_id
        return items if len(items) == 1 and len(self) == 1 else self.session_id

    # ------------------------------------------------------------------
    # By mail
    # ------------------------------------------------------------------

    def _send(self, kind, files=None):
        """Mail everybody one link, with their place in the calendar as a file."""
        method = "CANCEL" if kind == "cancel" else "REQUEST"
        for (user, _session), places in self.grouped(
            lambda place: (place.user_id, place.session_id)
        ).items():
            event = places.event_id[:1]
            file = (files or self._files(event, method)).get(user, b"")
            letter = Letter(kind, user.partner_id.id, file)
            record = places._about().with_context(lang=user.lang, keten_letter=letter)
            record.message_notify(
                partner_ids=user.partner_id.ids,
                subject=record.display_name,
                body=record._link_only_sentence(),
            )

    def _files(self, event, method):
        """Return ``{user: file}``: what calendars of these people are to be told."""
        return {
            user: icalendar(event, user.email, method) for user in self.user_id if event
        }
