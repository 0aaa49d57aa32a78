from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .keten_doors import REASONS

BY_HAND = {"sequence", "added_reason", "left_out_reason"}


class KetenFlyerDoor(models.Model):
    """A door of a round, and what came of ringing it (OSS-B1).

    It holds an address and never who lives there. What somebody said is a colour,
    without words; a year after the round only the counts are left (2.7.4).
    """

    _name = "keten.flyer.door"
    _description = "Door of a Round"
    _inherit = ["keten.fixed", "keten.forget"]
    _fixed_fields = {"task_id": "", "bag_address_id": ""}
    _kept_until = "task_id.forget_on"  # the counts stay
    _order = "task_id, sequence, id"
    _check_company_auto = True

    task_id = fields.Many2one(
        "keten.flyer.task", "Round", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="task_id.company_id", store=True, precompute=True
    )
    sequence = fields.Integer(default=1000, help="The place in the walk.")
    bag_address_id = fields.Many2one(
        "keten.bag.address",
        "Door",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('is_dwelling', '=', True)]",
    )
    name = fields.Char("Address", related="bag_address_id.display_name")
    rd_x = fields.Float(related="bag_address_id.rd_x")
    rd_y = fields.Float(related="bag_address_id.rd_y")
    reason = fields.Selection(
        [*REASONS, ("by_hand", "Added by hand")],
        "Why this door",
        required=True,
        default="by_hand",
        readonly=True,
    )
    added_reason = fields.Selection(
        [
            ("shares", "Shares a garden, an alley or a stairway"),
            ("knows", "Knows the household"),
            ("asked", "Asked to be told"),
            ("other", "Other"),
        ],
        "Why added",
    )
    left_out_reason = fields.Selection(
        [
            ("empty", "Nobody lives there"),
            ("no_dwelling", "No dwelling"),
            ("unsafe", "Not safe to ring"),
            ("far", "Too far to matter"),
            ("other", "Other"),
        ],
        "Why left out",
        help="Filled in: the door is not rung.",
    )
    is_rung = fields.Boolean("On the walk", compute="_compute_is_rung")
    result = fields.Selection(
        [
            ("leaflet", "Leaflet"),
            ("spoken", "Spoken"),
            ("not_home", "Nobody home"),
            ("refused", "Refused"),
            ("skipped", "Skipped"),
        ],
        readonly=True,
        copy=False,
    )
    reaction = fields.Selection(
        [
            ("positive", "Positive"),
            ("neutral", "Neutral"),
            ("worried", "Worried"),
        ],
        readonly=True,
        copy=False,
    )
    visited_at = fields.Datetime(readonly=True, copy=False)
    visit_count = fields.Integer("Visits", readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(task_id, bag_address_id)", "This door is on the list already."
    )
    _reaction_of_talk = models.Constraint(
        "CHECK (reaction IS NULL OR result = 'spoken')",
        "Only who was spoken to can have reacted.",
    )

    @api.depends("left_out_reason")
    def _compute_is_rung(self):
        for door in self:
            door.is_rung = not door.left_out_reason

    @api.constrains("bag_address_id", "task_id")
    def _check_neighbour(self):
        """Neighbours hear of a household; the household itself does not."""
        own = {}
        for task in self.task_id.sudo():  # the round's own address, whoever adds a door
            if task.address_id:
                own[task.id] = task.address_id._register_door()
        for door in self:
            if door.bag_address_id == own.get(door.task_id.id):
                raise ValidationError(
                    self.env._(
                        "%(round)s: one of the doors is that of the household itself.",
                        round=door.task_id.display_name,
                    )
                )
            if not door.bag_address_id.is_dwelling:
                raise ValidationError(
                    self.env._("%(door)s is no dwelling.", door=door.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: a door is added without a reason, or to a round that is over
        """
        if not self.env.su:
            known = [vals["task_id"] for vals in vals_list if vals.get("task_id")]
            self.env["keten.flyer.task"].browse(known)._check_doors_open()
        doors = super().create(vals_list)
        if not self.env.su:
            doors._check_ahead()
            for door in doors.filtered(lambda door: not door.added_reason):
                raise UserError(
                    self.env._("%(door)s: fill in why you add it.", door=door.name)
                )
            doors.task_id._count_doors()
        return doors

    def write(self, vals):
        """
        :raise UserError: the list of a round that is over would change, or a door that
            was rung would be left out
        """
        if vals.keys() & BY_HAND and not self.env.su:
            self._check_ahead()
        if vals.get("left_out_reason"):
            self._check_not_rung()
        result = super().write(vals)
        if "left_out_reason" in vals:
            self.task_id._count_doors()
        return result

    def unlink(self):
        tasks = self.task_id
        result = super().unlink()
        if not self.env.su:
            tasks._count_doors()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_hand(self):
        """What the rule chose is left out with a reason, and stays in sight."""
        if self.env.su:
            return
        self._check_ahead()
        for door in self.filtered(lambda d: d.reason != "by_hand" or d.result):
            raise UserError(
                self.env._(
                    "%(door)s stays on the list: fill in why it is left out instead.",
                    door=door.name,
                )
            )

    def _check_not_rung(self):
        """What was heard at a door stays in the counts."""
        for door in self.filtered("result"):
            raise UserError(
                self.env._(
                    "%(door)s was rung already: take its result back before you leave "
                    "it out.",
                    door=door.name,
                )
            )

    def _check_ahead(self):
        self.task_id._check_doors_open()
