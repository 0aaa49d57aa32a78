from odoo import api, fields, models
from odoo.exceptions import ValidationError


class KetenVolunteerLead(models.Model):
    """A neighbour who offered help at the door, and agreed to be called (OSS-B3).

    It is called by its round and never by the neighbour. No thread hangs on it, so
    that the name is in no mail and no log; a year after it was last used it is gone.
    """

    _name = "keten.volunteer.lead"
    _description = "Offer of Help"
    _inherit = ["keten.fixed", "keten.forget"]
    _fixed_fields = {"task_id": ""}
    _order = "id desc"
    _rec_name = "task_id"

    task_id = fields.Many2one(
        "keten.flyer.task", "Round", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="task_id.company_id", store=True, precompute=True
    )
    area_id = fields.Many2one(related="task_id.area_id", store=True, index=True)
    neighbour = fields.Char("Name", required=True)
    phone = fields.Char()
    email = fields.Char("E-mail")
    help_kind = fields.Selection(
        [
            ("welcome", "Welcome, and show the way"),
            ("language", "Practise Dutch"),
            ("practical", "Practical help"),
            ("activity", "Take along to an activity"),
            ("buddy", "Be a buddy"),
            ("other", "Something else"),
        ],
        "Offers",
        required=True,
        default="welcome",
    )
    has_agreed = fields.Boolean(
        "Agrees to be called",
        help="The neighbour agreed that name and contact are kept for this offer only, "
        "and knows that they are deleted on request.",
    )
    recorded_by_id = fields.Many2one(
        "res.users",
        "Recorded by",
        readonly=True,
        required=True,
        index=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
    )
    entry_key = fields.Char(
        readonly=True,
        copy=False,
        help="Made up by the phone it was entered on, so that sent twice is one offer.",
    )
    used_on = fields.Date(
        "Last used on", required=True, default=fields.Date.context_today
    )
    expires_on = fields.Date(
        "Deleted after", compute="_compute_expires_on", store=True, index=True
    )
    term_id = fields.Many2one("keten.term", compute="_compute_expires_on", store=True)

    _entered_once = models.UniqueIndex(
        "(recorded_by_id, entry_key) WHERE entry_key IS NOT NULL",
        "This offer was recorded already.",
    )
    _agreed = models.Constraint(
        "CHECK (has_agreed IS TRUE)",
        "Record an offer only when the neighbour agrees to be called.",
    )
    _reachable = models.Constraint(
        "CHECK (COALESCE(phone, '') <> '' OR COALESCE(email, '') <> '')",
        "Fill in a phone number or an e-mail address, or nobody can call back.",
    )

    @api.depends("used_on", "company_id")
    def _compute_expires_on(self):
        """Without a term, keep it no longer than the day it was used."""
        Term = self.env["keten.term"]
        for lead in self:
            used = lead.used_on or fields.Date.context_today(self)
            term = Term._version("VOLUNTEER_LEAD", lead.company_id, used)
            lead.term_id = term
            lead.expires_on = term._due_date(used) or used

    @api.constrains("used_on")
    def _check_used_on(self):
        """The neighbour was promised a year, and no longer (2.7.4)."""
        today = fields.Date.context_today(self)
        if any(lead.used_on > today for lead in self):
            raise ValidationError(
                self.env._("An offer of help cannot have been used on a later day.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        """What was offered is counted on the round, and the count stays.

        :raise UserError: nobody is at the doors of this round
        """
        leads = super().create(vals_list)
        if not self.env.su:
            leads.task_id._check_walked()
        leads.task_id._count_doors()
        for task, offers in leads.grouped("task_id").items():
            task.sudo().result_ids.offer_count += len(offers)  # a number, no name
        return leads

    @api.model
    def record_offer(self, entry_key, vals):
        """Record what a phone kept until it had a connection; twice is once.

        :param str entry_key: what the phone calls this offer
        :raise AccessError: the user does not go along the doors of this round
        """
        own = self.sudo().search_count(  # once recorded, also when out of sight by now
            [("recorded_by_id", "=", self.env.uid), ("entry_key", "=", entry_key)]
        )
        if not own:
            lead = self.create(vals)
            lead.sudo().entry_key = entry_key  # a stamp of the phone
        return True

    def action_forget(self):
        """Delete an offer because the neighbour takes the agreement back."""
        self.unlink()
        return {"type": "ir.actions.client", "tag": "soft_reload"}
