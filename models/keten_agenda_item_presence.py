from odoo import api, fields, models

from .keten_session import AHEAD


class KetenAgendaItem(models.Model):
    """The guests of an item, and who is missing at it (OSS-A7)."""

    _inherit = "keten.agenda.item"

    attendance_ids = fields.One2many("keten.attendance", "item_id", "Guests")
    presence_gap = fields.Text(
        compute="_compute_presence_gap",
        help="Who ought to be at the table for this placement, and is not expected.",
    )
    seat_ids = fields.Many2many(
        "keten.attendance",
        string="Who is there",
        compute="_compute_seat_ids",
        help="The members at the item every session begins with, the guests at theirs.",
    )
    session_is_early = fields.Boolean(related="session_id.is_early")
    session_start_at = fields.Datetime(related="session_id.start_at", tracking=False)
    session_location = fields.Char(related="session_id.location")
    coming = fields.Selection(related="session_id.coming")

    @api.depends("session_id.attendance_ids")
    @api.depends_context("uid")
    def _compute_seat_ids(self):
        places = self.env["keten.attendance"]
        places = places.search([("session_id", "in", self.session_id.ids)])
        by_session = places.grouped("session_id")
        for item in self:
            of_whom = item._origin if item.item_type != "standing" else item.browse()
            seats = by_session.get(item.session_id, places.browse())
            item.seat_ids = seats.filtered(lambda a, i=of_whom: a.item_id == i)

    def action_accept(self):
        self.session_id.action_accept()

    def action_decline(self):
        self.session_id.action_decline()

    def _put_on(self, session):
        result = super()._put_on(session)
        for item in self if session else ():
            earlier = item.attendance_ids.filtered(lambda a: a.session_id != session)
            earlier.sudo().unlink()  # the item moved to another session
            session._expect(item._guests(), item)
        return result

    def _take_off(self):
        self.attendance_ids.sudo().unlink()  # nobody is asked for this item any more
        return super()._take_off()

    def _follow_guests(self):
        """Ask who works for the placement now, and let go who does no longer."""
        for item in self.sudo():  # seats of people of other organisations
            guests = item._guests()
            stale = item.attendance_ids.filtered(
                lambda seat, guests=guests: (
                    seat.organisation_id.organisation_type == "refugee_council"
                    and seat.user_id not in guests
                )
            )
            stale.unlink()
            item.session_id._expect(guests, item)

    def _workers(self):
        """Return who works for what an item is about, and may read it."""
        subject = self._about()
        parties = subject.guidance_organisation_id
        if "corporation_id" in subject._fields:
            parties |= subject.corporation_id
        people = parties.access_user_ids | subject.case_director_id
        return people.filtered(lambda user: user._keten_readable(subject))

    def _guests(self):
        """Return the guide and the professional of the guidance organisation."""
        placement = self.placement_id.sudo()  # for whom the chair invites
        contact = placement.guidance_organisation_id.contact_user_id
        guests = placement.guide_id | contact
        return guests.filtered(lambda user: user._keten_readable(placement))

    @api.depends("placement_id", "session_id.attendance_ids.answer")
    def _compute_presence_gap(self):
        ahead = self.filtered(lambda i: i.placement_id and i.session_state in AHEAD)
        (self - ahead).presence_gap = False
        places = self.env["keten.attendance"].sudo()  # counted, not shown
        coming = places.search(
            [("session_id", "in", ahead.session_id.ids), ("answer", "!=", "declined")]
        ).grouped("session_id")
        for item in ahead:
            expected = coming.get(item.session_id, places)
            item.presence_gap = "\n".join(item._presence_gaps(expected))

    def _presence_gaps(self, places):
        placement = self.placement_id.sudo()  # names its partners to the reader
        expected = places.filtered(
            lambda place: place.item_id.id in (False, self.id)
        ).organisation_id
        gaps = []
        for partner in placement.guidance_organisation_id | placement.corporation_id:
            if partner not in expected:
                gaps.append(
                    self.env._(
                        "Nobody of %(partner)s is expected.", partner=partner.name
                    )
                )
        if "welfare" not in expected.mapped("organisation_type"):
            gaps.append(self.env._("Nobody of the welfare organisation is expected."))
        return gaps
