from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestInterim(SessionCase):
    """A placement that cannot wait for the next session (OSS-A9, example 1)."""

    def setUp(self):
        super().setUp()
        self.regular = self.plan("2026-04-08 09:00:00")
        self.placement = self.announce(self.new_placement())
        self.item = self.item_of(self.placement)

    def asked(self):
        kind = self.env.ref("ketenaanpak.mail_activity_type_interim")
        return self.item.activity_ids.filtered(lambda a: a.activity_type_id == kind)

    def answer(self, answer, **vals):
        wizard = (
            self.as_chair(self.env["keten.interim"])
            .with_context(active_id=self.item.id)
            .create({"answer": answer, **vals})
        )
        wizard.action_answer()
        return wizard

    def test_an_interim_session_is_planned_and_invited_at_once(self):
        wizards = self.as_chair(self.env["keten.interim"])
        wizard = wizards.with_context(active_id=self.item.id).create({})
        action = wizard.action_plan_and_invite()
        session = self.regular.browse(action["res_id"])
        self.assertRecordValues(
            session, [{"session_type": "interim", "state": "invited"}]
        )
        self.assertEqual(self.item.session_id, session)

    def test_worked_example_1_to_the_day(self):
        """Known on Monday, next session in five weeks: proposed at once."""
        self.assertRecordValues(
            self.placement,
            [
                {
                    "neighbours_due_date": date(2026, 3, 9),
                    "core_inform_due_date": date(2026, 3, 3),
                    "critical_date": date(2026, 3, 9),
                }
            ],
        )
        self.assertEqual(self.item.interim_needed_on, date(2026, 3, 2))
        self.assertRecordValues(
            self.asked(),
            [
                {
                    "user_id": self.user_of["coordinator"].id,
                    "date_deadline": date(2026, 3, 3),
                }
            ],
        )

    def test_an_interim_session_is_proposed_on_a_free_day(self):
        self.team["near"].break_ids = [
            (
                0,
                0,
                {
                    "name": "Carnival",
                    "date_from": "2026-03-03",
                    "date_until": "2026-03-04",
                },
            )
        ]
        self.answer("interim")
        interim = self.item.session_id
        self.assertRecordValues(
            interim,
            [
                {
                    "session_type": "interim",
                    "start_at": datetime(2026, 3, 5, 10, 0),
                    "state": "planned",
                }
            ],
        )
        self.assertFalse(self.asked())

    def test_an_answer_given_late_stands(self):
        """The only free day lies after the critical date; the chair chose it."""
        with freeze_time("2026-03-10 09:00:00"):
            self.answer("interim", start_at="2026-03-12 09:00:00")
            self.item.session_id.action_invite()
            self.run_nightly_job()
            self.env.invalidate_all()
            self.assertEqual(self.item.interim_answer, "interim")
            self.assertFalse(self.asked())

    def test_an_interim_session_leaves_what_can_wait(self):
        self.regular.action_invite()
        self.near._add_item("follow_up")
        patient = self.near.agenda_item_ids.filtered(
            lambda item: item.item_type == "follow_up"
        )
        self.assertEqual(patient.session_id, self.regular)
        self.answer("interim", start_at="2026-03-05 09:00:00")
        self.assertEqual(patient.session_id, self.regular)
        self.assertNotEqual(self.item.session_id, self.regular)

    def test_no_day_is_free_on_which_a_member_meets_elsewhere(self):
        busy = self.user_of["police"]
        self.team["far"].member_ids = [
            Command.create(
                {
                    "role": "police_officer",
                    "user_id": busy.id,
                    "date_from": "2026-01-01",
                }
            )
        ]
        self.plan("2026-03-04 15:00:00", side="far")
        proposed = self.as_chair(self.team["near"])._propose_start(date(2026, 3, 9))
        self.assertEqual(proposed.date(), date(2026, 3, 5))

    def test_a_written_round_takes_only_its_item(self):
        other = self.item_of(self.announce(self.new_placement(), door="9"))
        self.answer("written")
        written = self.item.session_id
        self.assertRecordValues(
            written,
            [
                {
                    "session_type": "written",
                    "state": "invited",
                    "answers_due_date": date(2026, 3, 4),
                }
            ],
        )
        self.assertEqual(other.session_id, self.regular)
        self.assertFalse(self.asked())

    def test_not_needed_asks_for_a_reason(self):
        with self.assertRaisesRegex(UserError, "why no consultation is needed"):
            self.answer("not_needed")
        self.answer("not_needed", reason="by_phone")
        self.assertFalse(self.asked())
        self.run_nightly_job()
        self.assertFalse(self.asked(), "the answer stands")

    def test_asked_again_when_the_interim_session_falls_through(self):
        self.answer("interim")
        self.item.session_id.action_cancel()
        self.assertEqual(len(self.asked()), 1)

    def test_a_session_in_time_takes_the_question_away(self):
        self.plan("2026-03-09 09:00:00")
        self.assertFalse(self.asked())
        self.assertFalse(self.item.interim_needed_on)

    def test_a_sooner_move_raises_the_question(self):
        self.plan("2026-03-09 09:00:00")
        self.placement.expected_move_in_date = "2026-03-06"
        self.assertEqual(self.item.critical_date, date(2026, 3, 5))
        self.assertEqual(len(self.asked()), 1)

    def test_unanswered_it_goes_up_once(self):
        contact = self.user_of["keten_admin"]
        self.org["municipality", "near"].contact_user_id = contact
        escalation = self.env.ref("ketenaanpak.mail_activity_type_escalation")

        def told():
            return self.item.activity_ids.filtered(
                lambda a: a.activity_type_id == escalation
            )

        for day, number in (("2026-03-04", 0), ("2026-03-05", 1), ("2026-03-06", 1)):
            with self.subTest(day=day), freeze_time(day):
                self.run_nightly_job()
                self.assertEqual(len(told()), number)
        self.assertEqual(told().user_id, contact)
        self.assertEqual(len(self.asked()), 1)
