from lxml import html

from odoo.fields import Command

from .session_case import SessionCase

PEOPLE = ("Selam", "Secretnear", "Secretfar")
NOTE = "Afraid of fireworks"


class PaperCase(SessionCase):
    """A kernteam that discussed a placement of each of two corporations."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.far.team_id = cls.team["near"]
        (cls.near | cls.far)._add_item("placement")
        sessions = cls.env["keten.session"].with_user(cls.user_of["coordinator"])
        cls.session = sessions.create(
            {
                "team_id": cls.team["near"].id,
                "start_at": "2026-03-02 09:00:00",
                "location": "Wijkcentrum",
            }
        )
        cls._discuss()
        cls._postpone()
        cls.session.action_hold()

    @classmethod
    def _discuss(cls):
        item = cls.near.agenda_item_ids.with_user(cls.user_of["coordinator"])
        item.write(
            {
                **cls.OUTCOME,
                "location_remarks": "School opposite",
                "action_ids": [
                    Command.create(
                        {
                            "what": "Bring the welcome card",
                            "user_id": cls.user_of["welfare"].id,
                            "date_due": "2026-03-06",
                        }
                    )
                ],
            }
        )
        places = cls.session.sudo().attendance_ids
        there = cls.user_of["police"] | cls.user_of["guide"]
        places.filtered(lambda a: a.user_id in there).is_present = True
        notes = cls.env["keten.explanation"].with_user(cls.user_of["guide"])
        notes.create({"item_id": item.id, "note": NOTE})
        item.action_discuss()

    @classmethod
    def _postpone(cls):
        item = cls.far.agenda_item_ids.with_user(cls.user_of["coordinator"])
        item.postpone_reason = "absent"
        item.action_postpone()

    def paper(self, user, name="minutes"):
        """Return the text of a paper as somebody prints it."""
        reports = self.env["ir.actions.report"].with_user(user)
        content, _kind = reports._render_qweb_html(
            f"ketenaanpak.keten_session_{name}", self.session.ids
        )
        return " ".join(html.fromstring(content).text_content().split())

    def label(self, record, field):
        """Return what a selection says in Dutch."""
        labels = record._fields[field]._description_selection(
            record.with_context(lang="nl_NL").env
        )
        return dict(labels)[record[field]]

    def correct(self, text, item=None):
        self.session.correction_ids.create(
            {"session_id": self.session.id, "item_id": item and item.id, "text": text}
        )

    def assert_holds(self, paper, *words):
        for word in words:
            self.assertIn(word, paper)

    def assert_lacks(self, paper, *words):
        for word in words:
            self.assertNotIn(word, paper)
