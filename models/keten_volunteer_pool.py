from odoo import api, fields, models
from odoo.fields import NO_ACCESS

from .keten_volunteer import OWNERS


class KetenVolunteer(models.Model):
    """A volunteer in the joint pool of guidance and welfare (OSS-C1).

    The volunteer agrees to it, and may take that back on any day.
    """

    _inherit = "keten.volunteer"

    shares_pool = fields.Boolean(
        "Agrees to the joint pool",
        help="Guidance and welfare of this municipality may both read what a match "
        "needs. How to reach the volunteer stays with the own organisation.",
    )
    shared_on = fields.Date(
        "Agreed on",
        compute="_compute_shared_on",
        store=True,
        readonly=False,
        precompute=True,
    )
    pool_partner_ids = fields.Many2many(
        "res.users",
        compute="_compute_pool_partner_ids",
        search="_search_pool_partner_ids",
        groups=NO_ACCESS,
        help="People of guidance and welfare of the municipality.",
    )

    _shared_with_date = models.Constraint(
        "CHECK (shares_pool IS NOT TRUE OR shared_on IS NOT NULL)",
        "Fill in when the volunteer agreed to the joint pool.",
    )

    @api.depends("shares_pool")
    def _compute_shared_on(self):
        today = fields.Date.context_today(self)
        for volunteer in self:
            volunteer.shared_on = volunteer.shares_pool and (
                volunteer.shared_on or today
            )

    @api.depends("company_id")
    def _compute_pool_partner_ids(self):
        for volunteer in self:
            partners = volunteer.company_id.keten_organisation_ids.filtered(
                lambda partner: partner.organisation_type in OWNERS
            )
            volunteer.pool_partner_ids = partners.access_user_ids

    @api.model
    def _search_pool_partner_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        partners = [
            ("organisation_type", "in", OWNERS),
            ("access_user_ids", "in", value),
        ]
        return [("company_id.keten_organisation_ids", "any", partners)]

    def _filtered_chatter(self):
        """What the own organisation says of a volunteer stays with it."""
        readable = super()._filtered_chatter()
        if self.env.su:
            return readable
        user = self.env.user
        return readable.filtered(
            lambda volunteer: user in volunteer.organisation_id.access_user_ids
        )

    def _pool_gaps(self):
        """Return what a joint pool asks more than the screening does."""
        self.ensure_one()
        if not self.company_id.keten_joint_pool or self.shares_pool:
            return []
        return [self.env._("The volunteer has not agreed to the joint pool.")]


class ResCompany(models.Model):
    _inherit = "res.company"

    keten_joint_pool = fields.Boolean(
        "One pool of volunteers",
        help="Guidance and welfare read each other's volunteers who agree to it.",
    )
