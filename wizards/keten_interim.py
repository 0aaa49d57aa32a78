from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.keten_agenda_item import LIVE
from .choices import choices_of


class KetenInterim(models.TransientModel):
    """The chair's answer to a placement that cannot wait (OSS-A9)."""

    _name = "keten.interim"
    _description = "Before the Next Session"
    _inherit = ["keten.reach"]

    item_id = fields.Many2one("keten.agenda.item", required=True, readonly=True)
    team_id = fields.Many2one(related="item_id.team_id", related_sudo=False)
    critical_date = fields.Date(related="item_id.critical_date", related_sudo=False)
    answer = fields.Selection(
        choices_of("keten.agenda.item", "interim_answer"),
        "How",
        required=True,
        default="interim",
    )
    start_at = fields.Datetime(
        "Starts at", compute="_compute_start_at", store=True, readonly=False
    )
    location = fields.Char(compute="_compute_location", store=True, readonly=False)
    reason = fields.Selection(choices_of("keten.agenda.item", "interim_reason"))
    information_method = fields.Selection(
        choices_of("keten.agenda.item", "information_method"),
        "Proposal",
        compute="_compute_information_method",
        store=True,
        readonly=False,
        help="How the neighbours hear of it. The members answer this.",
    )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        return {"item_id": self.env.context.get("active_id"), **values}

    @api.depends("item_id")
    def _compute_start_at(self):
        """Propose the first free day, at the hour the team is used to."""
        for wizard in self:
            critical = wizard.critical_date
            wizard.start_at = wizard.item_id and wizard.team_id._propose_start(critical)

    @api.depends("item_id")
    def _compute_location(self):
        for wizard in self:
            wizard.location = wizard.team_id._usual_session().location

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
        if self.item_id.state not in LIVE:
            raise UserError(
                self.env._(
                    "%(item)s does not wait for a session any more.",
                    item=self.item_id.display_name,
                )
            )
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

    def action_plan_and_invite(self):
        """Plan the interim session, and ask everybody for that hour at once."""
        self.ensure_one()
        session = self._plan_session()
        session.action_invite()
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
