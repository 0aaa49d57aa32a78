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
            gaps = placement._announcement_gaps() if is_known else []
            placement.announcement_gap = "\n".join(gaps)

    def _announcement_gaps(self):
        """Return a sentence for everybody who could not be told of the address."""
        gaps = []
        if not self.core_team_informed_at and not self.area_id.core_team_id:
            gaps.append(
                self.env._(
                    "No kernteam covers %(area)s, so nobody there was informed. Ask "
                    "your functional administrator to add the area to a kernteam, "
                    "then choose Inform again.",
                    area=self.area_id.name,
                )
            )
        elif not self.core_team_informed_at:
            gaps.append(
                self.env._(
                    "Kernteam %(team)s has no members with a login yet. Ask the "
                    "district coordinator to add them, then choose Inform again.",
                    team=self.area_id.core_team_id.name,
                )
            )
        if not self.guidance_organisation_id:
            gaps.append(
                self.env._(
                    "There is no guidance organisation, so nobody plans to inform "
                    "the neighbours. Fill it in, then choose Inform again."
                )
            )
        for party in self.corporation_id | self.guidance_organisation_id:
            if party.covenant_state in ("expired", "access_ended"):
                gaps.append(
                    self.env._(
                        "The covenant of %(party)s ended on %(date)s. Ask the "
                        "municipality's privacy officer for a new one.",
                        party=party.name,
                        date=format_date(self.env, party.covenant_valid_until),
                    )
                )
        return gaps

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
                placement._people_to_tell(),
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
        for placement in self:
            placement._stamp(placement._reached_partners())
            placement._tell(
                placement._people_to_tell(),
                self.env._("The address of this placement is known."),
            )
        self._sync_deadline_activities()

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

    def _people_to_tell(self):
        self.ensure_one()
        council = self.guidance_organisation_id.sudo()  # people of another house
        guidance = council.contact_user_id | self.guide_id
        members = self.team_id.sudo().access_user_ids  # also other organisations
        return (members | guidance | self.coordinator_id) - self.env.user

    def _tell(self, users, sentence):
        """Notify people with a link; those who may not read it hear nothing."""
        self.message_notify(
            partner_ids=users.partner_id.ids,
            subject=self.display_name,
            body=sentence,
        )
