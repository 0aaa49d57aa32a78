from datetime import date

from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-05 02:00:00")
class TestFlyerCatchUp(FlyerCase):
    """A placement that was announced before there were rounds gets one at night."""

    def announced_before(self, **vals):
        """Return a placement as an earlier version left it."""
        address = self.env["keten.address"].create(
            {
                "organisation_id": self.org["housing_corporation", "near"].id,
                "street": "Kerkstraat",
                "house_number": 21,
                "postcode": "5341 AB",
                "city": "Oss",
                "area_id": self.area["near"].id,
            }
        )
        placement = self.new_placement(
            household_id=self.new_household().id,
            address_id=address.id,
            area_id=self.area["near"].id,
            team_id=self.team["near"].id,
            state="announced",
            expected_move_in_date="2026-03-20",
            address_known_at="2026-03-02 09:00:00",
            core_team_informed_at="2026-03-02 09:00:00",
            refugee_council_informed_at="2026-03-02 09:00:00",
            **vals,
        )
        placement._sync_deadline_activities()
        return placement

    def work(self, record):
        activities = self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )
        return activities.mapped("keten_deadline_code")

    def test_the_round_begins_with_its_doors_and_the_day_of_then(self):
        placement = self.announced_before()
        self.assertFalse(placement.flyer_task_ids)
        self.assertIn("FLYER", self.work(placement))
        self.run_nightly_job()
        task = placement.flyer_task_ids
        self.assertRecordValues(
            task,
            [
                {
                    "state": "to_plan",
                    "plan_due_date": date(2026, 3, 4),
                    "round_due_date": date(2026, 3, 9),
                }
            ],
        )
        self.assertTrue(task.door_ids)
        self.assertEqual(len(task.participant_ids), 3)
        self.assertIn("FLYER_PLAN", self.work(task))
        self.assertNotIn("FLYER", self.work(placement))

    def test_the_second_night_begins_nothing(self):
        placement = self.announced_before()
        self.run_nightly_job()
        task, work = placement.flyer_task_ids, self.work(placement.flyer_task_ids)
        doors = task.door_ids
        self.run_nightly_job()
        self.assertEqual(placement.flyer_task_ids, task)
        self.assertEqual(task.door_ids, doors)
        self.assertEqual(self.work(task), work)

    def test_where_nobody_is_left_to_tell_no_round_begins(self):
        told = self.announced_before(is_informed=True, informed_date="2026-03-03")
        self.run_nightly_job()
        self.assertFalse(told.flyer_task_ids)

    def test_where_the_guidance_organisation_does_not_know_no_round_begins(self):
        unknown = self.announced_before()
        unknown.refugee_council_informed_at = False
        self.run_nightly_job()
        self.assertFalse(unknown.flyer_task_ids)

    def test_a_household_in_danger_gets_a_round_that_is_stopped(self):
        self.run_nightly_job()
        task = self.near.flyer_task_ids
        self.assertEqual(task.state, "blocked")
        self.assertFalse(task.door_ids)
