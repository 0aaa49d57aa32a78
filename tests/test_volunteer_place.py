from odoo.tests import Form, freeze_time, tagged

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerPlace(VolunteerCase):
    """A volunteer's postcode becomes a point, and never the own door."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number, (rd_x, rd_y) in enumerate([(164_000, 418_000), (164_100, 418_040)]):
            cls.env["keten.bag.address"].create(
                {
                    "bag_address_id": f"08282{number:011d}",
                    "street": "Dorpsstraat",
                    "house_number": number + 1,
                    "postcode": "5341 ZZ",
                    "city": "Oss",
                    "rd_x": rd_x,
                    "rd_y": rd_y,
                    "area_id": cls.area["far"].id,
                }
            )

    def test_the_middle_of_the_doors_of_the_postcode(self):
        volunteer = self.entered("5341zz")
        self.assertEqual(volunteer.postcode, "5341 ZZ")
        self.assertEqual(volunteer.area_id, self.area["far"])
        point = (volunteer.sudo().rd_x, volunteer.sudo().rd_y)
        self.assertEqual(point, (164_050, 418_020))

    def entered(self, postcode):
        """Return a volunteer as the screen of a coordinator makes one."""
        volunteers = self.as_role(self.env["keten.volunteer"], "guidance")
        with Form(volunteers) as form:
            form.first_name = "Fenna"
            form.postcode = postcode
            self.assertEqual(form.area_id, self.area["far"])
        return form.record

    def test_a_row_of_a_file_finds_its_area_too(self):
        volunteer = self.as_role(self.env["keten.volunteer"], "guidance").create(
            {"first_name": "Fenna", "postcode": "5341 ZZ"}
        )
        self.assertEqual(volunteer.area_id, self.area["far"])

    def test_another_postcode_is_another_point(self):
        volunteer = self.new_volunteer(postcode="5341 ZZ")
        volunteer.postcode = "5341 XX"
        self.assertFalse(volunteer.sudo().rd_x)
        self.assertEqual(volunteer.area_id, self.area["near"])

    def test_forty_volunteers_ask_the_register_once(self):
        volunteers = self.env["keten.volunteer"].union(
            *(self.new_volunteer(postcode="5341 ZZ") for _index in range(40))
        )
        self.env.flush_all()
        self.env.invalidate_all()
        self.env.add_to_compute(volunteers._fields["rd_x"], volunteers)
        with self.assertQueryCount(6):
            self.env.flush_all()
