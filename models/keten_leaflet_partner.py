from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .keten_role import groups_of

CHECK = "ketenaanpak.mail_activity_type_leaflet_check"
CHECKING = groups_of("housing", "guidance", "welfare", "police", "coordinator")
ON_LEAFLET = (
    "refugee_council",
    "municipality",
    "housing_corporation",
    "welfare",
    "police",
)


class KetenLeafletPartner(models.Model):
    """An organisation on a leaflet: what to ask it, and whether it agrees (OSS-B13)."""

    _name = "keten.leaflet.partner"
    _description = "Organisation on a Leaflet"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"leaflet_id": "", "organisation_id": ""}
    _order = "leaflet_id, sequence, id"
    _rec_name = "organisation_id"
    _check_company_auto = True

    leaflet_id = fields.Many2one(
        "keten.leaflet", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="leaflet_id.company_id", store=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    ask_for = fields.Char(
        "Residents ask it about",
        size=60,
        help="Stands on the leaflet, before the phone number.",
    )
    check_state = fields.Selection(
        [
            ("approves", "Approves at the end"),
            ("not_asked", "Not asked yet"),
            ("asked", "Asked to check"),
            ("remarks", "Has remarks"),
            ("checked", "Agrees"),
        ],
        "Check",
        required=True,
        default="not_asked",
        readonly=True,
        copy=False,
    )
    remarks = fields.Text(copy=False, help="What should be different before you agree.")
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    answered_on = fields.Date(readonly=True, copy=False)
    is_own = fields.Boolean("Own organisation", compute="_compute_can_answer")
    can_answer = fields.Boolean(compute="_compute_can_answer")

    _once = models.UniqueIndex(
        "(leaflet_id, organisation_id)", "This organisation is on the leaflet already."
    )

    @api.depends("organisation_id", "check_state", "leaflet_id.state")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for line in self:
            people = line.organisation_id.sudo().access_user_ids  # whether, not who
            line.is_own = self.env.user in people
            line.can_answer = (
                line.is_own
                and line.leaflet_id.state == "draft"
                and line.check_state in ("asked", "remarks", "checked")
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Who approves at the end is not asked to check before.

        :raise UserError: the leaflet was checked already
        """
        lines = super().create(vals_list)
        lines.leaflet_id._check_draft()
        for line in lines:
            organisation = line.organisation_id
            leads = organisation == line.leaflet_id.guidance_organisation_id
            if leads or organisation.organisation_type == "municipality":
                line.sudo().check_state = "approves"  # it follows from who it is
        return lines

    def write(self, vals):
        """
        :raise AccessError: somebody gives the remarks of another organisation
        :raise UserError: the leaflet was checked already
        """
        if not self.env.su:
            self.check_access("write")  # before anything of the leaflet is told
            if "remarks" in vals:
                self._check_own()
            self.leaflet_id._check_draft()
        result = super().write(vals)
        if "ask_for" in vals:
            self.leaflet_id._ask_again()
        return result

    def unlink(self):
        """Take organisations off a leaflet, with the work they were asked to do."""
        for line in self:
            line._leave_trace()
            line.leaflet_id._drop_work(CHECK, line.organisation_id)
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_draft(self):
        """
        :raise UserError: the leaflet was checked, or holds a text of the organisation
        """
        self.leaflet_id._check_draft()
        for line in self:
            if line.organisation_id in line.leaflet_id.block_ids.organisation_id:
                raise UserError(
                    self.env._(
                        "%(organisation)s has a text on the leaflet, and checks it. "
                        "Take its text off first.",
                        organisation=line.organisation_id.name,
                    )
                )

    def _leave_trace(self):
        sentence = self.env._(
            "%(organisation)s was taken off the leaflet.",
            organisation=self.organisation_id.name,
        )
        self.leaflet_id.sudo()._message_log(body=sentence)  # nobody deletes it

    def _check_own(self):
        for line in self.filtered(lambda line: not line.is_own):
            raise AccessError(
                self.env._(
                    "%(organisation)s checks the leaflet itself.",
                    organisation=line.organisation_id.name,
                )
            )

    @api.model
    def _add_partners(self, leaflet):
        """Put every organisation on a leaflet that residents may have to ask."""
        ask_for = {
            "refugee_council": self.env._(
                "your new neighbours, and all other questions"
            ),
            "municipality": self.env._("your neighbourhood"),
            "housing_corporation": self.env._("the dwelling"),
            "welfare": self.env._("meeting and helping each other"),
            "police": self.env._("safety; call 112 when in danger"),
        }
        organisations = leaflet.company_id.keten_organisation_ids.filtered(
            lambda organisation: (
                organisation == leaflet.guidance_organisation_id
                or organisation.organisation_type in ON_LEAFLET[1:]
            )
        )
        leaflet.partner_ids = [
            Command.create(
                {
                    "organisation_id": organisation.id,
                    "sequence": ON_LEAFLET.index(organisation.organisation_type),
                    "ask_for": ask_for[organisation.organisation_type],
                }
            )
            for organisation in organisations
        ]

    # ------------------------------------------------------------------
    # Asking and answering
    # ------------------------------------------------------------------

    def _ask(self):
        """Ask organisations to check, and give the work to one person of each."""
        for line in self:
            line.sudo().write(  # the municipality asks, the organisation answers
                {"check_state": "asked", "answered_by_id": False, "answered_on": False}
            )
            person = line._checker()
            line.leaflet_id._give_work(CHECK, line.organisation_id, person)

    def _checker(self):
        return self.organisation_id._person_for(CHECKING)

    def action_agree(self):
        """Agree for the own organisation; earlier remarks are settled."""
        self._answer("checked", remarks=False)

    def action_remark(self):
        """Ask for a change before agreeing."""
        silent = self.filtered(lambda line: not line.remarks)
        if silent:
            return silent[0]._open_remarks()
        self._answer("remarks")
        for leaflet in self.leaflet_id:
            maker = leaflet._maker()
            leaflet._tell(maker, self.env._("A partner has remarks on the leaflet."))
        return True

    def _answer(self, answer, **vals):
        """
        :raise AccessError: somebody answers for another organisation
        """
        self.check_access("write")
        self._check_own()
        self.leaflet_id._check_draft()
        self.sudo().write(  # for the own organisation, checked above
            {
                **vals,
                "check_state": answer,
                "answered_by_id": self.env.uid,
                "answered_on": fields.Date.context_today(self),
            }
        )
        for line in self:
            line.leaflet_id._work_done(CHECK, line.organisation_id)

    def _open_remarks(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_leaflet_partner_action_remarks"
        )
        return {**action, "res_id": self.id}
