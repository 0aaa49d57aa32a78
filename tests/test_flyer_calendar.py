from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerCalendar(FlyerCase):
    """A confirmed round stands in the calendar of those who go, and of nobody else."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()
        self.leader = self.confirm_round(self.task)
        self.event = self.task.sudo().event_id

    def events(self, role):
        events = self.as_role(self.env["calendar.event"], role)
        return events.search([("id", "=", self.event.id)])

    def test_it_carries_a_reference_and_a_link(self):
        self.assertRecordValues(
            self.event,
            [
                {
                    "name": self.task.display_name,
                    "privacy": "private",
                    "start": self.task.start_at,
                    "stop": self.task.stop_at,
                }
            ],
        )
        self.assertNotIn("Kerkstraat", f"{self.event.name}{self.event.description}")

    def test_who_goes_finds_it(self):
        self.assertTrue(self.events("welfare"))
        for role in ("guidance", "housing", "coordinator", "police"):
            with self.subTest(role=role):
                self.assertFalse(self.events(role))

    def test_it_follows_who_goes(self):
        line = self.line(self.task, "refugee_council")
        line.user_id = self.user_of["guidance"]
        self.assertTrue(self.events("guidance"))
        self.line(self.task, "housing_corporation").action_accept()
        self.assertTrue(self.events("housing"))
        self.line(self.task, "welfare").action_decline()
        self.assertFalse(self.events("welfare"))

    def test_it_goes_when_the_round_is_off(self):
        self.leader.action_unplan()
        self.assertFalse(self.event.exists())

    def test_nobody_changes_it_by_hand(self):
        event = self.as_role(self.event, "welfare")
        with self.assertRaisesRegex(UserError, "follows its session or round"):
            event.name = "Elsewhere"
        with self.assertRaises(AccessError):
            event.unlink()
