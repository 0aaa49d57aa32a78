from odoo import fields, models

CHAIN_ROLES = [
    ("keten_coordinator", "District coordinator of the placement"),
    ("keten_guidance", "Guidance contact of the placement"),
    ("keten_case_director", "Case director of the placement"),
    ("keten_housing", "Housing consultant of the placement"),
]


class MailActivityPlanTemplate(models.Model):
    _inherit = "mail.activity.plan.template"

    responsible_type = fields.Selection(
        selection_add=CHAIN_ROLES,
        ondelete={role: "cascade" for role, _label in CHAIN_ROLES},
    )

    def _determine_responsible(self, on_demand_responsible, applied_on_record):
        if not self.responsible_type.startswith("keten_"):
            return super()._determine_responsible(
                on_demand_responsible, applied_on_record
            )
        role = self.responsible_type.removeprefix("keten_")
        user = applied_on_record._responsible_for(role)
        return {"responsible": user or self.env.user, "error": False, "warning": False}

    def _activity_vals_for(self, record):
        """Return the activity of this step for a record of the chain."""
        responsible = self._determine_responsible(self.env.user, record)["responsible"]
        return {
            "res_model_id": self.env["ir.model"]._get_id(record._name),
            "res_id": record.id,
            "activity_type_id": self.activity_type_id.id,
            "date_deadline": self._get_date_deadline(record.linked_date),
            "user_id": responsible.id,
            "automated": True,
        }
