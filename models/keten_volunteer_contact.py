import re

from odoo import api, fields, models
from odoo.fields import Domain

OWN_FIELDS = ("last_name", "phone", "email", "postcode", "vog_reference")
POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s*([a-zA-Z]{2})\s*$")


class KetenVolunteerContact(models.Model):
    """How to reach a volunteer, for the own organisation only (OSS-C1).

    The other organisation of a joint pool reads the volunteer and not this: neither
    search, nor group, nor export leads here.
    """

    _name = "keten.volunteer.contact"
    _description = "Contact of a Volunteer"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"volunteer_id": ""}
    _order = "id desc"
    _rec_name = "volunteer_id"

    volunteer_id = fields.Many2one(
        "keten.volunteer", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="volunteer_id.company_id", store=True, precompute=True
    )
    last_name = fields.Char()
    phone = fields.Char()
    email = fields.Char("E-mail")
    postcode = fields.Char(size=7, help="As 5341 AB.")
    vog_reference = fields.Char(
        "Number of the certificate",
        help="The number only: the certificate itself goes back to the volunteer.",
    )

    _volunteer_unique = models.UniqueIndex(
        "(volunteer_id)", "This volunteer has a contact already."
    )
    _postcode_shape = models.Constraint(
        "CHECK (postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$')",
        "A postcode has four digits and two letters: 5341 AB.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([_with_postcode(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(_with_postcode(vals))


class KetenVolunteer(models.Model):
    """The contact on the screen of who may read it; empty for everybody else."""

    _inherit = "keten.volunteer"

    last_name = fields.Char(
        compute="_compute_contact",
        inverse="_inverse_contact",
        search="_search_last_name",
    )
    phone = fields.Char(compute="_compute_contact", inverse="_inverse_contact")
    email = fields.Char(
        "E-mail", compute="_compute_contact", inverse="_inverse_contact"
    )
    postcode = fields.Char(compute="_compute_contact", inverse="_inverse_contact")
    vog_reference = fields.Char(
        "Number of the certificate",
        compute="_compute_contact",
        inverse="_inverse_contact",
        help="The number only: the certificate itself goes back to the volunteer.",
    )
    login_id = fields.Many2one(
        "res.users",
        compute="_compute_login_id",
        inverse="_inverse_login_id",
        search="_search_login_id",
        domain="[('keten_organisation_id', '=', organisation_id)]",
        help="Empty: this volunteer does not use the app.",
    )
    is_own = fields.Boolean(
        compute="_compute_is_own",
        help="Of the reader's own organisation.",
    )

    @api.depends("contact_ids")
    @api.depends_context("uid", "su", "allowed_company_ids")
    def _compute_contact(self):
        contacts = self.env["keten.volunteer.contact"]
        if contacts.has_access("read"):
            contacts = contacts.search([("volunteer_id", "in", self.ids)])
        contact_of = {contact.volunteer_id.id: contact for contact in contacts}
        for volunteer in self:
            contact = contact_of.get(volunteer._origin.id, contacts.browse())
            for name in OWN_FIELDS:
                volunteer[name] = contact[name]

    def _inverse_contact(self):
        for volunteer in self:
            vals = {name: volunteer[name] for name in OWN_FIELDS}
            contact = volunteer.contact_ids
            if contact:
                contact.write(vals)
            elif any(vals.values()):
                contact.create({"volunteer_id": volunteer.id, **vals})
        self.invalidate_recordset(OWN_FIELDS)  # as it was written, not as typed

    @api.depends("organisation_id")
    @api.depends_context("uid")
    def _compute_login_id(self):
        """A login tells a full name: for the own organisation, and for oneself."""
        for volunteer in self:
            people = (
                volunteer.sudo().organisation_id.access_user_ids
            )  # whether, no more
            login = volunteer.sudo().account_id  # shown to the own organisation only
            volunteer.login_id = login if self.env.user in people else False

    def _inverse_login_id(self):
        self.check_access("write")
        for volunteer in self:
            volunteer.sudo().account_id = volunteer.login_id  # checked above

    @api.model
    def _search_login_id(self, operator, value):
        own = Domain("organisation_id.access_user_ids", "in", self.env.uid)
        login = Domain("account_id", operator, value) & own
        return [("id", "in", self.sudo()._search(login))]  # own organisation only

    @api.model
    def _search_last_name(self, operator, value):
        if operator in ("not in", "not ilike", "not like"):
            return NotImplemented
        return [("contact_ids", "any", [("last_name", operator, value)])]

    @api.depends("organisation_id")
    @api.depends_context("uid")
    def _compute_is_own(self):
        own = self.env.user.keten_organisation_id
        for volunteer in self:
            volunteer.is_own = volunteer.organisation_id == own


def as_postcode(typed):
    """Return a postcode as the register writes it, 5341 AB, or what was typed."""
    shape = POSTCODE.match(typed or "")
    return f"{shape[1]} {shape[2].upper()}" if shape else typed


def _with_postcode(vals):
    if "postcode" not in vals:
        return vals
    return {**vals, "postcode": as_postcode(vals["postcode"])}
