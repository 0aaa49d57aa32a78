from odoo import api, fields, models

from .keten_deadline import Deadline
from .keten_flow import Verb
from .keten_role import groups_of

RECRUITERS = groups_of("guidance", "welfare", "coordinator")


class KetenRecruitment(models.Model):
    """A village or district council is asked to look for volunteers (OSS-C4).

    It says where and for what, and how many came of it: never for whom, and never
    who came.
    """

    _name = "keten.recruitment"
    _description = "Recruitment by a Council"
    _inherit = ["keten.deadline"]
    _fixed_fields = {"area_id": "", "organisation_id": ""}
    _order = "id desc"
    _sequence_code = "keten.recruitment"

    state = fields.Selection(
        [("asked", "Asked"), ("answered", "Answered"), ("withdrawn", "Withdrawn")],
        required=True,
        default="asked",
        copy=False,
        tracking=True,
        group_expand=True,
    )
    area_id = fields.Many2one(
        "keten.area", required=True, index=True, check_company=True, ondelete="restrict"
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        "Asked of",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        domain=[("organisation_type", "in", ("residents_council", "initiative"))],
        help="The district or village council with its network in this area.",
    )
    council_phone = fields.Char(related="organisation_id.phone")
    council_email = fields.Char(related="organisation_id.email")
    purpose_ids = fields.Many2many("keten.volunteer.purpose", string="Asked for")
    asked_on = fields.Date(required=True, default=fields.Date.context_today)
    asked_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        default=lambda self: self.env.user,
    )
    answer_due_date = fields.Date("Answer by", compute="_compute_due_dates", store=True)
    answer_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    result_count = fields.Integer(
        "Volunteers found", copy=False, help="A number: they register themselves."
    )
    result_date = fields.Date("Answered on", readonly=True, copy=False)

    _count_positive = models.Constraint(
        "CHECK (result_count >= 0)", "Fewer than no volunteers cannot be found."
    )
    _running_unique = models.UniqueIndex(
        "(area_id, organisation_id) WHERE state = 'asked'",
        "This council was asked for this area already, and has not answered yet.",
    )

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for recruitment in self:
            told = f"{recruitment.name} {recruitment.area_id.name or ''}".strip()
            recruitment.display_name = told if recruitment._origin else False

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "RECRUITMENT",
                "answer",
                "asked_on",
                "result_date",
                "ketenaanpak.mail_activity_type_recruitment",
            ),
        )

    @api.model
    def _verbs(self):
        return (
            Verb("answer", ("asked",), "answered", RECRUITERS, self.env._("Answered")),
            Verb(
                "withdraw", ("asked",), "withdrawn", RECRUITERS, self.env._("Withdraw")
            ),
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Asking starts the clock."""
        recruitments = super().create(vals_list)
        recruitments._sync_deadline_activities()
        return recruitments

    def _is_clock_running(self):
        return self.state == "asked"

    def _responsible_for(self, _role):
        self.ensure_one()
        return self.asked_by_id or self.company_id.keten_contact_id

    def _on_answer(self):
        self._stamp({"result_date": fields.Date.context_today(self)})

    def action_answer(self):
        self._do("answer")

    def action_withdraw(self):
        self._do("withdraw")
