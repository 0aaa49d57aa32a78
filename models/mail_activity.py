from odoo import api, models
from odoo.exceptions import AccessError, UserError


class MailActivity(models.Model):
    """Work on a record of the chain stays there, with people who may open it.

    Odoo lets whoever has an activity read its note and its record's name, and lets
    it be moved to any record there is.
    """

    _inherit = "mail.activity"

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """Tell a screen no name its reader may not read."""
        result = super()._compute_res_name()
        for activity in self._of_chain().filtered(lambda a: not a.id):
            record = self.env[activity.res_model].sudo(False).browse(activity.res_id)
            if not record.has_access("read"):
                activity.res_name = False
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: the person could not open the record
        """
        activities = super().create(vals_list)
        if not self.env.su:
            activities._check_person_may_open()
        return activities

    def write(self, vals):
        """
        :raise AccessError: somebody moves work to another record
        :raise UserError: the person could not open the record
        """
        if self.env.su:
            return super().write(vals)
        if vals.keys() & {"res_model", "res_model_id", "res_id"}:
            self._check_stays(vals)
        result = super().write(vals)
        if "user_id" in vals:
            self._check_person_may_open()
        return result

    def _check_stays(self, vals):
        target = self.env["ir.model"].browse(vals.get("res_model_id"))
        named = vals.get("res_model") or target.sudo().model  # its name is no secret
        for activity in self:
            here = (activity.res_model, activity.res_id)
            there = (named or activity.res_model, vals.get("res_id", activity.res_id))
            of_chain = any(
                str(model).startswith("keten.") for model in (here[0], named)
            )
            if there != here and of_chain:
                raise AccessError(
                    self.env._("An activity stays with the record it was made for.")
                )

    def _of_chain(self):
        return self.filtered(
            lambda a: (a.res_model or "").startswith("keten.") and a.res_id
        )

    def _check_person_may_open(self):
        for activity in self._of_chain():
            record = self.env[activity.res_model].browse(activity.res_id)
            person = activity.user_id
            if person and not person._keten_readable(record):
                raise UserError(
                    self.env._(
                        "%(person)s cannot open %(record)s, and so cannot work on it.",
                        person=person.name,
                        record=record.display_name,
                    )
                )

    def _to_store_defaults(self, target):
        """Let the chatter name the kind of work: ours carries no summary."""
        return [*super()._to_store_defaults(target), "display_name"]

    def action_create_calendar_event(self):
        """Take along no note: others read the calendar (design.md 3.4)."""
        action = super().action_create_calendar_event()
        if self._of_chain():
            action["context"].update(
                default_description="", default_privacy="confidential"
            )
        return action
