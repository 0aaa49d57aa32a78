from odoo import models

from .keten_placement import OPEN_STATES

SEATS = (
    ("keten.organisation", "contact_user_id"),
    ("keten.team", "chair_id"),
    ("keten.placement", "guide_id"),
    ("keten.placement", "case_director_id"),
    ("keten.household", "guide_id"),
    ("keten.household", "case_director_id"),
    ("keten.guide.assignment", "backup_id"),
    ("keten.volunteer", "coordinator_id"),
    ("keten.volunteer", "account_id"),
)


class ResUsers(models.Model):
    """Somebody who changes employer leaves the work to those who stay (OSS-A9)."""

    _inherit = "res.users"

    def write(self, vals):
        employer_of = {user: user.keten_organisation_id for user in self}
        result = super().write(vals)
        for user, employer in employer_of.items():
            if employer and (user.keten_organisation_id != employer or not user.active):
                user._keten_leave()
        return result

    def _keten_leave(self):
        """Empty the seats of this person, then let go of what is out of sight."""
        self.ensure_one()
        bot = self.env.ref("base.user_root")  # works at a place this person just left
        leaver = self.with_user(bot).with_context(active_test=False)
        leaver._leave_seats()
        leaver._hand_over_placements()
        for name in self.env.registry.descendants(["keten.thread"], "_inherit"):
            if not self.env[name]._abstract:
                leaver._leave_records(leaver.env[name])

    def _leave_seats(self):
        """Empty what named this person: seats, not work."""
        for model, field in SEATS:
            self.env[model].search([(field, "=", self.id)])[field] = False
        seats = self.env["keten.team.member"].search([("user_id", "=", self.id)])
        seats.filtered("is_current").action_end()

    def _hand_over_placements(self):
        """The corporation's contact takes over, and the chair of the kernteam.

        Finished work keeps the names of who did it.
        """
        Placement = self.env["keten.placement"]
        is_running = ("state", "in", OPEN_STATES)
        tenancies = Placement.search([("consultant_id", "=", self.id), is_running])
        for corporation, placements in tenancies.grouped("corporation_id").items():
            placements.consultant_id = corporation.contact_user_id
        running = Placement.search([("coordinator_id", "=", self.id), is_running])
        chair_of = {area: area.core_team_id.chair_id for area in running.area_id}
        by_chair = running.grouped(lambda p: chair_of.get(p.area_id, self.browse()))
        for chair, placements in by_chair.items():
            placements.coordinator_id = chair
        waiting = Placement.search([("responsible_id", "=", self.id)])
        waiting._refresh_responsible()

    def _leave_records(self, records):
        """Let go of the records of a model that this person may not read any more."""
        here = ("res_model", "=", records._name)
        partner = self.partner_id
        follows = self.env["mail.followers"].search(
            [here, ("partner_id", "=", partner.id)]
        )
        unread = self.env["mail.notification"].search(
            [
                ("mail_message_id.model", "=", records._name),
                ("res_partner_id", "=", partner.id),
                ("is_read", "=", False),
            ]
        )
        work = self.env["mail.activity"].search(
            [here, ("user_id", "=", self.id), ("active", "=", True)]
        )
        ids = [
            res_id
            for links in (follows, unread.mail_message_id, work)
            for res_id in links.mapped("res_id")
        ]
        involved = records.browse(set(ids)).exists()
        lost = set((involved - self._keten_readable(involved)).ids)
        follows.filtered(lambda follow: follow.res_id in lost).unlink()
        unread.filtered(lambda note: note.mail_message_id.res_id in lost).unlink()
        self._pass_on(work.filtered(lambda activity: activity.res_id in lost), records)

    def _pass_on(self, activities, records):
        """Give activities to who is responsible now; without one they stay open."""
        role = next(iter(self._keten_roles()), "coordinator")
        heir_of = {
            record.id: record._responsible_for(role) - self
            for record in records.browse(set(activities.mapped("res_id")))
        }
        quiet = activities.with_context(mail_activity_quick_update=True)
        for heir, work in quiet.grouped(lambda a: heir_of[a.res_id]).items():
            work.user_id = heir
