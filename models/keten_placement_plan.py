from odoo import api, models

from .keten_placement import OPEN_STATES

PLAN = "ketenaanpak.mail_activity_plan_new_placement"
FILLED_BY = {
    "ketenaanpak.mail_activity_type_corporation": "corporation_id",
    "ketenaanpak.mail_activity_type_guide": "guide_id",
    "ketenaanpak.mail_activity_type_case_director": "case_director_id",
}


class KetenPlacement(models.Model):
    """The steps of a new placement: one activity each until taken (OSS-H4)."""

    _inherit = "keten.placement"

    def _on_assigned(self, names):
        result = super()._on_assigned(names)
        self._sync_steps()
        return result

    def _sync_deadline_activities(self):
        result = super()._sync_deadline_activities()
        self._sync_steps()
        return result

    def _on_link(self):
        """Launch the plan of a new placement, without what was filled in at once."""
        plan = self.env.ref(PLAN).sudo()  # plans are configuration
        field_of = self._plan_fields()
        steps = [
            template._activity_vals_for(placement)
            for placement in self
            for template in plan.template_ids
            if not placement._is_step_taken(field_of.get(template.activity_type_id.id))
        ]
        activities = self.env["mail.activity"].sudo()  # steps for other organisations
        activities.with_context(mail_activity_quick_update=len(self) > 1).create(steps)

    def _sync_steps(self):
        """Close steps that became a filled field; drop those of an ended case."""
        field_of = self._plan_fields()
        activities = self.env["mail.activity"].sudo()  # whoever was to take the step
        steps = activities.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "in", list(field_of)),
                ("automated", "=", True),
            ]
        )
        running = steps.filtered(
            lambda step: self.browse(step.res_id).state in OPEN_STATES
        )
        (steps - running).unlink()
        taken = running.filtered(
            lambda step: self.browse(step.res_id)._is_step_taken(
                field_of[step.activity_type_id.id]
            )
        )
        taken._action_done()

    def _is_step_taken(self, field):
        return bool(field and self[field])

    @api.model
    def _plan_fields(self):
        return {
            self._activity_type_id(xmlid): field for xmlid, field in FILLED_BY.items()
        }
