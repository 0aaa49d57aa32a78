from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerKernteam(FlyerCase):
    """What a kernteam decides of a round, and hears of it (OSS-A10, OSS-B11)."""

    def test_the_kernteam_decides_how(self):
        task = self.new_round()
        self.discuss(task.placement_id, information_method="personal")
        self.assertRecordValues(
            task,
            [
                {
                    "information_method": "personal",
                    "ask_role": "yes",
                    "default_used_on": False,
                }
            ],
        )

    def test_a_kernteam_that_meets_in_time_is_waited_for(self):
        task = self.new_round()
        self.plan("2026-03-05 09:00:00")
        leader = self.plan_round(task)
        self.line(task, "welfare").action_accept()
        with self.assertRaisesRegex(UserError, "has not decided yet"):
            leader.action_confirm()

    def test_a_kernteam_that_meets_too_late_finds_the_default(self):
        self.plan("2026-04-08 09:00:00")
        task = self.new_round()
        self.confirm_round(task)
        self.assertRecordValues(
            task,
            [{"information_method": "leaflet", "default_used_on": date(2026, 3, 2)}],
        )
        item = task.placement_id.agenda_item_ids
        self.assertEqual(item.default_used_on, date(2026, 3, 2))

    def test_nobody_goes_where_nobody_is_informed(self):
        task = self.new_round()
        self.discuss(
            task.placement_id, information_method="none", method_reason="known"
        )
        leader = self.as_leader(task)
        leader.action_drop()
        self.assertEqual(task.not_needed_reason, "none")
        self.assertEqual(task.placement_id.state, "neighbours_informed")
        leader.action_reopen()
        self.assertEqual(task.placement_id.state, "discussed")

    def test_a_round_is_dropped_with_a_reason(self):
        leader = self.as_leader(self.new_round())
        with self.assertRaisesRegex(UserError, "Why not needed"):
            leader.action_drop()

    def test_the_kernteam_hears_at_its_next_session(self):
        task = self.new_round()
        leader = self.walk_round(task)
        leader.particulars = "Two neighbours will welcome them."
        leader.action_report()
        session = self.plan("2026-04-08 09:00:00")
        standing = session.item_ids.filtered(lambda i: i.item_type == "standing")
        self.assertEqual(standing.feedback_task_ids, task)
        with freeze_time("2026-04-08 10:00:00"):
            session.action_meet()
            self.discuss(task.placement_id)
            session.action_hold()
        later = self.plan("2026-05-20 09:00:00")
        standing = later.item_ids.filtered(lambda i: i.item_type == "standing")
        self.assertFalse(standing.feedback_task_ids)

    def test_a_meeting_that_was_held_hears_nothing_of_later(self):
        """What is planned after it is heard by the next one."""
        first = self.new_round()
        self.confirm_round(first)
        session = self.plan("2026-03-02 13:00:00")
        standing = session.item_ids.filtered(lambda i: i.item_type == "standing")
        with freeze_time("2026-03-02 14:00:00"):
            for item in session.item_ids - standing:
                item.write(self.OUTCOME)
                item.action_discuss()
            session.action_hold()
        with freeze_time("2026-03-09 09:00:00"):
            second = self.new_round()
            self.confirm_round(second, "2026-03-12 13:00:00")
            self.env.invalidate_all()
            self.assertIn(first, standing.feedback_task_ids)
            self.assertNotIn(second, standing.feedback_task_ids)
