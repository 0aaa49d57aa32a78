from odoo import api, fields, models

LIVE = ("open", "on_agenda")
OF_EVERY_SESSION = ("standing", "in_view")
DISCUSSED = ("discussed", "actions_running", "done")
METHODS = [
    ("leaflet", "Door to door with the leaflet"),
    ("personal", "Personal introduction"),
    ("meeting", "Neighbourhood meeting"),
    ("letter", "Letter"),
    ("none", "Nobody is informed"),
]
YES_NO = [("yes", "Yes"), ("no", "No")]


class KetenAgendaItem(models.Model):
    """What a team discusses: an address somebody comes to live at (T1; OSS-A4).

    It belongs to its placement: who may read the one may read the other.
    """

    _name = "keten.agenda.item"
    _description = "Agenda Item"
    _inherit = ["keten.deadline"]
    _fixed_fields = {"placement_id": "", "team_id": ""}
    _order = "session_id desc, sequence, critical_date, id"
    _sequence_code = "keten.agenda.item"

    state = fields.Selection(
        [
            ("open", "Waiting for a session"),
            ("on_agenda", "On the agenda"),
            ("discussed", "Discussed"),
            ("actions_running", "Actions running"),
            ("done", "Done"),
            ("postponed", "Postponed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="open",
        copy=False,
        tracking=True,
    )
    item_type = fields.Selection(
        [
            ("standing", "Standing item: placement of permit holders"),
            ("placement", "Placement"),
            ("follow_up", "First follow-up after the move"),
        ],
        "Type",
        required=True,
        default="placement",
        readonly=True,
    )
    sequence = fields.Integer(default=10)
    team_id = fields.Many2one(
        "keten.team", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="team_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    session_id = fields.Many2one(
        "keten.session", readonly=True, index="btree_not_null", ondelete="cascade"
    )
    session_date = fields.Date(related="session_id.session_date", store=True)
    session_state = fields.Selection(
        related="session_id.state", string="Session is", tracking=False
    )
    minutes_name = fields.Char(
        readonly=True, copy=False, help="What it is called in the confirmed minutes."
    )
    placement_id = fields.Many2one(
        "keten.placement",
        index="btree_not_null",
        check_company=True,
        ondelete="cascade",
    )
    area_id = fields.Many2one(related="placement_id.area_id", related_sudo=False)
    address_id = fields.Many2one(related="placement_id.address_id", related_sudo=False)
    expected_move_in_date = fields.Date(
        related="placement_id.expected_move_in_date", related_sudo=False
    )
    size_class = fields.Selection(related="placement_id.size_class", related_sudo=False)
    language_ids = fields.Many2many(
        related="placement_id.language_ids", related_sudo=False
    )
    do_not_announce = fields.Boolean(
        related="placement_id.do_not_announce", related_sudo=False
    )
    critical_date = fields.Date(
        "Discuss by",
        compute="_compute_critical_date",
        store=True,
        help="Neighbours hear of it, or the household moves in, on this day.",
    )

    # The outcome
    information_method = fields.Selection(
        METHODS, "How the neighbours hear of it", tracking=True
    )
    method_reason = fields.Selection(
        [
            ("safety", "Safety of the household"),
            ("no_neighbours", "No neighbours near by"),
            ("known", "The neighbours know already"),
            ("location", "The location has its own way of informing"),
        ],
        "Why nobody is informed",
    )
    ask_role = fields.Selection(
        YES_NO,
        "Ask neighbours for a role",
        help="Whether those who ring the doors ask the neighbours to welcome or help "
        "the household.",
    )
    refer = fields.Selection(YES_NO, "Refer to the social team", tracking=True)
    location_remarks = fields.Text(
        help="What counts at this location: the surroundings, never the people."
    )
    dissent = fields.Text(
        "Different views", help="Who saw it differently, and on what."
    )
    is_explained = fields.Boolean(
        "Explained orally",
        help="The guidance organisation explained the situation in the meeting; "
        "nothing of it is written down.",
    )
    action_ids = fields.One2many("keten.agenda.action", "item_id", "Actions")

    # Postponed: this item stays in its session, and the next one waits
    postpone_reason = fields.Selection(
        [
            ("no_time", "No time left"),
            ("absent", "Somebody needed was absent"),
            ("information", "Information is missing"),
            ("later_move_in", "Later move-in"),
        ],
        "Reason for postponing",
        copy=False,
    )
    previous_id = fields.Many2one(
        "keten.agenda.item", "Postponed from", readonly=True, index="btree_not_null"
    )

    _live_unique = models.UniqueIndex(
        "(placement_id, item_type) WHERE state IN ('open', 'on_agenda')",
        "This placement waits for a session already.",
    )
    _open_idx = models.Index("(team_id, critical_date) WHERE state = 'open'")
    _placement_needed = models.Constraint(
        "CHECK (item_type NOT IN ('placement', 'follow_up')"
        " OR placement_id IS NOT NULL)",
        "An item is about a placement.",
    )

    @api.depends("item_type", "minutes_name", "placement_id.display_name")
    def _compute_display_name(self):
        labels = dict(self._fields["item_type"]._description_selection(self.env))
        for item in self:
            about = item.minutes_name or item._about().display_name
            item.display_name = about or labels.get(item.item_type)

    def _about(self):
        """Return the record an item is about, empty for an item of every session."""
        return self.placement_id

    @api.depends("item_type", "placement_id.critical_date")
    def _compute_critical_date(self):
        for item in self:
            is_new = item.item_type == "placement"
            item.critical_date = is_new and item.placement_id.critical_date

    def _is_clock_running(self):
        return self.state in LIVE

    def _responsible_for(self, role):
        """The chair acts; the contact of the municipality hears when nobody does."""
        self.ensure_one()
        contact = self.company_id.keten_contact_id
        chair = self.session_id.chair_id or self.team_id.chair_id
        return contact if role == "keten_admin" else chair or contact
