from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerTask(FlyerCase):
    """A round along the doors, from known address to report (domain.md 5.3)."""

    # ------------------------------------------------------------------
    # By when
    # ------------------------------------------------------------------

    def test_a_known_address_begins_a_round(self):
        """Worked example 1: informed on Monday 2 March, the move on 20 March."""
        task = self.new_round()
        self.assertRecordValues(
            task,
            [
                {
                    "state": "to_plan",
                    "plan_due_date": date(2026, 3, 4),
                    "earliest_date": date(2026, 3, 4),
                    "round_due_date": date(2026, 3, 9),
                    "deadline_date": date(2026, 3, 4),
                    "responsible_id": self.user_of["guidance"].id,
                }
            ],
        )
        self.assertTrue(task.name.startswith("F-2026-"))
        self.plan_round(task)
        for day, colour in (
            ("2026-03-06", "green"),
            ("2026-03-07", "amber"),
            ("2026-03-09", "amber"),
            ("2026-03-10", "red"),
        ):
            with freeze_time(f"{day} 12:00:00"):
                task.invalidate_recordset()
                self.assertEqual(task.deadline_colour, colour, day)

    def test_neighbours_hear_before_an_early_move(self):
        task = self.new_round(expected_move_in_date="2026-03-06")
        self.assertEqual(task.round_due_date, date(2026, 3, 5))
        self.plan_round(task)
        self.as_role(task.placement_id, "housing").expected_move_in_date = "2026-03-08"
        self.assertEqual(task.round_due_date, date(2026, 3, 7))
        due = self.activities(task).mapped("date_deadline")
        self.assertIn(date(2026, 3, 7), due)

    def test_the_round_has_the_work_and_the_placement_does_not(self):
        task = self.new_round()
        codes = self.activities(task).mapped("keten_deadline_code")
        self.assertEqual(codes, ["FLYER_PLAN"])
        self.plan_round(task)
        codes = self.activities(task).mapped("keten_deadline_code")
        self.assertEqual(codes, ["FLYER"])
        placement = task.placement_id
        work = self.activities(placement, active_test=False)
        self.assertNotIn("FLYER", work.mapped("keten_deadline_code"))
        with freeze_time("2026-03-20 09:00:00"):
            placement._escalate_late_deadlines()
            task._escalate_late_deadlines()
        late = self.activities(placement).filtered("keten_deadline_code")
        self.assertNotIn("FLYER", late.mapped("keten_deadline_code"))
        escalated = self.activities(task).filtered(
            lambda a: a.user_id == self.user_of["coordinator"]
        )
        self.assertIn("FLYER", escalated.mapped("keten_deadline_code"))

    def test_the_nightly_job_doubles_nothing(self):
        task = self.new_round()
        before = self.activities(task)
        with self.enter_registry_test_mode():
            self.env.ref("ketenaanpak.ir_cron_deadlines").method_direct_trigger()
        self.assertEqual(self.activities(task), before)
        self.assertEqual(len(task.placement_id.flyer_task_ids), 1)

    def test_telling_again_begins_no_second_round(self):
        task = self.new_round()
        self.as_role(task.placement_id, "guidance").action_inform_partners()
        self.assertEqual(task.placement_id.flyer_task_ids, task)

    # ------------------------------------------------------------------
    # From plan to report
    # ------------------------------------------------------------------

    def test_a_round_without_a_moment_is_not_planned(self):
        leader = self.as_leader(self.new_round())
        with self.assertRaisesRegex(UserError, "Round on is not filled in"):
            leader.action_plan()

    def test_a_plan_is_told_to_the_partners_and_the_kernteam(self):
        task = self.new_round()
        self.plan_round(task)
        told = self.env["mail.message"].search(
            [("model", "=", task._name), ("res_id", "=", task.id)]
        )
        for role in ("housing", "welfare", "police", "coordinator"):
            with self.subTest(role=role):
                self.assertIn(self.user_of[role].partner_id, told.partner_ids)
        self.assertNotIn("Kerkstraat", str(told.mapped("body")))

    def test_another_moment_is_agreed_on_again(self):
        task = self.new_round()
        leader = self.plan_round(task)
        self.line(task, "welfare").action_accept()
        leader.start_at = "2026-03-05 13:00:00"
        self.assertEqual(self.line(task, "welfare").state, "invited")
        self.line(task, "welfare").action_accept()
        leader.action_confirm()
        with self.assertRaisesRegex(UserError, "Choose Plan again first"):
            leader.start_at = "2026-03-07 13:00:00"
        leader.action_unplan()
        self.assertRecordValues(task, [{"state": "to_plan", "start_at": False}])

    def test_the_household_is_asked_what_neighbours_may_hear(self):
        task = self.new_round(self.new_household(introduction=False))
        leader = self.plan_round(task)
        self.line(task, "welfare").action_accept()
        with self.assertRaisesRegex(UserError, "Nobody asked the household"):
            leader.action_confirm()

    def test_a_round_that_is_done_informs_the_neighbours(self):
        task = self.new_round()
        placement = self.as_role(task.placement_id, "guidance")
        with self.assertRaisesRegex(UserError, "The round along the doors is not done"):
            placement.action_inform()
        self.assertNotIn(" inform ", placement.allowed_verbs)
        leader = self.walk_round(task)
        self.assertRecordValues(
            placement,
            [{"state": "neighbours_informed", "informed_date": date(2026, 3, 2)}],
        )
        with self.assertRaisesRegex(UserError, "particulars"):
            self.report(leader, "")
        with self.assertRaisesRegex(UserError, "Resume or reopen"):
            placement.action_undo_inform()
        self.report(leader, "A fence is broken.")
        self.assertEqual(task.state, "reported")
        self.assertFalse(task.deadline_date)

    def report(self, leader, particulars):
        try:
            leader.particulars = particulars
            leader.action_report()
        except UserError as error:
            raise UserError(str(error).lower()) from error

    def test_whoever_walks_may_finish(self):
        task = self.new_round()
        self.confirm_round(task)
        welfare = self.as_role(task, "welfare")
        self.ring(welfare.door_ids)
        welfare.action_finish()
        self.assertEqual(task.placement_id.state, "neighbours_informed")
        with self.assertRaises(AccessError):
            welfare.action_report()

    def test_a_report_is_due_two_working_days_later(self):
        task = self.new_round()
        with freeze_time("2026-03-06 16:00:00"):
            self.walk_round(task)
            self.assertEqual(task.report_due_date, date(2026, 3, 10))

    def test_a_round_is_resumed_and_the_placement_follows(self):
        task = self.new_round()
        leader = self.walk_round(task)
        leader.has_no_particulars = True
        leader.action_report()
        leader.action_resume()
        self.assertRecordValues(
            task, [{"state": "confirmed", "done_date": False, "reported_at": False}]
        )
        self.assertRecordValues(
            task.placement_id, [{"state": "announced", "is_informed": False}]
        )

    def test_what_was_reported_stands(self):
        task = self.new_round()
        leader = self.walk_round(task)
        leader.has_no_particulars = True
        leader.action_report()
        for vals in ({"particulars": "More"}, {"start_at": "2026-03-08 09:00:00"}):
            with self.subTest(vals=vals), self.assertRaises(UserError):
                leader.write(vals)
