from odoo.tests import freeze_time, tagged

from ..reports.keten_volunteer_density import told
from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerDensity(VolunteerCase):
    """How many volunteers to a household, worked out (OSS-C5)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.village = cls.env["keten.area"].create(
            {"name": "Village", "area_type": "village", "company_id": cls.oss.id}
        )
        cls.hamlet = cls.env["keten.area"].create(
            {"name": "Hamlet", "parent_id": cls.village.id, "company_id": cls.oss.id}
        )

    def fill(self, guidance=0, welfare=0, households=0):
        areas = (self.village, self.hamlet)
        for role, number in (("guidance", guidance), ("welfare", welfare)):
            for index in range(number):
                self.available(role, area_id=areas[index % 2].id, shares_pool=True)
        self.env["keten.placement"].create(
            [
                {
                    "household_id": self.env["keten.household"].create({}).id,
                    "area_id": areas[index % 2].id,
                    "state": "moved_in",
                }
                for index in range(households)
            ]
        )
        self.env.flush_all()

    def row(self, role):
        rows = self.as_role(self.env["keten.volunteer.density"], role)
        return rows.search([("area_id", "=", self.village.id)])

    def shown(self, role):
        self.env.invalidate_all()
        row = self.row(role)
        density = row.density.replace(",", ".")  # as the reader writes it
        return row.volunteers, row.households, density, row.is_weak

    def test_four_to_ten_households_is_weak_and_five_is_not(self):
        self.fill(guidance=4, households=10)
        self.assertEqual(self.shown("guidance"), ("4", "10", "0.4", True))
        self.fill(guidance=1)
        self.assertEqual(self.shown("guidance"), ("5", "10", "0.5", False))

    def test_the_municipality_decides_what_is_weak(self):
        self.fill(guidance=4, households=10)
        self.oss.keten_volunteer_norm = 0.4
        self.env.flush_all()
        self.assertEqual(self.shown("guidance")[3], False)

    def test_a_village_without_households_is_not_weak(self):
        self.assertEqual(self.shown("guidance"), ("0", "0", "–", False))

    def test_who_may_not_read_volunteers_gets_no_small_count(self):
        self.fill(guidance=4, households=10)
        for role in ("coordinator", "manager", "police", "housing", "case_director"):
            with self.subTest(role=role):
                self.assertEqual(self.shown(role), ("< 5", "10", "–", True))
        self.fill(guidance=2)
        self.assertEqual(self.shown("manager"), ("6", "10", "0.6", False))

    def test_few_households_are_told_to_who_reads_their_placements(self):
        self.fill(guidance=6, households=3)
        self.assertEqual(self.shown("coordinator")[:3], ("6", "3", "2.0"))
        self.assertEqual(self.shown("police")[:3], ("6", "< 5", "–"))

    def test_who_reads_a_part_works_out_no_rest(self):
        self.oss.keten_joint_pool = False
        self.fill(guidance=6, welfare=2, households=10)
        self.assertEqual(self.shown("guidance")[0], "–")
        self.assertEqual(self.shown("welfare")[0], "8")

    def test_a_pool_that_is_joint_is_counted_whole(self):
        self.fill(guidance=6, welfare=2, households=10)
        self.assertEqual(self.shown("guidance")[0], "8")

    def test_only_who_is_available_and_screened_counts(self):
        self.fill(guidance=5, households=10)
        volunteers = self.env["keten.volunteer"].search(
            [("area_id", "child_of", self.village.id)]
        )
        volunteers[0].sudo().write({"vog_valid_until": False, "vog_checked_on": False})
        volunteers[1].sudo().state = "paused"
        self.env.flush_all()
        self.assertEqual(self.shown("guidance")[0], "3")

    def test_what_may_be_told(self):
        for total, own, shown in (
            (0, 0, "0"),
            (4, 0, "< 5"),
            (4, 4, "4"),
            (5, 0, "5"),
            (9, 6, "–"),
            (11, 6, "11"),
        ):
            self.assertEqual(told(total, own), shown, (total, own))

    def test_a_weak_village_asks_its_council(self):
        council = self.env["keten.organisation"].create(
            {
                "name": "Council of Village",
                "organisation_type": "residents_council",
                "company_id": self.oss.id,
            }
        )
        self.env["keten.contact.point"].create(
            {
                "area_id": self.hamlet.id,
                "organisation_id": council.id,
                "phone": "0412-555001",
            }
        )
        self.fill(guidance=1, households=10)
        action = self.row("coordinator").action_recruit()
        asked = self.as_role(self.env["keten.recruitment"], "coordinator")
        recruitment = asked.with_context(**action["context"]).create({})
        self.assertRecordValues(
            recruitment,
            [
                {
                    "area_id": self.village.id,
                    "organisation_id": council.id,
                    "asked_by_id": self.user_of["coordinator"].id,
                    "responsible_id": self.user_of["coordinator"].id,
                }
            ],
        )
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.row("manager").recruitment_count, 1)
        recruitment.result_count = 3
        recruitment.action_answer()
        self.assertEqual(str(recruitment.result_date), "2026-03-02")
