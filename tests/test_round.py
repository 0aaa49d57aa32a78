from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.mail.tests.common import MockEmail

from .session_case import SessionCase

MEMBERS = ("housing", "police", "welfare")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestRound(SessionCase, MockEmail):
    """A kernteam decides in writing what cannot wait (OSS-A9, OSS-A10)."""

    def setUp(self):
        super().setUp()
        self.regular = self.plan("2026-04-08 09:00:00")
        self.placement = self.announce(self.new_placement())
        self.item = self.item_of(self.placement)

    def start(self, **vals):
        """Let the chair start the round, and return it as the chair sees it."""
        wizard = (
            self.as_chair(self.env["keten.interim"])
            .with_context(active_id=self.item.id)
            .create({"answer": "written", **vals})
        )
        wizard.action_answer()
        return self.item.session_id

    def answer_of(self, role, item=None):
        answers = (item or self.item).sudo().answer_ids
        own = answers.filtered(lambda a: a.user_id == self.user_of[role])
        return self.as_role(own, role)

    def asked(self, session):
        """Return who has an activity to answer."""
        kind = self.env.ref("ketenaanpak.mail_activity_type_answer")
        activities = session.sudo().activity_ids
        return activities.filtered(lambda a: a.activity_type_id == kind).user_id

    def people(self, *roles):
        return self.env["res.users"].union(*(self.user_of[role] for role in roles))

    def decide(self, **outcome):
        self.item.write({**self.OUTCOME, **outcome})
        self.item.action_discuss()

    # ------------------------------------------------------------------
    # Asking
    # ------------------------------------------------------------------

    def test_the_members_are_asked_and_not_the_chair(self):
        session = self.start()
        self.assertEqual(self.item.information_method, "leaflet")
        self.assertEqual(self.item.answer_ids.user_id, self.people(*MEMBERS))
        self.assertEqual(self.asked(session), self.people(*MEMBERS))
        due = session.sudo().activity_ids.filtered(
            lambda a: a.user_id == self.user_of["welfare"]
        )
        self.assertEqual(due.date_deadline, date(2026, 3, 4))

    def test_the_guests_of_the_item_are_asked(self):
        """The guide, and the contact of the guidance organisation."""
        self.org["refugee_council", "near"].contact_user_id = self.user_of["guidance"]
        self.near._add_item("placement")
        self.item = self.item_of(self.near)
        self.start()
        self.assertEqual(
            self.item.answer_ids.user_id, self.people(*MEMBERS, "guidance", "guide")
        )

    def test_another_corporation_is_not_asked(self):
        """Nobody hears of a dwelling that is not theirs, also not by a question."""
        other = self.other_of["housing"]
        self.team["near"].member_ids = [
            (0, 0, {"role": "other", "user_id": other.id, "date_from": "2026-01-01"})
        ]
        session = self.start()
        self.assertNotIn(other, self.item.answer_ids.user_id)
        self.assertNotIn(other, self.asked(session))

    def test_a_safe_address_is_proposed_to_nobody(self):
        self.near._add_item("placement")
        self.item = self.item_of(self.near)
        self.start()
        self.assertEqual(self.item.information_method, "none")

    def test_the_mail_is_a_link_that_leads_to_the_question(self):
        reader = self.user_of["welfare"]
        reader.notification_type = "email"
        with self.mock_mail_gateway():
            session = self.start()
            self.env.flush_all()
        (mail,) = [mail for mail in self._mails if reader.email in str(mail)]
        self.assertEqual(mail["subject"], session.display_name)
        self.assertIn(f"res_id={session.id}", mail["body"])
        for secret in ("Kerkstraat", "leaflet", self.placement.name, "5341"):
            self.assertNotIn(secret, str(mail))
        link = session.sudo()._get_access_action(access_uid=reader.id)
        answer = self.answer_of("welfare")
        self.assertEqual(link["url"], f"/odoo/keten-answers/{answer.id}")
        chair = session.sudo()._get_access_action(self.user_of["coordinator"].id)
        self.assertEqual(chair["type"], "ir.actions.act_window")

    # ------------------------------------------------------------------
    # Answering
    # ------------------------------------------------------------------

    def test_one_tap_is_an_answer(self):
        session = self.start()
        theirs = self.as_role(session, "welfare")
        self.assertTrue(theirs.asks_me)
        self.assertEqual(theirs.action_answer()["res_id"], self.answer_of("welfare").id)
        answer = self.answer_of("welfare")
        self.assertFalse(answer.action_agree(), "nothing else to answer")
        self.assertRecordValues(
            answer,
            [
                {
                    "stance": "agree",
                    "information_method": "leaflet",
                    "answered_at": datetime(2026, 3, 2, 9, 0),
                    "organisation_id": self.org["welfare", "near"].id,
                }
            ],
        )
        self.assertEqual(self.asked(session), self.people("housing", "police"))
        self.assertFalse(theirs.asks_me)
        answer.action_no_objection()
        self.assertEqual(answer.stance, "no_objection", "minds change")

    def test_a_round_of_two_items_leads_from_one_to_the_other(self):
        other = self.item_of(self.announce(self.new_placement(), house_number=9))
        session = (self.item | other)._start_written_round()
        first = self.answer_of("police")
        second = self.answer_of("police", other)
        screen = first.action_no_objection()
        self.assertEqual(screen["res_id"], second.id)
        self.assertIn(self.user_of["police"], self.asked(session))
        self.assertFalse(second.action_no_objection())
        self.assertNotIn(self.user_of["police"], self.asked(session))

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_everybody_answers_for_themselves(self):
        """Also who chairs, and whoever tries without a screen."""
        self.start()
        answer = self.answer_of("welfare")
        for role in ("police", "housing", "coordinator", "guide"):
            theirs = self.as_role(answer, role)
            for call in (
                theirs.action_agree,
                theirs.action_talk,
                lambda r=theirs: r.write({"effort": "We do it all"}),
            ):
                with self.subTest(role=role), self.assertRaises(AccessError):
                    call()
        for stamp in (
            {"stance": "agree"},
            {"answered_at": "2026-03-01 09:00:00"},
            {"user_id": self.user_of["police"].id},
            {"organisation_id": self.org["police", "near"].id},
        ):
            with self.subTest(stamp=stamp), self.assertRaises(AccessError):
                answer.write(stamp)

    def test_members_never_read_each_others_answers(self):
        self.start()
        self.answer_of("welfare").action_agree()
        self.decide()
        self.item.session_id.action_hold()
        for role in MEMBERS:
            with self.subTest(role=role):
                answers = self.as_role(self.env["keten.round.answer"], role)
                found = answers.search([("item_id", "=", self.item.id)])
                self.assertEqual(found.user_id, self.user_of[role])
                with self.assertRaises(AccessError):
                    self.as_role(self.item, role).read(["answer_ids"])
        self.assertEqual(self.item.answer_ids.user_id, self.people(*MEMBERS))

    def test_a_coordinator_who_is_a_member_answers_too(self):
        member = self.other_of["coordinator"]
        self.team["near"].member_ids = [
            (0, 0, {"role": "area_manager", "user_id": member.id})
        ]
        self.start()
        own = self.item.sudo().answer_ids.filtered(lambda a: a.user_id == member)
        own.with_user(member).effort = "We check the lighting"
        own.with_user(member).action_agree()
        self.assertEqual(own.stance, "agree")

    def test_who_leaves_the_team_loses_the_question(self):
        session = self.start()
        answer = self.answer_of("police")
        seat = self.team["near"].member_ids.filtered(
            lambda m: m.user_id == self.user_of["police"]
        )
        seat.date_until = "2026-03-01"
        with mute_logger("odoo.addons.base.models.ir_rule"):
            self.assertFalse(answer.has_access("read"))
        session._sync_deadline_activities()
        self.assertNotIn(self.user_of["police"], self.asked(session))

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_an_answer_goes_out_of_sight_with_its_placement(self):
        self.start()
        self.placement.sudo().write({"state": "closed", "closed_date": "2026-03-02"})
        for day, expected in (("2026-06-02", True), ("2026-06-03", False)):
            with self.subTest(day=day), freeze_time(day):
                self.env.invalidate_all()
                self.assertEqual(self.answer_of("police").has_access("read"), expected)

    # ------------------------------------------------------------------
    # The chair
    # ------------------------------------------------------------------

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
        self.assertIn("police near wants to talk first", self.item.talk_first)
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
