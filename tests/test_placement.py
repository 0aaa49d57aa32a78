from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import TODAY
from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestPlacement(SessionCase):
    """A household on its way to an address, step by step (domain.md 5.1)."""

    # ------------------------------------------------------------------
    # The other verbs
    # ------------------------------------------------------------------

    def test_discussed_and_informed_come_in_either_order(self):
        placement = self.announce(self.new_placement())
        self.inform(placement)
        self.discuss(placement)
        self.assertRecordValues(
            placement,
            [{"state": "neighbours_informed", "is_discussed": True}],
        )

    def test_from_draft_to_closed(self):
        coordinator = self.user_of["coordinator"]
        placement = (
            self.env["keten.placement"]
            .with_user(coordinator)
            .create(
                {
                    "corporation_id": self.org["housing_corporation", "near"].id,
                    "guidance_organisation_id": self.org["refugee_council", "near"].id,
                }
            )
        )
        with self.assertRaisesRegex(UserError, "Linked on is not filled in"):
            placement.action_link()
        placement.linked_date = "2026-02-02"
        placement.action_link()
        placement.action_seek()
        self.announce(placement)
        with self.assertRaisesRegex(UserError, "kernteam has not discussed it"):
            placement.action_discuss()
        self.discuss(placement)
        self.inform(placement)
        placement.with_user(self.user_of["housing"]).action_move_in()
        self.assertEqual(placement.moved_in_date, date(2026, 3, 2))
        self.assertFalse(placement.deadline_date)
        placement.action_follow()
        placement.action_close()
        self.assertRecordValues(
            placement,
            [
                {
                    "state": "closed",
                    "closed_date": date(2026, 3, 2),
                    "team_visible_until": date(2026, 6, 2),
                }
            ],
        )

    def test_a_case_director_enters_the_own_case(self):
        """Without a household yet, as a file from the target tracking has it."""
        director = self.user_of["case_director"]
        new = self.env["keten.placement"].with_user(director)
        placement = new.create({"linked_date": "2026-02-02"})
        self.assertRecordValues(
            placement, [{"state": "linked", "case_director_id": director.id}]
        )
        loaded = new.load(["tvs_reference", "linked_date"], [["TVS-1", "2026-02-02"]])
        self.assertFalse(loaded["messages"])

    def test_nobody_informs_the_neighbours_of_a_household_in_danger(self):
        self.assertTrue(self.near.do_not_announce)
        codes = [deadline.code for deadline in self.near._open_deadlines()]
        self.assertNotIn("FLYER", codes)
        guidance = self.near.with_user(self.user_of["guidance"])
        with self.assertRaisesRegex(UserError, "For safety nobody informs"):
            guidance.action_inform()
        self.near.household_id.discretion_ids.action_end()
        guidance.action_inform()
        self.assertEqual(self.near.state, "neighbours_informed")

    def test_a_click_too_early_is_undone(self):
        placement = self.announce(self.new_placement())
        self.inform(placement).action_reopen()
        self.assertRecordValues(
            placement,
            [{"state": "announced", "is_informed": False, "informed_date": False}],
        )

    def test_a_wrong_move_in_is_undone(self):
        housing = self.near.with_user(self.user_of["housing"])
        housing.action_move_in()
        housing.action_undo_move_in()
        self.assertRecordValues(
            self.near, [{"state": "announced", "moved_in_date": False}]
        )

    def test_withdrawing_takes_the_address_back(self):
        self.stop(self.near, "withdraw", "housing", "address_lost")
        self.assertRecordValues(
            self.near,
            [
                {
                    "state": "dwelling_sought",
                    "address_id": False,
                    "team_id": False,
                    "address_known_at": False,
                    "neighbours_due_date": False,
                    "find_due_date": date(2026, 3, 16),
                    "deadline_date": date(2026, 3, 16),
                }
            ],
        )
        police = self.near.with_user(self.user_of["police"])
        self.assertFalse(police.search([("id", "=", self.near.id)]))

    def test_cancelling_asks_for_a_reason_and_can_be_undone(self):
        coordinator = self.near.with_user(self.user_of["coordinator"])
        with self.assertRaisesRegex(UserError, "Reason is not filled in"):
            coordinator.state = "cancelled"
        self.stop(self.near, "cancel", "coordinator", "departed")
        self.assertEqual(self.near.state, "cancelled")
        self.assertFalse(self.near.deadline_date)
        coordinator.action_reopen()
        self.assertRecordValues(
            self.near, [{"state": "announced", "stop_reason": False}]
        )

    def stop(self, placement, verb, role, reason):
        user = self.user_of[role]
        self.env["keten.placement.stop"].with_user(user).with_context(
            active_ids=placement.ids, keten_verb=verb
        ).create({"stop_reason": reason}).action_stop()

    def test_a_step_that_does_not_exist_is_refused(self):
        coordinator = self.near.with_user(self.user_of["coordinator"])
        with self.assertRaisesRegex(UserError, "no step from Announced to Closed"):
            coordinator.state = "closed"

    def test_a_batch_does_all_or_nothing(self):
        ready = self.new_placement(state="linked")
        blocked = self.new_placement(
            state="linked", corporation_id=False, consultant_id=False
        )
        both = (ready | blocked).with_user(self.user_of["coordinator"])
        with self.assertRaisesRegex(UserError, blocked.name):
            both.action_seek()
        self.assertEqual(set(both.mapped("state")), {"linked"})

    # ------------------------------------------------------------------
    # What nobody writes by hand
    # ------------------------------------------------------------------

    def test_stamps_are_read_only_on_every_road(self):
        coordinator = self.near.with_user(self.user_of["coordinator"])
        for vals in (
            {"is_discussed": True},
            {"team_id": self.team["far"].id},
            {"address_known_at": "2026-01-01"},
            {"do_not_announce": False},
            {"name": "P-1"},
            {"company_id": self.maasdal.id},
        ):
            with self.assertRaises(AccessError, msg=vals):
                coordinator.write(vals)
        with self.assertRaises(AccessError):
            coordinator.create({"is_informed": True})

    def test_a_corporation_cannot_hand_a_placement_to_another(self):
        housing = self.near.with_user(self.user_of["housing"])
        for vals in (
            {"corporation_id": self.org["housing_corporation", "far"].id},
            {"household_id": self.far.household_id.id},
            {"case_director_id": self.user_of["housing"].id},
        ):
            with self.assertRaises(AccessError, msg=vals):
                housing.write(vals)

    def test_an_unseen_address_or_household_cannot_be_linked(self):
        housing = self.near.with_user(self.user_of["housing"])
        with self.assertRaises(AccessError):
            housing.address_id = self.far.address_id
        director = self.near.with_user(self.user_of["case_director"])
        with self.assertRaises(AccessError):
            director.household_id = self.far.household_id

    def test_people_work_for_the_organisation_they_stand_for(self):
        with self.assertRaisesRegex(ValidationError, "does not work for"):
            self.near.consultant_id = self.other_of["housing"]
        with self.assertRaisesRegex(ValidationError, "has to work for|does not work"):
            self.near.guide_id = self.other_of["guide"]

    def test_nothing_moves_in_before_it_was_linked(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.near.moved_in_date = "2025-12-31"
            self.near.flush_recordset()

    # ------------------------------------------------------------------
    # What the placement shows of the household
    # ------------------------------------------------------------------

    def test_the_placement_shows_a_size_class_and_no_name(self):
        self.assertEqual(self.near.size_class, "1")
        self.assertEqual(self.near.display_name, f"{self.near.name} Area near")
        self.assertRegex(self.near.name, r"^P-2026-\d{4}$")

    def test_who_works_for_a_household_is_one_fact(self):
        self.near.with_user(self.user_of["coordinator"]).guide_id = False
        self.assertFalse(self.near.household_id.guide_id)
        self.near.household_id.guide_id = self.user_of["guide"]
        self.assertEqual(self.near.guide_id, self.user_of["guide"])

    def test_a_decision_not_to_announce_shows_as_a_flag(self):
        self.assertTrue(self.near.do_not_announce)
        self.near.household_id.discretion_ids.action_end()
        self.assertFalse(self.near.do_not_announce)

    def test_a_placement_entered_with_its_date_is_linked(self):
        placement = (
            self.env["keten.placement"]
            .with_user(self.user_of["case_director"])
            .create(
                {
                    "linked_date": TODAY,
                    "case_director_id": self.user_of["case_director"].id,
                }
            )
        )
        self.assertEqual(placement.state, "linked")
        self.assertEqual(
            set(placement.activity_ids.activity_type_id.mapped("name")),
            {
                "Choose a corporation",
                "Assign a guide",
                "Find a dwelling",
            },
        )
