from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user, tagged

from .buddy_case import BuddyCase

DECLINE = {"decline_reason": "no_time", "decline_follow_up": "others"}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyRoads(BuddyCase):
    """A match asks for what it needs at every step, and tells no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buddy = new_test_user(
            cls.env,
            "road_buddy",
            groups="ketenaanpak.group_guide",
            name="Fenna van Zomeren",
            company_id=cls.near.company_id.id,
            company_ids=cls.near.company_id.ids,
            keten_organisation_id=cls.org["welfare", "near"].id,
        )

    def test_a_buddy_says_no(self):
        """Saying no takes the match out of sight before its trace is written."""
        match = self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        mine = match.with_user(self.buddy)
        mine.write({"declined_by": "volunteer", **DECLINE})
        mine._do("decline")
        self.env.flush_all()
        self.assertEqual(match.state, "declined")

    def test_who_lost_the_screening_meets_nobody(self):
        volunteer = self.ready()
        match = self.propose(self.ask(), volunteer)
        volunteer.sudo().training_on = False
        with self.assertRaises(UserError):
            self.together(match)

    def test_who_left_meets_nobody(self):
        volunteer = self.ready()
        match = self.agree(self.propose(self.ask(), volunteer))
        volunteer.leave_reason = "time"
        with self.assertRaises(UserError):
            volunteer._do("leave")
            match.intro_at = "2026-03-09 13:00:00"
            match.action_plan_talk()
            match.action_start()

    def test_a_completed_match_closes_its_request_on_a_day(self):
        request = self.ask()
        self.together(self.propose(request, self.ready())).action_complete()
        self.assertTrue(request.closed_on)

    def test_an_early_end_does_not_tell_that_it_went_well(self):
        request = self.ask()
        match = self.together(self.propose(request, self.ready()))
        match.end_reason = "no_contact"
        match._do("end_early")
        self.assertNotEqual(request.close_reason, "done")

    def test_the_pool_does_not_tell_the_last_name_of_a_volunteer(self):
        volunteer = self.ready(account_id=self.buddy.id)
        shown = self.as_role(volunteer, "guidance").web_read(
            {"login_id": {"fields": {"display_name": {}}}}
        )
        self.assertNotIn("van Zomeren", str(shown))
        named = [("login_id.name", "ilike", "Zomeren")]
        self.assertFalse(self.as_role(volunteer, "guidance").search(named))

    def test_an_evaluation_is_not_of_a_day_to_come(self):
        match = self.together(self.propose(self.ask(), self.ready()))
        with self.assertRaises(UserError):
            self.env["keten.buddy.evaluation"].with_user(
                self.user_of["welfare"]
            ).create(
                {
                    "match_id": match.id,
                    "moment": "third",
                    "evaluated_on": "2027-09-01",
                    "rhythm": "weekly",
                    "participant_view": "good",
                    "volunteer_view": "good",
                }
            )
