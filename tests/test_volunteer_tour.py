from odoo.tests import HttpCase, freeze_time, tagged

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerTour(VolunteerCase, HttpCase):
    """A coordinator of volunteers, on the screen."""

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

    def test_every_menu_of_the_volunteers_opens(self):
        self.available(user_id=self.user_of["guide"].id)
        for role in ("welfare", "guide"):
            with self.subTest(role=role):
                self.browser_js(
                    "/odoo",
                    "odoo.loader.modules.get('@web/webclient/clickbot/"
                    "clickbot_loader').startClickEverywhere("
                    "'ketenaanpak.keten_volunteer_menu');",
                    "odoo.isReady === true",
                    login=f"{role}_near",
                    timeout=300,
                    success_signal="clickbot test succeeded",
                )
