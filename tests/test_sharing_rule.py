from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .access_world import RIGHTS, matrix
from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSharingRule(ChainCase):
    """The privacy officer reads on the screen what the file says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = cls.env["keten.sharing.rule"]
        cls.officer = cls.user_of["privacy_officer"]

    def shown(self):
        return {
            (rule.role, rule.model): (
                rule.scope,
                *(rule[f"can_{right}"] for right in RIGHTS),
                rule.why,
            )
            for rule in self.rules.with_user(self.officer).search([])
        }

    def filed(self):
        return {
            (row.role, row.model): (
                row.scope,
                *(getattr(row, right) for right in RIGHTS),
                row.why,
            )
            for row in matrix()
        }

    def test_every_row_of_the_file_is_on_the_screen(self):
        self.assertEqual(self.shown(), self.filed())

    def test_an_update_makes_the_screen_equal_to_the_file_again(self):
        self.rules.search([("role", "=", "police")]).unlink()
        self.rules.search([("role", "=", "guide")]).write({"can_unlink": True})
        self.assertNotEqual(self.shown(), self.filed())
        self.rules._load_matrix()
        self.assertEqual(self.shown(), self.filed())

    def test_a_row_names_its_data_as_the_screens_do(self):
        rule = self.rules.search([("model", "=", "keten.placement")], limit=1)
        label = self.env["ir.model"]._get("keten.placement").name
        self.assertEqual(rule.with_user(self.officer).data, label)

    def test_nobody_changes_the_matrix_on_the_screen(self):
        rule = self.rules.search([], limit=1)
        for role in ("privacy_officer", "keten_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                rule.with_user(self.user_of[role]).why = "Because"
