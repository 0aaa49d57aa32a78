from odoo import api, fields, models

from .keten_deadline import Deadline
from .keten_flow import Verb
from .keten_role import groups_of

GUIDE = groups_of("guide", "guidance")
PROFESSIONAL = groups_of("guidance")


class KetenGuideQuestion(models.Model):
    """A guide asks a professional to step in (OSS-H2).

    It says what it is about and for which household, as a link: what is going on is
    told in person, and never written here.
    """

    _name = "keten.guide.question"
    _description = "Question to a Professional"
    _inherit = ["keten.deadline"]
    _fixed_fields = {"household_id": "", "topic": ""}
    _order = "id desc"
    _sequence_code = "keten.guide.question"

    state = fields.Selection(
        [("asked", "Asked"), ("answered", "Answered"), ("withdrawn", "Withdrawn")],
        required=True,
        default="asked",
        copy=False,
        tracking=True,
        group_expand=True,
    )
    household_id = fields.Many2one(
        "keten.household", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="household_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    topic = fields.Selection(
        [
            ("contact", "Contact with the household"),
            ("money", "Money and letters"),
            ("home", "The home and the neighbours"),
            ("health", "The way to health care"),
            ("school", "School, language or work"),
            ("family", "Family and children"),
            ("safety", "Safety"),
            ("other", "Something else"),
        ],
        "It is about",
        required=True,
    )
    asked_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        default=lambda self: self.env.user,
    )
    asked_at = fields.Datetime(
        "Asked on", default=fields.Datetime.now, readonly=True, copy=False
    )
    answer_due_date = fields.Date("Answer by", compute="_compute_due_dates", store=True)
    answer_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    answered_at = fields.Datetime(readonly=True, copy=False)
    outcome = fields.Selection(
        [
            ("advice", "The guide goes on, with advice"),
            ("together", "Guide and professional go together"),
            ("professional", "A professional takes over"),
            ("referral", "The kernteam is asked to refer"),
            ("signal", "A signal was made"),
        ],
        "What follows",
        copy=False,
        tracking=True,
    )

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "ESCALATE_PROFESSIONAL",
                "answer",
                "asked_at",
                "answered_at",
                "ketenaanpak.mail_activity_type_guide_question",
            ),
        )

    @api.model
    def _verbs(self):
        return (
            Verb("answer", ("asked",), "answered", PROFESSIONAL, self.env._("Answer")),
            Verb("withdraw", ("asked",), "withdrawn", GUIDE, self.env._("Withdraw")),
        )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {"outcome": PROFESSIONAL}

    @api.model_create_multi
    def create(self, vals_list):
        """Asking starts the clock."""
        questions = super().create(vals_list)
        questions._sync_deadline_activities()
        return questions

    def _is_clock_running(self):
        return self.state == "asked"

    def _responsible_for(self, _role):
        """Return the professional who coordinates, and never the case director."""
        self.ensure_one()
        owner = self.household_id.sudo().guidance_organisation_id  # whose guide asks
        return owner.contact_user_id

    def _missing_for_answer(self):
        return self._missing("outcome")

    def _on_answer(self):
        self._stamp(
            {"answered_by_id": self.env.uid, "answered_at": fields.Datetime.now()}
        )
        for question in self:
            question._tell(
                question.asked_by_id, self.env._("A professional has answered.")
            )

    def action_answer(self):
        self._do("answer")

    def action_withdraw(self):
        self._do("withdraw")


class KetenHousehold(models.Model):
    _inherit = "keten.household"

    question_ids = fields.One2many("keten.guide.question", "household_id", groups=GUIDE)

    def action_ask_professional(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_guide_question_ask_action"
        )
        return {**action, "context": {"default_household_id": self.id}}
