from odoo import api, models
from odoo.exceptions import UserError

from .keten_leaflet import MAKERS, MUNICIPAL
from .keten_leaflet_flow import APPROVE
from .keten_leaflet_partner import CHECK
from .keten_role import groups_of


class KetenOrganisation(models.Model):
    """Who of an organisation can do a piece of work."""

    _inherit = "keten.organisation"

    def _person_for(self, groups):
        """Return the contact of an organisation, or else a colleague who may do it."""
        organisation = self.sudo()  # somebody of another organisation
        able = organisation.access_user_ids.filtered(
            lambda user: user.has_groups(groups)
        )
        contact = organisation.contact_user_id & able
        return (contact | able)[:1].sudo(False)


class KetenLeaflet(models.Model):
    """Who checks and who approves: work that is given to one person of each."""

    _inherit = "keten.leaflet"

    def _approvers(self):
        """Return ``{organisation: person}`` of the two sides."""
        municipal, guidance = self._municipality(), self.guidance_organisation_id
        return {
            municipal: municipal._person_for(MUNICIPAL),
            guidance: guidance._person_for(groups_of("guidance")),
        }

    def _approvers_left(self):
        """Return who still has to approve."""
        municipal, guidance = self._approvers().values()
        left = self.env["res.users"]
        if not self.municipality_approved_on:
            left |= municipal
        if not self.guidance_approved_on:
            left |= guidance
        return left

    def _maker(self):
        """Return who sees to the leaflet: its author, as long as that is their work."""
        author = self.author_id.sudo()  # whether it still is a colleague
        if author.active and author.has_groups(MAKERS):
            return author.sudo(False)
        return next(iter(self._approvers().values()))

    @api.model
    def _helper(self, company):
        """Return the name of who can help when there is no leaflet."""
        return company.sudo().keten_contact_id.name or company.name  # a colleague

    def _give_work(self, activity_type, organisation, person):
        """Ask one person of an organisation, once."""
        leaflet = self.sudo()  # work for another organisation
        if not person or leaflet._work_of(activity_type, organisation):
            return
        deadline = self.env.ref(activity_type)._get_date_deadline()
        leaflet.activity_schedule(activity_type, deadline, user_id=person.id)

    def _work_done(self, activity_type, organisation):
        """Close the work, whoever of the organisation did it."""
        leaflet = self.sudo()  # the activity may be a colleague's
        leaflet._work_of(activity_type, organisation)._action_done()

    def _drop_work(self, activity_type, organisation):
        """Ask it no more: the organisation is not on the leaflet."""
        leaflet = self.sudo()  # the activity may be a colleague's
        leaflet._work_of(activity_type, organisation).unlink()

    def _work_of(self, activity_type, organisation):
        return self.activity_search([activity_type]).filtered(
            lambda activity: activity.user_id.keten_organisation_id == organisation
        )

    def _is_step_open(self, activity):
        """Checking and approving are done where they are recorded."""
        organisation = activity.user_id.sudo().keten_organisation_id  # of a colleague
        kind = activity.activity_type_id
        if kind == self.env.ref(APPROVE):
            is_guidance = organisation == self.guidance_organisation_id
            side = "guidance" if is_guidance else "municipality"
            return self.state == "checked" and not self[f"{side}_approved_on"]
        if kind == self.env.ref(CHECK):
            lines = self.partner_ids.filtered(
                lambda line: line.organisation_id == organisation
            )
            return self.state == "draft" and "asked" in lines.mapped("check_state")
        return super()._is_step_open(activity)

    def _print_for(self, area):
        """Print a leaflet for an area.

        :raise UserError: it is not known for which
        """
        if not area:
            raise UserError(
                self.env._(
                    "Which neighbourhood is it for? Fill in the area of the placement "
                    "first: its case director or coordinator can."
                )
            )
        paper = self.env["keten.leaflet.print"].create(
            {"leaflet_id": self.id, "area_id": area.id}
        )
        return paper.action_print()
