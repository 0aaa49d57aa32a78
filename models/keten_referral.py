from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_agenda_item import DISCUSSED
from .keten_deadline import Deadline
from .keten_role import groups_of

RUNNING = ("sent", "accepted")
READERS = groups_of("welfare", "social_team", "case_director", "coordinator")
CARERS = groups_of("welfare", "social_team", "case_director")


class KetenReferral(models.Model):
    """A household the kernteam's social worker refers to the social team (OSS-A12).

    It tells which placement, on what ground and for what kind of need, and never who
    the people are. Those are read by who took it on and by who sent it, as long as
    it is accepted and not a day longer (domain.md 4.2).
    """

    _name = "keten.referral"
    _description = "Referral to the Social Team"
    _inherit = ["keten.deadline"]
    # Who erred withdraws a referral and sends another: both stay on record.
    _fixed_fields = {"item_id": "", "social_team_id": "", "ground": "", "need": ""}
    _order = "sent_at desc, id desc"
    _sequence_code = "keten.referral"

    state = fields.Selection(
        [
            ("sent", "Sent"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("finished", "Finished"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="sent",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    item_id = fields.Many2one(
        "keten.agenda.item",
        "Decided on",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        domain=[("refer", "=", "yes"), ("state", "in", DISCUSSED)],
        help="The agenda item on which the kernteam decided to refer.",
    )
    placement_id = fields.Many2one(
        related="item_id.placement_id", store=True, index=True, precompute=True
    )
    area_id = fields.Many2one(related="placement_id.area_id", store=True, index=True)
    team_id = fields.Many2one(
        related="item_id.team_id", store=True, index=True, string="Kernteam"
    )
    company_id = fields.Many2one(
        related="item_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    social_team_id = fields.Many2one(
        "keten.team",
        "Social team",
        compute="_compute_social_team_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('team_type', '=', 'social'), ('company_id', '=', company_id)]",
    )
    ground = fields.Selection(
        [
            ("consent", "Consent of the household"),
            ("wmo", "Legal basis: Wmo"),
        ],
        "On the ground of",
        required=True,
    )
    need = fields.Selection(
        [
            ("household", "Running the household"),
            ("support", "Support at home"),
            ("parenting", "Raising children"),
            ("money", "Money matters"),
            ("health", "The way to health care"),
            ("participation", "Taking part in the neighbourhood"),
        ],
        "Kind of need",
        required=True,
        groups=CARERS,
        help="The kind only. What is going on is told by the household itself.",
    )

    # Who, and when
    sender_id = fields.Many2one(
        "res.users",
        "Sent by",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        index=True,
    )
    sent_at = fields.Datetime(
        "Waiting since", default=fields.Datetime.now, readonly=True, copy=False
    )
    user_id = fields.Many2one(
        "res.users",
        "Answered by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Who took it on reads who the people are, until it is finished.",
    )
    answered_at = fields.Datetime("Answered at", readonly=True, copy=False)
    finished_date = fields.Date("Finished on", readonly=True, copy=False)
    answer_due_date = fields.Date("Answer by", compute="_compute_due_dates", store=True)
    answer_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )

    # How it went
    decline_reason = fields.Selection(
        [
            ("no_ground", "No consent and no legal basis"),
            ("not_wanted", "The household does not want it"),
            ("not_ours", "Not a question for the social team"),
            ("helped", "Help is there already"),
            ("no_capacity", "No capacity"),
        ],
        "Why declined",
        copy=False,
        tracking=True,
    )
    follow_up = fields.Selection(
        [
            ("welfare", "Welfare arranges other help"),
            ("kernteam", "Back to the kernteam"),
            ("guidance", "Advice to the guidance organisation"),
            ("elsewhere", "The sender refers to another provider"),
            ("nothing", "Nothing more is needed"),
        ],
        "What follows",
        copy=False,
        tracking=True,
    )
    result = fields.Selection(
        [
            ("helped", "Help is in place"),
            ("advised", "Advice was given"),
            ("passed_on", "Passed on to another provider"),
            ("stopped", "The household stopped"),
            ("moved", "The household moved"),
        ],
        copy=False,
    )
    withdraw_reason = fields.Selection(
        [
            ("consent", "The household withdrew its consent"),
            ("not_needed", "No longer needed"),
            ("mistake", "Sent by mistake"),
            ("placement", "The household does not come to live there"),
        ],
        "Why withdrawn",
        copy=False,
    )

    _running_unique = models.UniqueIndex(
        "(item_id) WHERE state IN ('sent', 'accepted')",
        "This placement is with a social team already.",
    )
    _with_idx = models.Index("(user_id, placement_id) WHERE state = 'accepted'")

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["sent", "accepted", "declined"] + [
            state for state in states if state in ("finished", "withdrawn")
        ]

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for referral in self:
            where = referral.area_id.name
            told = f"{referral.name} {where or ''}".strip()
            referral.display_name = told if referral._origin else False

    @api.depends("item_id")
    def _compute_social_team_id(self):
        for referral in self:
            nearest = referral.placement_id.area_id.social_team_id
            referral.social_team_id = referral.social_team_id or nearest

    @api.constrains("item_id")
    def _check_decided(self):
        """The kernteam decides to refer; its social worker carries it out."""
        for referral in self:
            item = referral.item_id
            decided = item.refer == "yes" and item.state in DISCUSSED
            if not decided or not item.placement_id:
                raise ValidationError(
                    self.env._(
                        "The kernteam has not decided to refer %(item)s to the social "
                        "team.",
                        item=item.display_name,
                    )
                )

    @api.constrains("social_team_id")
    def _check_social_team(self):
        for referral in self:
            if referral.social_team_id.team_type != "social":
                raise ValidationError(
                    self.env._(
                        "%(referral)s: choose the social team it goes to.",
                        referral=referral.display_name,
                    )
                )

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "REFERRAL",
                "answer",
                "sent_at",
                "answered_at",
                "ketenaanpak.mail_activity_type_referral",
            ),
        )

    @api.model
    def _deadline_fields(self):
        return [*super()._deadline_fields(), "social_team_id"]

    def _is_clock_running(self):
        return self.state == "sent"
