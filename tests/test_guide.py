from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestGuide(VolunteerCase):
    """Who guides a household, who steps in, and a professional to ask (OSS-H)."""

    def setUp(self):
        super().setUp()
        self.guide = self.user_of["guide"]
        self.household = self.near.household_id
        self.backup = self.new_colleague(self.guide, "ketenaanpak.group_guide")

    def running(self):
        return self.household.assignment_ids.filtered(lambda a: not a.date_until)

    def test_a_guide_and_then_another(self):
        first = self.running()
        self.assertEqual(first.user_id, self.guide)
        with freeze_time("2026-04-01"):
            self.household.guide_id = self.backup
        self.assertEqual(first.date_until, date(2026, 4, 1))
        self.assertRecordValues(
            self.running(), [{"user_id": self.backup.id, "date_from": date(2026, 4, 1)}]
        )

    def test_the_load_of_a_volunteer_follows(self):
        volunteer = self.available(login_id=self.guide.id, max_load=3)
        self.assertEqual(volunteer.load, 1)
        self.assertFalse(volunteer.waiting_since)
        with freeze_time("2026-04-01"):
            self.household.guide_id = False
        self.assertEqual(volunteer.load, 0)
        self.assertEqual(volunteer.waiting_since, date(2026, 4, 1))

    def test_the_backup_reads_only_after_taking_over(self):
        assignment = self.as_role(self.running(), "guidance")
        assignment.backup_id = self.backup
        theirs = self.household.with_user(self.backup)
        self.assertFalse(theirs.has_access("read"))
        assignment.action_backup_takes_over()
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertTrue(theirs.has_access("read"))
        self.assertFalse(self.household.with_user(self.guide).has_access("read"))
        self.assertEqual(assignment.end_reason, "backup")

    def test_a_guide_asks_and_is_answered_in_two_working_days(self):
        action = self.as_role(self.household, "guide").action_ask_professional()
        questions = self.env["keten.guide.question"].with_user(self.guide)
        question = questions.with_context(**action["context"]).create(
            {"topic": "money"}
        )
        self.assertEqual(question.answer_due_date, date(2026, 3, 4))
        professional = self.as_role(question, "guidance")
        with self.assertRaisesRegex(UserError, "What follows is not filled in"):
            professional.action_answer()
        professional.outcome = "together"
        professional.action_answer()
        self.assertEqual(question.answered_by_id, self.user_of["guidance"])
        self.assertNotIn("Secret", question.display_name)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_else_asks_or_reads(self):
        question = self.env["keten.guide.question"].create(
            {"household_id": self.household.id, "topic": "health"}
        )
        question.sudo().asked_by_id = self.guide
        for role in ("case_director", "coordinator", "police", "welfare"):
            self.assertFalse(self.as_role(question, role).has_access("read"), role)
        self.assertTrue(question.with_user(self.guide).has_access("read"))
        self.assertFalse(question.with_user(self.backup).has_access("read"))
        with self.assertRaises(AccessError):
            question.with_user(self.guide).outcome = "advice"
        with self.assertRaises(AccessError):
            question.with_user(self.backup).create(
                {"household_id": self.household.id, "topic": "other"}
            )
