from odoo import api, fields, models


class KetenSession(models.Model):
    """Who comes to a session: the members for all of it, guests for their item."""

    _inherit = "keten.session"

    attendance_ids = fields.One2many("keten.attendance", "session_id", "Who comes")
    member_attendance_ids = fields.One2many(
        "keten.attendance", "session_id", "Members", domain=[("item_id", "=", False)]
    )
    guest_attendance_ids = fields.One2many(
        "keten.attendance", "session_id", "Guests", domain=[("item_id", "!=", False)]
    )
    coming = fields.Selection(
        lambda self: (
            self.env["keten.attendance"]
            ._fields["answer"]
            ._description_selection(self.env)
        ),
        "Do you come",
        compute="_compute_coming",
        help="What the reader said, where an answer is asked: of who is expected, "
        "while the session is ahead. The chair asks, and is not asked.",
    )
    participant_ids = fields.Many2many(
        "res.users",
        compute="_compute_participant_ids",
        search="_search_participant_ids",
        help="The members of the team, and the guests of an item, who still work for "
        "whom they come.",
    )

    @api.depends("state", "session_type", "chair_id", "attendance_ids.answer")
    @api.depends_context("uid")
    def _compute_coming(self):
        by_session = self._own_places().grouped("session_id")
        for session in self:
            places = by_session.get(session._origin, self.env["keten.attendance"])
            answers = set(places.mapped("answer"))
            if len(answers) > 1:
                answers = {"waiting"}
            session.coming = next(iter(answers), False)

    def _own_places(self):
        """Return the places for which the reader is to say whether to come."""
        places = self.env["keten.attendance"].sudo()  # one's own
        own = places.search(
            [("session_id", "in", self.ids), ("user_id", "=", self.env.uid)]
        )
        asked = own.filtered(
            lambda place: (
                place.can_answer
                and place.session_id.session_type != "written"
                and place.session_id.chair_id != self.env.user
                and place._is_expected()
            )
        )
        return asked.sudo(False)

    def action_accept(self):
        self._own_places().action_accept()

    def action_decline(self):
        self._own_places().action_decline()

    @api.depends("team_id.access_user_ids", "attendance_ids.user_id")
    def _compute_participant_ids(self):
        for session in self:
            guests = session.attendance_ids.filtered(
                lambda a: a.item_id and a.user_id in a.organisation_id.access_user_ids
            )
            session.participant_ids = session.team_id.access_user_ids | guests.user_id

    @api.model
    def _search_participant_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            "|",
            ("team_id.access_user_ids", "in", value),
            (
                "attendance_ids",
                "any",
                [
                    ("item_id", "!=", False),
                    ("user_id", "in", value),
                    ("organisation_id.access_user_ids", "in", value),
                ],
            ),
        ]

    def _filtered_chatter(self):
        """Leave the guests out: what a team says on a session tells of other items."""
        readable = super()._filtered_chatter()
        user = self.env.user
        if user._has_keten_role("coordinator", "keten_admin"):
            return readable
        return readable.filtered(
            lambda session: user in session.team_id.access_user_ids | session.chair_id
        )

    def _open_agenda(self):
        self._expect_members()
        return super()._open_agenda()

    def _on_invite(self):
        """Also ask who joined the team since the session was planned."""
        self._expect_members()
        return super()._on_invite()

    def _expect_members(self):
        for session in self:
            session._expect(session.team_id.access_user_ids | session.chair_id)

    def _expect(self, users, item=None):
        """Give people a place, once each."""
        places = self.env["keten.attendance"].sudo()  # of other organisations too
        item_id = item.id if item else False
        known = places.search(
            [("session_id", "=", self.id), ("item_id", "in", [item_id, False])]
        ).user_id
        return places.create(
            [
                {"session_id": self.id, "item_id": item_id, "user_id": user.id}
                for user in users - known
            ]
        )
