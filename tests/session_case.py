from .common import PlacementCase


class SessionCase(PlacementCase):
    """A kernteam that meets: its chair plans, walks the agenda and decides."""

    OUTCOME = {"information_method": "leaflet", "ask_role": "yes", "refer": "no"}

    def as_chair(self, record):
        return self.as_role(record, "coordinator")

    def plan(self, start_at, side="near", **vals):
        """Return a session of the team of a side, as its chair sees it."""
        sessions = self.as_chair(self.env["keten.session"])
        return sessions.create(
            {"team_id": self.team[side].id, "start_at": start_at, **vals}
        )

    def item_of(self, placement):
        """Return the item on which a placement is to be discussed, for the chair."""
        return self.as_chair(placement.sudo().agenda_item_ids)[-1:]

    def discuss(self, placement, **outcome):
        """Let the chair record an outcome for a placement."""
        item = self.item_of(placement)
        if item.state == "open":
            self.plan("2026-03-03 09:00:00")
        item.write({**self.OUTCOME, **outcome})
        item.action_discuss()
        return item
