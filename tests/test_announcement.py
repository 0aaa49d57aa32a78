from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import PlacementCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAnnouncement(PlacementCase):
    """A corporation makes an address known (worked example 1)."""

    # ------------------------------------------------------------------
    # Worked example 1
    # ------------------------------------------------------------------

    def test_consultant_announces_on_2_march(self):
        placement = self.announce(self.new_placement())
        self.assertRecordValues(
            placement,
            [
                {
                    "state": "announced",
                    "address_known_at": datetime(2026, 3, 2, 9, 0),
                    "address_known_by_id": self.user_of["housing"].id,
                    "core_team_informed_at": datetime(2026, 3, 2, 9, 0),
                    "refugee_council_informed_at": datetime(2026, 3, 2, 9, 0),
                    "team_id": self.team["near"].id,
                    "core_inform_due_date": date(2026, 3, 3),
                    "neighbours_due_date": date(2026, 3, 9),
                    "critical_date": date(2026, 3, 9),
                    "find_due_date": date(2026, 3, 16),
                    "deadline_date": date(2026, 3, 9),
                    "deadline_role": "guidance",
                    "announcement_gap": "",
                }
            ],
        )
        self.assertEqual(placement.address_id.postcode, "5341 AB")

    def test_neighbours_deadline_turns_amber_on_saturday_and_red_on_tuesday(self):
        placement = self.announce(self.new_placement())
        for day, colour in (
            ("2026-03-06", "green"),
            ("2026-03-07", "amber"),
            ("2026-03-09", "amber"),
            ("2026-03-10", "red"),
        ):
            with freeze_time(f"{day} 12:00:00"):
                placement.invalidate_recordset()
                self.assertEqual(placement.deadline_colour, colour, day)
                self.assertEqual(placement.neighbours_colour, colour, day)

    def test_neighbours_hear_before_an_early_move(self):
        placement = self.announce(
            self.new_placement(), expected_move_in_date="2026-03-06"
        )
        self.assertEqual(placement.neighbours_due_date, date(2026, 3, 5))
        self.assertEqual(placement.critical_date, date(2026, 3, 5))

    def test_a_step_done_in_time_or_late_keeps_its_colour(self):
        placement = self.announce(self.new_placement())
        guidance = placement.with_user(self.user_of["guidance"])
        with freeze_time("2026-03-11 12:00:00"):
            self.inform(placement)
            self.assertEqual(placement.neighbours_colour, "done_late")
            self.assertTrue(placement.asks_late_reason)
            guidance.late_reason = "workload"
            self.assertFalse(placement.asks_late_reason)
        self.assertEqual(placement.core_inform_colour, "done_in_time")

    # ------------------------------------------------------------------
    # Announcing
    # ------------------------------------------------------------------

    def test_a_dragged_card_says_what_is_missing(self):
        placement = self.new_placement().with_user(self.user_of["housing"])
        with self.assertRaisesRegex(UserError, "Address is not filled in"):
            placement.state = "announced"
        self.assertEqual(placement.state, "dwelling_sought")

    def test_a_dragged_card_goes_through_the_same_guards(self):
        placement = self.new_placement(
            address_id=self.near.address_id.id,
            area_id=self.area["near"].id,
            expected_move_in_date="2026-03-20",
        )
        placement.with_user(self.user_of["housing"]).state = "announced"
        self.assertEqual(placement.team_id, self.team["near"])
        self.assertTrue(placement.address_known_at)

    def test_an_address_entered_before_is_found_again(self):
        first = self.announce(self.new_placement())
        again = self.announce(self.new_placement())
        self.assertEqual(first.address_id, again.address_id)

    def test_an_area_without_a_kernteam_does_not_lose_the_announcement(self):
        self.team["near"].area_ids = False
        placement = self.announce(self.new_placement())
        self.assertEqual(placement.state, "announced")
        self.assertFalse(placement.core_team_informed_at)
        self.assertIn("No kernteam covers Area near", placement.announcement_gap)
        self.assertEqual(placement.deadline_date, date(2026, 3, 3))

        self.team["near"].area_ids = self.area["near"]
        placement.with_user(self.user_of["housing"]).action_inform_partners()
        self.assertTrue(placement.core_team_informed_at)
        self.assertFalse(placement.announcement_gap)

    def test_a_neighbourhood_finds_the_kernteam_around_it(self):
        street = self.env["keten.area"].create(
            {"name": "Buurt", "parent_id": self.area["near"].id}
        )
        placement = self.announce(self.new_placement(), area_id=street.id)
        self.assertEqual(placement.team_id, self.team["near"])

    def test_an_expired_covenant_is_said(self):
        self.org["refugee_council", "near"].covenant_valid_until = "2026-02-27"
        placement = self.announce(self.new_placement())
        self.assertIn("refugee_council near", placement.announcement_gap)
        self.assertTrue(placement.refugee_council_informed_at)

    def test_without_guidance_organisation_the_placement_asks_for_one(self):
        placement = self.announce(self.new_placement(guidance_organisation_id=False))
        self.assertFalse(placement.refugee_council_informed_at)
        self.assertIn("no guidance organisation", placement.announcement_gap)

    def test_members_of_the_kernteam_are_notified(self):
        placement = self.announce(self.new_placement())
        notified = self.messages_of(placement).notified_partner_ids
        for role in ("police", "welfare", "coordinator"):
            self.assertIn(self.user_of[role].partner_id, notified, role)
        self.assertNotIn(self.other_of["police"].partner_id, notified)

    def test_nobody_hears_it_twice(self):
        """An ended covenant asks for a new one, and for no new message."""
        self.org["refugee_council", "near"].covenant_valid_until = "2026-02-27"
        placement = self.announce(self.new_placement())
        self.assertFalse(placement.is_somebody_untold)

        self.team["near"].area_ids = False
        self.team["far"].area_ids |= self.area["near"]
        placement.invalidate_recordset()
        self.assertTrue(placement.is_somebody_untold)
        messages = self.messages_of(placement)
        placement.with_user(self.user_of["housing"]).action_inform_partners()
        heard = (self.messages_of(placement) - messages).notified_partner_ids
        self.assertIn(self.other_of["police"].partner_id, heard)
        self.assertNotIn(self.user_of["guide"].partner_id, heard)
        self.assertNotIn(self.user_of["police"].partner_id, heard)
        self.assertFalse(placement.is_somebody_untold)

    def test_the_one_who_announces_hears_who_was_told(self):
        told = self.announcement(self.new_placement()).action_announce()
        self.assertEqual(
            told["params"]["message"], "Told: Kernteam near, refugee_council near."
        )
        self.team["near"].area_ids = False
        alone = self.new_placement(guidance_organisation_id=False)
        told = self.announcement(alone).action_announce()
        self.assertEqual(told["params"]["type"], "warning")

    def test_a_house_number_is_typed_as_it_stands_on_the_door(self):
        for typed, door in (
            ("12", (12, False, False)),
            ("12a", (12, "A", False)),
            ("12 B", (12, "B", False)),
            ("12A-2", (12, "A", "2")),
            ("12-hs", (12, False, "hs")),
            ("12bis", (12, False, "bis")),
        ):
            with self.subTest(typed=typed):
                address = self.announce(self.new_placement(), door=typed).address_id
                self.assertEqual(
                    (address.house_number, address.house_letter, address.addition),
                    door,
                )
        with self.assertRaisesRegex(UserError, "begins with a figure"):
            self.announce(self.new_placement(), door="bis")

    def test_the_place_follows_the_village(self):
        self.oss.city = "Oss"
        village = self.env["keten.area"].create(
            {
                "name": "Berghem",
                "area_type": "village",
                "parent_id": self.area["near"].parent_id.id,
            }
        )
        for area, city in ((self.area["near"], "Oss"), (village, "Berghem")):
            wizard = self.announcement(self.new_placement(), city=None, area_id=area.id)
            self.assertEqual(wizard.city, city)

    def messages_of(self, placement):
        return self.env["mail.message"].search(
            [("model", "=", placement._name), ("res_id", "=", placement.id)]
        )

    def test_only_landlord_or_coordinator_announces(self):
        placement = self.new_placement(
            address_id=self.near.address_id.id,
            area_id=self.area["near"].id,
            expected_move_in_date="2026-03-20",
        )
        with self.assertRaisesRegex(AccessError, "Housing consultant"):
            placement.with_user(self.user_of["guidance"])._do("announce")
