from odoo.tests import freeze_time, tagged

from .road_case import AgendaRoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestOwnDefaults(AgendaRoadCase):
    """Odoo lets every employee keep defaults of their own, for any field there is."""

    def remember(self, role, model, **values):
        defaults = self.env["ir.default"].with_user(self.user_of[role])
        for name, value in values.items():
            self.attempt(
                lambda name=name, value=value: defaults.set(
                    model, name, value, user_id=True
                )
            )

    def test_a_session_is_not_planned_with_its_stamps(self):
        self.remember(
            "coordinator",
            "keten.session",
            held_at="2026-01-01 09:00:00",
            minutes_confirmed_at="2026-01-01 09:00:00",
            invited_at="2026-01-01 09:00:00",
        )
        later = self.plan("2026-03-12 09:00:00")
        self.assertFalse(later.minutes_confirmed_at)
        self.assertFalse(later.held_at)
        self.assertFalse(later.invited_at)

    def test_nobody_was_there_before_a_session_was(self):
        self.remember("coordinator", "keten.attendance", is_present=True)
        later = self.plan("2026-03-12 09:00:00")
        self.assertFalse(any(later.sudo().attendance_ids.mapped("is_present")))

    def test_nobody_accepted_by_the_chair_s_own_default(self):
        self.remember("coordinator", "keten.attendance", answer="accepted")
        later = self.plan("2026-03-12 09:00:00")
        self.assertEqual(set(later.sudo().attendance_ids.mapped("answer")), {"waiting"})

    def test_the_chair_answers_a_round_for_nobody(self):
        self.remember(
            "coordinator",
            "keten.round.answer",
            stance="agree",
            answered_at="2026-03-02 09:00:00",
        )
        wizards = self.as_chair(self.env["keten.interim"])
        wizards.create({"item_id": self.item.id, "answer": "written"}).action_answer()
        answers = self.item.sudo().answer_ids
        self.assertTrue(answers)
        self.assertEqual(set(answers.mapped("stance")), {"waiting"})
        self.assertFalse(any(answers.mapped("answered_at")))

    def test_an_address_waits_for_its_kernteam_whatever_the_consultant_prefers(self):
        """A placement would reach no agenda at all (OSS-A4)."""
        self.session.action_cancel()
        self.near._drop_items("placement")
        role = "housing"
        self.remember(role, "keten.agenda.item", state="done")
        self.as_role(self.near, role).sudo()._add_item("placement")
        self.assertIn(self.item_of(self.near).state, ("open", "on_agenda"))
