from odoo import api, fields, models
from odoo.tools import split_every

from .keten_deadline_activity import BATCH
from .keten_flyer_task import INFORMING, RUNG
from .keten_placement_flow import ADDRESS_KNOWN

TOLD = (*RUNG, "not_needed")
FOLLOWED = {"address_id", "expected_move_in_date"}
DECIDED_BY_ROUND = {"inform", "undo_inform"}


class KetenPlacement(models.Model):
    """The round along the doors comes and goes with the address (OSS-B4)."""

    _inherit = "keten.placement"

    flyer_task_ids = fields.One2many("keten.flyer.task", "placement_id", "Rounds")
    flyer_task_count = fields.Integer(
        "Number of rounds", compute="_compute_flyer_task_count"
    )

    @api.depends("flyer_task_ids")
    @api.depends_context("uid")
    def _compute_flyer_task_count(self):
        """Counted as the reader sees it."""
        tasks = self.env["keten.flyer.task"]
        groups = tasks.has_access("read") and tasks._read_group(
            [("placement_id", "in", self.ids)], ["placement_id"], ["__count"]
        )
        count_of = {placement.id: count for placement, count in groups or ()}
        for placement in self:
            placement.flyer_task_count = count_of.get(placement.id, 0)

    def _round(self):
        """Return the round of this address, whoever walks it."""
        tasks = self.sudo().flyer_task_ids  # of the organisations at the door
        return tasks.filtered(lambda task: task.state != "cancelled")[-1:]

    # ------------------------------------------------------------------
    # A round begins, and follows
    # ------------------------------------------------------------------

    def _on_partners_informed(self):
        result = super()._on_partners_informed()
        self._plan_round()
        return result

    def _plan_round(self):
        """Let a round be planned as soon as the guidance organisation knows."""
        tasks = self.env["keten.flyer.task"].sudo()  # nobody enters one by hand
        known = tasks.search(
            [("placement_id", "in", self.ids), ("state", "!=", "cancelled")]
        ).placement_id
        new = self.filtered(
            lambda p: (
                p.refugee_council_informed_at
                and p.state in ADDRESS_KNOWN
                and not p.is_informed
            )
        )
        for placement in new - known:
            task = tasks.create(placement._round_values())
            if placement.do_not_announce:
                task._block(True)
            else:
                task._choose_doors()
                task._sync_deadline_activities()

    @api.model
    def _catch_up_rounds(self):
        """Nightly: begin the rounds nobody began, and do nothing the second time.

        So do placements that were announced before the municipality had rounds, or
        came with a file, get theirs.
        """
        quiet = self.with_context(mail_activity_quick_update=True)
        missing = quiet.search(
            [
                ("state", "in", ("announced", "discussed")),
                ("is_informed", "=", False),
                ("refugee_council_informed_at", "!=", False),
                ("flyer_task_ids", "not any", [("state", "!=", "cancelled")]),
            ]
        ).ids
        remaining = len(missing)
        for batch in split_every(BATCH, missing):
            placements = quiet.browse(batch)
            placements._plan_round()
            placements._sync_deadline_activities()  # the round has the work now
            remaining -= len(batch)
            self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)

    def _round_values(self):
        lines = [
            fields.Command.create({"organisation_id": organisation.id})
            for organisation in self._informing_organisations()
        ]
        return {
            "placement_id": self.id,
            "address_id": self.address_id.id,
            "expected_move_in_date": self.expected_move_in_date,
            "informed_at": self.refugee_council_informed_at,
            "participant_ids": lines,
        }

    def _informing_organisations(self):
        """Return the three that go along the doors, as far as they are known."""
        members = self.team_id.sudo().member_ids  # of other organisations
        welfare = members.filtered("is_current").organisation_id.filtered(
            lambda employer: employer.organisation_type == "welfare"
        )
        parties = self.guidance_organisation_id | self.corporation_id | welfare[:1]
        return parties.filtered(lambda party: party.organisation_type in INFORMING)

    def write(self, vals):
        result = super().write(vals)
        tasks = self.sudo().flyer_task_ids  # of the organisations at the door
        if vals.keys() & FOLLOWED:
            tasks._follow_placement()
        if "household_id" in vals:
            tasks._follow_discretion()
        return result

    def _on_withdraw(self):
        tasks = self.sudo().flyer_task_ids  # of whoever was to walk them
        tasks._cancel()
        return super()._on_withdraw()

    def _on_cancel(self):
        tasks = self.sudo().flyer_task_ids  # of whoever was to walk them
        tasks._cancel()
        return super()._on_cancel()

    # ------------------------------------------------------------------
    # Whether the neighbours heard of it is what the round says
    # ------------------------------------------------------------------

    def _told_elsewhere(self, deadline):
        """Leave informing the neighbours to the round, where there is one."""
        is_round = deadline.code == "FLYER" and bool(self._round())
        return is_round or super()._told_elsewhere(deadline)

    @api.depends("flyer_task_ids.state")
    def _compute_allowed_verbs(self):
        result = super()._compute_allowed_verbs()
        for placement in self:
            names = placement.allowed_verbs.split()
            if DECIDED_BY_ROUND.intersection(names) and placement._round():
                left = [name for name in names if name not in DECIDED_BY_ROUND]
                placement.allowed_verbs = f" {' '.join(left)} "
        return result

    def _missing_for_inform(self):
        missing = super()._missing_for_inform()
        task = self._round()
        if missing or not task or task.state in TOLD:
            return missing
        return [
            self.env._(
                "The round along the doors is not done yet. Fill in its results, or "
                "say on the round why it is not needed."
            )
        ]

    def _missing_for_undo_inform(self):
        if self._round().state not in TOLD:
            return []
        return [
            self.env._(
                "The round along the doors says that the neighbours were informed. "
                "Resume or reopen the round instead."
            )
        ]

    def _be_informed(self):
        """Take the step that follows from a round, where it is not behind us."""
        untold = self.filtered(lambda placement: not placement.is_informed)
        ready = untold.filtered(lambda p: p.state in ("announced", "discussed"))
        ready._do("inform")
        late = untold - ready
        today = fields.Date.context_today(self)
        late._stamp({"is_informed": True, "informed_date": today})
        late._sync_deadline_activities()

    def _be_uninformed(self):
        """Undo that step, also where the household moved in meanwhile."""
        told = self.filtered("is_informed")
        ready = told.filtered(lambda p: p.state == "neighbours_informed")
        ready._do("undo_inform")
        late = told - ready
        late._stamp({"is_informed": False, "informed_date": False})
        late._sync_deadline_activities()

    def action_open_flyer_tasks(self):
        return self.flyer_task_ids._get_records_action(name=self.env._("Rounds"))
