from odoo.tests import freeze_time, tagged

from .calendar_case import CalendarCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestGuestOfTwoItems(CalendarCase):
    """Who comes to a session as a guest can be asked for another household too."""

    def test_an_address_is_announced_when_its_guest_said_yes_before(self):
        self.invite()
        self.place_of("guidance").with_user(self.guest).action_accept()
        second = self.new_placement()
        self.announce(second, door="15")
        self.assertEqual(second.state, "announced")
