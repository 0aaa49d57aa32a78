from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerLeadUse(FlyerCase):
    """A neighbour offered help at the door, and becomes a volunteer (OSS-B3)."""

    def setUp(self):
        super().setUp()
        task = self.new_round()
        self.confirm_round(task)
        self.lead = self.as_role(self.env["keten.volunteer.lead"], "welfare").create(
            {
                "task_id": task.id,
                "neighbour": "Mrs Invented",
                "phone": "0412-555111",
                "help_kind": "buddy",
                "has_agreed": True,
            }
        )

    def test_what_the_neighbour_agreed_to_is_carried_over(self):
        with freeze_time("2026-04-01 09:00:00"):
            action = self.lead.action_become_volunteer()
        volunteer = self.lead.volunteer_ids
        self.assertEqual(action["res_id"], volunteer.id)
        self.assertRecordValues(
            volunteer,
            [
                {
                    "state": "registered",
                    "source": "lead",
                    "last_name": "Mrs Invented",
                    "phone": "0412-555111",
                    "area_id": self.area["near"].id,
                    "organisation_id": self.org["welfare", "near"].id,
                }
            ],
        )
        self.assertEqual(volunteer.purpose_ids.code, "buddy")
        self.assertEqual(self.lead.used_on, date(2026, 4, 1))
        self.assertEqual(volunteer.action_open_lead()["res_id"], self.lead.id)

    def test_one_offer_is_one_volunteer(self):
        self.lead.action_become_volunteer()
        with self.assertRaises(UserError):
            self.lead.action_become_volunteer()

    def test_a_first_name_is_asked_before_the_intake_is_over(self):
        self.lead.action_become_volunteer()
        with self.assertRaisesRegex(UserError, "First Name is not filled in"):
            self.lead.volunteer_ids.action_interview()

    def test_the_volunteer_stays_when_the_offer_is_forgotten(self):
        self.lead.action_become_volunteer()
        volunteer = self.lead.volunteer_ids
        self.lead.action_forget()
        self.assertTrue(volunteer.exists())
        self.assertFalse(volunteer.lead_id)

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_who_rang_registers_nobody(self):
        self.lead.sudo().recorded_by_id = self.user_of["housing"]
        with self.assertRaises(AccessError):
            self.as_role(self.lead, "housing").action_become_volunteer()
