from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestOrganisation(ChainCase):
    """The administrator keeps the partners of the chain, and who works where."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.user_of["keten_admin"]
        cls.police = cls.org["police", "near"].with_user(cls.admin)

    @mute_logger("odoo.sql_db")
    def test_a_partner_stands_in_a_municipality_once(self):
        twin = {"name": self.police.name, "organisation_type": "police"}
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.police.create(twin).flush_recordset()
        self.assertTrue(
            self.env["keten.organisation"].create(
                {**twin, "company_id": self.maasdal.id}
            )
        )
        self.police.active = False
        self.police.flush_recordset()
        self.assertTrue(self.police.create(twin))

    def test_people_are_counted_where_they_work(self):
        self.assertEqual(self.police.user_count, 1)
        self.other_of["police"].keten_organisation_id = self.police
        self.police.invalidate_recordset()
        self.assertEqual(self.police.user_count, 2)
        self.assertEqual(self.org["police", "far"].user_count, 0)

    def test_nobody_works_for_a_municipality_without_access_to_it(self):
        officer = self.user_of["police"]
        with self.assertRaisesRegex(ValidationError, "has no access to the munic"):
            officer.keten_organisation_id = self.org["police", "abroad"]
        officer.company_ids = [Command.link(self.maasdal.id)]
        officer.keten_organisation_id = self.org["police", "abroad"]
        with self.assertRaisesRegex(ValidationError, "has no access to the munic"):
            officer.company_ids = [Command.unlink(self.maasdal.id)]

    def test_without_an_end_date_a_covenant_lets_everybody_in(self):
        self.police.covenant_valid_until = False
        self.assertEqual(self.police.covenant_state, "unlimited")
        self.assertIn(self.user_of["police"], self.police.access_user_ids)

    def test_an_expired_covenant_is_said_at_the_placement(self):
        corporation = self.near.corporation_id
        self.assertNotIn("covenant", self.near.announcement_gap)
        corporation.covenant_valid_until = "2026-03-01"
        self.near.invalidate_recordset(["announcement_gap"])
        self.assertIn(f"covenant of {corporation.name}", self.near.announcement_gap)
        self.assertEqual(self.near.state, "announced")

    @mute_logger("odoo.sql_db")
    def test_a_partner_with_people_cannot_disappear(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.police.unlink()
