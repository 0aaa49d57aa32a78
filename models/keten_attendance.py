from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError


class KetenAttendance(models.Model):
    """Somebody's place at a session: for all of it, or for one item (OSS-A7).

    A member sits at the whole session; a guest comes for the item of a placement
    the guest works for, and learns of no other.
    """

    _name = "keten.attendance"
    _description = "Attendance"
    _inherit = ["keten.representative"]
    _keeps_organisation = True
    _fixed_fields = {"session_id": "", "item_id": "", "user_id": ""}
    _order = "session_id, item_id, organisation_id"
    _rec_name = "session_id"

    session_id = fields.Many2one(
        "keten.session", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="session_id.company_id", store=True)
    item_id = fields.Many2one(
        "keten.agenda.item",
        "Only for",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('session_id', '=', session_id)]",
        help="Empty for a member of the team, who comes for all items.",
    )
    user_id = fields.Many2one(required=True, ondelete="restrict")
    organisation_id = fields.Many2one(
        help="For whom the person was there: later moves change nothing."
    )
    answer = fields.Selection(
        [("waiting", "No answer yet"), ("accepted", "Comes"), ("declined", "Absent")],
        required=True,
        default="waiting",
    )
    is_present = fields.Boolean("Was there")
    can_answer = fields.Boolean(compute="_compute_can_answer")

    _once = models.UniqueIndex(
        "(session_id, user_id, COALESCE(item_id, 0))",
        "This person is invited already.",
    )

    @api.depends_context("uid")
    def _compute_can_answer(self):
        for attendance in self:
            ahead = attendance.session_id.state in ("planned", "invited")
            attendance.can_answer = ahead and attendance.user_id == self.env.user

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: the minutes were confirmed, or somebody was there too early
        :raise ValidationError: the person has no ground to come
        """
        places = super().create(vals_list)
        if not self.env.su:
            places.session_id._check_open_minutes()
            places._check_ground()
            places.filtered("is_present")._check_has_begun()
        return places

    def write(self, vals):
        """
        :raise UserError: the minutes were confirmed, or somebody was there too early
        """
        if not self.env.su:
            self.session_id._check_open_minutes()
            if vals.get("is_present"):
                self._check_has_begun()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_before_minutes(self):
        self.session_id._check_open_minutes()

    def _check_ground(self):
        """Refuse a seat to whoever may not read what is discussed (OSS-A7)."""
        for place in self:
            session, item = place.session_id.sudo(), place.item_id.sudo()  # for another
            if item and item.session_id != session:
                raise ValidationError(
                    self.env._(
                        "%(item)s is not on the agenda of %(session)s.",
                        item=item.display_name,
                        session=session.display_name,
                    )
                )
            members = session.team_id.access_user_ids | session.chair_id
            may_come = place.user_id in (item._workers() if item else members)
            if not may_come:
                raise ValidationError(
                    self.env._(
                        "%(person)s takes no part in %(subject)s. Add the person to "
                        "the team, or to the placement, first.",
                        person=place.user_id.name,
                        subject=(item or session).display_name,
                    )
                )

    def _check_has_begun(self):
        """Let nobody have been at a session that is still to come."""
        for session in self.session_id:
            if session.is_early:
                raise UserError(
                    self.env._(
                        "%(session)s is still to come: who was there is filled in "
                        "during the meeting.",
                        session=session.display_name,
                    )
                )

    def _still_at_work(self):
        """Return the places of people who still work for whom they came."""
        return self.filtered(lambda a: a.user_id in a.organisation_id.access_user_ids)

    def _people_by_organisation(self):
        """Return ``(organisation, people)`` of these places."""
        by_organisation = self.grouped("organisation_id").items()
        return [(employer, places.user_id) for employer, places in by_organisation]

    def action_toggle_present(self):
        """Note who is there, one tap a person."""
        for place in self:
            place.is_present = not place.is_present

    def action_accept(self):
        self._answer("accepted")

    def action_decline(self):
        self._answer("declined")

    def _answer(self, answer):
        """
        :raise AccessError: somebody answers for somebody else
        """
        if any(attendance.user_id != self.env.user for attendance in self):
            raise AccessError(self.env._("Everybody answers for themselves."))
        if not all(attendance.can_answer for attendance in self):
            raise UserError(
                self.env._("This session is over: answering makes no difference now.")
            )
        self.sudo().answer = answer  # one's own answer, checked above
