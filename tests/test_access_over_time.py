from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .access_world import AccessWorld, matrix


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccessOverTime(AccessWorld):
    """Scope ends when its ground ends, at once and for every model of the matrix."""

    def rows(self, *scopes):
        return [row for row in matrix() if row.read and row.scope in scopes]

    def is_case(self, row):
        """Tell whether a row is about a case; a social team has its own meetings."""
        if row.role == "social_team" and row.scope == "team":
            return False
        return row.model in {
            "keten.placement",
            "keten.address",
            "keten.household",
            "keten.person",
            "keten.discretion",
            "keten.agenda.item",
            "keten.agenda.action",
            "keten.round.answer",
            "keten.session.correction",
            "keten.explanation",
            "keten.referral",
            "keten.flyer.task",
            "keten.flyer.participant",
            "keten.flyer.door",
            "keten.flyer.result",
            "keten.volunteer.lead",
        }

    def assert_sees(self, row, side, expected):
        """Assert it twice over: on the model, and on what hangs on the record."""
        record = self.record(row.model, side, row.role)
        user = self.user_of[row.role]
        with self.subTest(role=row.role, model=row.model, side=side):
            self.env.flush_all()
            self.env.invalidate_all()
            Model = self.env[row.model].with_user(user)
            found = Model.search([("id", "in", record.ids)])
            self.assertEqual(bool(found), expected)
            self.assertEqual(record.with_user(user).has_access("read"), expected)

    def test_a_moved_user_leaves_every_case_of_the_old_organisation(self):
        for row in self.rows("organisation"):
            if not self.is_case(row):
                continue
            user = self.user_of[row.role]
            here, there = user.keten_organisation_id, self.other_of[row.role]
            self.assert_sees(row, "near", True)
            user.keten_organisation_id = there.keten_organisation_id
            self.assert_sees(row, "near", False)
            self.assert_sees(row, "far", True)
            user.keten_organisation_id = here

    def test_a_guide_who_moves_leaves_the_household(self):
        guide = self.user_of["guide"]
        guide.keten_organisation_id = self.org["refugee_council", "far"]
        for row in self.rows("own"):
            if row.role == "guide":
                self.assert_sees(row, "near", False)

    def test_a_case_director_who_leaves_the_municipality_leaves_the_cases(self):
        director = self.user_of["case_director"]
        director.keten_organisation_id = self.org["welfare", "near"]
        for row in self.rows("own"):
            if row.role == "case_director":
                self.assert_sees(row, "near", False)

    def test_an_ended_membership_ends_the_view_on_the_team(self):
        teams = self.team["near"] | self.case_meeting["near"].team_id
        members = teams.member_ids
        for until, expected in (("2026-03-02", True), ("2026-03-01", False)):
            members.date_until = until
            for row in self.rows("team"):
                self.assert_sees(row, "near", expected)

    def test_a_membership_does_not_outlive_the_job(self):
        for row in self.rows("team"):
            user = self.user_of[row.role]
            here = user.keten_organisation_id
            user.keten_organisation_id = self.other_of[row.role].keten_organisation_id
            self.assert_sees(row, "near", False)
            user.keten_organisation_id = here

    def test_a_kernteam_sees_a_closed_placement_for_three_months(self):
        self.near.write({"state": "closed", "closed_date": "2026-03-02"})
        for day, expected in (("2026-06-02", True), ("2026-06-03", False)):
            with freeze_time(day):
                for row in filter(self.is_case, self.rows("team")):
                    self.assert_sees(row, "near", expected)

    def test_a_kernteam_sees_nothing_before_the_address_is_known(self):
        self.near.team_id = False
        for row in filter(self.is_case, self.rows("team")):
            self.assert_sees(row, "near", False)

    def test_an_expired_covenant_ends_access_after_thirty_days(self):
        employers = {self.user_of[role].keten_organisation_id for role in self.user_of}
        ours = self.org["municipality", "near"]
        ours_by_role = ("case_director", "coordinator")
        for until, expected in (("2026-01-31", True), ("2026-01-30", False)):
            for employer in employers - {ours}:
                employer.covenant_valid_until = until
            for row in self.rows("organisation", "team", "own"):
                if self.is_case(row) and row.role not in ours_by_role:
                    self.assert_sees(row, "near", expected)

    def test_a_name_cannot_be_guessed_through_a_filter(self):
        """A domain that walks to a name asks for access to that name."""
        walk = [("household_id.person_ids.last_name", "=", "Secretnear")]
        self.referral["near"]._stamp({"state": "declined"})
        for role in ("welfare", "social_team"):
            with self.subTest(role=role):
                placements = self.env["keten.placement"].with_user(self.user_of[role])
                self.assertFalse(placements.search(walk))
        for role in ("police", "coordinator", "keten_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError) as caught:
                self.env["keten.placement"].with_user(self.user_of[role]).search(walk)
            self.assertIn("keten.household", str(caught.exception))
