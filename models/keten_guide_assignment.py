from odoo import api, fields, models


class KetenGuideAssignment(models.Model):
    """Who guides a household from when until when, and who steps in (OSS-H1).

    The guide of a household is one fact, on the household; this is its history, and
    tells how much each volunteer has in hand (OSS-H3).
    """

    _name = "keten.guide.assignment"
    _description = "Guidance of a Household"
    _inherit = ["keten.fixed"]
    _order = "date_until desc, date_from desc, id desc"
    _rec_name = "household_id"

    household_id = fields.Many2one(
        "keten.household",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="household_id.company_id", store=True, precompute=True
    )
    organisation_id = fields.Many2one(
        "keten.organisation", "Guidance organisation", readonly=True, index=True
    )
    user_id = fields.Many2one(
        "res.users", "Guide", required=True, readonly=True, index=True
    )
    volunteer_id = fields.Many2one(
        "keten.volunteer",
        compute="_compute_volunteer_id",
        store=True,
        index="btree_not_null",
        help="The guide as a volunteer, when registered as one.",
    )
    backup_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', organisation_id), "
        "('id', '!=', user_id)]",
        help="Steps in when the guide is away. Reads nothing before taking over.",
    )
    date_from = fields.Date("From", required=True, readonly=True)
    date_until = fields.Date("Until", readonly=True)
    end_reason = fields.Selection(
        [
            ("done", "Guidance is done"),
            ("stopped", "The guide stopped"),
            ("no_click", "It did not suit"),
            ("backup", "The backup took over"),
            ("moved", "The household moved"),
            ("other", "Other"),
        ],
        "Why it ended",
    )

    _running_unique = models.UniqueIndex(
        "(household_id) WHERE date_until IS NULL",
        "A household has one guide at a time.",
    )
    _order_of_dates = models.Constraint(
        "CHECK (date_until >= date_from)", "Guidance cannot end before it begins."
    )

    @api.depends("user_id")
    def _compute_volunteer_id(self):
        everybody = self.env["keten.volunteer"].sudo()  # whose login it is
        volunteers = everybody.search([("account_id", "in", self.user_id.ids)])
        volunteer_of = {one.account_id: one.sudo(False) for one in volunteers}
        for assignment in self:
            assignment.volunteer_id = volunteer_of.get(assignment.user_id)

    def action_backup_takes_over(self):
        """Let the backup guide from today on; the household is theirs to read."""
        for assignment in self.filtered("backup_id"):
            assignment.end_reason = "backup"
            assignment.household_id.guide_id = assignment.backup_id

    @api.model
    def _begin_missing(self):
        """Let every household with a guide have its assignment, also from before."""
        running = self.search([("date_until", "=", False)]).household_id
        guided = self.env["keten.household"].search([("guide_id", "!=", False)])
        (guided - running)._follow_guide()


class KetenHousehold(models.Model):
    """A new guide ends one assignment and begins the next."""

    _inherit = "keten.household"

    assignment_ids = fields.One2many("keten.guide.assignment", "household_id")

    @api.model_create_multi
    def create(self, vals_list):
        households = super().create(vals_list)
        households.filtered("guide_id")._follow_guide()
        return households

    def write(self, vals):
        result = super().write(vals)
        if "guide_id" in vals or "active" in vals:
            self._follow_guide()
        return result

    def action_open_assignments(self):
        self.ensure_one()
        return self.assignment_ids._get_records_action(name=self.env._("Guides so far"))

    def _follow_guide(self):
        today = fields.Date.context_today(self)
        households = self.sudo()  # the history keeps itself
        running = households.assignment_ids.filtered(lambda a: not a.date_until)
        over = running.filtered(
            lambda a: not a.household_id.active or a.user_id != a.household_id.guide_id
        )
        over.date_until = today
        over.flush_recordset()  # one runs at a time, also for the database
        guided = households.filtered(lambda h: h.active and h.guide_id)
        started = self.env["keten.guide.assignment"].sudo()  # it follows the household
        started = started.create(
            [
                {
                    "household_id": household.id,
                    "organisation_id": household.guidance_organisation_id.id,
                    "user_id": household.guide_id.id,
                    "date_from": today,
                }
                for household in guided - (running - over).household_id
            ]
        )
        (over | started).volunteer_id._refresh_load()


class KetenVolunteer(models.Model):
    """Guiding a household is work of a volunteer."""

    _inherit = "keten.volunteer"

    assignment_ids = fields.One2many("keten.guide.assignment", "volunteer_id")
    assignment_count = fields.Integer(
        compute="_compute_assignment_count", compute_sudo=False
    )

    @api.depends("assignment_ids")
    def _compute_assignment_count(self):
        assignments = self.env["keten.guide.assignment"]
        groups = assignments.has_access("read") and assignments._read_group(
            [("volunteer_id", "in", self.ids), ("date_until", "=", False)],
            ["volunteer_id"],
            ["__count"],
        )
        count_of = dict(groups or ())
        for volunteer in self:
            volunteer.assignment_count = count_of.get(volunteer._origin, 0)

    def write(self, vals):
        """A volunteer who gets a login may be guiding already."""
        result = super().write(vals)
        if "account_id" in vals:
            self._find_assignments()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        volunteers = super().create(vals_list)
        with_login = volunteers.sudo().filtered("account_id")  # whether, no more
        with_login._find_assignments()
        return volunteers

    def action_open_assignments(self):
        self.ensure_one()
        return self.assignment_ids._get_records_action(name=self.env._("Guides so far"))

    def _find_assignments(self):
        assignments = self.env["keten.guide.assignment"].sudo()  # of all households
        volunteers = self.sudo()  # whose login it is
        own = assignments.search([("user_id", "in", volunteers.account_id.ids)])
        self.env.add_to_compute(
            own._fields["volunteer_id"], own | volunteers.assignment_ids
        )
        self._refresh_load()

    def _count_work(self):
        counts = super()._count_work()
        assignments = self.env["keten.guide.assignment"].sudo()  # a number, no name
        for volunteer, count in assignments._read_group(
            [("volunteer_id", "in", self.ids), ("date_until", "=", False)],
            ["volunteer_id"],
            ["__count"],
        ):
            counts[volunteer.id] = counts.get(volunteer.id, 0) + count
        return counts
