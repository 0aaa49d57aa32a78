from odoo.tests import Form, freeze_time, tagged

from ..models.keten_doors import Rule
from .bag_case import HEADER, BagCase, plan

SIDES = Rule(by_radius=False, by_sides=True)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAddressRegister(BagCase):
    """A dwelling that is entered finds its place in the register."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = list(plan(80))
        cls.rows[21][HEADER.index("letter")] = "A"
        cls.load(cls.rows)
        cls.doors = cls.register()

    def dwelling(self, number=21, **vals):
        return (
            self.env["keten.address"]
            .with_user(self.user_of["housing"])
            .create(
                {
                    "street": "Straat",
                    "house_number": number,
                    "postcode": "5340aa",
                    "city": "Oss",
                    **vals,
                }
            )
        )

    def test_one_matching_door_gives_ids_and_place(self):
        dwelling, door = self.dwelling(), self.doors[20]
        self.assertRecordValues(
            dwelling,
            [
                {
                    "bag_address_id": door.bag_address_id,
                    "bag_object_id": door.bag_object_id,
                    "rd_x": door.rd_x,
                    "rd_y": door.rd_y,
                }
            ],
        )
        self.assertEqual(dwelling._register_door(), door)

    def test_letter_and_addition_count(self):
        self.assertFalse(self.dwelling(22).bag_address_id)
        lettered = self.dwelling(22, house_letter="a")
        self.assertEqual(lettered.bag_address_id, self.doors[21].bag_address_id)
        self.assertFalse(self.dwelling(22, addition="2").bag_address_id)

    def test_what_is_typed_is_kept(self):
        dwelling = self.dwelling(rd_x=1000.5, rd_y=400000.5)
        self.assertEqual((dwelling.rd_x, dwelling.rd_y), (1000.5, 400000.5))

    def test_a_corrected_door_moves(self):
        dwelling = self.dwelling()
        dwelling.house_number = 23
        self.assertEqual(dwelling.rd_x, self.doors[22].rd_x)
        dwelling.house_number = 999
        self.assertEqual(dwelling.rd_x, 0)
        self.assertFalse(dwelling.bag_address_id)

    def test_the_form_shows_it_while_typing(self):
        model = self.env["keten.address"].with_user(self.user_of["housing"])
        form = Form(model)
        form.postcode = "5340 aa"
        form.house_number = 5
        self.assertEqual(form.bag_address_id, self.doors[4].bag_address_id)

    def test_a_door_that_stands_there_twice_is_no_match(self):
        self.doors[20].copy({"bag_address_id": "0828200000009999"})
        self.assertFalse(self.dwelling().bag_address_id)

    def test_a_register_that_comes_later_fills_what_is_there(self):
        early = self.dwelling(21, postcode="5399 ZZ")
        typed = self.dwelling(23, postcode="5399 ZZ", rd_x=1000, rd_y=400000)
        other = self.dwelling(501, rd_x=1000, rd_y=400000)
        for row in self.rows:
            row[HEADER.index("postcode")] = "5399 ZZ"
        self.load(self.rows)
        self.assertEqual(early.bag_address_id, self.doors[20].bag_address_id)
        self.assertEqual(typed.rd_x, self.doors[22].rd_x)
        self.assertEqual(other.rd_x, 1000)

    def test_neighbours_of_a_dwelling(self):
        known = self.dwelling()._neighbours(SIDES)
        self.assertEqual(known, self.doors[20]._neighbours(SIDES))
        self.assertEqual(len(known), 15)

    def test_neighbours_of_a_dwelling_the_register_does_not_know(self):
        place = {"rd_x": self.doors[20].rd_x, "rd_y": self.doors[20].rd_y}
        new = self.dwelling(21, addition="B", street="Street 0", **place)
        self.assertFalse(new._register_door())
        numbers = {c.door.number for c in new._neighbours(SIDES)}
        self.assertLessEqual({11, 13, 15, 17, 19, 21, 23}, numbers)
        lost = self.dwelling(901)
        self.assertEqual(lost._neighbours(SIDES), [])

    def test_many_dwellings_cost_one_look(self):
        door = self.dwelling(1).copy_data()[0]
        for name in ("bag_address_id", "bag_object_id", "rd_x", "rd_y"):
            door.pop(name, None)
        model = self.env["keten.address"]

        def create(numbers):
            before = self.cr.sql_log_count
            model.create([{**door, "house_number": number} for number in numbers])
            self.env.flush_all()
            return self.cr.sql_log_count - before

        create([31])
        self.assertLessEqual(create(range(41, 61)), create([33]))

    def test_a_postcode_and_number_suggest_the_rest(self):
        register = self.env["keten.bag.address"]
        self.assertEqual(
            register._suggest(self.oss, "5340 AA", 21),
            {"street": "Street 0", "city": "Oss", "area_id": False},
        )
        self.assertEqual(register._suggest(self.oss, "5340 AA", 999), {})
        self.assertEqual(register._suggest(self.maasdal, "5340 AA", 21), {})
