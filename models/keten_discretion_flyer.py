from odoo import api, models


class KetenDiscretion(models.Model):
    """A decision not to announce stops the round, and its end lets it go on (2.7.8)."""

    _inherit = "keten.discretion"

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        decisions._follow_on_rounds()
        return decisions

    def write(self, vals):
        result = super().write(vals)
        if "ended_on" in vals:
            self._follow_on_rounds()
        return result

    def _follow_on_rounds(self):
        household = self.household_id.sudo()  # of whoever works for it
        household.placement_ids.flyer_task_ids._follow_discretion()


class KetenFlyerTask(models.Model):
    """A round knows whether its household may be announced, and never why not."""

    _inherit = "keten.flyer.task"

    def _follow_discretion(self):
        for is_blocked, tasks in self.grouped(
            lambda task: task.placement_id.do_not_announce
        ).items():
            tasks._block(is_blocked)
