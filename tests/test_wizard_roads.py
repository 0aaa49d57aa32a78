from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import PlacementCase

WITH_CONTENT = {"base_import.import", "mail.compose.message"}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestWizardRoads(PlacementCase):
    """What somebody is filling in is read by nobody else, also of the same role."""

    def test_an_address_that_is_typed_is_read_by_who_types_it(self):
        wizard = self.announcement(self.new_placement())
        self.assertEqual(wizard.street, "Kerkstraat")
        others = (
            self.other_of["housing"],
            self.foreigner_of["housing"],
            self.user_of["coordinator"],
        )
        for user in others:
            seen = wizard.with_user(user)
            with self.subTest(user=user.login):
                self.assertFalse(seen.search([("street", "=", "Kerkstraat")]))
                with self.assertRaises(AccessError):
                    seen.read(["street"])

    def test_a_file_of_people_is_read_by_who_imports_it(self):
        imports = self.env["base_import.import"].with_user(self.user_of["guidance"])
        file = imports.create(
            {"res_model": "keten.person", "file": b"Selam;Secret", "file_type": "csv"}
        )
        self.assertTrue(file.read(["file"]))
        with self.assertRaises(AccessError):
            file.with_user(self.other_of["guidance"]).read(["file"])

    def test_every_wizard_is_closed_to_others(self):
        wizards = {
            name
            for name in self.registry
            if name.startswith("keten.") and self.registry[name]._transient
        }
        rules = self.env["ir.rule"].with_user(self.user_of["coordinator"]).sudo(False)
        for name in sorted(wizards | WITH_CONTENT):
            with self.subTest(model=name):
                self.assertIn("create_uid", str(rules._compute_domain(name, "read")))
