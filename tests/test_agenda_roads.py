from odoo.tests import freeze_time, tagged

from .road_case import AgendaRoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAgendaStays(AgendaRoadCase):
    """What people were invited for stays with the session they were invited to."""

    def test_a_session_of_a_past_day_takes_nothing_from_one_ahead(self):
        self.session.action_invite()
        self.plan("2026-02-20 09:00:00")
        self.assertEqual(self.item.session_id, self.session)

    def test_a_duplicate_of_a_past_session_takes_nothing_from_one_ahead(self):
        past = self.session
        self.decide()
        self.confirm(past)
        self.near.sudo()._add_item("follow_up")
        with freeze_time("2026-03-20 09:00:00"):
            ahead = self.plan("2026-03-26 09:00:00")
            ahead.action_invite()
            waiting = self.near.sudo().agenda_item_ids.filtered(
                lambda item: item.item_type == "follow_up"
            )
            self.assertEqual(waiting.session_id, ahead.sudo())
            past.copy()
            self.assertEqual(waiting.session_id, ahead.sudo())

    def test_confirmed_minutes_keep_the_name_of_what_was_discussed(self):
        self.decide()
        self.confirm(self.session)
        before = self.item.display_name
        other = self.env["keten.area"].create(
            {
                "name": "Elsewhere",
                "area_type": "neighbourhood",
                "parent_id": self.near.area_id.parent_id.id,
                "company_id": self.near.company_id.id,
            }
        )
        self.as_chair(self.near).area_id = other
        self.env.invalidate_all()
        self.assertEqual(self.item.display_name, before)
