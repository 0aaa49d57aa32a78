from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFollowUp(SessionCase):
    """The team looks once more at a household that moved in."""

    def setUp(self):
        super().setUp()
        self.placement = self.announce(self.new_placement())
        self.first = self.discuss(self.placement)
        effort = {
            "what": "Put up the welcome sign",
            "organisation_id": self.org["welfare", "near"].id,
        }
        self.first.action_ids = [Command.create(effort)]
        self.first.session_id.action_hold()
        housing = self.user_of["housing"]
        self.placement.with_user(housing).action_move_in()
        self.item = self.item_of(self.placement)
        self.session = self.plan("2026-04-08 09:00:00")

    def conclude(self, outcome):
        self.item.follow_up_outcome = outcome
        self.item.action_discuss()
        self.session.action_hold()

    def waiting(self):
        items = self.placement.sudo().agenda_item_ids
        return items.filtered(lambda item: item.state in ("open", "on_agenda"))

    def test_it_shows_the_move_and_what_was_agreed(self):
        self.assertEqual(self.item.moved_in_date, date(2026, 3, 2))
        self.assertEqual(self.item.feedback_action_ids, self.first.action_ids)

    def test_it_keeps_its_outcome(self):
        self.conclude("attention")
        with self.assertRaisesRegex(UserError, "How it goes is not filled in"):
            self.item.follow_up_outcome = False

    def test_it_comes_back_once_the_minutes_stand(self):
        self.conclude("again")
        self.assertFalse(self.waiting(), "it may still be revised")
        self.session.action_confirm()
        self.assertEqual(self.waiting().item_type, "follow_up")
        as_chair = self.as_chair(self.placement)
        as_chair.action_close()
        self.assertFalse(self.waiting(), "a closed placement is followed no longer")

    def test_it_comes_back_only_where_that_was_decided(self):
        self.conclude("well")
        self.session.action_confirm()
        self.assertFalse(self.waiting())
