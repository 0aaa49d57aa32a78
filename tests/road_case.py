from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .session_case import SessionCase

REFUSED = (AccessError, UserError, ValidationError)
QUIET = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")


class RoadCase(SessionCase):
    """Somebody who tries every road, screens or not: what is refused, is refused."""

    def attempt(self, call):
        """Tell whether a call was refused, and leave nothing of it behind if so."""
        self.env.flush_all()
        try:
            with mute_logger(*QUIET), self.cr.savepoint():
                call()
                self.env.flush_all()
        except REFUSED:
            self.env.invalidate_all()
            return True
        return False

    def assert_refused(self, call):
        self.assertTrue(self.attempt(call), "this went through")

    def flush_tracking(self):
        self.env.flush_all()
        self.cr.flush()
        self.env.invalidate_all()

    def confirm(self, session):
        """Hold a session of which every item has an outcome, and close its minutes."""
        session.action_hold()
        session.action_confirm()


class AgendaRoadCase(RoadCase):
    """A kernteam with one placement on the agenda of a session that is ahead."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.item_of(self.near)

    def decide(self):
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
