from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestComing(SessionCase):
    """Who is invited says whether to come, on the session or on the own item."""

    def setUp(self):
        super().setUp()
        council = self.org["refugee_council", "near"]
        council.contact_user_id = self.user_of["guidance"]
        first = self.announce(self.new_placement())
        self.announce(self.new_placement(), door="9")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.item_of(first)

    def places(self, role):
        places = self.session.sudo().attendance_ids
        return places.filtered(lambda place: place.user_id == self.user_of[role])

    def test_a_guest_answers_for_all_own_items_at_once(self):
        self.session.action_invite()
        item = self.as_role(self.item, "guidance")
        self.assertEqual(len(self.places("guidance")), 2)
        self.assertEqual(item.coming, "waiting")
        item.action_accept()
        self.assertEqual(self.places("guidance").mapped("answer"), ["accepted"] * 2)
        self.assertEqual(item.coming, "accepted")
        self.as_role(self.session, "guidance").action_decline()
        self.assertEqual(self.places("guidance").mapped("answer"), ["declined"] * 2)

    def test_half_an_answer_is_still_asked(self):
        """Before the invitation each place is answered by itself."""
        self.as_role(self.places("guidance")[0], "guidance").action_accept()
        self.assertEqual(self.as_role(self.session, "guidance").coming, "waiting")

    def test_a_member_answers_and_nobody_else_does(self):
        self.as_role(self.session, "police").action_accept()
        self.assertEqual(self.places("police").answer, "accepted")
        self.assertEqual(self.places("welfare").answer, "waiting")

    def test_who_is_not_asked_sees_no_question(self):
        self.assertFalse(self.session.coming, "the chair asks")
        self.assertFalse(self.as_role(self.item, "keten_admin").coming)
        item = self.item.with_user(self.user_of["guidance"])
        self.session.action_cancel()
        self.assertFalse(item.coming, "it is off")

    def test_the_item_says_when_and_where(self):
        self.session.location = "Neighbourhood centre"
        self.assertRecordValues(
            self.as_role(self.item, "guidance"),
            [
                {
                    "session_start_at": self.session.start_at,
                    "session_location": "Neighbourhood centre",
                }
            ],
        )
