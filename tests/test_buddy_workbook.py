import base64
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyWorkbook(BuddyCase):
    """Who looks for buddies takes the waiting requests along in Excel."""

    def test_waiting_requests_in_excel_name_nobody(self):
        request = self.ask()
        url = request.action_workbook()["url"]
        workbook = self.env["keten.workbook"].browse(int(url.split("/")[4]))
        content = BytesIO(base64.b64decode(workbook.file))
        rows = list(load_workbook(content).active.values)
        self.assertEqual([row[0] for row in rows[1:]], [request.name])
        self.assertIn(datetime(2026, 3, 2), rows[1])
        for secret in ("Selam", "Secret", "0412", self.household.name):
            self.assertNotIn(secret, str(rows))

    def test_the_list_in_excel_asks_for_the_role(self):
        request = self.ask()
        for role in ("guide", "case_director", "police", "manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(request, role).action_workbook()
