from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from .calendar_case import CalendarCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionCalendarAnswer(CalendarCase):
    """I come, or I cannot come: said on the session or in the calendar (OSS-A7)."""

    def test_an_answer_in_the_calendar_reaches_the_session(self):
        self.invite()
        for role, record in (("police", self.session), ("guidance", self.item)):
            event = self.event_of(record).with_user(self.user_of[role])
            for status, answer in (
                ("accepted", "accepted"),
                ("declined", "declined"),
                ("tentative", "waiting"),
            ):
                with self.subTest(role=role, status=status):
                    event.change_attendee_status(status, "self_only")
                    self.assertEqual(self.place_of(role).answer, answer)
                    self.assertEqual(event.current_status, status)
            self.assertFalse(event.message_ids, "no names on the event")
        self.assertEqual(self.place_of("welfare").answer, "waiting")

    def test_an_answer_on_the_form_of_the_event_reaches_the_session(self):
        """Odoo would not ask a guest, who sits alone at an event."""
        self.invite()
        for role, record in (("police", self.session), ("guidance", self.item)):
            event = self.event_of(record).with_user(self.user_of[role])
            with self.subTest(role=role), Form(event) as form:
                self.assertTrue(form.should_show_status)
                form.current_status = "accepted"
            self.assertEqual(self.place_of(role).answer, "accepted")

    def test_an_answer_on_the_session_reaches_the_calendar(self):
        self.invite()
        for role, record in (("police", self.session), ("guidance", self.item)):
            place = self.place_of(role).with_user(self.user_of[role])
            event = self.event_of(record).with_user(self.user_of[role])
            place.action_accept()
            self.assertEqual(event.current_status, "accepted")
            place.action_decline()
            self.assertEqual(event.current_status, "declined")

    def test_everybody_answers_in_the_calendar_for_themselves(self):
        """Also by the link of an invitation, which Odoo follows with all rights."""
        self.invite()
        police = self.event_of(self.session).attendee_ids.filtered(
            lambda a: a.partner_id == self.user_of["police"].partner_id
        )
        public = self.env.ref("base.public_user")
        for attendee in (
            police.with_user(self.user_of["welfare"]),
            police.with_user(self.user_of["welfare"]).sudo(),
            police.with_user(public).sudo(),
        ):
            user = attendee.env.user
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                attendee.do_accept()
        self.assertEqual(self.place_of("police").answer, "waiting")
