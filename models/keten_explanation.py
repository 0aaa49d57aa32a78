from odoo import api, fields, models
from odoo.exceptions import UserError


class KetenExplanation(models.Model):
    """What the guidance organisation explained of a situation, in writing (T5; OSS-A8).

    Oral is the rule, and a tick on the item. What is written all the same is read by
    those who were there, and by nobody else: not on paper, not in a file, and not
    any more three months after the session.
    """

    _name = "keten.explanation"
    _description = "Explanation"
    _inherit = ["keten.fixed", "keten.forget"]
    _fixed_fields = {"item_id": "", "author_id": ""}
    _order = "item_id, id"
    _rec_name = "item_id"

    item_id = fields.Many2one(
        "keten.agenda.item", "About", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="item_id.company_id", store=True)
    note = fields.Text("Explanation", required=True)
    author_id = fields.Many2one(
        "res.users",
        "Written by",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
    )
    reader_ids = fields.Many2many(
        "res.users",
        string="Readers",
        compute="_compute_reader_ids",
        search="_search_reader_ids",
        compute_sudo=True,
        help="Who heard it: the members and the guests of the item who were there, and "
        "who still work for whom they came. Until the session is over also the guests "
        "who are expected.",
    )
    expires_on = fields.Date(
        "Deleted after",
        compute="_compute_expires_on",
        store=True,
        index=True,
    )
    term_id = fields.Many2one("keten.term", compute="_compute_expires_on", store=True)

    _once = models.UniqueIndex(
        "(item_id, author_id)", "You explained this item already: open your own note."
    )

    @api.depends(
        "item_id.attendance_ids.answer",
        "item_id.session_id.held_at",
        "item_id.session_id.attendance_ids.is_present",
        "item_id.session_id.attendance_ids.organisation_id.access_user_ids",
    )
    def _compute_reader_ids(self):
        for explanation in self:
            item = explanation.item_id
            members = item.session_id.attendance_ids.filtered(
                lambda a: a.is_present and not a.item_id
            )
            is_over = bool(item.session_id.held_at)
            guests = item.attendance_ids.filtered(
                lambda a, is_over=is_over: (
                    a.is_present or not is_over and a.answer != "declined"
                )
            )
            explanation.reader_ids = (members | guests)._still_at_work().user_id

    @api.model
    def _search_reader_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        works = [
            ("user_id", "in", value),
            ("organisation_id.access_user_ids", "in", value),
        ]
        member = [("item_id", "=", False), ("is_present", "=", True), *works]
        expected = [
            "&",
            ("session_id.held_at", "=", False),
            ("answer", "!=", "declined"),
        ]
        guest = ["|", ("is_present", "=", True), *expected, *works]
        return [
            "|",
            ("item_id.session_id.attendance_ids", "any", member),
            ("item_id.attendance_ids", "any", guest),
        ]

    @api.depends("item_id.session_date", "company_id")
    def _compute_expires_on(self):
        """Count from the session; without one, or without a term, keep it no longer."""
        today = fields.Date.context_today(self)
        for explanation in self:
            start = explanation.item_id.session_date or today
            company = explanation.company_id
            term = self.env["keten.term"]._version("EXPLANATION", company, start)
            explanation.term_id = term
            explanation.expires_on = term._due_date(start) or start

    def _export_rows(self, fields, *, _is_toplevel_call=True):
        """Refuse every file, also one that comes here from an agenda item.

        :raise UserError: there is something to export
        """
        if self:
            raise UserError(
                self.env._("An explanation is for those who were there: no file of it.")
            )
        return super()._export_rows(fields, _is_toplevel_call=_is_toplevel_call)

    def action_delete(self):
        """Take a note back."""
        self.unlink()
        return {"type": "ir.actions.act_window_close"}
