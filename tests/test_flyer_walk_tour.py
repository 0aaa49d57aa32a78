from unittest.mock import patch

from odoo.tests import HttpCase, common, freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import FlyerCase

NO_SIGNAL = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
KEPT_BACK = ["*/record_visits", "*/record_offer"]


class StreetBrowser(common.ChromeBrowser):
    """A browser that loses its network, or a part of it, when a tour says so."""

    def _handle_console(self, type, args=None, stackTrace=None, **kw):
        said = str(args and (args[0].get("value") or args[0].get("description")))
        if said.startswith("network: "):
            self._set_network(said.removeprefix("network: "))
        elif "ConnectionLostError" in said:
            type = "info"  # what else Odoo asks meanwhile fails, as it should
        return super()._handle_console(type, args, stackTrace, **kw)

    def _set_network(self, network):
        self._websocket_send("Network.enable")
        self._websocket_send(
            "Network.emulateNetworkConditions",
            params={**NO_SIGNAL, "offline": network == "offline"},
        )
        self._websocket_send(
            "Network.setBlockedURLs",
            params={"urls": KEPT_BACK if network == "blocked" else []},
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerWalkTour(FlyerCase, HttpCase):
    """A guide goes along the doors with a phone, also without a signal (OSS-B1)."""

    browser_size = "390x844"
    touch_enabled = True

    def setUp(self):
        super().setUp()
        self.enterContext(patch.object(common, "ChromeBrowser", StreetBrowser))
        for role in ("guide", "guidance"):
            self.user_of[role].lang = "nl_NL"
        self.task = self.new_round()
        leader = self.as_leader(self.task)
        leader.radius = 20
        leader.action_choose_doors()
        self.confirm_round(self.task)
        self.task.participant_ids.create(
            {
                "task_id": self.task.id,
                "organisation_id": self.org["refugee_council", "near"].id,
                "user_id": self.user_of["guide"].id,
                "state": "accepted",
            }
        )

    def tour(self, name, screen="/flyer-doors", login="guide_near"):
        path = f"/odoo/flyer-rounds/{self.task.id}{screen}"
        self.start_tour(path, name, login=login)

    def heard(self):
        """Return what came of each door, by its number."""
        self.env.invalidate_all()
        return {
            door.bag_address_id.house_number: (door.result, door.reaction)
            for door in self.task.door_ids
            if door.result
        }

    def test_a_guide_walks_a_round(self):
        self.tour("keten_guide_walks_a_round", screen="")
        self.assertEqual(
            self.heard(),
            {
                17: ("spoken", "positive"),
                19: ("leaflet", False),
                20: ("spoken", "worried"),
                23: ("skipped", False),
                25: ("leaflet", False),
            },
        )
        self.assertEqual(self.task.state, "done")
        self.assertRecordValues(
            self.task.lead_ids,
            [{"neighbour": "Mrs Invented", "recorded_by_id": self.user_of["guide"].id}],
        )

    def test_without_a_signal_nothing_is_lost(self):
        self.tour("keten_guide_walks_without_connection")
        self.assertEqual(
            self.heard(),
            {
                17: ("spoken", "neutral"),
                19: ("leaflet", False),
                20: ("not_home", False),
            },
        )

    def test_a_page_that_was_closed_too_early_goes_on(self):
        self.tour("keten_guide_closes_the_page_too_early")
        self.assertEqual(self.heard(), {17: ("leaflet", False), 19: ("leaflet", False)})

    @mute_logger("odoo.http")
    def test_one_door_that_is_refused_stops_no_other(self):
        self.tour("keten_guide_is_refused_a_door")
        self.assertEqual(self.heard(), {17: ("leaflet", False), 19: ("leaflet", False)})

    def test_a_team_fills_in_totals(self):
        self.tour("keten_guide_fills_in_totals")
        self.env.invalidate_all()
        self.assertRecordValues(
            self.task.result_ids,
            [
                {
                    "is_total": True,
                    "spoken_count": 1,
                    "positive_count": 1,
                    "leaflet_count": 4,
                }
            ],
        )

    def test_a_phone_forgets_neighbours(self):
        self.tour("keten_phone_forgets_neighbours")
        self.env.invalidate_all()
        self.assertRecordValues(self.task.lead_ids, [{"email": "invented@example.com"}])


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerMapTour(FlyerCase, HttpCase):
    """The doors of a round drawn without a map of others (OSS-B2)."""

    def test_a_professional_reads_the_map(self):
        self.user_of["guidance"].lang = "nl_NL"
        task = self.new_round()
        self.start_tour(
            f"/odoo/flyer-rounds/{task.id}",
            "keten_guidance_reads_the_map",
            login="guidance_near",
        )
