from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time

from .session_case import SessionCase

SCHOOL_HOLIDAYS = (
    ("May holiday", "2026-04-25", "2026-05-03"),
    ("Summer holiday", "2026-07-11", "2026-08-23"),
    ("Autumn holiday", "2026-10-17", "2026-10-25"),
    ("Christmas holiday", "2026-12-19", "2027-01-03"),
    ("Spring holiday", "2027-02-13", "2027-02-21"),
)


def day(text):
    return date.fromisoformat(text)


class SeriesCase(SessionCase):
    """A kernteam that met last on 25 February, and plans a year ahead."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.near._drop_items("placement")
        cls.hold("2026-02-25")

    @classmethod
    def hold(cls, on):
        with freeze_time(f"{on} 12:00:00"):
            cls.last = cls.env["keten.session"].create(
                {
                    "team_id": cls.team["near"].id,
                    "start_at": f"{on} 09:00:00",
                    "duration": 2,
                    "location": "Wijkcentrum",
                }
            )
            cls.last.action_hold()

    def rest(self, *periods):
        """Let the chair enter when the team does not meet."""
        self.as_chair(self.team["near"]).break_ids = [
            Command.create({"name": name, "date_from": first, "date_until": last})
            for name, first, last in periods
        ]

    def series(self, role="coordinator", **vals):
        wizards = self.as_role(self.env["keten.session.series"], role)
        return wizards.create({"team_id": self.team["near"].id, **vals})

    def sessions(self):
        return self.env["keten.session"].search(
            [("team_id", "=", self.team["near"].id), ("state", "=", "planned")],
            order="start_at",
        )

    def days(self):
        return self.sessions().mapped("session_date")

    def told(self, series):
        """Return ``{day: (instead of, why, occasion)}`` of the days that moved."""
        return {
            line.day: (line.wished, line.reason, line.occasion)
            for line in series.day_ids
            if line.reason
        }
