from odoo import api, fields, models
from odoo.exceptions import UserError


class KetenInterim(models.TransientModel):
    """The chair's answer to a placement that cannot wait (OSS-A9)."""

    _name = "keten.interim"
    _description = "Before the Next Session"
    _inherit = ["keten.reach"]

    item_id = fields.Many2one("keten.agenda.item", required=True, readonly=True)
    team_id = fields.Many2one(related="item_id.team_id", related_sudo=False)
    critical_date = fields.Date(related="item_id.critical_date", related_sudo=False)
    answer = fields.Selection(
        lambda self: self._choices("interim_answer"),
        "How",
        required=True,
        default="interim",
    )
    start_at = fields.Datetime(
        "Starts at", compute="_compute_start_at", store=True, readonly=False
    )
    location = fields.Char(compute="_compute_start_at", store=True, readonly=False)
    reason = fields.Selection(lambda self: self._choices("interim_reason"))
    information_method = fields.Selection(
        lambda self: self._choices("information_method"),
        "Proposal",
        compute="_compute_information_method",
        store=True,
        readonly=False,
        help="How the neighbours hear of it. The members answer this.",
    )

    @api.model
    def _choices(self, name):
        """Return the options of a field of the item, in the reader's language."""
        return (
            self.env["keten.agenda.item"]._fields[name]._description_selection(self.env)
        )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        return {"item_id": self.env.context.get("active_id"), **values}

    @api.depends("item_id")
    def _compute_start_at(self):
        """Propose the first free day, at the hour and place the team is used to."""
        for wizard in self:
            team = wizard.team_id
            usual = team.session_ids.sorted("start_at")[-1:]
            wizard.location = usual.location
            wizard.start_at = wizard.item_id and team._propose_start(
                wizard.critical_date
            )

    @api.depends("item_id")
    def _compute_information_method(self):
        """Propose the leaflet, unless nobody may be informed for safety (OSS-A11)."""
        for wizard in self:
            usual = "none" if wizard.item_id.do_not_announce else "leaflet"
            wizard.information_method = wizard.item_id.information_method or usual

    def action_answer(self):
        """Do what was chosen, and open the session where there is one now.

        :raise UserError: the choice misses its moment or its reason
        """
        self.ensure_one()
        if self.answer == "not_needed":
            if not self.reason:
                raise UserError(self.env._("Choose why no consultation is needed."))
            self.item_id._answer_interim("not_needed", self.reason)
            return {"type": "ir.actions.act_window_close"}
        if self.answer == "written":
            self.item_id.information_method = self.information_method
            session = self.item_id._start_written_round()
        else:
            session = self._plan_session()
        return session._get_records_action(name=session.display_name)

    def _plan_session(self):
        if not self.start_at:
            raise UserError(self.env._("Choose when the interim session starts."))
        session = self.env["keten.session"].create(
            {
                "team_id": self.team_id.id,
                "session_type": "interim",
                "start_at": self.start_at,
                "location": self.location,
            }
        )
        if self.item_id.session_id != session:
            self.item_id._put_on(session)
        asked = session.item_ids.filtered("interim_needed_on")
        asked.filtered(
            lambda item: item.interim_answer in (False, "written")
        )._answer_interim("interim")
        return session
