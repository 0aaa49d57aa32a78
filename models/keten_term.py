from dateutil.relativedelta import relativedelta

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError

from .keten_role import ROLES
from .keten_working_day import add_working_days, next_working_day


class KetenTerm(models.Model):
    """A term of the chain as a dated rule (domain.md 1.9 and 5).

    A new policy is a new version with its own dates: the numbers of a rule in
    force do not change, so that no deadline of the past is ever rewritten.
    """

    _name = "keten.term"
    _description = "Term"
    _order = "code, company_id, valid_from desc"
    _rec_names_search = ["name", "code", "source"]
    _policy_fields = {"code", "company_id", "number", "unit", "day_type", "statutory"}

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True,
        help="How records of the chain refer to this term; several versions and "
        "municipalities share one code.",
    )
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        index=True,
        ondelete="cascade",
        help="Empty: the term holds for every municipality without its own version.",
    )
    active = fields.Boolean(default=True)
    number = fields.Integer(required=True, default=1)
    unit = fields.Selection(
        [("days", "Days"), ("weeks", "Weeks"), ("months", "Months")],
        required=True,
        default="days",
    )
    day_type = fields.Selection(
        [("calendar", "Calendar days"), ("working", "Working days")],
        required=True,
        default="calendar",
    )
    statutory = fields.Boolean(
        help="A statutory term that ends on a weekend or public holiday runs on to "
        "the next working day (Algemene termijnenwet).",
    )
    amber_days = fields.Integer(
        "Amber before",
        default=2,
        help="Days before the due date from which the deadline turns amber.",
    )
    red_days = fields.Integer(
        "Red after",
        help="Days after the due date until which the deadline stays amber.",
    )
    escalate_days = fields.Integer(
        "Escalate after",
        default=3,
        help="Days after the due date on which the role above hears of it, once.",
    )
    responsible_role = fields.Selection(ROLES, "Responsible")
    escalate_role = fields.Selection(ROLES, "Escalate to")
    valid_from = fields.Date(required=True, default="2000-01-01")
    valid_until = fields.Date()
    source = fields.Char(help="The agreement or article this term comes from.")

    _number_positive = models.Constraint(
        "CHECK (number > 0)", "A term takes at least one day, week or month."
    )
    _margins_positive = models.Constraint(
        "CHECK (amber_days >= 0 AND red_days >= 0 AND escalate_days >= 0)",
        "Amber, red and escalation are counted in days from the due date, "
        "so they cannot be negative.",
    )
    _working_days_only = models.Constraint(
        "CHECK (day_type = 'calendar' OR unit = 'days')",
        "Only a term in days can count working days.",
    )
    _validity_order = models.Constraint(
        "CHECK (valid_until IS NULL OR valid_until >= valid_from)",
        "A term cannot end before it begins.",
    )
    _version_unique = models.UniqueIndex(
        "(code, COALESCE(company_id, 0), valid_from) WHERE active",
        "This term already has a version that begins on that date.",
    )

    @api.constrains("code", "company_id", "valid_from", "valid_until", "active")
    def _check_no_overlap(self):
        for term in self.filtered("active"):
            overlap = [
                ("id", "!=", term.id),
                ("code", "=", term.code),
                ("company_id", "=", term.company_id.id),
                "|",
                ("valid_until", "=", False),
                ("valid_until", ">=", term.valid_from),
            ]
            if term.valid_until:
                overlap.append(("valid_from", "<=", term.valid_until))
            if self.search_count(overlap, limit=1):
                raise ValidationError(
                    self.env._(
                        "Term %(name)s: another version is in force in the same "
                        "period. End that version first.",
                        name=term.name,
                    )
                )

    @api.depends("name", "company_id")
    def _compute_display_name(self):
        for term in self:
            owner = f" ({term.company_id.name})" if term.company_id else ""
            term.display_name = f"{term.name}{owner}"

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        in_force = self.filtered(
            lambda term: term.valid_from <= fields.Date.context_today(term)
        )
        if in_force and self._policy_fields & vals.keys() and not self.env.su:
            raise UserError(
                self.env._(
                    "Term %(name)s is in force, so deadlines already rest on it. "
                    "Choose New version to change it from a date onwards.",
                    name=in_force[0].name,
                )
            )
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_unused(self):
        for term in self:
            if term.valid_from <= fields.Date.context_today(term):
                raise UserError(
                    self.env._(
                        "Term %(name)s was in force, so deadlines rest on it. End it "
                        "instead.",
                        name=term.name,
                    )
                )

    def action_new_version(self):
        """Open a copy that begins tomorrow, and end an own version today.

        The general version goes on for the other municipalities.
        """
        self.ensure_one()
        last_day = max(fields.Date.context_today(self), self.valid_from)
        if self.company_id:
            self.valid_until = last_day
        version = self.copy(
            {
                "company_id": (self.company_id or self.env.company).id,
                "valid_from": last_day + relativedelta(days=1),
                "valid_until": False,
            }
        )
        return version._get_records_action(name=self.env._("New version"))

    @api.model
    @tools.ormcache("code", "company_id", "day")
    def _version_id(self, code, company_id, day):
        in_force = [
            ("code", "=", code),
            ("company_id", "in", [company_id, False]),
            ("valid_from", "<=", day),
            "|",
            ("valid_until", "=", False),
            ("valid_until", ">=", day),
        ]
        versions = self.sudo().search(in_force)  # terms are public within the chain
        return (versions.filtered("company_id") or versions)[:1].id

    @api.model
    def _version(self, code, company, day):
        """Return the version of a term that holds on a date, empty if none does.

        A municipality's own version goes before the general one.
        """
        return self.browse(self._version_id(code, company.id, day) or [])

    def _due_date(self, start):
        """Return the date on which this term, started on ``start``, has to be met.

        This is the one function of the addon that counts a term.

        :param date start: the day that starts the clock, itself not counted
        :return: the due date, or ``False`` without a term or a start
        """
        if not self or not start:
            return False
        if self.day_type == "working":
            return add_working_days(start, self.number)
        due = start + relativedelta(**{self.unit: self.number})
        return next_working_day(due) if self.statutory else due
