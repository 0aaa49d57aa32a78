from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .common import ChainCase

NEVER = ("bsn", "nationality", "religion", "ethnic", "alien", "citizen")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestHousehold(ChainCase):
    """The guidance organisation enters a household that may be there already."""

    def enter(self, first, last, born, role="guidance"):
        """Return a form with one person, not saved yet, as a role fills it in."""
        form = Form(self.env["keten.household"].with_user(self.user_of[role]))
        with form.person_ids.new() as person:
            person.first_name = first
            person.last_name = last
            person.birth_date = born
        return form

    def test_a_likely_duplicate_shows_while_typing(self):
        for first, last in (
            ("Selam", "Secretnear"),
            ("Sélam", "Secretneer"),
            ("Secretnear", "Selam"),
            ("SELAM", "secretnear"),
        ):
            with self.subTest(first=first, last=last):
                form = self.enter(first, last, "1990-05-01")
                self.assertIn(self.near.household_id.id, form.duplicate_ids.ids)

    def test_another_birth_date_or_name_is_somebody_else(self):
        for first, last, born in (
            ("Selam", "Secretnear", "1990-05-02"),
            ("Dawit", "Habte", "1990-05-01"),
        ):
            with self.subTest(first=first, born=born):
                form = self.enter(first, last, born)
                self.assertFalse(form.duplicate_ids.ids)

    def test_a_duplicate_of_another_organisation_is_never_hinted_at(self):
        form = self.enter("Selam", "Secretfar", "1990-05-01")
        self.assertFalse(form.duplicate_ids.ids)
        twin = self.env["keten.household"].browse(form.save().id)
        self.assertIn(self.far.household_id, twin.duplicate_ids)

    def test_who_comes_later_is_counted_apart(self):
        household = self.near.household_id
        household.person_ids = [
            Command.create(
                {"first_name": "A", "last_name": "B", "is_expected": expected}
            )
            for expected in (False, True, True)
        ]
        self.assertEqual((household.size, household.expected_count), (2, 2))
        self.assertEqual(self.near.size_class, "2")

    def test_only_the_municipality_hands_a_household_to_another_organisation(self):
        household, far = self.near.household_id, self.org["refugee_council", "far"]
        household.guide_id = False
        moved = {"guidance_organisation_id": far.id}
        with self.assertRaises(AccessError):
            self.as_role(household, "guidance").write(moved)
        self.as_role(household, "guidance").write(
            {"guidance_organisation_id": household.guidance_organisation_id.id}
        )
        self.as_role(household, "case_director").write(moved)
        self.assertEqual(household.guidance_organisation_id, far)

    def test_nobody_can_store_what_the_chain_never_holds(self):
        for model in ("keten.household", "keten.person", "keten.placement"):
            for name in self.env[model]._fields:
                self.assertFalse([part for part in NEVER if part in name], name)

    def test_a_household_is_called_by_its_reference(self):
        household = self.near.household_id
        for record in (household, household.person_ids):
            self.assertEqual(record.display_name, household.name)
