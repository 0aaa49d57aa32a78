from odoo import api, fields, models

from .keten_role import groups_of

MUNICIPAL = groups_of("coordinator", "case_director")
OPEN_STATES = (
    "draft",
    "linked",
    "dwelling_sought",
    "announced",
    "discussed",
    "neighbours_informed",
    "moved_in",
    "followed",
)


class KetenPlacement(models.Model):
    """A household coming to live at an address (T1; domain.md 5.1).

    The rooms of the chain extend the placement from their own file, through the
    hooks ``_on_<verb>`` of its flow; the placement knows nothing of what they hold.
    """

    _name = "keten.placement"
    _description = "Placement"
    _inherit = ["keten.deadline", "keten.readers"]
    _order = "id desc"
    _sequence_code = "keten.placement"

    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("linked", "Linked"),
            ("dwelling_sought", "Dwelling sought"),
            ("announced", "Announced"),
            ("discussed", "Discussed"),
            ("neighbours_informed", "Neighbours informed"),
            ("moved_in", "Moved in"),
            ("followed", "Followed up"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    placement_type = fields.Selection(
        [
            ("dwelling", "Dwelling"),
            ("flow_through", "Flow-through location"),
            ("shared", "Shared room"),
            ("host_family", "Host family"),
        ],
        "Type",
        required=True,
        default="dwelling",
    )
    tvs_reference = fields.Char(
        "Target tracking reference",
        groups=MUNICIPAL,
        copy=False,
        index="btree_not_null",
        help="Reference in the target tracking system of the reception agency.",
    )

    # What is known of the household: a size class and languages, no names
    household_id = fields.Many2one(
        "keten.household",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    size_class = fields.Selection(
        [
            ("1", "1 person"),
            ("2", "2 people"),
            ("3-4", "3 or 4 people"),
            ("5+", "5 people or more"),
        ],
        "Household size",
        compute="_compute_from_household",
        store=True,
        readonly=False,
    )
    language_ids = fields.Many2many(
        "keten.language",
        string="Languages",
        compute="_compute_from_household",
        store=True,
        readonly=False,
    )
    do_not_announce = fields.Boolean(
        compute="_compute_do_not_announce",
        store=True,
        help="For safety this household is not announced to neighbours.",
    )

    # Where
    area_id = fields.Many2one(
        "keten.area",
        compute="_compute_area_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        tracking=True,
    )
    address_id = fields.Many2one(
        "keten.address",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        copy=False,
    )
    team_id = fields.Many2one(
        "keten.team",
        "Kernteam",
        index="btree_not_null",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )

    # When
    linked_date = fields.Date(
        "Linked on", help="The day the reception agency linked the household."
    )
    lease_start_date = fields.Date("Lease starts on")
    expected_move_in_date = fields.Date("Expected move-in", index=True, tracking=True)
    moved_in_date = fields.Date("Moved in on", copy=False)
    closed_date = fields.Date("Closed on", readonly=True, copy=False)
    stop_reason = fields.Selection(
        [
            ("address_lost", "Address no longer available"),
            ("refused", "Dwelling refused"),
            ("moved_elsewhere", "Household goes to another municipality"),
            ("departed", "Household left"),
            ("duplicate", "Entered twice"),
            ("other", "Other"),
        ],
        "Reason",
        copy=False,
        tracking=True,
    )
    late_reason = fields.Selection(
        [
            ("workload", "Workload"),
            ("holiday", "Holiday"),
            ("no_dwelling", "No suitable dwelling available"),
            ("later_move_in", "Later move-in"),
            ("awaiting_team", "Awaiting the kernteam"),
            ("safety", "Safety"),
            ("other", "Other"),
        ],
        "Why late",
        copy=False,
        help="A term that is missed asks for a reason; it never blocks the work.",
    )

    # Facts beside the state
    is_discussed = fields.Boolean(readonly=True, copy=False)
    discussed_date = fields.Date(readonly=True, copy=False)
    is_informed = fields.Boolean("Neighbours informed", readonly=True, copy=False)
    informed_date = fields.Date("Neighbours informed on", readonly=True, copy=False)

    # The order of the board and of the lists, with and without finished work
    _board_idx = models.Index(
        "(company_id, state, deadline_date, id)"
        " WHERE state NOT IN ('closed', 'cancelled')"
    )
    _open_list_idx = models.Index(
        "(deadline_date, id) WHERE state NOT IN ('closed', 'cancelled')"
    )
    _list_idx = models.Index("(company_id, deadline_date, id)")
    _move_order = models.Constraint(
        "CHECK (moved_in_date IS NULL OR linked_date IS NULL"
        " OR moved_in_date >= linked_date)",
        "A household cannot move in before it was linked to the municipality.",
    )
    _tvs_unique = models.UniqueIndex(
        "(company_id, tvs_reference) WHERE tvs_reference IS NOT NULL",
        "There is already a placement with this target tracking reference.",
    )

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for placement in self:
            where = placement.area_id.name
            told = f"{placement.name} {where or ''}".strip()
            placement.display_name = told if placement._origin else False

    @api.depends(
        "household_id.size",
        "household_id.person_ids.language_ids",
    )
    def _compute_from_household(self):
        for placement in self:
            household = placement.household_id.sudo()  # T1 shows this much of T2
            size = household.size
            placement.size_class = self._size_class(size) or placement.size_class
            spoken = household.person_ids.language_ids
            placement.language_ids = spoken or placement.language_ids

    @api.model
    def _size_class(self, size):
        if not size:
            return False
        return "1" if size == 1 else "2" if size == 2 else "3-4" if size < 5 else "5+"

    @api.depends("household_id.discretion_ids.ended_on")
    def _compute_do_not_announce(self):
        for placement in self:
            decisions = placement.household_id.sudo().discretion_ids  # only the flag
            placement.do_not_announce = any(not d.ended_on for d in decisions)

    @api.depends("address_id.area_id")
    def _compute_area_id(self):
        for placement in self:
            placement.area_id = placement.address_id.area_id or placement.area_id

    @api.model
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Template for placements"),
                "template": "/ketenaanpak/static/import/plaatsingen.csv",
            }
        ]

    def action_open_household(self):
        self.ensure_one()
        return self.household_id._get_records_action(name=self.env._("Household"))
