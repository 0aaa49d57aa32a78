from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import FlyerCase

NAME = "Mrs Invented"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerLead(FlyerCase):
    """A neighbour offers help, and stays the owner of name and number (OSS-B3)."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()
        self.confirm_round(self.task)

    def offer(self, role="welfare", **vals):
        leads = self.as_role(self.env["keten.volunteer.lead"], role)
        values = {"neighbour": NAME, "phone": "0412-555111", "has_agreed": True}
        return leads.create({"task_id": self.task.id, **values, **vals})

    @mute_logger("odoo.sql_db")
    def test_an_offer_needs_agreement_and_a_way_to_call(self):
        for vals in ({"has_agreed": False}, {"phone": False}):
            with (
                self.subTest(vals=vals),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                self.offer(**vals)

    def test_those_of_the_round_read_it(self):
        lead = self.offer()
        for role, is_reader in (
            ("guidance", True),
            ("welfare", True),
            ("housing", False),
            ("guide", False),
            ("police", False),
            ("coordinator", False),
            ("case_director", False),
            ("keten_admin", False),
        ):
            with self.subTest(role=role):
                self.assertEqual(self.as_role(lead, role).has_access("read"), is_reader)

    def test_whoever_rang_reads_what_was_recorded_oneself(self):
        self.assertEqual(self.offer("housing").neighbour, NAME)
        with self.assertRaises(AccessError):
            self.offer("guide")

    def test_its_name_tells_nothing(self):
        lead = self.offer()
        self.assertEqual(lead.display_name, self.task.display_name)
        said = "".join(self.task.message_ids.mapped(lambda m: str(m.body)))
        self.assertNotIn(NAME, said)
        self.assertFalse(lead.search([("display_name", "ilike", "Invented")]))

    def test_a_year_after_it_was_used_it_is_gone(self):
        lead = self.offer()
        with freeze_time("2026-06-01 12:00:00"):
            lead.used_on = "2026-06-01"
        self.assertEqual(lead.expires_on, date(2027, 6, 1))
        for day, is_kept in (("2027-06-01", True), ("2027-06-02", False)):
            with freeze_time(day), self.enter_registry_test_mode():
                cron = self.env.ref("ketenaanpak.ir_cron_volunteer_leads")
                cron.method_direct_trigger()
            self.env.invalidate_all()
            self.assertEqual(bool(lead.sudo().exists()), is_kept, day)
        self.assertEqual(self.task.result_ids.offer_count, 1)

    def test_a_neighbour_takes_the_agreement_back(self):
        lead = self.offer()
        lead.action_forget()
        self.assertFalse(lead.exists())
