from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .keten_doors import Rule
from .keten_flyer_task import AT_THE_DOOR, LEADING, LIVE_TASK
from .keten_role import groups_of

WITHOUT_DOORS = ("letter", "meeting", "none")
CHOOSING = groups_of("guidance")
RULE_FIELDS = ("doors_by", "radius", "doors_left", "doors_right", "doors_opposite")


class KetenFlyerTask(models.Model):
    """Which doors a round goes along, in what order, and what it came to (OSS-B2).

    The map of the doors and the screen for a phone read ``door_ids``, in the order
    of the walk.
    """

    _inherit = "keten.flyer.task"

    doors_by = fields.Selection(
        [
            ("radius", "All within the radius"),
            ("sides", "So many left, right and opposite"),
            ("both", "Both"),
        ],
        "Which doors",
        required=True,
        default="radius",
    )
    radius = fields.Integer("Radius in metres", default=50)
    doors_left = fields.Integer("Left", default=5)
    doors_right = fields.Integer("Right", default=5)
    doors_opposite = fields.Integer("Opposite", default=5)
    door_ids = fields.One2many(
        "keten.flyer.door", "task_id", "Doors", groups=AT_THE_DOOR
    )
    result_ids = fields.One2many("keten.flyer.result", "task_id", groups=AT_THE_DOOR)
    door_count = fields.Integer(
        "Number of doors", compute="_compute_door_count", groups=AT_THE_DOOR
    )
    open_door_count = fields.Integer(
        "Doors without a result", compute="_compute_door_count", groups=AT_THE_DOOR
    )
    forget_on = fields.Date(
        "Doors deleted after", compute="_compute_forget_on", store=True, index=True
    )
    forget_term_id = fields.Many2one(
        "keten.term", compute="_compute_forget_on", store=True
    )

    _rule_positive = models.Constraint(
        "CHECK (radius BETWEEN 1 AND 500 AND doors_left BETWEEN 0 AND 50"
        " AND doors_right BETWEEN 0 AND 50 AND doors_opposite BETWEEN 0 AND 50)",
        "A radius is 1 to 500 metres, and a side has at most 50 doors.",
    )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | dict.fromkeys(RULE_FIELDS, LEADING)

    @api.depends("door_ids.result", "door_ids.left_out_reason")
    @api.depends_context("uid")
    def _compute_door_count(self):
        """Counted as the reader sees them."""
        groups = self.env["keten.flyer.door"]._read_group(
            [("task_id", "in", self.ids), ("left_out_reason", "=", False)],
            ["task_id", "result"],
            ["__count"],
        )
        for task in self:
            own = [(result, count) for t, result, count in groups if t == task]
            task.door_count = sum(count for _result, count in own)
            task.open_door_count = sum(count for result, count in own if not result)

    @api.depends("informed_at", "round_date", "done_date", "company_id")
    def _compute_forget_on(self):
        """Count from the round; without one, from the day it was to be planned."""
        Term = self.env["keten.term"]
        for task in self:
            informed = task._local_date(task.informed_at)
            start = task.done_date or task.round_date or informed
            term = start and Term._version("FLYER_DOORS", task.company_id, start)
            task.forget_term_id = term
            task.forget_on = term and term._due_date(start)

    def _rule(self):
        self.ensure_one()
        return Rule(
            by_radius=self.doors_by in ("radius", "both"),
            by_sides=self.doors_by in ("sides", "both"),
            radius=self.radius,
            left=self.doors_left,
            right=self.doors_right,
            opposite=self.doors_opposite,
        )

    def action_choose_doors(self):
        """Choose the doors by the rule; what was changed by hand stays.

        :raise AccessError: the user does not lead rounds
        :raise UserError: the round was agreed on: somebody may be at the doors
        """
        self.check_access("write")
        if not self.env.user.has_groups(CHOOSING):
            raise AccessError(
                self.env._("The guidance organisation chooses the doors of a round.")
            )
        self._check_in(("to_plan", "planned"))
        for task in self:
            task._choose_doors()

    def _check_doors_open(self):
        for task in self.filtered(lambda task: task.state not in LIVE_TASK):
            raise UserError(
                self.env._(
                    "%(round)s is over, or stopped: its doors stay as they are.",
                    round=task.display_name,
                )
            )

    def _choose_doors(self):
        """Let a door that stays on the list stay the same: a phone may know it."""
        chosen = self.sudo().address_id._neighbours(self._rule())  # doors are public
        doors = self.sudo().door_ids  # of whoever may plan the round, checked above
        by_rule = {one.door.id for one in chosen}
        kept = doors.filtered(
            lambda d: (
                d.reason == "by_hand"
                or d.left_out_reason
                or d.result
                or d.bag_address_id.id in by_rule
            )
        )
        (doors - kept).unlink()
        place_of = {one.door.id: place for place, one in enumerate(chosen, 1)}
        reason_of = {one.door.id: one.reasons[0] for one in chosen}
        for door in kept:
            known = door.bag_address_id.id
            door.sequence = place_of.get(known, door.sequence)
            if door.reason != "by_hand":
                door.reason = reason_of.get(known, door.reason)
        known = kept.bag_address_id.ids
        doors.create(
            [
                {
                    "task_id": self.id,
                    "bag_address_id": one.door.id,
                    "sequence": place_of[one.door.id],
                    "reason": one.reasons[0],
                }
                for one in chosen
                if one.door.id not in known
            ]
        )
        self._count_doors()

    def _count_doors(self):
        results = self.sudo().result_ids  # numbers follow from the doors
        missing = self - results.task_id
        results |= results.create([{"task_id": task.id} for task in missing])
        results._count()

    def _follow_placement(self):
        """Another address has other neighbours."""
        address_of = {task: task.address_id for task in self}
        result = super()._follow_placement()
        for task in self.filtered(lambda task: task.state in LIVE_TASK):
            if task.address_id and task.address_id != address_of[task]:
                task._choose_doors()
        return result

    def _block(self, is_blocked):
        """Nobody keeps a list of neighbours who hear nothing."""
        result = super()._block(is_blocked)
        for task in self.filtered(lambda t: t.state == "to_plan" and not is_blocked):
            task._choose_doors()
        return result

    def _stop(self, state):
        result = super()._stop(state)
        doors = self.sudo().door_ids  # of whoever was to ring them
        doors.filtered(lambda door: not door.result).unlink()
        return result

    def _missing_for_plan(self):
        missing = super()._missing_for_plan()
        doors = self.sudo().door_ids  # counted
        if self.information_method in WITHOUT_DOORS or doors.filtered("is_rung"):
            return missing
        return [
            *missing,
            self.env._(
                "There are no doors yet. Choose them; when none are found, ask your "
                "functional administrator to load the register of addresses."
            ),
        ]

    def _missing_for_finish(self):
        """Neighbours are informed when somebody at a door was told."""
        result = self.sudo().result_ids  # counted
        if self.information_method in WITHOUT_DOORS:
            return []
        if result._undone():
            return [
                self.env._(
                    "%(count)s doors have no result yet. Fill them in, leave them out "
                    "with a reason, or tick 'Only totals'.",
                    count=result._undone(),
                )
            ]
        if result.reached_count:
            return []
        return [
            self.env._(
                "No door got the leaflet and nobody was spoken to, so no neighbour "
                "knows. Go again, or plan the round for another day."
            )
        ]

    def _missing_for_visit_again(self):
        result = self.sudo().result_ids  # counted
        if result.not_home_count or result._undone():
            return []
        return [self.env._("Nobody was out: there is no door to visit again.")]
