import base64
from io import BytesIO

import xlsxwriter

from odoo import fields, models
from odoo.exceptions import AccessError

from ..models.keten_volunteer_flow import COORDINATORS

COLUMNS = (
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
WIDTH = 18


class KetenVolunteerWorkbook(models.TransientModel):
    """The pool as an Excel file: what a match needs, and no way to reach anybody."""

    _name = "keten.volunteer.workbook"
    _description = "Volunteers in Excel"

    file = fields.Binary(readonly=True, attachment=False)

    def _download(self, volunteers):
        """Return the action that downloads these volunteers.

        :raise AccessError: the user does not coordinate volunteers
        """
        if not self.env.user.has_groups(COORDINATORS):
            raise AccessError(
                self.env._("This list is for who coordinates volunteers.")
            )
        volunteers.check_access("read")
        workbook = self.create({"file": base64.b64encode(build_pool(volunteers))})
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/web/content/{self._name}/{workbook.id}/file/"
            f"{self.env._('volunteers')}.xlsx?download=true",
        }


class KetenVolunteer(models.Model):
    _inherit = "keten.volunteer"

    def action_workbook(self):
        return self.env["keten.volunteer.workbook"]._download(self)


def build_pool(volunteers):
    """Return the workbook of these volunteers, as bytes."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
    labels = volunteers.fields_get(COLUMNS, ["string"])
    sheet.set_column(0, len(COLUMNS) - 1, WIDTH)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(COLUMNS):
        sheet.write(0, column, labels[name]["string"], bold)
    for row, volunteer in enumerate(volunteers, start=1):
        for column, name in enumerate(COLUMNS):
            _write(sheet, row, column, volunteer, name, day)
    sheet.autofilter(0, 0, max(len(volunteers), 1), len(COLUMNS) - 1)
    book.close()
    return content.getvalue()


def _write(sheet, row, column, volunteer, name, day):
    field, value = volunteer._fields[name], volunteer[name]
    if field.type == "date":
        if value:
            sheet.write_datetime(row, column, value, day)
    elif field.type == "integer":
        sheet.write_number(row, column, value)
    elif field.relational:
        names = ", ".join(value.mapped("display_name"))
        sheet.write_string(row, column, names)
    elif field.type == "selection":
        labels = dict(field._description_selection(volunteer.env))
        sheet.write_string(row, column, labels.get(value, ""))
    elif field.type == "boolean":
        yes = volunteer.env._("Yes") if value else volunteer.env._("No")
        sheet.write_string(row, column, yes)
    else:
        sheet.write_string(row, column, value or "")
