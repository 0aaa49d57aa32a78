from odoo import fields, models


class KetenDiscretion(models.Model):
    """The decision that a household must not be announced, and why (T5; 2.7.8).

    The placement carries only the flag: whoever may ring a door must know it, and
    nobody else needs the reason.
    """

    _name = "keten.discretion"
    _description = "Do-not-announce Decision"
    _inherit = ["keten.fixed", "keten.import"]
    _fixed_fields = {"household_id": "", "reason": "", "date_from": "", "ended_on": ""}
    _order = "date_from desc"
    _rec_name = "household_id"

    household_id = fields.Many2one(
        "keten.household", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="household_id.company_id", store=True)
    reason = fields.Selection(
        [
            ("threat", "Threat"),
            ("domestic_violence", "Domestic violence"),
            ("exploitation", "Exploitation"),
            ("other", "Other safety reason"),
        ],
        required=True,
    )
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    ended_on = fields.Date(readonly=True, copy=False)

    _period = models.Constraint(
        "CHECK (ended_on IS NULL OR ended_on >= date_from)",
        "The decision cannot end before it begins.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(household_id) WHERE ended_on IS NULL",
        "This household already has a decision not to be announced.",
    )

    def action_end(self):
        """End the decision today; its reason stays on record.

        :raise AccessError: the user could not take such a decision
        """
        self.check_access("create")
        today = fields.Date.context_today(self)
        for decision in self.sudo():  # checked above; nobody fills in the stamp
            decision.ended_on = max(decision.date_from, today)
