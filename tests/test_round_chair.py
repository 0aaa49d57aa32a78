from datetime import datetime

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .round_case import MEMBERS, RoundCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestRoundChair(RoundCase):
    """What the chair does with a round, and how it ends (OSS-A10)."""

    def test_the_chair_adopts_what_most_chose_and_what_was_offered(self):
        self.start()
        self.answer_of("welfare").write(
            {"information_method": "meeting", "effort": "We open the centre"}
        )
        self.answer_of("police").information_method = "meeting"
        self.answer_of("housing").effort = "We show the house"
        self.answer_of("welfare").action_no_objection()
        self.answer_of("police").action_talk()
        self.item.action_adopt()
        self.assertEqual(self.item.information_method, "meeting")
        self.assertEqual(
            [(a.organisation_id, a.what) for a in self.item.action_ids],
            [(self.org["welfare", "near"], "We open the centre")],
            "of who answered",
        )
        self.answer_of("housing").action_agree()
        self.item.action_adopt()
        self.assertEqual(len(self.item.action_ids), 2, "each once")

    def test_nobody_confirms_a_round_by_hand(self):
        session = self.start()
        self.decide()
        session.action_hold()
        self.assertNotIn("confirm", session.allowed_verbs)
        with self.assertRaisesRegex(UserError, "next regular session"):
            session.action_confirm()

    def test_a_round_that_runs_does_not_become_a_meeting(self):
        session = self.start()
        with self.assertRaisesRegex(UserError, "its type does not change"):
            session.session_type = "regular"

    def test_a_tie_leaves_it_to_the_chair(self):
        self.start(information_method="letter")
        self.answer_of("welfare").information_method = "leaflet"
        self.answer_of("welfare").action_no_objection()
        self.answer_of("police").action_agree()
        self.item.action_adopt()
        self.assertEqual(self.item.information_method, "letter")

    def test_a_round_is_concluded_before_everybody_answered(self):
        session = self.start()
        self.answer_of("welfare").action_agree()
        with self.assertRaisesRegex(UserError, "has no outcome yet"):
            session.action_hold()
        self.decide()
        self.assertFalse(self.asked(session), "it was decided")
        told = session.action_hold()
        self.assertEqual(session.state, "held")
        self.assertEqual(session.silent_ids, self.people("housing", "police"))
        self.assertIn("housing_near", told["params"]["message"])
        self.assertNotIn("welfare_near", told["params"]["message"])
        self.assertFalse(self.placement.sudo().team_id.next_session_id.silent_ids)

    def test_a_complete_round_has_nothing_to_say(self):
        session = self.start()
        for role in MEMBERS:
            self.answer_of(role).action_no_objection()
        self.decide()
        self.assertFalse(session.action_hold())

    def test_a_decision_closes_the_answers(self):
        self.start()
        answer = self.answer_of("welfare")
        self.decide()
        for call in (answer.action_agree, lambda: answer.write({"effort": "Late"})):
            with self.assertRaisesRegex(UserError, "was decided"):
                call()
        self.item.action_revise()
        answer.action_agree()
        self.assertEqual(answer.stance, "agree")

    def test_who_wants_to_talk_first_gets_an_interim_session(self):
        written = self.start()
        self.assertFalse(self.item.talk_first)
        self.answer_of("police").action_talk()
        self.assertIn("police near wants to talk first.", self.item.talk_first)
        self.answer_of("police").talk_about = "The school opposite"
        self.assertIn("first about: The school opposite", self.item.talk_first)
        self.as_chair(self.env["keten.interim"]).with_context(
            active_id=self.item.id, default_answer="interim"
        ).create({}).action_answer()
        self.assertRecordValues(
            self.item.session_id,
            [{"session_type": "interim", "start_at": datetime(2026, 3, 4, 10, 0)}],
        )
        self.assertEqual(self.item.interim_answer, "interim")
        self.assertEqual(written.state, "cancelled")
        self.assertFalse(self.asked(written))
        self.assertEqual(self.item.answer_ids.stance, "talk", "the rest was not given")

    def test_a_withdrawn_address_ends_the_round(self):
        session = self.start()
        self.as_role(self.placement, "housing").stop_reason = "address_lost"
        self.as_role(self.placement, "housing")._do("withdraw")
        self.assertEqual(session.state, "cancelled")
        self.assertFalse(self.asked(session))
        with mute_logger("odoo.addons.base.models.ir_rule"):
            self.assertFalse(self.answer_of("police").has_access("read"))

    def test_the_chair_is_not_asked_again_while_a_round_runs(self):
        """A round takes two working days, and looks past the day it began."""
        self.start()
        kind = self.env.ref("ketenaanpak.mail_activity_type_interim")
        for day in ("2026-03-03", "2026-03-04"):
            with self.subTest(day=day), freeze_time(day):
                self.item._propose_interim()
                self.assertNotIn(kind, self.item.sudo().activity_ids.activity_type_id)
        self.item.session_id.action_cancel()
        self.assertIn(kind, self.item.sudo().activity_ids.activity_type_id)

    def test_a_cancelled_round_asks_anew(self):
        self.start().action_cancel()
        self.assertEqual(self.item.session_id, self.regular)
        self.assertFalse(self.item.answer_ids)
        second = self.start()
        self.assertEqual(self.asked(second), self.people(*MEMBERS))

    def test_the_next_meeting_confirms_what_was_decided_in_writing(self):
        """Also a round that began before a meeting and ended after it."""
        self.start()
        between = self.plan("2026-03-03 08:00:00")
        standing = between.item_ids.filtered(lambda i: i.item_type == "standing")
        self.assertFalse(standing.feedback_item_ids)
        with freeze_time("2026-03-03 09:00:00"):
            between.action_hold()
        with freeze_time("2026-03-04 09:00:00"):
            self.decide()
            self.item.session_id.action_hold()
        standing = self.regular.item_ids.filtered(lambda i: i.item_type == "standing")
        self.assertEqual(standing.feedback_item_ids, self.item)
        round_ = self.item.session_id
        self.assertFalse(round_.minutes_due_date and round_._open_deadlines())
        with freeze_time("2026-04-08 12:00:00"):
            self.regular.action_hold()
            self.assertEqual(round_.confirmed_in_id, self.regular)
            self.assertTrue(round_.minutes_confirmed_at)
            standing.invalidate_recordset()
            self.assertEqual(standing.feedback_item_ids, self.item, "what it confirmed")
            self.regular.action_resume()
            self.assertEqual(round_.state, "held")
            self.assertFalse(round_.minutes_confirmed_at)
