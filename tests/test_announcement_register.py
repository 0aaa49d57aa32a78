from odoo.tests import Form, freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAnnouncementRegister(FlyerCase):
    """A consultant types a postcode and a number, and the register tells the rest."""

    def setUp(self):
        super().setUp()
        self.street.area_id = self.area["near"]
        self.placement = self.new_placement()

    def form(self):
        wizard = self.env["keten.announcement"].with_user(self.user_of["housing"])
        return Form(wizard.with_context(active_id=self.placement.id))

    def typed(self, postcode, door):
        form = self.form()
        form.postcode = postcode
        form.door = door
        return form

    def announced(self, form):
        form.expected_move_in_date = "2026-03-20"
        form.save().action_announce()
        return self.placement.address_id

    def flat(self, addition, **vals):
        first = len(self.env["keten.bag.address"].search([]))
        return self.env["keten.bag.address"].create(
            {**self.street_door(40), "addition": addition, **vals}
            | {"bag_address_id": f"08283{first:011d}"}
        )

    def test_a_postcode_and_a_number_are_enough(self):
        form = self.typed("5341ab", "21")
        self.assertEqual(form.found, "one")
        self.assertEqual(form.street, "Kerkstraat")
        self.assertEqual(form.city, "Oss")
        self.assertEqual(form.area_id, self.area["near"])
        door = self.street[20]
        self.assertRecordValues(
            self.announced(form),
            [
                {
                    "postcode": "5341 AB",
                    "house_number": 21,
                    "bag_address_id": door.bag_address_id,
                    "rd_x": door.rd_x,
                    "rd_y": door.rd_y,
                }
            ],
        )
        self.assertTrue(self.placement.flyer_task_ids.door_ids)

    def test_one_of_several_doors_is_chosen(self):
        flats = self.flat("1") | self.flat("2")
        self.street.filtered(lambda door: door.house_number == 40).active = False
        flats.active = True
        form = self.typed("5341 AB", "40")
        self.assertEqual(form.found, "several")
        self.assertFalse(form.door_id)
        self.assertEqual(form.street, "Kerkstraat")
        form.door_id = flats[1]
        form.area_id = self.area["near"]
        self.assertRecordValues(
            self.announced(form),
            [
                {
                    "house_number": 40,
                    "addition": "2",
                    "bag_address_id": flats[1].bag_address_id,
                }
            ],
        )

    def test_an_addition_that_is_typed_finds_its_door(self):
        flat = self.flat("bis")
        form = self.typed("5341 AB", "40-BIS")
        self.assertEqual(form.found, "one")
        self.assertEqual(form.door_id, flat)

    def test_twins_of_the_register_are_told_apart_by_hand(self):
        """The same door with two BAG ids: nobody but a person knows which."""
        twins = self.flat("x") | self.flat("x")
        form = self.typed("5341 AB", "40x")
        self.assertEqual(form.found, "several")
        form.door_id = twins[1]
        form.area_id = self.area["near"]
        address = self.announced(form)
        self.assertEqual(address.bag_address_id, twins[1].bag_address_id)

    def test_a_door_the_register_does_not_know_is_typed_by_hand(self):
        form = self.typed("5341 AB", "21")
        form.door = "99"
        self.assertEqual(form.found, "nothing")
        self.assertFalse(form.door_id)
        self.assertEqual(form.street, "Kerkstraat")
        form.street = "Nieuwe Kerkstraat"
        form.area_id = self.area["near"]
        address = self.announced(form)
        self.assertRecordValues(
            address,
            [
                {
                    "street": "Nieuwe Kerkstraat",
                    "house_number": 99,
                    "bag_address_id": False,
                }
            ],
        )

    def test_without_a_register_everything_is_typed_by_hand(self):
        self.street.active = False
        form = self.typed("5341 AB", "21")
        self.assertEqual(form.found, "no_register")
        form.street = "Kerkstraat"
        form.city = "Oss"
        form.area_id = self.area["near"]
        self.assertEqual(self.announced(form).street, "Kerkstraat")

    def test_half_a_door_finds_nothing_yet(self):
        form = self.form()
        self.assertFalse(form.found)
        form.postcode = "5341 AB"
        self.assertFalse(form.found)

    def test_what_a_caller_says_is_not_overruled(self):
        announced = self.announce(self.placement, street="Kerkstraat West", door="21")
        self.assertEqual(announced.address_id.street, "Kerkstraat West")

    def test_the_register_of_another_municipality_is_not_asked(self):
        self.flat("z", company_id=self.maasdal.id)
        form = self.typed("5341 AB", "40z")
        self.assertEqual(form.found, "nothing")
