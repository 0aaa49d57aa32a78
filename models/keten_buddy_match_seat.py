from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .keten_buddy_match import RUNNING, TOGETHER


class KetenBuddyMatch(models.Model):
    """A volunteer takes on as many people as agreed, whoever clicks first.

    Each running match sits on a numbered seat of its volunteer. The row of the
    volunteer is taken first, so that of two clicks at once the second sees what the
    first did; the index refuses what would slip past all the same.
    """

    _inherit = "keten.buddy.match"

    seat = fields.Integer(readonly=True, copy=False, aggregator=None)

    _seat_unique = models.UniqueIndex(
        "(volunteer_id, seat) WHERE seat > 0 AND state IN"
        " ('proposed', 'accepted', 'intro_talk', 'active', 'paused')",
        "This volunteer was just proposed to somebody else.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: a volunteer has no seat left
        """
        matches = super().create(vals_list)
        matches._take_seats()
        matches._refresh_volunteers()
        return matches

    def _take_seats(self):
        """Give each match the first seat of its volunteer that is free."""
        running = self.filtered(lambda match: match.state in RUNNING)
        volunteers = running.volunteer_id.sudo()  # also those of another organisation
        volunteers._hold()
        taken = volunteers._taken_seats()
        for match in running:
            volunteer = match.volunteer_id.sudo()  # how many, no more
            seats = range(1, volunteer.max_load + 1)
            free = [seat for seat in seats if seat not in taken[volunteer.id]]
            if not free:
                raise UserError(volunteer._is_full_sentence())
            match._stamp({"seat": free[0]})
            taken[volunteer.id].add(free[0])

    def unlink(self):
        volunteers = self.volunteer_id
        result = super().unlink()
        volunteers.sudo()._refresh_load()  # a count on the volunteer
        return result

    def _refresh_volunteers(self):
        volunteers = self.volunteer_id.sudo()  # a count, whoever the volunteer is of
        volunteers._refresh_load()


class KetenVolunteer(models.Model):
    """Matches are work of a volunteer, from the day both said yes."""

    _inherit = "keten.volunteer"

    match_ids = fields.One2many("keten.buddy.match", "volunteer_id", "Matches")

    def _count_work(self):
        count_of = defaultdict(int, super()._count_work())
        together = [("volunteer_id", "in", self.ids), ("state", "in", TOGETHER)]
        matches = self.env["keten.buddy.match"].sudo()  # a count, and of everybody
        for volunteer, count in matches._read_group(
            together, ["volunteer_id"], ["__count"]
        ):
            count_of[volunteer.id] += count
        return count_of

    def _missing_for_leave(self):
        return [*super()._missing_for_leave(), *self._still_matched()]

    def _still_matched(self):
        """Return what has to end before somebody stops being a volunteer."""
        matches = self.sudo().match_ids.filtered(  # references, whoever leads them
            lambda match: match.state in RUNNING
        )
        return [
            self.env._("%(match)s has to end first.", match=match.display_name)
            for match in matches
        ]

    def _hold(self):
        """Let nobody else give these volunteers work before this is over.

        An update that changes nothing: unlike a lock alone, it makes a second
        transaction that waited start anew, with the work of the first in sight.
        """
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE keten_volunteer SET max_load = max_load WHERE id IN %s"
                " RETURNING id",
                tuple(sorted(self.ids)) or (0,),
            )
        )

    def _taken_seats(self):
        running = [("volunteer_id", "in", self.ids), ("state", "in", RUNNING)]
        everybody = self.env["keten.buddy.match"].sudo()  # seats only
        matches = everybody.search_fetch(running, ["volunteer_id", "seat"])
        taken = defaultdict(set)
        for match in matches:
            taken[match.volunteer_id.id].add(match.seat)
        return taken

    def _is_full_sentence(self):
        return self.env._(
            "%(volunteer)s takes nobody on at the moment: the number agreed on is "
            "reached.",
            volunteer=self.display_name,
        )
