import base64
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerMany(VolunteerCase):
    """A coordinator does to many volunteers at once what one click can do."""

    def wizard(self, model, volunteers, role="guidance", **context):
        wizards = self.env[f"keten.volunteer.{model}"].with_user(self.user_of[role])
        return wizards.with_context(active_ids=volunteers.ids, **context)

    def test_a_pause_for_the_summer(self):
        volunteers = self.available() | self.available()
        pause = self.wizard("step", volunteers, keten_verb="pause")
        pause.create({"available_again_on": "2026-09-01"}).action_take()
        self.assertEqual(set(volunteers.mapped("state")), {"paused"})
        self.assertEqual(str(volunteers[0].deadline_date), "2026-09-01")

    def test_an_invitation_names_nobody_and_leaves_a_date(self):
        reached = self.new_volunteer(email="fenna@example.com")
        unreached = self.new_volunteer(first_name="Daan")
        invitation = self.wizard(
            "invitation", reached | unreached, keten_kind="training"
        ).create({"date": "2026-03-20", "place": "De Schakel, 19:30"})
        self.assertEqual(invitation.unreached_ids, unreached)
        before = self.env["mail.mail"].search([]).ids
        invitation.action_invite()
        mail = self.env["mail.mail"].search([("id", "not in", before)])
        self.assertEqual(mail.email_to, "fenna@example.com")
        self.assertTrue(mail.auto_delete)
        for name in ("Fenna", "Invented", reached.name):
            self.assertNotIn(name, mail.subject + mail.body_html)
        self.assertIn("De Schakel", mail.body_html)
        for volunteer in reached | unreached:
            self.assertEqual(str(volunteer.training_invited_on), "2026-03-02")

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_invites_the_other_organisation_s(self):
        shared = self.available(email="fenna@example.com")
        renewal = self.wizard("invitation", shared, "welfare", keten_kind="renewal")
        with self.assertRaises(AccessError):
            renewal.create({"date": "2026-05-01"}).action_invite()
        with self.assertRaises(AccessError):
            self.wizard("step", shared, "welfare", keten_verb="leave").create(
                {"leave_reason": "other"}
            ).action_take()

    def test_the_pool_in_excel_holds_no_way_to_reach_anybody(self):
        volunteers = self.available() | self.available("welfare", first_name="Daan")
        theirs = self.as_role(volunteers, "guidance")
        url = theirs.action_workbook()["url"]
        workbook = self.env["keten.workbook"].browse(int(url.split("/")[4]))
        content = BytesIO(base64.b64decode(workbook.file))
        rows = list(load_workbook(content).active.values)
        self.assertEqual(rows[0][0], theirs.fields_get(["name"])["name"]["string"])
        self.assertEqual([row[0] for row in rows[1:]], volunteers.mapped("name"))
        self.assertIn(datetime(2029, 9, 1), rows[1])
        told = str(rows)
        for secret in ("Fenna", "Daan", "Invented", "0412-555111"):
            self.assertNotIn(secret, told)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_the_pool_in_excel_asks_for_the_role(self):
        volunteer = self.available(login_id=self.user_of["guide"].id)
        for role in ("guide", "police", "manager", "coordinator"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(volunteer, role).action_workbook()
