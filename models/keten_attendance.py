from odoo import api, fields, models
from odoo.exceptions import AccessError


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

    def _still_at_work(self):
        """Return the places of people who still work for whom they came."""
        return self.filtered(lambda a: a.user_id in a.organisation_id.access_user_ids)

    def _people_by_organisation(self):
        """Return ``(organisation, people)`` of these places."""
        by_organisation = self.grouped("organisation_id").items()
        return [(employer, places.user_id) for employer, places in by_organisation]

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
        self.sudo().answer = answer  # one's own answer, checked above
