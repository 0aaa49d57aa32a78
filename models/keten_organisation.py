from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

COVENANT_GRACE_DAYS = 30


class KetenOrganisation(models.Model):
    """A partner of the chain (OSS-G2)."""

    _name = "keten.organisation"
    _description = "Partner Organisation"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"company_id": ""}
    _order = "organisation_type, name"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    organisation_type = fields.Selection(
        [
            ("municipality", "Municipality"),
            ("housing_corporation", "Housing corporation"),
            ("refugee_council", "Refugee council"),
            ("welfare", "Welfare organisation"),
            ("police", "Police"),
            ("health", "Health care"),
            ("school", "School"),
            ("provider", "Course or track provider"),
            ("residents_council", "District or village council"),
            ("initiative", "Volunteer initiative"),
            ("guardian", "Guardian organisation"),
            ("coa", "Reception agency"),
            ("employer", "Employer"),
        ],
        "Type",
        required=True,
        index=True,
    )
    phone = fields.Char("Public phone")
    email = fields.Char("Public e-mail")
    website = fields.Char()
    covenant_valid_until = fields.Date(
        help="The last day of the covenant on sharing data. People of this "
        "organisation lose their access 30 days after it.",
    )
    covenant_state = fields.Selection(
        [
            ("unlimited", "Without end date"),
            ("valid", "Valid"),
            ("expired", "Expired"),
            ("access_ended", "Access ended"),
        ],
        "Covenant",
        compute="_compute_covenant_state",
    )
    contact_user_id = fields.Many2one(
        "res.users",
        "Chain contact",
        domain="[('keten_organisation_id', '=', id)]",
        help="Receives the work nobody in particular is responsible for yet.",
    )
    user_ids = fields.One2many("res.users", "keten_organisation_id", "People")
    user_count = fields.Integer(compute="_compute_user_count")
    access_user_ids = fields.Many2many(
        "res.users",
        compute="_compute_access_user_ids",
        search="_search_access_user_ids",
        help="The people of this organisation, as long as its covenant lets them in.",
    )

    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active",
        "This municipality already has an organisation with that name.",
    )

    @api.constrains("contact_user_id")
    def _check_contact(self):
        for organisation in self:
            contact = organisation.contact_user_id
            if contact and contact.keten_organisation_id != organisation:
                raise ValidationError(
                    self.env._(
                        "%(person)s does not work for %(organisation)s.",
                        person=contact.name,
                        organisation=organisation.name,
                    )
                )

    @api.depends("covenant_valid_until")
    def _compute_covenant_state(self):
        today = fields.Date.context_today(self)
        grace = today - timedelta(days=COVENANT_GRACE_DAYS)
        for organisation in self:
            until = organisation.covenant_valid_until
            if not until:
                organisation.covenant_state = "unlimited"
            elif until >= today:
                organisation.covenant_state = "valid"
            else:
                organisation.covenant_state = (
                    "expired" if until >= grace else "access_ended"
                )

    @api.depends("user_ids")
    def _compute_user_count(self):
        groups = self.env["res.users"]._read_group(
            [("keten_organisation_id", "in", self.ids)],
            ["keten_organisation_id"],
            ["__count"],
        )
        count_of = {organisation.id: count for organisation, count in groups}
        for organisation in self:
            organisation.user_count = count_of.get(organisation.id, 0)

    @api.depends("user_ids", "covenant_valid_until")
    def _compute_access_user_ids(self):
        for organisation in self:
            barred = organisation.covenant_state == "access_ended"
            organisation.access_user_ids = not barred and organisation.user_ids

    @api.model
    def _search_access_user_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("user_ids", "in", value),
            "|",
            ("covenant_valid_until", "=", False),
            ("covenant_valid_until", ">=", f"today -{COVENANT_GRACE_DAYS}d"),
        ]

    def action_open_users(self):
        return self.user_ids._get_records_action(name=self.env._("People"))
