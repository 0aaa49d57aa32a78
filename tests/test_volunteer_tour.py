from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerTour(VolunteerCase, HttpCase):
    """A coordinator of volunteers, on the screen."""

    @mute_logger("odoo.http")  # a refusal is a warning there
    def test_the_coordinator_makes_a_volunteer_available(self):
        volunteer = self.screened(training_on=False)
        self.start_tour(
            "/odoo/keten-volunteers",
            "keten_coordinator_screens_a_volunteer",
            login="guidance_near",
        )
        self.assertEqual(volunteer.state, "available")

    def test_the_other_organisation_reads_no_phone_number(self):
        self.available()
        self.start_tour(
            "/odoo/keten-volunteers",
            "keten_partner_reads_the_pool",
            login="welfare_near",
        )

    def test_every_menu_of_who_coordinates_opens(self):
        """Menus and views only: the administrator's test opens filters as well."""
        self.available()
        self.browser_js(
            "/odoo",
            "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader')"
            ".startClickEverywhere('ketenaanpak.keten_menu_root', true);",
            "odoo.isReady === true",
            login="guidance_near",
            timeout=300,
            success_signal="clickbot test succeeded",
        )
