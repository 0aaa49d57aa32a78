from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase

TOLD = ("housing", "welfare", "police", "coordinator")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerFeedback(FlyerCase):
    """When a round is and was, the others hear by themselves (OSS-B5, OSS-B11)."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()
        self.item = self.task.placement_id.agenda_item_ids
        self.before = self.messages()

    def messages(self):
        return self.env["mail.message"].search(
            [
                "|",
                "&",
                ("model", "=", self.task._name),
                ("res_id", "=", self.task.id),
                "&",
                ("model", "=", self.item._name),
                ("res_id", "in", self.item.ids),
            ]
        )

    def heard(self):
        """Return what was said since the last time this was asked."""
        new = self.messages() - self.before
        self.before |= new
        return new.filtered("partner_ids"), new.filtered(
            lambda message: message.model == self.item._name
        )

    def assert_everybody_heard(self, sentence, on_item):
        told, item = self.heard()
        for role in TOLD:
            with self.subTest(role=role):
                self.assertIn(self.user_of[role].partner_id, told.partner_ids)
                self.assertIn(self.user_of[role].partner_id, told.notified_partner_ids)
        self.assertNotIn(self.user_of["guidance"].partner_id, told.partner_ids)
        self.assertIn(sentence, str(told.mapped("body")))
        self.assertEqual(len(item), 1)
        self.assertIn(self.task.name, item.body)
        self.assertIn(on_item, item.body)
        self.assertNotIn("Kerkstraat", str((told | item).mapped("body")))

    def test_the_intended_day_is_told(self):
        self.plan_round(self.task)
        self.assert_everybody_heard("is planned", "06-03-2026")

    def test_another_day_is_told_as_well(self):
        leader = self.plan_round(self.task)
        self.heard()
        leader.start_at = "2026-03-05 13:00:00"
        self.assert_everybody_heard("is planned", "05-03-2026")
        leader.action_unplan()
        self.assert_everybody_heard("planned anew", "planned anew")

    def test_that_it_was_walked_is_told(self):
        leader = self.confirm_round(self.task)
        self.ring(leader.door_ids)
        self.heard()
        leader.action_finish()
        self.assert_everybody_heard("is done", "02-03-2026")

    def test_that_it_was_reported_is_told(self):
        leader = self.walk_round(self.task)
        self.heard()
        leader.particulars = "A fence is broken."
        leader.action_report()
        self.assert_everybody_heard("is reported", "is reported")
        self.assertNotIn("fence", str(self.messages().mapped("body")))

    def test_the_day_stands_with_the_kernteam_before_the_round_is_walked(self):
        self.plan_round(self.task)
        session = self.plan("2026-03-05 09:00:00")
        standing = session.item_ids.filtered(lambda i: i.item_type == "standing")
        self.assertEqual(standing.feedback_task_ids, self.task)
        self.assertEqual(
            standing.feedback_task_ids.with_user(self.user_of["police"]).start_at,
            self.task.start_at,
        )
