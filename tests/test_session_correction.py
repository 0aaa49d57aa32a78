from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionCorrection(SessionCase):
    """Confirmed minutes stand; what has to be set right is added (domain.md 5.2)."""

    def setUp(self):
        super().setUp()
        self.placement = self.announce(self.new_placement())
        self.session = self.plan("2026-03-02 10:00:00")
        self.item = self.discuss(self.placement)
        self.session.action_hold()

    def correct(self, text="Read: Thursday", **vals):
        return self.session.correction_ids.create(
            {"session_id": self.session.id, "text": text, **vals}
        )

    def test_open_minutes_are_changed_and_not_corrected(self):
        with self.assertRaisesRegex(ValidationError, "are still open"):
            self.correct()

    def test_the_chair_adds_with_name_and_time(self):
        self.session.action_confirm()
        with (
            freeze_time("2026-03-04 15:30:00"),
            Form(self.session) as screen,
            screen.correction_ids.new() as line,
        ):
            line.text = "Read: Thursday"
            line.item_id = self.item
        correction = self.session.correction_ids
        self.assertEqual(correction.author_id, self.user_of["coordinator"])
        self.assertEqual(str(correction.corrected_at), "2026-03-04 15:30:00")
        self.assertEqual(correction.display_name, self.session.display_name)

    def test_nobody_signs_for_somebody_else(self):
        self.session.action_confirm()
        correction = self.correct(
            author_id=self.user_of["police"].id, corrected_at="2026-01-01 09:00:00"
        )
        self.assertEqual(correction.author_id, self.user_of["coordinator"])
        self.assertEqual(str(correction.corrected_at), "2026-03-02 09:00:00")

    def test_a_correction_is_about_an_item_of_its_session(self):
        self.session.action_confirm()
        other = self.plan("2026-04-08 09:00:00").item_ids
        with self.assertRaisesRegex(ValidationError, "was not on the agenda"):
            self.correct(item_id=other.id)

    def test_nobody_changes_or_deletes_a_correction(self):
        self.session.action_confirm()
        correction = self.correct()
        for record, error in (
            (correction, AccessError),
            (correction.sudo(), UserError),
        ):
            with self.subTest(sudo=record.env.su):
                with self.assertRaises(error):
                    record.write({"text": "Something else"})
                with self.assertRaises(error):
                    record.unlink()
                with self.assertRaises(error):
                    record.with_env(self.session.env).session_id.write(
                        {"correction_ids": [(1, correction.id, {"text": "Else"})]}
                    )
        self.assertEqual(correction.text, "Read: Thursday")

    def test_who_reads_the_item_reads_what_was_set_right(self):
        """And about the session as a whole its members do: no guest learns more."""
        self.placement.household_id = self.near.household_id
        self.session.action_confirm()
        about_item = self.correct(item_id=self.item.id)
        in_general = self.correct("Began at half past")
        both = about_item | in_general
        for user, expected in (
            (self.user_of["police"], both),
            (self.user_of["housing"], both),
            (self.user_of["guidance"], about_item),
            (self.user_of["guide"], about_item),
            (self.other_of["housing"], both.browse()),
            (self.other_of["police"], both.browse()),
        ):
            with self.subTest(user=user.login):
                found = both.with_user(user).search([("id", "in", both.ids)])
                self.assertEqual(found, expected)
