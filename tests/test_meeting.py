from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from .session_case import SessionCase

MEETING = "ketenaanpak.keten_agenda_item_view_meeting"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMeeting(SessionCase):
    """What the screens of a meeting offer, and when."""

    def setUp(self):
        super().setUp()
        council = self.org["refugee_council", "near"]
        council.contact_user_id = self.user_of["guidance"]
        self.placement = self.announce(self.new_placement())
        self.session = self.plan("2026-03-02 13:00:00")
        self.session.action_invite()
        self.item = self.item_of(self.placement)
        self.standing = self.session._agenda()[:1]

    def later(self):
        self.session.start_at = "2026-03-05 09:00:00"

    def test_the_screen_says_who_is_asked_to_be_there(self):
        members = self.team["near"].access_user_ids | self.session.chair_id
        self.assertEqual(self.standing.seat_ids.user_id, members)
        self.assertEqual(self.item.seat_ids, self.item.attendance_ids)
        self.assertTrue(self.item.seat_ids)

    def test_one_tap_says_who_is_there(self):
        seat = self.standing.seat_ids[:1]
        seat.action_toggle_present()
        self.assertTrue(seat.is_present)
        seat.action_toggle_present()
        self.assertFalse(seat.is_present)
        self.later()
        with self.assertRaisesRegex(UserError, "is still to come"):
            seat.action_toggle_present()

    def test_a_session_of_today_asks_nothing(self):
        screen = self.session.action_start()
        self.assertEqual(screen["res_id"], self.standing.id)
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        self.session.action_end()
        self.assertEqual(self.session.state, "held")

    def test_a_session_of_a_later_day_asks_first(self):
        self.later()
        for ask, verb in (
            (self.session.action_start, "start"),
            (self.session.action_end, "end"),
            (self.item.action_close_meeting, "leave"),
        ):
            with self.subTest(verb=verb):
                question = ask()
                self.assertEqual(question["target"], "new")
                self.assertEqual(question["res_id"], self.session.id)
                self.assertEqual(question["context"], {"keten_verb": verb})
        self.assertEqual(self.session.state, "invited")

    def test_what_is_closed_before_its_day_was_held_today(self):
        self.later()
        seat = self.session.sudo().attendance_ids.filtered("event_id")[:1]
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        self.session.action_hold()
        self.assertEqual(self.session.session_date, date(2026, 3, 2))
        self.assertEqual(seat.event_id.start, self.session.start_at)

    def test_what_was_held_moves_to_no_later_day(self):
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        self.session.action_hold()
        with self.assertRaisesRegex(UserError, "was held"):
            self.later()

    def test_a_meeting_that_moves_on_had_nobody_present(self):
        seat = self.standing.seat_ids[:1]
        seat.action_toggle_present()
        self.later()
        self.assertFalse(seat.is_present)

    def test_the_reason_for_postponing_is_asked_in_a_dialog(self):
        action = self.item.action_ask_reason()
        self.assertEqual((action["target"], action["res_id"]), ("new", self.item.id))
        form = Form(self.item, "ketenaanpak.keten_agenda_item_view_postpone")
        with self.assertRaisesRegex(AssertionError, "postpone_reason is a required"):
            form.save()
        form.postpone_reason = "no_time"
        form.save()
        self.item.action_postpone()
        self.assertEqual(self.item.state, "postponed")

    def test_confirmed_minutes_invite_to_no_change(self):
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        self.session.action_hold()
        self.assertIn(" revise ", self.item.allowed_verbs)
        self.session.action_confirm()
        self.assertNotIn("revise", self.item.allowed_verbs)
        for view in ("ketenaanpak.keten_agenda_item_view_form", MEETING):
            form = Form(self.item, view)
            for field in ("information_method", "dissent", "location_remarks"):
                with (
                    self.subTest(view=view, field=field),
                    self.assertRaisesRegex(AssertionError, "readonly"),
                ):
                    setattr(form, field, False)
        form = Form(self.session)
        with self.assertRaisesRegex(AssertionError, "readonly"):
            form.location = "Elsewhere"
