from odoo import fields, models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    keten_deadline_code = fields.Char(
        index="btree_not_null",
        readonly=True,
        help="The term this activity watches; empty for activities made by hand.",
    )

    def _action_done(self, feedback=False, attachment_ids=None):
        """Let what a team agreed be done when somebody's activity is."""
        actions = self.env["keten.agenda.action"].sudo()  # of whoever did the work
        agreed = actions.search([("activity_id", "in", self.ids)])
        result = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        if agreed:
            agreed._mark_done()
        return result
