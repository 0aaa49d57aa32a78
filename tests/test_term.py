from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, freeze_time, tagged

from ..models.keten_working_day import add_working_days


@tagged("post_install", "-at_install")
class TestTerm(TransactionCase):
    """Terms as the covenant words them (domain.md 1.9 and 5)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Term = cls.env["keten.term"]

    def due(self, code, start):
        return self.Term._version(code, self.env.company, start)._due_date(start)

    def test_neighbours_hear_within_seven_days(self):
        self.assertEqual(self.due("FLYER", date(2026, 3, 2)), date(2026, 3, 9))

    def test_a_dwelling_is_found_within_ten_weeks(self):
        self.assertEqual(self.due("FIND", date(2026, 1, 5)), date(2026, 3, 16))

    def test_a_regular_session_follows_within_42_days(self):
        self.assertEqual(self.due("SESSION", date(2026, 2, 25)), date(2026, 4, 8))

    def test_a_working_day_skips_the_weekend(self):
        self.assertEqual(self.due("CORE_INFORM", date(2026, 3, 6)), date(2026, 3, 9))

    def test_working_days_skip_dutch_public_holidays(self):
        # Thursday 2 April 2026, then Good Friday, the weekend and Easter Monday
        self.assertEqual(add_working_days(date(2026, 4, 2), 1), date(2026, 4, 7))
        # King's Day 2026 falls on a Monday
        self.assertEqual(add_working_days(date(2026, 4, 24), 1), date(2026, 4, 28))

    def test_a_statutory_term_runs_on_to_a_working_day(self):
        # ten weeks after 24 February 2026 is 5 May, Liberation Day
        self.assertEqual(self.due("PIP", date(2026, 2, 24)), date(2026, 5, 6))
        self.assertEqual(self.due("PIP", date(2026, 4, 1)), date(2026, 6, 10))
        self.assertEqual(self.due("PIP", date(2026, 3, 23)), date(2026, 6, 1))

    def test_months_end_where_the_month_ends(self):
        self.assertEqual(
            self.due("RESULT_TARGET", date(2026, 8, 31)), date(2027, 2, 28)
        )

    def test_a_local_term_may_end_in_a_weekend(self):
        self.assertEqual(self.due("FLYER", date(2026, 2, 28)), date(2026, 3, 7))

    def test_basics_of_worked_example_three(self):
        moved_in = date(2026, 3, 20)
        self.assertEqual(self.due("BASICS", moved_in), date(2026, 5, 15))
        self.assertEqual(self.due("PVT_END", moved_in), date(2026, 7, 24))
        self.assertEqual(self.due("RESULT_TARGET", moved_in), date(2026, 9, 20))
        self.assertEqual(self.due("RESULT_LIMIT", moved_in), date(2027, 3, 20))
        self.assertEqual(
            self.due("DEVELOPMENT_TALK", date(2026, 5, 11)), date(2026, 8, 11)
        )

    def test_a_minor_of_worked_example_five(self):
        born = date(2008, 12, 12)
        self.assertEqual(self.due("TRANSITION_FILE", born), date(2026, 6, 12))
        self.assertEqual(self.due("TRANSITION_PLAN", born), date(2026, 9, 12))
        self.assertEqual(self.due("ADULT", born), date(2026, 12, 12))
        self.assertEqual(self.due("IN_VIEW", date(2026, 12, 12)), date(2029, 12, 12))

    def test_no_term_and_no_start_give_no_date(self):
        self.assertFalse(self.due("UNKNOWN", date(2026, 3, 2)))
        self.assertFalse(self.env.ref("ketenaanpak.keten_term_flyer")._due_date(False))

    def test_a_municipality_may_have_its_own_version(self):
        other = self.env["res.company"].create({"name": "Maasdal"})
        self.Term.create(
            {
                "name": "Neighbours",
                "code": "FLYER",
                "number": 5,
                "company_id": other.id,
                "valid_from": "2026-01-01",
            }
        )
        start = date(2026, 3, 2)
        own = self.Term._version("FLYER", other, start)
        self.assertEqual(own._due_date(start), date(2026, 3, 7))
        self.assertEqual(self.due("FLYER", start), date(2026, 3, 9))

    def test_a_new_version_leaves_the_past_alone(self):
        flyer = self.env.ref("ketenaanpak.keten_term_flyer")
        admin = self.env.ref("base.user_admin")
        with freeze_time("2026-03-02"):
            action = flyer.with_user(admin).action_new_version()
            version = self.Term.browse(action["res_id"])
            version.with_user(admin).number = 10
        self.assertEqual(self.due("FLYER", date(2026, 3, 2)), date(2026, 3, 9))
        self.assertEqual(self.due("FLYER", date(2026, 3, 3)), date(2026, 3, 13))

    def test_a_term_in_force_keeps_its_numbers(self):
        flyer = self.env.ref("ketenaanpak.keten_term_flyer")
        with self.assertRaisesRegex(UserError, "in force"):
            flyer.with_user(self.env.ref("base.user_admin")).number = 10

    def test_versions_do_not_overlap(self):
        with self.assertRaisesRegex(ValidationError, "same period"):
            self.Term.create(
                {"name": "Neighbours", "code": "FLYER", "valid_from": "2025-01-01"}
            )
