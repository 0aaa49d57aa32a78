from datetime import timedelta

from odoo import api, fields, models

from .keten_deadline import COLOURS, Deadline
from .keten_placement import OPEN_STATES


class KetenPlacement(models.Model):
    """The terms a placement has to meet (domain.md 5.1)."""

    _inherit = "keten.placement"

    find_due_date = fields.Date(
        "Dwelling found by", compute="_compute_due_dates", store=True
    )
    find_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    find_colour = fields.Selection(COLOURS, compute="_compute_colours")
    core_inform_due_date = fields.Date(
        "Kernteam informed by", compute="_compute_due_dates", store=True
    )
    core_inform_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    core_inform_colour = fields.Selection(COLOURS, compute="_compute_colours")
    neighbours_due_date = fields.Date(
        "Neighbours informed by", compute="_compute_due_dates", store=True
    )
    neighbours_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    neighbours_colour = fields.Selection(COLOURS, compute="_compute_colours")
    move_due_date = fields.Date("Moved in by", compute="_compute_due_dates", store=True)
    move_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    move_colour = fields.Selection(COLOURS, compute="_compute_colours")
    critical_date = fields.Date(
        compute="_compute_critical_date",
        store=True,
        help="The kernteam has to discuss the placement before this day: neighbours "
        "hear of it, or the household moves in.",
    )
    asks_late_reason = fields.Boolean(compute="_compute_colours")

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "FIND",
                "find",
                "linked_date",
                "address_known_at",
                "ketenaanpak.mail_activity_type_find",
            ),
            Deadline(
                "CORE_INFORM",
                "core_inform",
                "address_known_at",
                "core_team_informed_at",
                "ketenaanpak.mail_activity_type_core_inform",
            ),
            Deadline(
                "FLYER",
                "neighbours",
                "refugee_council_informed_at",
                "informed_date",
                "ketenaanpak.mail_activity_type_neighbours",
            ),
            Deadline(
                "MOVE",
                "move",
                "lease_start_date",
                "moved_in_date",
                "ketenaanpak.mail_activity_type_move",
            ),
        )

    @api.model
    def _deadline_fields(self):
        return [*super()._deadline_fields(), "do_not_announce"]

    @api.model
    def _deadline_inputs(self):
        return super()._deadline_inputs() | {"expected_move_in_date"}

    def _is_clock_running(self):
        return self.state in OPEN_STATES

    def _rule_of(self, deadline):
        """Before there is a lease, the move counts from the day of linking (2.1.6)."""
        if deadline.code == "MOVE" and not self.lease_start_date:
            return "MOVE_LINKED", self.linked_date
        return super()._rule_of(deadline)

    def _due_by(self, deadline, term, start):
        """Neighbours hear of a household before it moves in (domain.md 5.3)."""
        due = super()._due_by(deadline, term, start)
        if deadline.code == "FLYER" and due and self.expected_move_in_date:
            return min(due, self.expected_move_in_date - timedelta(days=1))
        return due

    def _open_deadlines(self):
        """Leave out what nobody can or may do.

        There is no move before there is an address, and no neighbour hears of a
        household that must not be announced.
        """
        left_out = set() if self.address_known_at else {"MOVE"}
        left_out |= {"FLYER"} if self.do_not_announce else set()
        return [d for d in super()._open_deadlines() if d.code not in left_out]

    @api.depends("neighbours_due_date", "expected_move_in_date")
    def _compute_critical_date(self):
        for placement in self:
            dates = (placement.neighbours_due_date, placement.expected_move_in_date)
            placement.critical_date = min(filter(None, dates), default=False)

    @api.depends(lambda self: ["late_reason", *self._deadline_fields()])
    def _compute_colours(self):
        for placement in self:
            colours = []
            for deadline in self._deadlines():
                colour = placement._colour_of(deadline)
                placement[f"{deadline.stem}_colour"] = colour
                colours.append(colour)
            is_late = bool({"red", "done_late"} & set(colours))
            placement.asks_late_reason = is_late and not placement.late_reason
