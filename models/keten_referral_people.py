from odoo import api, fields, models

from .keten_referral import RUNNING
from .keten_referral_flow import DECLINED

UNFINISHED = (*RUNNING, "declined")


class KetenReferral(models.Model):
    """Who works on a referral, and what becomes of it when they no longer do."""

    _inherit = "keten.referral"

    can_open_placement = fields.Boolean(compute="_compute_can_open")
    can_open_household = fields.Boolean(compute="_compute_can_open")

    @api.depends("state", "user_id", "sender_id")
    @api.depends_context("uid")
    def _compute_can_open(self):
        for referral in self:
            placement = referral.placement_id.sudo()  # only which household it is
            own = placement.with_env(self.env)
            household = placement.household_id.with_env(self.env)
            referral.can_open_placement = bool(own) and own.has_access("read")
            referral.can_open_household = bool(household) and household.has_access(
                "read"
            )

    def _takers(self):
        """Return who may take it on: members of the social team, its chair first."""
        team = self.social_team_id.sudo()  # people of other organisations
        members = team.access_user_ids.filtered(
            lambda user: user._has_keten_role("social_team")
        )
        return ((team.chair_id & members) | members).sudo(False)

    def _senders(self):
        """Return who may be the sender: welfare in the kernteam, its seat first."""
        team = self.team_id.sudo()  # people of other organisations
        members = team.access_user_ids.filtered(
            lambda user: user._has_keten_role("welfare")
        )
        seats = team._members_in("social_worker") & members
        return (seats | members).sudo(False)

    def _responsible_for(self, role):
        """Return who answers or sent it, and the kernteam's chair where nobody does."""
        self.ensure_one()
        placement = self.placement_id.sudo()  # who works on it, no more
        person = {
            "social_team": self.user_id or self._takers()[:1],
            "welfare": self.sender_id,
            "case_director": placement.case_director_id,
        }.get(role)
        chair = self.team_id.chair_id or placement.coordinator_id
        return person or chair or self.company_id.keten_contact_id

    def _find_successors(self):
        """Let go of people who lost the seat from which they worked on it.

        What was taken on goes back to the social team, where a colleague has to
        accept it before reading a name. What was sent goes to the social worker who
        now has a seat in the same kernteam, or else to nobody.
        """
        for referral in self.filtered(lambda r: r.state in UNFINISHED):
            if referral.state == "accepted" and referral.user_id not in (
                referral._takers()
            ):
                referral._stamp({"state": "sent"})
                referral._on_hand_back()
            senders = referral._senders()
            if referral.sender_id != senders[:1] and referral.sender_id not in senders:
                referral._pass_to(senders[:1])
        self._sync_deadline_activities()

    def _pass_to(self, sender):
        self._stamp({"sender_id": sender.id})
        heir = self._responsible_for("welfare")
        work = self.sudo().activity_search([DECLINED])  # of who had the seat
        work.user_id = heir

    @api.model
    def _sync_open_deadlines(self):
        """Nightly: also find successors for who left a team since."""
        self.search([("state", "in", UNFINISHED)])._find_successors()
        return super()._sync_open_deadlines()

    def action_open_placement(self):
        self.ensure_one()
        return self.placement_id._get_records_action(name=self.env._("Placement"))

    def action_open_household(self):
        self.ensure_one()
        household = self.placement_id.household_id
        return household._get_records_action(name=self.env._("Household"))
