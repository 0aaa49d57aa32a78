from odoo import api, fields, models

from .keten_agenda_item import DISCUSSED, LIVE
from .keten_placement_flow import ADDRESS_KNOWN
from .keten_role import MEETS
from .keten_session import AHEAD


class KetenPlacement(models.Model):
    """The agenda's side of a placement: it waits for its kernteam (OSS-A4)."""

    _inherit = "keten.placement"

    agenda_item_ids = fields.One2many(
        "keten.agenda.item", "placement_id", "Discussed in"
    )
    agenda_item_count = fields.Integer(compute="_compute_agenda_item_count")
    agreed_action_ids = fields.One2many(
        "keten.agenda.action",
        "placement_id",
        "Agreed actions",
        readonly=True,
        groups=MEETS,
    )

    @api.depends("agenda_item_ids")
    @api.depends_context("uid")
    def _compute_agenda_item_count(self):
        items = self.env["keten.agenda.item"]
        groups = items.has_access("read") and items._read_group(
            [("placement_id", "in", self.ids)], ["placement_id"], ["__count"]
        )
        count_of = {placement.id: count for placement, count in groups or ()}
        for placement in self:
            placement.agenda_item_count = count_of.get(placement.id, 0)

    def action_open_agenda_items(self):
        return self.agenda_item_ids._get_records_action(name=self.env._("Agenda items"))

    @api.ondelete(at_uninstall=False)
    def _unlink_undiscussed(self):
        self.sudo().agenda_item_ids._check_undiscussed()  # of the team

    def _missing_for_discuss(self):
        items = self.agenda_item_ids.sudo()  # of a session, for whoever asks
        if any(i.item_type == "placement" and i.state in DISCUSSED for i in items):
            return []
        return [
            self.env._(
                "The kernteam has not discussed it. Fill in the outcome on the agenda "
                "item, in a session or a written round."
            )
        ]

    def _take_decision(self, verb_name):
        """Take a step that follows from an outcome, where it is not behind us."""
        verb = next(v for v in self._verbs() if v.name == verb_name)
        ready = self.filtered(lambda placement: placement.state in verb.sources)
        if verb_name == "discuss":
            ready = ready.filtered(lambda placement: not placement.is_discussed)
        ready._do(verb_name)

    # ------------------------------------------------------------------
    # An item comes and goes with the address
    # ------------------------------------------------------------------

    def _inform_partners(self):
        result = super()._inform_partners()
        self._await_discussion()
        return result

    def _await_discussion(self):
        """Let each placement wait on its kernteam's agenda, once."""
        waiting = self.filtered(
            lambda p: p.team_id and p.state in ADDRESS_KNOWN and not p.is_discussed
        )
        waiting._add_item("placement")
        for item in waiting.agenda_item_ids.sudo():  # of the team that took over
            if item.state in LIVE and item.team_id != item.placement_id.team_id:
                item.team_id = item.placement_id.team_id
                item._take_off()
        waiting.team_id._propose_interim()

    def _on_assigned(self, names):
        """A guide who takes over comes to the session instead of the one before."""
        result = super()._on_assigned(names)
        if not names & {"guide_id", "guidance_organisation_id", "household_id"}:
            return result
        items = self.sudo().agenda_item_ids  # of the team, whoever assigns
        items.filtered(
            lambda item: item.state == "on_agenda" and item.session_state in AHEAD
        )._follow_guests()
        return result

    def write(self, vals):
        result = super().write(vals)
        if "expected_move_in_date" in vals:
            self.filtered("agenda_item_ids").team_id._propose_interim()
        return result

    def _add_item(self, item_type):
        """Let placements wait for a session, unless they wait already."""
        items = self.env["keten.agenda.item"].sudo()  # nobody adds items by hand
        known = items.search(
            [
                ("placement_id", "in", self.ids),
                ("item_type", "=", item_type),
                ("state", "in", LIVE),
            ]
        ).placement_id
        added = items.create(
            [
                {
                    "item_type": item_type,
                    "placement_id": placement.id,
                    "team_id": placement.team_id.id,
                }
                for placement in self - known
                if placement.team_id
            ]
        )
        added._find_session()

    def _drop_items(self, *item_types):
        items = self.agenda_item_ids.sudo()  # of the chair, who has nothing to discuss
        dropped = items.filtered(
            lambda item: item.state in LIVE and item.item_type in item_types
        )
        dropped._stamp({"state": "cancelled"})

    def _on_withdraw(self):
        self._drop_items("placement")
        return super()._on_withdraw()

    def _on_cancel(self):
        self._drop_items("placement", "follow_up")
        return super()._on_cancel()

    def _on_move_in(self):
        result = super()._on_move_in()
        self._add_item("follow_up")
        return result

    def _on_undo_move_in(self):
        self._drop_items("follow_up")
        return super()._on_undo_move_in()
