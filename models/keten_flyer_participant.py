from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from .keten_flyer_task import INFORMING, LEADING, LIVE_TASK
from .keten_role import groups_of

CONSULTING = f"{LEADING},{groups_of('housing', 'welfare')}"
ASKING = ("planned", "confirmed")


class KetenFlyerParticipant(models.Model):
    """An organisation that is asked along to the doors, and who goes (OSS-B6).

    Every organisation answers for itself, and names its own people.
    """

    _name = "keten.flyer.participant"
    _description = "Organisation at the Doors"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"task_id": "", "organisation_id": ""}
    _order = "task_id, organisation_type, id"
    _rec_name = "organisation_id"
    _check_company_auto = True

    task_id = fields.Many2one(
        "keten.flyer.task", "Round", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="task_id.company_id", store=True, precompute=True
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain=[("organisation_type", "in", INFORMING)],
    )
    organisation_type = fields.Selection(
        related="organisation_id.organisation_type", store=True, string="Type"
    )
    user_id = fields.Many2one(
        "res.users",
        "Who goes",
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', organisation_id)]",
    )
    state = fields.Selection(
        [
            ("to_invite", "Not asked yet"),
            ("invited", "No answer yet"),
            ("accepted", "Comes along"),
            ("declined", "Does not come"),
        ],
        "Answer",
        required=True,
        default="to_invite",
        readonly=True,
        copy=False,
    )
    consulted_on = fields.Date(
        "Agrees that one goes alone",
        copy=False,
        help="The day this organisation agreed that one of the others goes without it.",
    )
    consulted_by_id = fields.Many2one(
        "res.users", "Recorded by", readonly=True, copy=False, index="btree_not_null"
    )
    is_own = fields.Boolean("Own organisation", compute="_compute_can_answer")
    can_answer = fields.Boolean(compute="_compute_can_answer")

    _once = models.UniqueIndex(
        "(task_id, organisation_id, COALESCE(user_id, 0))",
        "This organisation is asked already.",
    )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {"consulted_on": CONSULTING}

    @api.depends("organisation_id", "task_id.state")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        employer = self.env.user.keten_organisation_id
        for line in self:
            line.is_own = line.organisation_id == employer
            line.can_answer = line.is_own and line.task_id.state in ASKING

    @api.constrains("user_id", "organisation_id")
    def _check_works_there(self):
        for line in self.filtered("user_id"):
            if line.user_id.keten_organisation_id != line.organisation_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s does not work for %(organisation)s.",
                        person=line.user_id.name,
                        organisation=line.organisation_id.name,
                    )
                )

    @api.constrains("consulted_on")
    def _check_consulted_on(self):
        """Nobody agreed before there was a round, or on a day to come."""
        today = fields.Date.context_today(self)
        for line in self.filtered("consulted_on"):
            known = line.task_id._local_date(line.task_id.informed_at) or today
            if not min(known, today) <= line.consulted_on <= today:
                raise ValidationError(
                    self.env._(
                        "%(organisation)s agreed between the day the address was known "
                        "and today: fill in that day.",
                        organisation=line.organisation_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Who is added to a round that is planned is asked at once.

        :raise AccessError: somebody names a person of another organisation
        """
        lines = super().create(vals_list)
        lines.filtered("consulted_on")._sign_consultation()
        if not self.env.su:
            lines.task_id._check_in(LIVE_TASK)
            lines.filtered("user_id")._check_own()
            lines.filtered(lambda line: line.task_id.state in ASKING)._invite()
        return lines

    def write(self, vals):
        """
        :raise AccessError: somebody names a person of another organisation
        """
        if not self.env.su:
            self.task_id._check_in(LIVE_TASK)
            if "user_id" in vals and self._is_changed("user_id", vals["user_id"]):
                self._check_own()
        result = super().write(vals)
        if "consulted_on" in vals:
            self._sign_consultation()
        return result

    def _sign_consultation(self):
        """Keep who recorded that the others agree: an exception is answered for."""
        recorded = self.filtered("consulted_on")
        recorded.sudo().consulted_by_id = self.env.user  # a stamp of the date above
        (self - recorded).sudo().consulted_by_id = False  # with its date

    def unlink(self):
        tasks = self.task_id
        if not self.env.su:
            tasks._check_in(LIVE_TASK)
        result = super().unlink()
        tasks._fall_back()
        return result

    def _check_own(self):
        if not all(line.is_own for line in self):
            raise AccessError(
                self.env._("Every organisation answers for itself, before the round.")
            )

    def _invite(self):
        """Ask who was not asked yet; who leads the round comes along by itself."""
        for line in self.filtered(lambda line: line.state == "to_invite"):
            leads = line.organisation_id == line.task_id.guidance_organisation_id
            line.sudo().state = "accepted" if leads else "invited"  # follows the plan

    def _take_back(self):
        self.sudo().write({"state": "to_invite", "consulted_on": False})  # another day

    def action_accept(self):
        """Come along: who answers goes, until somebody else is named."""
        self._answer("accepted")
        for line in self.filtered(lambda line: not line.user_id):
            line.sudo().user_id = self.env.user  # of the own organisation, checked

    def action_decline(self):
        """Stay away; the round waits when too few are left."""
        self._answer("declined")
        self.task_id._fall_back()

    def _answer(self, answer):
        """
        :raise AccessError: somebody answers for another organisation
        """
        self.check_access("read")  # a guide answers too, and changes nothing else
        if not all(line.can_answer for line in self):
            raise AccessError(
                self.env._("Every organisation answers for itself, before the round.")
            )
        is_volunteer = not self.env.user.has_groups(CONSULTING)
        if is_volunteer and any(line.user_id != self.env.user for line in self):
            raise AccessError(self.env._("A guide answers for the own person only."))
        self.sudo().state = answer  # for the own organisation, checked above
