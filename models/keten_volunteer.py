from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import NO_ACCESS

OWNERS = ("refugee_council", "welfare")
IN_POOL = ("available", "paused")
OVER = ("left", "rejected")


class KetenVolunteer(models.Model):
    """Somebody who wants to do something for somebody else (OSS-C1 to C6).

    It holds what a match needs, and what both organisations of a joint pool may read
    once the volunteer agrees. How to reach the volunteer stands apart, in
    ``keten.volunteer.contact``, for the organisation the volunteer came to.
    """

    _name = "keten.volunteer"
    _description = "Volunteer"
    _inherit = ["keten.deadline", "keten.forget"]
    _fixed_fields = {"organisation_id": ""}
    _order = "state_rank, id desc"
    _sequence_code = "keten.volunteer"

    active = fields.Boolean(default=True, readonly=True)
    state = fields.Selection(
        [
            ("registered", "Registered"),
            ("intake", "Intake"),
            ("screening", "Screening"),
            ("available", "Available"),
            ("paused", "Paused"),
            ("left", "Has left"),
            ("rejected", "Not suitable"),
        ],
        required=True,
        default="registered",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    state_rank = fields.Integer(compute="_compute_state_rank", store=True)
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain=[("organisation_type", "in", OWNERS)],
        default=lambda self: self._default_organisation(),
        help="The volunteer came to this organisation, which keeps in touch.",
    )
    coordinator_id = fields.Many2one(
        "res.users",
        compute="_compute_coordinator_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', organisation_id)]",
        help="Who keeps in touch with the volunteer.",
    )
    account_id = fields.Many2one(
        "res.users", index="btree_not_null", copy=False, groups=NO_ACCESS
    )

    # Who
    first_name = fields.Char(copy=False)
    gender = fields.Selection(
        [("man", "Man"), ("woman", "Woman")],
        help="Only because some people ask for a woman or a man as a buddy.",
    )
    contact_ids = fields.One2many("keten.volunteer.contact", "volunteer_id")
    language_ids = fields.Many2many("keten.language", string="Speaks")
    interest_ids = fields.Many2many("keten.interest", string="Likes")

    # What, where and when
    purpose_ids = fields.Many2many("keten.volunteer.purpose", string="Wants to")
    moment_ids = fields.Many2many("keten.moment", string="Can on")
    area_id = fields.Many2one(
        "keten.area",
        compute="_compute_area_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        check_company=True,
    )
    reach = fields.Integer(
        default=3000, help="How far the volunteer wants to go, in metres."
    )
    rd_x = fields.Float(
        compute="_compute_point",
        store=True,
        groups=NO_ACCESS,
        help="The middle of the doors of the postcode, in metres (EPSG:28992): never "
        "the own door.",
    )
    rd_y = fields.Float(compute="_compute_point", store=True, groups=NO_ACCESS)
    max_load = fields.Integer(
        "At most",
        default=1,
        help="For how many people or households at the same time.",
    )
    load = fields.Integer(
        "Now for",
        readonly=True,
        copy=False,
        help="For how many people or households the volunteer is there now.",
    )

    # How it began
    source = fields.Selection(
        [
            ("own", "Own registration"),
            ("lead", "Neighbour's offer"),
            ("council", "Village council"),
            ("other", "Otherwise"),
        ],
        required=True,
        default="own",
    )
    lead_id = fields.Many2one(
        "keten.volunteer.lead",
        "Offer of help",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    registered_on = fields.Date(required=True, default=fields.Date.context_today)

    # How it goes on
    intake_on = fields.Date("Intake on", readonly=True, copy=False)
    started_on = fields.Date("Available since", readonly=True, copy=False)
    waiting_since = fields.Date(
        "Without work since", readonly=True, copy=False, index="btree_not_null"
    )
    available_again_on = fields.Date("Available again on", copy=False)
    ended_on = fields.Date(readonly=True, copy=False)
    leave_reason = fields.Selection(
        [
            ("time", "No time any more"),
            ("moved", "Moved away"),
            ("work", "Work or study"),
            ("health", "Cannot do it any more"),
            ("match", "It did not suit"),
            ("certificate", "No certificate of conduct"),
            ("no_answer", "Does not answer"),
            ("other", "Other"),
        ],
        "Why it ended",
        copy=False,
        tracking=True,
    )

    _user_unique = models.UniqueIndex(
        "(account_id) WHERE account_id IS NOT NULL",
        "This login belongs to another volunteer already.",
    )
    _lead_unique = models.UniqueIndex(
        "(lead_id) WHERE lead_id IS NOT NULL",
        "This offer of help has become a volunteer already.",
    )
    _reach_positive = models.Constraint(
        "CHECK (reach > 0)", "A volunteer reaches at least one metre."
    )
    _max_load_positive = models.Constraint(
        "CHECK (max_load > 0)", "A volunteer is there for at least one."
    )
    _board_idx = models.Index("(company_id, state, id)")
    _pool_idx = models.Index(
        "(company_id, area_id) WHERE state = 'available' AND is_screened"
    )

    @api.model
    def _default_organisation(self):
        own = self.env.user.keten_organisation_id
        return own if own.organisation_type in OWNERS else False

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["registered", "intake", "screening", "available", "paused"] + [
            state for state in OVER if state in states
        ]

    @api.depends("state")
    def _compute_state_rank(self):
        """Let lists follow the flow, which the alphabet does not."""
        order = [state for state, _label in self._fields["state"].selection]
        for volunteer in self:
            volunteer.state_rank = order.index(volunteer.state)

    @api.depends("organisation_id")
    def _compute_coordinator_id(self):
        for volunteer in self:
            owner = volunteer.organisation_id
            own = self.env.user if self.env.user in owner.user_ids else None
            known = volunteer.coordinator_id or own or owner.contact_user_id
            volunteer.coordinator_id = known

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for volunteer in self:
            where = volunteer.area_id.name
            told = f"{volunteer.name} {where or ''}".strip()
            volunteer.display_name = told if volunteer._origin else False

    @api.constrains("organisation_id", "account_id", "coordinator_id")
    def _check_people(self):
        for volunteer in self:
            owner = volunteer.organisation_id
            if owner.organisation_type not in OWNERS:
                raise ValidationError(
                    self.env._(
                        "Volunteers belong to guidance or welfare, and not to "
                        "%(organisation)s.",
                        organisation=owner.name,
                    )
                )
            login = volunteer.sudo().account_id  # works where the volunteer belongs
            for person in login | volunteer.coordinator_id:
                if person.keten_organisation_id != owner:
                    raise ValidationError(
                        self.env._(
                            "%(person)s does not work for %(organisation)s.",
                            person=person.name,
                            organisation=owner.name,
                        )
                    )

    @api.constrains("registered_on")
    def _check_registered_on(self):
        today = fields.Date.context_today(self)
        if any(volunteer.registered_on > today for volunteer in self):
            raise ValidationError(
                self.env._("A volunteer cannot have registered on a later day.")
            )

    def _responsible_for(self, _role):
        """Return who keeps in touch, or else the contact of the organisation."""
        self.ensure_one()
        contact = self.organisation_id.contact_user_id
        return self.coordinator_id or contact
