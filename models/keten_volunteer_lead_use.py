from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

# What a neighbour offered at the door, as a purpose of the network
PURPOSE_OF = {
    "welcome": "neighbourhood",
    "language": "language",
    "practical": "daily_life",
    "activity": "loneliness",
    "buddy": "buddy",
}


class KetenVolunteerLead(models.Model):
    """A neighbour who offered help becomes a volunteer (OSS-B3, OSS-C3)."""

    _inherit = "keten.volunteer.lead"

    volunteer_ids = fields.One2many("keten.volunteer", "lead_id")
    is_volunteer = fields.Boolean(
        "Became a volunteer", compute="_compute_is_volunteer", compute_sudo=True
    )

    @api.depends("volunteer_ids")
    def _compute_is_volunteer(self):
        for lead in self:
            lead.is_volunteer = bool(lead.volunteer_ids)

    def action_become_volunteer(self):
        """Carry over what the neighbour agreed to, and open the volunteer.

        :raise UserError: the neighbour is a volunteer already
        """
        self.ensure_one()
        self.check_access("write")
        if self.is_volunteer:
            raise UserError(
                self.env._("This offer of help has become a volunteer already.")
            )
        volunteer = self.env["keten.volunteer"].create(self._volunteer_vals())
        self.used_on = fields.Date.context_today(self)
        return volunteer._get_records_action(name=self.env._("Volunteer"))

    def _volunteer_vals(self):
        """The name stays as it was given: which part is the first name, nobody asked
        at the door.
        """
        code = PURPOSE_OF.get(self.help_kind)
        purposes = self.env["keten.volunteer.purpose"].search([("code", "=", code)])
        return {
            "company_id": self.company_id.id,
            "source": "lead",
            "lead_id": self.id,
            "area_id": self.area_id.id,
            "last_name": self.neighbour,
            "phone": self.phone,
            "email": self.email,
            "purpose_ids": [Command.set(purposes.ids)],
        }

    def action_open_volunteer(self):
        return self.volunteer_ids._get_records_action(name=self.env._("Volunteer"))


class KetenVolunteer(models.Model):
    _inherit = "keten.volunteer"

    def action_open_lead(self):
        return self.lead_id._get_records_action(name=self.env._("Offer of help"))
