from odoo import api, fields, models
from odoo.exceptions import AccessError

from .keten_flow import Verb
from .keten_leaflet import MAKERS, MUNICIPAL

APPROVE = "ketenaanpak.mail_activity_type_leaflet_approve"
SIDES = ("municipality", "guidance")


class KetenLeaflet(models.Model):
    """Partners check a leaflet, and two sides approve it (domain.md 5.7)."""

    _inherit = "keten.leaflet"

    municipality_approved_by_id = fields.Many2one(
        "res.users",
        "Approved for the municipality by",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    municipality_approved_on = fields.Date(
        "Municipality approved on", readonly=True, copy=False
    )
    guidance_approved_by_id = fields.Many2one(
        "res.users",
        "Approved for the guidance organisation by",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    guidance_approved_on = fields.Date(
        "Guidance organisation approved on", readonly=True, copy=False
    )
    in_force_from = fields.Date(readonly=True, copy=False, tracking=True)
    replaced_on = fields.Date(readonly=True, copy=False)
    can_approve = fields.Boolean(compute="_compute_can_approve")

    @api.model
    def _verbs(self):
        return (
            Verb("ask", ("draft",), "draft", MUNICIPAL, self.env._("Ask to check")),
            Verb(
                "offer",
                ("draft",),
                "checked",
                MUNICIPAL,
                self.env._("Offer for approval"),
            ),
            Verb("approve", ("checked",), "approved", MAKERS, self.env._("Approve")),
            Verb(
                "send_back",
                ("checked", "approved"),
                "draft",
                MAKERS,
                self.env._("Back to draft"),
            ),
            Verb(
                "start",
                ("approved",),
                "in_force",
                MUNICIPAL,
                self.env._("Put in force"),
            ),
        )

    @api.depends("state", "municipality_approved_on", "guidance_approved_on")
    @api.depends_context("uid")
    def _compute_can_approve(self):
        for leaflet in self:
            side = leaflet._own_side()
            waits = leaflet.state == "checked" and side
            leaflet.can_approve = bool(waits) and not leaflet[f"{side}_approved_on"]

    def _own_side(self):
        """Return the side for which this user decides, empty if for none."""
        employer = self.env.user.keten_organisation_id
        if self.env.user not in employer.sudo().access_user_ids:  # the covenant ended
            return False
        if employer == self.guidance_organisation_id:
            return "guidance"
        is_municipal = employer.organisation_type == "municipality"
        is_here = employer.company_id == self.company_id
        return "municipality" if is_municipal and is_here else False

    def _check_side(self):
        if self.env.su or all(leaflet._own_side() for leaflet in self):
            return
        raise AccessError(
            self.env._(
                "The municipality decides on the leaflet, together with the guidance "
                "organisation it looks like."
            )
        )

    def _check_verb(self, verb):
        self.check_access("write")  # before anything of it is told
        self._check_side()
        return super()._check_verb(verb)

    def _state_after(self, verb):
        """The second of the two sides makes it approved."""
        if verb.name != "approve":
            return super()._state_after(verb)
        approved = {side for side in SIDES if self[f"{side}_approved_on"]}
        return "approved" if {*approved, self._own_side()} == {*SIDES} else "checked"

    def _stamp(self, vals):
        """Let the leaflet in force make room before another takes its place."""
        if vals.get("state") == "in_force":
            others = [
                ("company_id", "in", self.company_id.ids),
                ("state", "=", "in_force"),
            ]
            today = fields.Date.context_today(self)
            former = self.search(others) - self
            former._stamp({"state": "replaced", "replaced_on": today})
            former.flush_recordset()
        return super()._stamp(vals)

    # ------------------------------------------------------------------
    # What follows
    # ------------------------------------------------------------------

    def _on_ask(self):
        self._lines_to_check()._ask()

    def _ask_again(self):
        """Who agreed to another text is asked again."""
        agreed = self.partner_ids.filtered(lambda line: line.check_state == "checked")
        agreed._ask()

    def _on_offer(self):
        """Ask both sides at once: neither waits for the other."""
        for leaflet in self:
            for organisation, person in leaflet._approvers().items():
                leaflet._give_work(APPROVE, organisation, person)

    def _on_approve(self):
        for leaflet in self:
            side = leaflet._own_side()
            leaflet._stamp(
                {
                    f"{side}_approved_by_id": self.env.uid,
                    f"{side}_approved_on": fields.Date.context_today(self),
                }
            )
            leaflet._work_done(APPROVE, self.env.user.keten_organisation_id)
            if leaflet.state == "approved":
                sentence = self.env._("The leaflet is approved: put it in force.")
                leaflet._tell(leaflet._maker() - self.env.user, sentence)

    def _on_send_back(self):
        """What was agreed to will change, so everybody is asked again."""
        blank = {
            f"{side}_approved_{what}": False
            for side in SIDES
            for what in ("by_id", "on")
        }
        self._stamp(blank)
        for leaflet in self:
            leaflet.sudo().activity_unlink([APPROVE])  # of both sides
            lines = leaflet.partner_ids.filtered(
                lambda line: line.check_state == "checked"
            )
            lines.sudo().check_state = "not_asked"  # until the municipality asks
            sentence = self.env._("The leaflet is a draft again.")
            leaflet._tell(leaflet._maker() - self.env.user, sentence)

    def _on_start(self):
        self._stamp({"in_force_from": fields.Date.context_today(self)})

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_ask(self):
        self._do("ask")

    def action_offer(self):
        self._do("offer")

    def action_approve(self):
        self._do("approve")

    def action_send_back(self):
        self._do("send_back")

    def action_start(self):
        self._do("start")
