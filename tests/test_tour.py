from odoo.tests import HttpCase, freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestTour(ChainCase, HttpCase):
    """One address, from the corporation's desk to the kernteam's table."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for role in ("housing", "coordinator", "police"):
            cls.user_of[role].lang = "nl_NL"
        cls.near.household_id.discretion_ids.unlink()
        cls.near.write(
            {
                "state": "dwelling_sought",
                "address_id": False,
                "address_known_at": False,
                "core_team_informed_at": False,
                "refugee_council_informed_at": False,
                "expected_move_in_date": False,
                "team_id": False,
                "area_id": cls.area["near"].id,
            }
        )

    def test_address_goes_through_the_chain(self):
        self.start_tour(
            "/odoo", "keten_housing_announces_address", login="housing_near"
        )
        self.assertEqual(self.near.state, "announced")
        self.assertEqual(self.near.address_id.postcode, "5341 GM")
        self.assertEqual(self.near.team_id, self.team["near"])
        self.assertEqual(self.near.address_known_by_id, self.user_of["housing"])

        self.start_tour(
            "/odoo", "keten_coordinator_finds_address", login="coordinator_near"
        )
        self.assertEqual(self.near.agenda_item_ids.state, "open")

        self.start_tour(
            "/odoo", "keten_police_sees_address_and_no_name", login="police_near"
        )

    def test_every_menu_and_filter_opens(self):
        """The administrator's app is the widest: every menu, view and filter."""
        self.user_of["keten_admin"].lang = "nl_NL"
        self.browser_js(
            "/odoo",
            "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader')"
            ".startClickEverywhere('ketenaanpak.keten_menu_root');",
            "odoo.isReady === true",
            login="keten_admin_near",
            timeout=300,
            success_signal="clickbot test succeeded",
        )
