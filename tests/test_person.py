from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from ..models.keten_person import sound_of
from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestPerson(ChainCase):
    """People of a household: how their names are compared, and who sees them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Person = cls.env["keten.person"].with_user(cls.user_of["guidance"])

    def newcomer(self, first, last, born="1990-05-01"):
        household = self.env["keten.household"].with_user(self.user_of["guidance"])
        return self.Person.create(
            {
                "household_id": household.create({}).id,
                "first_name": first,
                "last_name": last,
                "birth_date": born,
            }
        )

    def test_a_name_sounds_the_same_however_it_is_written(self):
        for one, other in (
            ("Mohammed", "Muhammad"),
            ("Abdul Rahman", "Abdulrahman"),
            ("Élise Çelik", "elise celik"),
            ("Tesfay Haile", "Haile Tesfay"),
        ):
            with self.subTest(one=one):
                self.assertEqual(sound_of(one), sound_of(other))
        self.assertNotEqual(sound_of("Mohammed"), sound_of("Mustafa"))

    def test_people_alike_are_found_from_both_sides(self):
        one = self.newcomer("Mohammed", "Haile")
        other = self.newcomer("Muhammad", "Haile")
        self.assertEqual(one._alike(), other)
        self.assertEqual(other._alike(), one)
        self.assertEqual(one.household_id.duplicate_ids, other.household_id)

    def test_without_a_birth_date_nobody_is_alike(self):
        one = self.newcomer("Mohammed", "Haile", born=False)
        self.newcomer("Mohammed", "Haile", born=False)
        self.assertFalse(one._alike())

    def test_a_likeness_is_shown_to_who_may_see_both(self):
        """The other household is of another guidance organisation."""
        secret = self.far.household_id
        one = self.newcomer("Selam", "Secretfar")
        self.assertFalse(one._alike())
        self.assertFalse(one.household_id.duplicate_ids)
        everybody = one.with_user(self.env.ref("base.user_root"))
        self.assertEqual(everybody._alike().household_id, secret)

    def test_a_birth_date_in_the_future_is_refused_without_a_name(self):
        with self.assertRaises(ValidationError) as refused:
            self.newcomer("Selam", "Tomorrow", born="2026-03-03")
        self.assertIn("lies in the future", str(refused.exception))
        self.assertNotIn("Tomorrow", str(refused.exception))
        self.assertTrue(self.newcomer("Selam", "Today", born="2026-03-02"))

    def test_who_leads_the_guidance_reads_why_a_household_is_not_announced(self):
        household = self.near.household_id
        seen = household.with_user(self.user_of["guidance"])
        self.assertEqual(seen.discretion_ids.reason, "threat")
        self.assertIn("discretion_ids", self.form_of("guidance"))

    def test_who_guides_directs_or_lets_sees_no_more_than_the_flag(self):
        reason = self.near.household_id.discretion_ids
        for role in ("guide", "housing", "welfare", "case_director"):
            with self.subTest(role=role):
                placement = self.as_role(self.near, role)
                self.assertTrue(placement.do_not_announce)
                with self.assertRaises(AccessError):
                    reason.with_user(self.user_of[role]).read(["reason"])
        for role in ("guide", "housing", "case_director"):
            self.assertNotIn("discretion_ids", self.form_of(role))

    def form_of(self, role):
        households = self.env["keten.household"].with_user(self.user_of[role])
        return households.get_view(view_type="form")["arch"]
