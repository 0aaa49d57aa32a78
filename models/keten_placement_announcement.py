from odoo import api, fields, models
from odoo.tools import format_date

from .keten_placement_flow import ADDRESS_KNOWN


class KetenPlacement(models.Model):
    """The address is known: who is told, and when (OSS-A5, OSS-B4).

    What cannot be told is said on the placement, and never loses the announcement.
    """

    _inherit = "keten.placement"

    address_known_at = fields.Datetime(readonly=True, copy=False)
    address_known_by_id = fields.Many2one(
        "res.users", "Announced by", readonly=True, copy=False
    )
    core_team_informed_at = fields.Datetime(
        "Kernteam informed at", readonly=True, copy=False
    )
    refugee_council_informed_at = fields.Datetime(
        "Guidance organisation informed at", readonly=True, copy=False
    )
    team_visible_until = fields.Date(
        compute="_compute_team_visible_until",
        store=True,
        help="After this day the kernteam no longer sees the placement.",
    )
    announcement_gap = fields.Text(compute="_compute_announcement_gap")
    is_somebody_untold = fields.Boolean(compute="_compute_announcement_gap")

    @api.depends("state", "closed_date")
    def _compute_team_visible_until(self):
        today = fields.Date.context_today(self)
        Term = self.env["keten.term"]
        for placement in self:
            closed = placement.closed_date
            if placement.state == "closed" and closed:
                term = Term._version("TEAM_VISIBLE", placement.company_id, closed)
                placement.team_visible_until = term._due_date(closed) or closed
            else:
                is_over = placement.state == "cancelled"
                placement.team_visible_until = is_over and today

    @api.depends(
        "state", "area_id", "team_id", "corporation_id", "guidance_organisation_id"
    )
    def _compute_announcement_gap(self):
        for placement in self:
            is_known = placement.state in ADDRESS_KNOWN
            untold = placement._untold_partners() if is_known else []
            ended = placement._ended_covenants() if is_known else []
            placement.announcement_gap = "\n".join([*untold, *ended])
            placement.is_somebody_untold = bool(untold)

    def _untold_partners(self):
        """Return a sentence for everybody who could not be told of the address."""
        sentences = []
        if not self.core_team_informed_at and not self.area_id.core_team_id:
            sentences.append(
                self.env._(
                    "No kernteam covers %(area)s, so nobody there was informed. Ask "
                    "your functional administrator to add the area to a kernteam, "
                    "then choose Inform again.",
                    area=self.area_id.name,
                )
            )
        elif not self.core_team_informed_at:
            sentences.append(
                self.env._(
                    "Kernteam %(team)s has no members with a login yet. Ask the "
                    "district coordinator to add them, then choose Inform again.",
                    team=self.area_id.core_team_id.name,
                )
            )
        elif self.team_id != self.area_id.core_team_id and self.area_id.core_team_id:
            sentences.append(
                self.env._(
                    "%(area)s belongs to kernteam %(team)s, which was not informed. "
                    "Choose Inform again.",
                    area=self.area_id.name,
                    team=self.area_id.core_team_id.name,
                )
            )
        if not self.guidance_organisation_id:
            sentences.append(
                self.env._(
                    "There is no guidance organisation, so nobody plans to inform "
                    "the neighbours. Fill it in, then choose Inform again."
                )
            )
        elif not self.refugee_council_informed_at:
            sentences.append(
                self.env._(
                    "Nobody at %(organisation)s has a login yet. Ask your functional "
                    "administrator to add them, then choose Inform again.",
                    organisation=self.guidance_organisation_id.name,
                )
            )
        return sentences

    def _ended_covenants(self):
        parties = self.corporation_id | self.guidance_organisation_id
        return [
            self.env._(
                "The covenant of %(party)s ended on %(date)s. Ask the "
                "municipality's privacy officer for a new one.",
                party=party.name,
                date=format_date(self.env, party.covenant_valid_until),
            )
            for party in parties
            if party.covenant_state in ("expired", "access_ended")
        ]

    def _missing_for_announce(self):
        return self._missing("address_id", "area_id", "expected_move_in_date")

    def _on_announce(self):
        """Stamp that the address is known, and tell those who must act on it."""
        self._stamp(
            {
                "address_known_at": fields.Datetime.now(),
                "address_known_by_id": self.env.uid,
                "stop_reason": False,
            }
        )
        self._inform_partners()

    def _on_withdraw(self):
        """Take the address back: nobody keeps it, and the search goes on."""
        for placement in self:
            placement._tell(
                placement._people_told(),
                self.env._("The address of this placement is taken back."),
            )
        self._stamp(
            {
                "address_id": False,
                "team_id": False,
                "address_known_at": False,
                "address_known_by_id": False,
                "core_team_informed_at": False,
                "refugee_council_informed_at": False,
                "lease_start_date": False,
                "expected_move_in_date": False,
                "is_discussed": False,
                "discussed_date": False,
                "is_informed": False,
                "informed_date": False,
            }
        )

    def action_inform_partners(self):
        """Tell whoever could not be told when the address became known."""
        self._do("inform_partners")

    def _missing_for_inform_partners(self):
        return self._missing("area_id")

    def _on_inform_partners(self):
        self._inform_partners()

    def _inform_partners(self):
        """Tell the partners who were not told before: nobody hears it twice."""
        for placement in self:
            known = placement.core_team_informed_at
            known = known or placement.refugee_council_informed_at
            told = placement._people_told() if known else self.env["res.users"]
            placement._stamp(placement._reached_partners())
            placement._tell(
                placement._people_told() - told,
                self.env._("The address of this placement is known."),
            )
        self._on_partners_informed()
        self._sync_deadline_activities()

    def _on_partners_informed(self):
        """Let the rooms above take over what they see to, before anybody gets work."""

    def _reached_partners(self):
        """Return the stamps of who can be told now: whoever has people with a login."""
        team, council = self.area_id.core_team_id, self.guidance_organisation_id
        members = team.sudo().access_user_ids  # people of other organisations
        guides = council.sudo().access_user_ids  # people of another organisation
        now = fields.Datetime.now()
        return {
            "team_id": team.id,
            "core_team_informed_at": self.core_team_informed_at or (members and now),
            "refugee_council_informed_at": (
                self.refugee_council_informed_at or (guides and now)
            ),
        }

    def _people_told(self):
        """Return who knows the address, by the stamps of their organisations."""
        self.ensure_one()
        told = self.coordinator_id
        if self.core_team_informed_at:
            told |= self.team_id.sudo().access_user_ids  # also other organisations
        if self.refugee_council_informed_at:
            council = self.guidance_organisation_id.sudo()  # people of another house
            told |= council.contact_user_id | self.guide_id
        return told - self.env.user

    def _partners_told(self):
        """Return the names of the team and the organisation that know the address."""
        self.ensure_one()
        team = self.core_team_informed_at and self.team_id.display_name
        council = (
            self.refugee_council_informed_at and self.guidance_organisation_id.name
        )
        return [name for name in (team, council) if name]
