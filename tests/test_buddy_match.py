from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyMatch(BuddyCase):
    """Two people are proposed to each other, say yes, meet, and go on (5.4)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for kind, role in (("welfare", "welfare"), ("refugee_council", "guidance")):
            cls.org[kind, "near"].contact_user_id = cls.user_of[role]

    def test_from_a_proposal_to_a_year_together(self):
        request, volunteer = self.ask(), self.ready()
        match = self.propose(request, volunteer)
        self.assertRegex(match.name, r"^B-2026-\d{4}$")
        self.assertEqual(
            match.reasons,
            "Speaks Tigrinya; 400 m; both: cooking; can on Wednesday evening",
        )
        self.assertEqual(request.state, "proposed")
        self.assertEqual(match.answers_missing, "both")
        self.assertEqual(volunteer.load, 0)
        match.action_volunteer_yes()
        self.assertEqual(
            (match.state, match.answers_missing), ("proposed", "participant")
        )
        self.as_role(match, "guide").action_participant_yes()
        self.assertRecordValues(
            match,
            [
                {
                    "state": "accepted",
                    "accepted_on": date(2026, 3, 2),
                    "talk_due_date": date(2026, 3, 16),
                    "volunteer_answered_by_id": self.user_of["welfare"].id,
                    "participant_answered_by_id": self.user_of["guide"].id,
                }
            ],
        )
        self.assertEqual(
            (request.state, request.matched_on), ("matched", date(2026, 3, 2))
        )
        self.assertEqual((volunteer.load, volunteer.waiting_since), (1, False))
        with self.assertRaisesRegex(UserError, "Talk on is not filled in"):
            match.action_plan_talk()
        match.intro_at = "2026-03-09 13:00:00"
        match.action_plan_talk()
        with freeze_time("2026-03-09"):
            match.action_start()
        self.assertRecordValues(
            match,
            [
                {
                    "state": "active",
                    "first_due_date": date(2026, 5, 9),
                    "second_due_date": date(2026, 9, 9),
                    "third_due_date": date(2027, 3, 9),
                    "planned_end": date(2027, 3, 9),
                    "deadline_date": date(2026, 5, 9),
                }
            ],
        )
        with freeze_time("2027-03-09"):
            match.action_complete()
        self.assertEqual((match.state, request.state), ("completed", "closed"))
        self.assertEqual(
            (volunteer.load, volunteer.waiting_since), (0, date(2027, 3, 9))
        )

    def test_nobody_is_accepted_before_both_said_yes(self):
        match = self.propose(self.ask(), self.ready())
        with self.assertRaisesRegex(UserError, "The volunteer has not said yes yet"):
            match.state = "accepted"
        match.action_volunteer_yes()
        with self.assertRaisesRegex(UserError, "The participant has not said yes yet"):
            match.state = "accepted"

    def test_each_side_answers_for_itself(self):
        buddy = self.other_of["guide"]
        buddy.keten_organisation_id = self.org["welfare", "near"]
        match = self.propose(self.ask(), self.ready(account_id=buddy.id))
        with self.assertRaisesRegex(AccessError, "Each side answers for itself"):
            match.with_user(buddy).action_participant_yes()
        with self.assertRaisesRegex(AccessError, "Each side answers for itself"):
            self.as_role(match, "guide").action_volunteer_yes()
        match.with_user(buddy).action_volunteer_yes()
        self.as_role(match, "guide").action_participant_yes()
        self.assertEqual(match.state, "accepted")
        with self.assertRaisesRegex(UserError, "nobody is asked any more"):
            match.with_user(buddy).action_volunteer_yes()

    def test_answers_and_seats_are_stamps(self):
        match = self.propose(self.ask(), self.ready())
        for name, value in (
            ("volunteer_answer", "yes"),
            ("participant_answered_on", "2026-03-01"),
            ("seat", 4),
            ("score", 99),
            ("volunteer_id", self.ready().id),
        ):
            with self.subTest(name=name), self.assertRaises(AccessError):
                match.write({name: value})

    # ------------------------------------------------------------------
    # What stands in the way
    # ------------------------------------------------------------------

    def test_an_unscreened_volunteer_is_not_proposed_and_the_reason_is_told(self):
        request = self.ask()
        expired = self.ready(vog_checked_on="2022-02-01")
        unsigned = self.ready(confidentiality_on=False)
        with self.assertRaisesRegex(UserError, "(?s)cannot be proposed.*ran out on"):
            self.propose(request, expired)
        with self.assertRaisesRegex(UserError, "(?s)cannot be proposed.*not signed"):
            self.propose(request, unsigned)
        self.assertEqual(request.state, "open")

    def test_hard_wishes_are_not_passed_over(self):
        request = self.ask(buddy_gender="woman")
        for told, vals in (
            ("Another buddy is wished for", {"gender": "man"}),
            ("No language in common", {"language_ids": [Command.clear()]}),
            ("No moment in common", {"moment_ids": [Command.set(self.morning.ids)]}),
            ("Lives too far away", {"reach": 300}),
        ):
            with self.subTest(told=told), self.assertRaisesRegex(UserError, told):
                self.propose(request, self.ready(**vals))

    def test_a_volunteer_of_another_organisation_comes_from_the_joint_pool_only(self):
        request = self.ask()
        alone = self.ready("guidance", shares_pool=False)
        with self.assertRaises(AccessError):
            self.propose(request, alone)
        match = self.propose(request, self.ready("guidance"))
        self.assertEqual(self.as_role(match, "guidance").state, "proposed")

    def test_a_volunteer_takes_on_as_many_as_agreed(self):
        one, two = self.ready(), self.ready(max_load=2)
        people = self.env["keten.person"].create(
            [
                {
                    "household_id": self.household.id,
                    "first_name": "Selam",
                    "last_name": "Invented",
                    "language_ids": [Command.set(self.tigrinya.ids)],
                }
                for _index in range(4)
            ]
        )
        requests = [self.ask(person_id=person.id) for person in people]
        self.propose(requests[0], one)
        with self.assertRaisesRegex(UserError, "Takes nobody on at the moment"):
            self.propose(requests[1], one)
        matches = [self.propose(request, two) for request in requests[1:3]]
        self.assertEqual([match.seat for match in matches], [1, 2])
        with self.assertRaisesRegex(UserError, "Takes nobody on at the moment"):
            self.propose(requests[3], two)
        self.decline(matches[0], "participant")
        self.assertEqual(self.propose(requests[3], two).seat, 1)

    # ------------------------------------------------------------------
    # A no
    # ------------------------------------------------------------------

    def test_a_no_says_by_whom_why_and_what_follows(self):
        match = self.propose(self.ask(), self.ready())
        with self.assertRaisesRegex(UserError, "(?s)Declined by.*Why declined.*What"):
            match._do("decline")

    def test_a_no_frees_everybody_at_once(self):
        request, volunteer, other = self.ask(), self.ready(), self.ready()
        match = self.decline(self.propose(request, volunteer))
        self.assertEqual((request.state, match.ended_on), ("open", date(2026, 3, 2)))
        self.assertEqual(match.volunteer_answer, "no")
        with self.assertRaisesRegex(UserError, "proposed to each other before"):
            self.propose(request, volunteer)
        self.assertEqual(self.propose(request, other).state, "proposed")

    def test_available_again_on_a_day(self):
        request, volunteer = self.ask(), self.ready()
        self.decline(self.propose(request, volunteer), follow_up="later")
        self.assertRecordValues(
            volunteer,
            [{"state": "paused", "available_again_on": date(2026, 5, 1)}],
        )
        with freeze_time("2026-05-01"):
            volunteer.action_resume()
            self.assertEqual(self.propose(request, volunteer).state, "proposed")

    def test_a_mistake_of_the_coordinator_stands_in_nobodys_way(self):
        request, volunteer = self.ask(), self.ready()
        self.decline(self.propose(request, volunteer), "coordinator")
        self.assertEqual(self.propose(request, volunteer).state, "proposed")

    def test_a_guide_declines_for_the_participant_only(self):
        match = self.propose(self.ask(), self.ready())
        with self.assertRaisesRegex(UserError, "Each side answers for itself"):
            self.decline(match, "volunteer", role="guide")
        self.decline(match, "participant", role="guide")
        self.assertEqual(match.state, "declined")

    # ------------------------------------------------------------------
    # Together
    # ------------------------------------------------------------------

    def test_nobody_starts_without_the_consent_of_the_participant(self):
        match = self.agree(self.propose(self.ask(shares_contact=False), self.ready()))
        match.intro_at = "2026-03-09 13:00:00"
        match.action_plan_talk()
        with self.assertRaisesRegex(UserError, "has not agreed yet"):
            match.action_start()

    def test_the_talk_stands_in_the_calendars_and_follows(self):
        match = self.agree(self.propose(self.ask(), self.ready()))
        match.intro_at = "2026-03-09 13:00:00"
        match.action_plan_talk()
        event = match.sudo().event_id
        people = self.user_of["welfare"] | self.user_of["guide"]
        self.assertEqual(event.partner_ids, people.partner_id)
        self.assertEqual(event.name, match.display_name)
        self.assertNotIn("Secret", f"{event.name} {event.description}")
        match.intro_at = "2026-03-10 13:00:00"
        self.assertEqual(str(event.start), "2026-03-10 13:00:00")
        match.end_reason = "no_time"
        match._do("end_early")
        self.assertFalse(event.exists())

    def test_ended_early_the_participant_may_look_again(self):
        request, volunteer = self.ask(), self.ready()
        match = self.together(self.propose(request, volunteer))
        with self.assertRaisesRegex(UserError, "Why ended is not filled in"):
            match._do("end_early")
        match.write({"end_reason": "no_click", "seeks_again": True})
        with freeze_time("2026-04-01"):
            match._do("end_early")
            self.assertEqual(
                (request.state, request.asked_on), ("open", date(2026, 4, 1))
            )
            with self.assertRaisesRegex(UserError, "proposed to each other before"):
                self.propose(request, volunteer)

    def test_a_pause_stops_the_clock_and_keeps_the_seat(self):
        volunteer = self.ready()
        match = self.together(self.propose(self.ask(), volunteer))
        match.action_pause()
        self.assertFalse(match.deadline_date)
        self.assertEqual(volunteer.load, 1)
        match.action_resume()
        self.assertEqual(match.deadline_date, date(2026, 5, 2))

    def test_a_match_lasts_two_years_at_most(self):
        match = self.together(self.propose(self.ask(), self.ready()))
        match.planned_end = "2028-03-02"
        with self.assertRaisesRegex(ValidationError, "between its start and"):
            match.planned_end = "2028-03-03"

    def test_evaluations_are_asked_for_in_time_and_close_by_themselves(self):
        match = self.together(self.propose(self.ask(), self.ready()))
        self.run_nightly_job()
        self.assertFalse(self.activities(match, "evaluation"))
        with freeze_time("2026-04-28 09:00:00"):
            self.run_nightly_job()
            self.run_nightly_job()
            self.assertEqual(len(self.activities(match, "evaluation")), 1)
            evaluation = match.evaluation_ids.create(
                {
                    "match_id": match.id,
                    "rhythm": "weekly",
                    "participant_view": "good",
                    "volunteer_view": "fair",
                }
            )
            self.assertEqual(evaluation.moment, "first")
            self.assertFalse(self.activities(match, "evaluation"))
            self.assertEqual(match.deadline_date, date(2026, 9, 2))

    def test_an_evaluation_needs_a_match_that_began(self):
        match = self.propose(self.ask(), self.ready())
        with self.assertRaisesRegex(UserError, "has not begun yet"):
            match.evaluation_ids.create(
                {
                    "match_id": match.id,
                    "rhythm": "weekly",
                    "participant_view": "good",
                    "volunteer_view": "fair",
                }
            )
