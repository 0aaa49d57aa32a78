from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .keten_session_round import ANSWER

STAMPS = ("item_id", "user_id", "organisation_id", "stance", "answered_at")


class KetenRoundAnswer(models.Model):
    """What somebody answers in a written round, for the own organisation (OSS-A9).

    Everybody answers for themselves. Members never read each other's answers, also
    not afterwards: what was decided stands on the item. The chair reads all.
    """

    _name = "keten.round.answer"
    _description = "Answer in a Written Round"
    _inherit = ["keten.representative"]
    _keeps_organisation = True
    _fixed_fields = dict.fromkeys(STAMPS, "")
    _order = "item_id, organisation_id, id"
    _rec_name = "item_id"

    item_id = fields.Many2one(
        "keten.agenda.item", required=True, index=True, ondelete="cascade"
    )
    session_id = fields.Many2one(
        related="item_id.session_id", store=True, index="btree_not_null"
    )
    company_id = fields.Many2one(related="item_id.company_id", store=True)
    user_id = fields.Many2one(required=True, ondelete="restrict")
    organisation_id = fields.Many2one(
        help="For whom the person was asked: later moves change nothing."
    )
    address_id = fields.Many2one(related="item_id.address_id", related_sudo=False)
    size_class = fields.Selection(related="item_id.size_class", related_sudo=False)
    language_ids = fields.Many2many(related="item_id.language_ids", related_sudo=False)
    expected_move_in_date = fields.Date(
        related="item_id.expected_move_in_date", related_sudo=False
    )
    do_not_announce = fields.Boolean(
        related="item_id.do_not_announce", related_sudo=False
    )
    proposal = fields.Selection(
        related="item_id.information_method",
        string="The chair proposes",
        related_sudo=False,
    )
    answers_due_date = fields.Date(related="session_id.answers_due_date")

    stance = fields.Selection(
        [
            ("waiting", "No answer yet"),
            ("agree", "Agrees with the proposal"),
            ("no_objection", "No objection"),
            ("talk", "Wants to talk first"),
        ],
        "Answer",
        required=True,
        default="waiting",
    )
    effort = fields.Char(
        "What my organisation does", help="The work, without names of the household."
    )
    information_method = fields.Selection(
        lambda self: (
            self.env["keten.agenda.item"]
            ._fields["information_method"]
            ._description_selection(self.env)
        ),
        "Rather inform like this",
    )
    talk_about = fields.Char(
        "What you want to talk about",
        help="Only the chair reads it. Without names of the household.",
    )
    answered_at = fields.Datetime(readonly=True)
    is_open = fields.Boolean(
        compute="_compute_is_open", compute_sudo=True, string="Round is running"
    )
    can_answer = fields.Boolean(compute="_compute_can_answer")

    _once = models.UniqueIndex("(item_id, user_id)", "This person was asked already.")

    @api.depends("item_id.state", "session_id.state", "session_id.session_type")
    def _compute_is_open(self):
        for answer in self:
            is_running = answer.session_id._is_running_round()
            answer.is_open = is_running and answer.item_id.state == "on_agenda"

    @api.depends("is_open", "user_id")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for answer in self:
            answer.can_answer = answer.is_open and answer.user_id == self.env.user

    def write(self, vals):
        """
        :raise UserError: the chair decided already
        """
        if not self.env.su:
            self.check_access("write")
            self._check_open()
        return super().write(vals)

    def _check_open(self):
        for answer in self:
            if not answer.is_open:
                raise UserError(
                    self.env._(
                        "%(item)s was decided, or is discussed elsewhere. Tell the "
                        "chair what you still want to say.",
                        item=answer.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # One tap is an answer
    # ------------------------------------------------------------------

    def action_agree(self):
        """Agree, with the proposal as it stands: a later one is not agreed to."""
        for answer in self:
            answer.information_method = answer.information_method or answer.proposal
        return self._answer("agree")

    def action_no_objection(self):
        return self._answer("no_objection")

    def action_talk(self):
        return self._answer("talk")

    def _answer(self, stance):
        """
        :raise AccessError: somebody answers for somebody else
        """
        if any(answer.user_id != self.env.user for answer in self):
            raise AccessError(self.env._("Everybody answers for themselves."))
        self.check_access("write")
        self._check_open()
        stamp = {"stance": stance, "answered_at": fields.Datetime.now()}
        self.sudo().write(stamp)  # one's own answer, checked above
        self.session_id._sync_answer_activities()
        following = self._next_question()
        return following._answer_screen() if following else None

    def _next_question(self):
        """Return what the same round still asks of this person."""
        return self.search(
            [
                ("session_id", "in", self.session_id.ids),
                ("user_id", "=", self.env.uid),
                ("stance", "=", "waiting"),
                ("item_id.state", "=", "on_agenda"),
            ],
            limit=1,
        )

    def _answer_screen(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_round_answer_action"
        )
        return {**action, "res_id": self.id, "views": [(False, "form")]}

    def _talk_sentence(self):
        """Say to the chair who wants to talk first, and about what."""
        who = {
            "person": self.user_id.name,
            "organisation": self.organisation_id.name,
        }
        if not self.talk_about:
            return self.env._(
                "%(person)s of %(organisation)s wants to talk first.", **who
            )
        return self.env._(
            "%(person)s of %(organisation)s wants to talk first about: %(subject)s",
            subject=self.talk_about,
            **who,
        )

    # ------------------------------------------------------------------
    # The activity that asks for an answer
    # ------------------------------------------------------------------

    def _activity_vals(self):
        return {
            "res_model_id": self.env["ir.model"]._get_id("keten.session"),
            "res_id": self.session_id.id,
            "activity_type_id": self.session_id._activity_type_id(ANSWER),
            "date_deadline": self.answers_due_date,
            "user_id": self.user_id.id,
            "automated": True,
        }
