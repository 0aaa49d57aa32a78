from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.mail.tests.common import MockEmail

from .round_case import MEMBERS, RoundCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestRound(RoundCase, MockEmail):
    """Who is asked in writing, and how everybody answers (OSS-A9)."""

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
        other = self.item_of(self.announce(self.new_placement(), door="9"))
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
