from ast import literal_eval
from datetime import date

from lxml import etree
from psycopg2 import IntegrityError

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerWorkload(FlyerCase):
    """Who goes along the doors, and how often (OSS-B10)."""

    def rows(self, role, *domain):
        self.env.flush_all()
        rows = self.env["keten.flyer.workload"].with_user(self.user_of[role])
        return rows.search([*domain, ("company_id", "=", self.oss.id)])

    def told(self, rows):
        return {(row.user_id, row.phase, row.day) for row in rows}

    def test_a_round_counts_for_who_goes_and_in_which_week(self):
        task = self.new_round()
        self.plan_round(task, "2026-03-06 13:00:00")
        self.line(task, "welfare").action_accept()
        nobody = self.env["res.users"]
        day = date(2026, 3, 6)
        self.assertEqual(
            self.told(self.rows("guidance")),
            {
                (self.user_of["welfare"], "planned", day),
                (nobody, "planned", day),
                (nobody, "open", day),
            },
        )
        counts = self.rows("guidance")._read_group(
            [("user_id", "=", self.user_of["welfare"].id)],
            ["user_id", "day:week"],
            ["round_count:sum", "hours:sum"],
        )
        self.assertEqual(
            [(week, rounds, hours) for _user, week, rounds, hours in counts],
            [(date(2026, 3, 2), 1, 1.5)],
        )

    def test_a_round_that_was_walked_counts_on_its_day_for_who_came(self):
        task = self.new_round()
        self.walk_round(task)
        told = self.told(self.rows("guidance"))
        self.assertIn((self.user_of["welfare"], "done", date(2026, 3, 2)), told)
        self.assertNotIn("open", {phase for _user, phase, _day in told})

    def test_who_cannot_come_has_no_work_of_it(self):
        task = self.new_round()
        self.plan_round(task)
        self.line(task, "welfare").action_decline()
        self.assertFalse(self.rows("welfare"))

    def test_a_round_that_is_off_is_nobodys_work(self):
        task = self.new_round()
        self.inform(task.placement_id)
        self.assertFalse(self.rows("guidance"))

    def test_an_organisation_reads_its_own_people_only(self):
        task = self.new_round()
        self.plan_round(task)
        self.line(task, "welfare").action_accept()
        for role in ("housing", "welfare"):
            with self.subTest(role=role):
                employer = self.user_of[role].keten_organisation_id
                self.assertEqual(self.rows(role).organisation_id, employer)
        self.assertEqual(len(self.rows("guidance").organisation_id), 3)

    def test_the_coming_four_weeks(self):
        view = self.env.ref("ketenaanpak.keten_flyer_workload_view_search")
        shown = etree.fromstring(view.arch).find(".//filter[@name='coming']")
        coming = literal_eval(shown.get("domain"))
        task = self.new_round()
        for day, is_shown in (
            ("2026-03-01", False),
            ("2026-03-02", True),
            ("2026-03-29", True),
            ("2026-03-30", False),
        ):
            with self.subTest(day=day):
                task.start_at = f"{day} 09:00:00"
                self.assertEqual(bool(self.rows("guidance", *coming)), is_shown)

    # ------------------------------------------------------------------
    # Regular work
    # ------------------------------------------------------------------

    def test_who_plans_a_round_sees_for_whom_it_is_regular_work(self):
        corporation = self.org["housing_corporation", "near"]
        administrator = self.as_role(corporation, "keten_admin")
        administrator.write(
            {"informs_regularly": True, "informs_regularly_since": "2025-01-01"}
        )
        lines = self.as_leader(self.new_round()).participant_ids
        regular = lines.filtered("informs_regularly")
        self.assertEqual(regular.organisation_id, corporation)
        self.assertEqual(regular.informs_regularly_since, date(2025, 1, 1))

    @mute_logger("odoo.sql_db")
    def test_a_day_alone_says_nothing(self):
        welfare = self.org["welfare", "near"]
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            welfare.informs_regularly_since = "2025-01-01"
            welfare.flush_recordset()
