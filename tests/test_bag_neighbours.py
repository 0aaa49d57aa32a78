from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import SQL

from ..models.keten_doors import Rule
from .bag_case import HEADER, BagCase, plan

SIDES = Rule(by_radius=False, by_sides=True)
BOTH = Rule(by_sides=True)
TOWN = 4_000


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBagNeighbours(BagCase):
    """Which doors of the register hear of a household (OSS-B2)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = list(plan(TOWN))
        for index in (1022, 1024):
            cls.rows[index][HEADER.index("gebruiksdoel")] = "kantoorfunctie"
        cls.load(cls.rows)
        cls.doors = cls.register()
        cls.own = cls.doors[1020]  # number 61 of Street 12

    def numbers(self, chosen, reason):
        return sorted(c.door.number for c in chosen if reason in c.reasons)

    def test_worked_example_on_the_register(self):
        chosen = self.own._neighbours(SIDES)
        self.assertEqual(self.own.house_number, 61)
        # 63 and 65 are offices
        self.assertEqual(self.numbers(chosen, "left"), [51, 53, 55, 57, 59])
        self.assertEqual(self.numbers(chosen, "right"), [67, 69, 71, 73, 75])
        self.assertEqual(self.numbers(chosen, "opposite"), [58, 60, 62, 64, 66])

    def test_archived_doors_are_left_out(self):
        self.doors[1018].active = False
        chosen = self.own._neighbours(SIDES)
        self.assertEqual(self.numbers(chosen, "left"), [49, 51, 53, 55, 57])

    def test_the_ids_are_those_of_the_register(self):
        chosen = self.own._neighbours()
        records = self.own.browse(each.door.id for each in chosen)
        self.assertEqual(
            records.mapped("house_number"), [each.door.number for each in chosen]
        )
        self.assertNotIn(self.own, records)

    def test_another_municipality_is_not_asked(self):
        self.load(self.rows, self.maasdal)
        chosen = self.own._neighbours(BOTH)
        doors = self.own.browse(each.door.id for each in chosen)
        self.assertEqual(doors.company_id, self.oss)

    def test_flats_further_than_the_radius_come_with_their_building(self):
        flat = self.doors[1030] | self.doors[1032] | self.doors[1038]
        flat.bag_building_id = "0828100000099999"
        chosen = self.own._neighbours(Rule(radius=35))
        found = {each.door.id for each in chosen}
        self.assertLessEqual(set(flat.ids), found)
        chosen = self.own._neighbours(Rule(radius=30))
        self.assertFalse(set(flat.ids) & {each.door.id for each in chosen})

    def test_one_query_however_many_doors(self):
        for rule in (Rule(), SIDES, BOTH, Rule(radius=500)):
            self.own._neighbours(rule)
            with self.subTest(rule=rule), self.assertQueryCount(1):
                self.own._neighbours(rule)

    def test_the_query_uses_the_indexes(self):
        """The planner is asked about a big register, which this one stands for."""
        self.env.cr.execute("ANALYZE keten_bag_address")
        for way in ("seqscan", "hashjoin", "mergejoin"):
            self.env.cr.execute(f"SET LOCAL enable_{way} = off")
        query = self.own._around_sql(self.oss, self.own._as_door(), BOTH)
        rows = self.env.execute_query(SQL("EXPLAIN %s", query))
        plan_text = "\n".join(line for (line,) in rows)
        for index in ("point", "street", "building"):
            self.assertIn(f"keten_bag_address_{index}_idx", plan_text)
        self.assertNotIn("Seq Scan", plan_text)

    def test_everybody_of_the_chain_may_ask_and_nobody_else(self):
        for role in ("guidance", "guide", "welfare", "police", "manager"):
            with self.subTest(role=role):
                chosen = self.as_role(self.own, role)._neighbours(SIDES)
                self.assertEqual(len(chosen), 15)
        stranger = new_test_user(self.env, "stranger", "base.group_user")
        with self.assertRaises(AccessError):
            self.own.with_user(stranger)._neighbours(SIDES)
