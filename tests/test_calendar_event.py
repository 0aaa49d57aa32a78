from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import PlacementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestCalendarEvent(PlacementCase):
    """The calendar beside the sessions: Odoo's own, but for what is of the chain."""

    def plan(self, role, *guests, **vals):
        """Return an event that a role puts in the calendar for others."""
        partners = [self.user_of[guest].partner_id.id for guest in guests]
        return self.as_role(self.env["calendar.event"], role).create(
            {
                "name": "Lunch",
                "start": "2026-03-03 12:00:00",
                "stop": "2026-03-03 13:00:00",
                "partner_ids": [Command.set(partners)],
                **vals,
            }
        )

    def seen(self, role, event):
        """Return how many of the event, and of who comes, a role finds."""
        events = self.as_role(self.env["calendar.event"], role)
        attendees = self.as_role(self.env["calendar.attendee"], role)
        return (
            events.search_count([("id", "=", event.id)]),
            attendees.search_count([("event_id", "=", event.id)]),
        )

    def test_other_events_are_as_odoo_has_them(self):
        """Colleagues still see and invite each other to what is not of the chain."""
        lunch = self.plan("police", "police", "welfare")
        self.assertEqual(self.seen("manager", lunch), (1, 2))
        self.as_role(lunch, "welfare").change_attendee_status("accepted", "self_only")
        self.assertEqual(set(lunch.attendee_ids.mapped("state")), {"accepted"})
        self.assertTrue(lunch.message_post(body="Soup"))

    def test_a_meeting_about_a_placement_is_seen_by_who_is_in_it(self):
        """Odoo plans one from an activity, and shows it to every employee."""
        talk = self.plan(
            "coordinator",
            "welfare",
            "housing",
            user_id=self.user_of["welfare"].id,
            res_model_id=self.env["ir.model"]._get_id("keten.placement"),
            res_id=self.near.id,
        )
        self.assertEqual(self.seen("coordinator", talk), (1, 2), "who planned it")
        self.assertEqual(self.seen("welfare", talk), (1, 2), "whose it is")
        self.assertEqual(self.seen("housing", talk), (1, 1), "who was asked")
        self.assertEqual(self.seen("police", talk), (0, 0))
        self.as_role(talk, "coordinator").unlink()
