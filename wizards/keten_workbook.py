import base64

from odoo import fields, models
from odoo.exceptions import AccessError

from ..models.keten_volunteer_flow import COORDINATORS
from ..reports.list_workbook import build_list

POOL = (
    "name",
    "area_id",
    "state",
    "organisation_id",
    "purpose_ids",
    "language_ids",
    "interest_ids",
    "moment_ids",
    "reach",
    "load",
    "max_load",
    "is_screened",
    "vog_valid_until",
    "waiting_since",
    "available_again_on",
    "coordinator_id",
)
REQUESTS = (
    "name",
    "area_id",
    "state",
    "organisation_id",
    "goal",
    "language_ids",
    "interest_ids",
    "moment_ids",
    "buddy_gender",
    "asked_on",
    "wait_due_date",
    "responsible_id",
)


class KetenWorkbook(models.TransientModel):
    """A list as an Excel file: what a match needs, and no way to reach anybody."""

    _name = "keten.workbook"
    _description = "List in Excel"

    file = fields.Binary(readonly=True, attachment=False)

    def _download(self, records, columns, file_name):
        """Return the action that downloads these records.

        :raise AccessError: the user does not coordinate volunteers
        """
        if not self.env.user.has_groups(COORDINATORS):
            raise AccessError(
                self.env._("This list is for who coordinates volunteers.")
            )
        records.check_access("read")
        content = build_list(records, columns)
        workbook = self.create({"file": base64.b64encode(content)})
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/web/content/{self._name}/{workbook.id}/file/{file_name}.xlsx"
            "?download=true",
        }


class KetenVolunteer(models.Model):
    _inherit = "keten.volunteer"

    def action_workbook(self):
        books = self.env["keten.workbook"]
        return books._download(self, POOL, self.env._("volunteers"))


class KetenBuddyRequest(models.Model):
    _inherit = "keten.buddy.request"

    def action_workbook(self):
        books = self.env["keten.workbook"]
        return books._download(self, REQUESTS, self.env._("buddy requests"))
