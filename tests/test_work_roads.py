from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .road_case import AgendaRoadCase

ESCALATION = "ketenaanpak.mail_activity_type_escalation"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestWorkRoads(AgendaRoadCase):
    """Work and deadlines, by the two fields nobody thought of."""

    def clock(self):
        """Return the open activity of a deadline, as who has it sees it."""
        self.near.sudo()._sync_deadline_activities()
        activities = self.near.sudo().activity_ids.filtered("keten_deadline_code")
        return activities[:1].with_user(activities[:1].user_id)

    def test_a_deadline_does_not_become_another_kind_of_work(self):
        clock = self.clock()
        kind = self.env.ref(ESCALATION).id
        self.assert_refused(lambda: clock.write({"activity_type_id": kind}))

    def test_a_deadline_disguised_as_missed_is_not_put_away(self):
        clock = self.clock()
        kind = self.env.ref(ESCALATION).id
        self.attempt(lambda: clock.write({"activity_type_id": kind}))
        self.assert_refused(clock.action_feedback)
        self.assert_refused(clock.unlink)

    def drop_by_calendar(self, activity):
        """Hang work on an appointment of one's own, and delete the appointment."""
        events = activity.env["calendar.event"]
        event = events.create(
            {"name": "x", "start": "2026-03-10 09:00:00", "stop": "2026-03-10 10:00:00"}
        )
        self.attempt(lambda: activity.write({"calendar_event_id": event.id}))
        self.attempt(lambda: event.write({"activity_ids": [Command.link(activity.id)]}))
        event.unlink()
        self.env.flush_all()
        self.env.invalidate_all()

    def test_agreed_work_does_not_go_with_an_appointment(self):
        self.decide()
        action = self.as_chair(self.env["keten.agenda.action"]).create(
            {
                "item_id": self.item.id,
                "what": "Look around",
                "user_id": self.user_of["police"].id,
                "date_due": "2026-03-20",
            }
        )
        work = self.as_role(action.sudo().activity_id, "guidance")
        self.drop_by_calendar(work)
        self.assertTrue(work.sudo().exists())

    def test_a_deadline_does_not_go_with_an_appointment(self):
        clock = self.clock()
        self.drop_by_calendar(clock)
        self.assertTrue(clock.sudo().exists())
