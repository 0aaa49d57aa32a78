from odoo import api, models

from odoo.addons.base.models.ir_actions_report import _wkhtml

DUTCH = "nl_NL"


class KetenSession(models.Model):
    """A session on paper: what the one who prints it may read, and no more.

    Everything is searched for as the reader. Fields would do for one reader a
    request, but they also show what the system itself read just before.
    """

    _inherit = "keten.session"

    def _on_paper(self):
        """Return the session for its reader, in the language of the municipality.

        :raise AccessError: the reader takes no part in it
        """
        self.check_access("read")
        languages = dict(self.env["res.lang"].get_installed())
        return self.with_context(lang=DUTCH if DUTCH in languages else self.env.lang)

    @api.model
    def _paper_is_plain(self):
        """Tell whether this printer drops the header and draws a web font.

        Debian's build of wkhtmltopdf does: the logo is lost, and in the drawings no
        screen reader and no search finds a word. The paper makes up for both.
        """
        return not _wkhtml().is_patched_qt

    def _paper_items(self):
        """Return ``(number, item)`` of the agenda, without what was taken off it.

        Everybody finds an item under the number the chair calls, who reads them all.
        """
        on_paper = [("session_id", "=", self.id), ("state", "!=", "cancelled")]
        items = self.env["keten.agenda.item"]
        everything = items.sudo().search(on_paper)  # counted, not shown
        number_of = {item.id: n for n, item in enumerate(everything, start=1)}
        return [(number_of[item.id], item) for item in items.search(on_paper)]

    def _paper_presence(self):
        """Return ``(organisation, people)`` of the members who were there."""
        places = self.env["keten.attendance"].search(
            [
                ("session_id", "=", self.id),
                ("item_id", "=", False),
                ("is_present", "=", True),
            ]
        )
        return places._people_by_organisation()

    def _paper_lacks_presence(self):
        """Tell whether nobody filled in which members came to a meeting."""
        places = self.env["keten.attendance"].sudo()  # only whether there is one
        seen = [
            ("session_id", "=", self.id),
            ("item_id", "=", False),
            ("is_present", "=", True),
        ]
        return self.session_type != "written" and not places.search_count(seen, limit=1)

    def _paper_corrections(self):
        """Return the corrections of the session as a whole."""
        return self.env["keten.session.correction"].search(
            [("session_id", "=", self.id), ("item_id", "=", False)]
        )
