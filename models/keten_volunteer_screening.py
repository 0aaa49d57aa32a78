from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class KetenVolunteer(models.Model):
    """What a volunteer needs before meeting anybody (domain.md 2.7.7).

    When a certificate of conduct was shown, and until when it counts: never the
    certificate itself.
    """

    _inherit = "keten.volunteer"

    vog_checked_on = fields.Date(
        "Certificate seen on",
        copy=False,
        help="The day somebody saw the certificate of conduct.",
    )
    vog_valid_until = fields.Date(
        "Certificate valid until",
        compute="_compute_vog_valid_until",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="Proposed by the term; three to five years after it was seen.",
    )
    confidentiality_on = fields.Date(
        "Confidentiality signed on",
        copy=False,
        help="The day the volunteer signed the confidentiality statement.",
    )
    training_on = fields.Date(
        "Introduction training on",
        copy=False,
        help="The day the volunteer took the introduction training.",
    )
    training_invited_on = fields.Date(readonly=True, copy=False)
    vog_asked_on = fields.Date("Renewal asked on", readonly=True, copy=False)
    is_screened = fields.Boolean(
        "Screened",
        compute="_compute_is_screened",
        store=True,
        help="Certificate valid, confidentiality signed, training taken.",
    )
    screening_gap = fields.Char(
        "Still missing", compute="_compute_screening_gap", compute_sudo=False
    )

    _vog_three_to_five_years = models.Constraint(
        "CHECK (vog_valid_until BETWEEN vog_checked_on + interval '3 years' "
        "AND vog_checked_on + interval '5 years')",
        "A certificate of conduct counts for three to five years.",
    )
    _vog_with_day = models.Constraint(
        "CHECK (vog_valid_until IS NULL OR vog_checked_on IS NOT NULL)",
        "Fill in when the certificate of conduct was seen.",
    )

    @api.depends("vog_checked_on", "company_id")
    def _compute_vog_valid_until(self):
        Term = self.env["keten.term"]
        for volunteer in self:
            seen = volunteer.vog_checked_on
            term = Term._version("VOG_VALID", volunteer.company_id, seen or False)
            volunteer.vog_valid_until = seen and term._due_date(seen)

    @api.depends("vog_valid_until", "confidentiality_on", "training_on")
    def _compute_is_screened(self):
        """Nightly the ones whose certificate ran out are looked at again."""
        today = fields.Date.context_today(self)
        for volunteer in self:
            until = volunteer.vog_valid_until
            is_valid = bool(until) and until >= today
            volunteer.is_screened = bool(
                is_valid and volunteer.confidentiality_on and volunteer.training_on
            )

    @api.depends("vog_valid_until", "confidentiality_on", "training_on")
    @api.depends_context("lang")
    def _compute_screening_gap(self):
        for volunteer in self:
            volunteer.screening_gap = " ".join(volunteer._screening_gaps())

    def _screening_gaps(self):
        """Return one sentence for each thing that is missing, in the reader's
        language.
        """
        self.ensure_one()
        gaps = []
        until = self.vog_valid_until
        if not until:
            gaps.append(self.env._("The certificate of conduct was not seen yet."))
        elif until < fields.Date.context_today(self):
            gaps.append(
                self.env._(
                    "The certificate of conduct ran out on %(day)s.",
                    day=format_date(self.env, until),
                )
            )
        if not self.confidentiality_on:
            gaps.append(self.env._("The confidentiality statement was not signed."))
        if not self.training_on:
            gaps.append(self.env._("The introduction training was not taken."))
        return gaps

    @api.constrains("vog_checked_on", "confidentiality_on", "training_on", "shared_on")
    def _check_not_later(self):
        today = fields.Date.context_today(self)
        names = ("vog_checked_on", "confidentiality_on", "training_on", "shared_on")
        for volunteer in self:
            for name in names:
                if volunteer[name] and volunteer[name] > today:
                    raise ValidationError(
                        self.env._(
                            "%(field)s: this day is still to come.",
                            field=self._fields[name]._description_string(self.env),
                        )
                    )

    @api.model
    def _cron_screening(self):
        """Nightly: who has a certificate that ran out is screened no longer."""
        over = [("is_screened", "=", True), ("vog_valid_until", "<", "today")]
        self.env.add_to_compute(self._fields["is_screened"], self.search(over))
