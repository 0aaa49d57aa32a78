from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import NO_ACCESS

from .keten_role import groups_of

MATCHMAKERS = ("welfare", "refugee_council")
# Who works for the household, and reads who the people are
CARERS = groups_of("guidance", "guide", "case_director")
HUNDRED_METRES = -2  # as round() counts digits


class KetenBuddyRequest(models.Model):
    """Somebody who asks for a buddy, and what is wished for (OSS-C3).

    It is read by whoever looks for a buddy, so it tells wishes and no names: those
    stay with who works for the household. It has no place for nationality, origin
    or religion.
    """

    _name = "keten.buddy.request"
    _description = "Buddy Request"
    _inherit = ["keten.deadline"]
    _fixed_fields = {
        "household_id": "",
        "person_id": "",
        "organisation_id": groups_of("guidance", "case_director"),
    }
    _order = "asked_on, id"
    _sequence_code = "keten.buddy.request"

    state = fields.Selection(
        [
            ("open", "Open"),
            ("proposed", "Proposed"),
            ("matched", "Matched"),
            ("closed", "Closed"),
        ],
        required=True,
        default="open",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )

    # Whose wish it is: for who works for the household
    household_id = fields.Many2one(
        "keten.household",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        groups=CARERS,
    )
    person_id = fields.Many2one(
        "keten.person",
        "Who asks",
        compute="_compute_person_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="cascade",
        groups=CARERS,
    )
    first_name = fields.Char(related="person_id.first_name", groups=CARERS)
    company_id = fields.Many2one(
        related="household_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    guidance_organisation_id = fields.Many2one(
        related="household_id.guidance_organisation_id",
        store=True,
        index=True,
        precompute=True,
        string="Guided by",
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        "Looked for by",
        compute="_compute_organisation_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain=[("organisation_type", "in", MATCHMAKERS)],
        help="This organisation looks for a buddy among its volunteers and the joint "
        "pool.",
    )

    # What is agreed
    has_agreed = fields.Boolean(
        "Wants a buddy",
        help="The person wants this, and knows what is written down here.",
    )
    shares_contact = fields.Boolean(
        "Buddy may have name and number",
        tracking=True,
        help="Once both said yes, the buddy reads the first name and how to get in "
        "touch. The person may take this back.",
    )
    asked_on = fields.Date(
        "Waiting since", required=True, default=fields.Date.context_today
    )

    # What is wished for
    for_household = fields.Boolean("For the whole household")
    goal = fields.Selection(
        [
            ("language", "Practise Dutch"),
            ("people", "Meet people"),
            ("neighbourhood", "Find the way in the neighbourhood"),
            ("leisure", "Do something fun together"),
            ("family", "Children and school"),
            ("letters", "Letters and forms"),
        ],
        required=True,
    )
    language_ids = fields.Many2many(
        "keten.language",
        compute="_compute_language_ids",
        store=True,
        readonly=False,
        string="One of these languages",
        help="Empty: any language will do.",
    )
    interest_ids = fields.Many2many("keten.interest", string="Likes")
    moment_ids = fields.Many2many(
        "keten.moment", string="Can on", help="Empty: any moment will do."
    )
    buddy_gender = fields.Selection(
        [("man", "A man"), ("woman", "A woman")],
        "Preferably",
        help="Empty: no preference.",
    )

    # Where: the neighbourhood for people, a hundred metres for the distance
    area_id = fields.Many2one(
        "keten.area", compute="_compute_place", store=True, index="btree_not_null"
    )
    rd_x = fields.Float(compute="_compute_place", store=True, groups=NO_ACCESS)
    rd_y = fields.Float(compute="_compute_place", store=True, groups=NO_ACCESS)

    # How it went
    matched_on = fields.Date(readonly=True, copy=False)
    closed_on = fields.Date(readonly=True, copy=False)
    close_reason = fields.Selection(
        [
            ("done", "They got to know each other"),
            ("found", "Found somebody otherwise"),
            ("not_wanted", "Does not want it any more"),
            ("nobody", "Nobody suitable was found"),
            ("moved", "Moved away"),
            ("other", "Other"),
        ],
        "Why closed",
        copy=False,
        tracking=True,
    )
    wait_due_date = fields.Date("Buddy by", compute="_compute_due_dates", store=True)
    wait_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )

    _agreed = models.Constraint(
        "CHECK (has_agreed IS TRUE)",
        "Write a request down only when the person wants a buddy.",
    )
    _waiting_once = models.UniqueIndex(
        "(person_id) WHERE state IN ('open', 'proposed')",
        "This person waits for a buddy already.",
    )
    _board_idx = models.Index("(company_id, state, deadline_date, id)")

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["open", "proposed", "matched"] + [s for s in states if s == "closed"]

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for request in self:
            where = request.area_id.name
            told = f"{request.name} {where or ''}".strip()
            request.display_name = told if request._origin else False

    @api.depends("household_id")
    def _compute_person_id(self):
        """The head of the household asks, unless somebody else was chosen."""
        for request in self:
            present = request.household_id.person_ids.filtered(
                lambda person: not person.is_expected
            )
            heads = present.filtered(lambda person: person.household_role == "head")
            request.person_id = request.person_id or (heads or present)[:1]

    @api.depends("household_id")
    def _compute_organisation_id(self):
        """Let welfare look, where a municipality has one such organisation."""
        found = self.env["keten.organisation"]._read_group(
            [
                ("organisation_type", "=", "welfare"),
                ("company_id", "in", self.company_id.ids),
            ],
            ["company_id"],
            ["id:recordset"],
        )
        only_of = {company: those for company, those in found if len(those) == 1}
        for request in self:
            likely = only_of.get(request.company_id, request.guidance_organisation_id)
            request.organisation_id = request.organisation_id or likely

    @api.depends("person_id")
    def _compute_language_ids(self):
        for request in self:
            spoken = request.person_id.language_ids
            request.language_ids = request.language_ids or spoken

    @api.depends(
        "household_id.placement_ids.address_id.rd_x",
        "household_id.placement_ids.address_id.rd_y",
        "household_id.placement_ids.area_id",
    )
    def _compute_place(self):
        """Where the household lives or is to live; never its own door."""
        for request in self:
            placements = request.household_id.placement_ids.sorted("id")
            here = placements.filtered(lambda p: p.state != "cancelled")[-1:]
            request.area_id = here.area_id
            request.rd_x = round(here.address_id.rd_x, HUNDRED_METRES)
            request.rd_y = round(here.address_id.rd_y, HUNDRED_METRES)

    @api.constrains("person_id", "household_id")
    def _check_person(self):
        for request in self.sudo():  # whoever may not read who it is writes no wish
            if request.person_id.household_id != request.household_id:
                raise ValidationError(
                    self.env._(
                        "%(request)s: who asks is not of this household.",
                        request=request.display_name,
                    )
                )

    @api.constrains("organisation_id")
    def _check_organisation(self):
        for request in self:
            if request.organisation_id.organisation_type not in MATCHMAKERS:
                raise ValidationError(
                    self.env._(
                        "%(request)s: a buddy is looked for by welfare or guidance.",
                        request=request.display_name,
                    )
                )
