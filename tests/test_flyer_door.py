from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import OWN_NUMBER, FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerDoor(FlyerCase):
    """Which doors a round goes along, and what came of it (OSS-B1, OSS-B2)."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()

    def numbers(self, task, *reasons):
        doors = task.door_ids.filtered(lambda d: not reasons or d.reason in reasons)
        return set(doors.bag_address_id.mapped("house_number"))

    def result(self):
        return self.as_leader(self.task).result_ids

    # ------------------------------------------------------------------
    # Which doors
    # ------------------------------------------------------------------

    def test_the_surroundings_are_chosen_at_once(self):
        numbers = self.numbers(self.task)
        self.assertNotIn(OWN_NUMBER, numbers)
        self.assertLessEqual({11, 19, 23, 31, 20, 22}, numbers)
        self.assertEqual(self.result().door_count, len(self.task.door_ids))

    def test_five_left_five_right_five_opposite(self):
        """Worked example 7."""
        leader = self.as_leader(self.task)
        leader.doors_by = "sides"
        leader.action_choose_doors()
        self.assertEqual(self.numbers(self.task, "left"), {11, 13, 15, 17, 19})
        self.assertEqual(self.numbers(self.task, "right"), {23, 25, 27, 29, 31})
        self.assertEqual(len(self.numbers(self.task, "opposite")), 5)
        self.assertEqual(len(self.task.door_ids), 15)

    def test_what_was_changed_by_hand_stays(self):
        leader = self.as_leader(self.task)
        far = self.street.filtered(lambda door: door.house_number == 41)
        leader.door_ids = [
            Command.create({"bag_address_id": far.id, "added_reason": "asked"})
        ]
        leader.door_ids[0].left_out_reason = "empty"
        left_out = leader.door_ids[0].bag_address_id
        leader.radius = 20
        leader.action_choose_doors()
        self.assertIn(41, self.numbers(self.task))
        self.assertIn(left_out, self.task.door_ids.bag_address_id)
        rung = self.task.door_ids.filtered("is_rung")
        self.assertEqual(self.result().door_count, len(rung))

    def test_a_door_is_added_with_a_reason(self):
        doors = self.as_leader(self.task).door_ids
        far = self.street.filtered(lambda door: door.house_number == 41)
        with self.assertRaisesRegex(UserError, "fill in why"):
            doors.create({"task_id": self.task.id, "bag_address_id": far.id})

    def test_nobody_rings_at_the_household_itself(self):
        doors = self.as_leader(self.task).door_ids
        own = self.street.filtered(lambda door: door.house_number == OWN_NUMBER)
        values = {"task_id": self.task.id, "added_reason": "other"}
        with self.assertRaises(ValidationError):
            doors.create({**values, "bag_address_id": own.id})

    def test_a_door_of_the_rule_is_left_out_and_not_deleted(self):
        door = self.as_leader(self.task).door_ids[0]
        with self.assertRaisesRegex(UserError, "stays on the list"):
            door.unlink()

    def test_a_round_without_doors_is_not_planned(self):
        self.task.sudo().door_ids.unlink()
        with self.assertRaisesRegex(UserError, "There are no doors yet"):
            self.plan_round(self.task)

    # ------------------------------------------------------------------
    # At the door
    # ------------------------------------------------------------------

    def test_nobody_rings_before_the_round_is_confirmed(self):
        with self.assertRaisesRegex(UserError, "confirm it first"):
            self.ring(self.as_leader(self.task).door_ids)

    def test_twice_the_same_is_one_visit(self):
        door = self.confirm_round(self.task).door_ids[0]
        for _again in range(2):
            self.ring(door, "spoken", reaction="positive")
        self.assertRecordValues(
            door, [{"result": "spoken", "reaction": "positive", "visit_count": 1}]
        )
        self.assertEqual(self.result().positive_count, 1)

    def test_the_later_visit_counts_whichever_arrives_first(self):
        door = self.confirm_round(self.task).door_ids[0]
        self.ring(door, "spoken", "2026-03-02 08:30:00", reaction="worried")
        self.ring(door, "not_home", "2026-03-01 17:00:00")
        self.assertRecordValues(door, [{"result": "spoken", "reaction": "worried"}])

    def test_a_clock_far_ahead_does_not_lock_a_door(self):
        door = self.confirm_round(self.task).door_ids[0]
        self.ring(door, "not_home", "2036-03-06 13:30:00")
        self.ring(door, "spoken", "2026-03-02 09:30:00")
        self.assertEqual(door.result, "spoken")

    def test_a_tap_is_taken_back(self):
        door = self.confirm_round(self.task).door_ids[0]
        self.ring(door, "refused", "2026-03-02 08:30:00")
        self.ring(door, False, "2026-03-02 08:30:10")
        self.assertRecordValues(door, [{"result": False, "visit_count": 1}])
        self.assertFalse(self.result().refused_count)

    def test_results_are_no_fields_to_fill_in(self):
        door = self.confirm_round(self.task).door_ids[0]
        for vals in ({"result": "spoken"}, {"visited_at": "2026-03-06 13:00:00"}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                door.write(vals)

    def test_the_others_of_the_chain_ring_nowhere(self):
        door = self.confirm_round(self.task).door_ids[0]
        for role in ("police", "coordinator", "case_director", "guide"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.ring(self.as_role(door, role))

    def test_every_door_has_a_result_before_it_is_done(self):
        leader = self.confirm_round(self.task)
        self.ring(leader.door_ids[1:])
        with self.assertRaisesRegex(UserError, "1 doors have no result yet"):
            leader.action_finish()
        leader.door_ids[0].left_out_reason = "empty"
        leader.action_finish()

    def test_who_was_out_is_visited_again(self):
        leader = self.confirm_round(self.task)
        self.ring(leader.door_ids)
        with self.assertRaisesRegex(UserError, "Nobody was out"):
            leader.action_visit_again()
        door = leader.door_ids[0]
        self.ring(door, "not_home", "2026-03-02 08:30:00")
        leader.action_visit_again()
        self.assertEqual(self.task.state, "partly_done")
        self.ring(door, "spoken", "2026-03-03 08:00:00", reaction="neutral")
        leader.action_finish()
        self.assertRecordValues(door, [{"result": "spoken", "visit_count": 2}])
        self.assertRecordValues(
            self.result(), [{"spoken_count": 1, "not_home_count": 0}]
        )

    def test_what_arrives_late_still_counts_until_the_report(self):
        leader = self.walk_round(self.task)
        self.ring(leader.door_ids[0], "spoken", "2026-03-02 08:30:00")
        self.assertEqual(self.result().spoken_count, 1)
        leader.has_no_particulars = True
        leader.action_report()
        with self.assertRaisesRegex(UserError, "not being walked"):
            self.ring(leader.door_ids[0], "spoken", "2026-03-02 08:45:00")

    # ------------------------------------------------------------------
    # In numbers
    # ------------------------------------------------------------------

    def test_a_team_keeps_only_totals(self):
        leader = self.confirm_round(self.task)
        result = leader.result_ids
        with self.assertRaisesRegex(UserError, "Only totals"):
            result.leaflet_count = 3
        number = result.door_count
        result.write({"is_total": True, "spoken_count": 2, "positive_count": 1})
        with self.assertRaisesRegex(UserError, "have no result yet"):
            leader.action_finish()
        result.leaflet_count = number - 2
        leader.action_finish()
        self.assertEqual(result.reached_count, number)

    @mute_logger("odoo.sql_db")
    def test_no_more_reactions_than_talks(self):
        result = self.confirm_round(self.task).result_ids
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            result.write({"is_total": True, "worried_count": 1})
            result.flush_recordset()

    def test_a_year_later_only_the_numbers_are_left(self):
        self.walk_round(self.task)
        number = self.result().door_count
        self.assertEqual(self.task.forget_on, date(2027, 3, 2))
        for day, is_kept in (("2027-03-02", True), ("2027-03-03", False)):
            with freeze_time(day), self.enter_registry_test_mode():
                cron = self.env.ref("ketenaanpak.ir_cron_flyer_doors")
                cron.method_direct_trigger()
            self.env.invalidate_all()
            self.assertEqual(bool(self.task.door_ids), is_kept, day)
        self.assertEqual(self.result().door_count, number)
        self.assertEqual(self.result().leaflet_count, number)
