from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .road_case import AgendaRoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMinutesRoads(AgendaRoadCase):
    """Decisions and minutes, round the side."""

    def answer_interim(self, **vals):
        wizards = self.as_chair(self.env["keten.interim"])
        values = {"item_id": self.item.id, **vals}
        self.attempt(lambda: wizards.create(values).action_answer())

    def test_no_interim_session_takes_an_item_out_of_confirmed_minutes(self):
        self.decide()
        self.confirm(self.session)
        self.answer_interim(answer="interim", start_at="2026-03-20 09:00:00")
        self.assertEqual(self.item.session_id, self.session)
        self.assertEqual(self.item.state, "done")

    def test_no_interim_choice_is_stamped_on_an_item_in_confirmed_minutes(self):
        self.decide()
        self.confirm(self.session)
        self.answer_interim(answer="not_needed", reason="later")
        self.assertFalse(self.item.interim_answer)

    def test_a_session_with_decisions_is_not_cancelled(self):
        self.decide()
        self.assert_refused(self.session.action_cancel)

    def test_a_resumed_session_with_decisions_is_not_cancelled(self):
        self.decide()
        self.session.action_hold()
        self.session.action_resume()
        self.assert_refused(self.session.action_cancel)

    def test_no_seat_of_another_session_is_taken_at_an_item(self):
        self.decide()
        self.confirm(self.session)
        later = self.plan("2026-03-12 09:00:00")
        seats = self.as_chair(self.env["keten.attendance"])
        seat = {
            "session_id": later.id,
            "item_id": self.item.id,
            "user_id": self.user_of["case_director"].id,
        }
        self.assert_refused(lambda: seats.create(seat))

    def test_no_seat_of_another_session_opens_an_explanation(self):
        """T5, for somebody who was not there, after the minutes were confirmed."""
        note = self.as_role(self.env["keten.explanation"], "guidance").create(
            {"item_id": self.item.id, "note": "Secret"}
        )
        absent = self.user_of["case_director"]
        self.decide()
        self.confirm(self.session)
        notes = self.env["keten.explanation"].with_user(absent)
        self.assertFalse(notes.search([("id", "=", note.id)]))
        later = self.plan("2026-03-12 09:00:00")
        seats = self.as_chair(self.env["keten.attendance"])
        seat = {
            "session_id": later.id,
            "item_id": self.item.id,
            "user_id": absent.id,
        }
        self.attempt(lambda: seats.create(seat))
        self.env.invalidate_all()
        self.assertFalse(notes.search([("id", "=", note.id)]))


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSocialTeamScreens(AgendaRoadCase):
    """A member of the social team opens what the team's agenda shows (ARN-18)."""

    def setUp(self):
        super().setUp()
        self.member = self.user_of["social_team"]
        team = self.env["keten.team"].create(
            {
                "name": "Multidisciplinary team",
                "team_type": "multidisciplinary",
                "chair_id": self.user_of["coordinator"].id,
                "member_ids": [
                    Command.create(
                        {
                            "role": "wmo_consultant",
                            "user_id": self.member.id,
                            "date_from": "2026-01-01",
                        }
                    )
                ],
            }
        )
        self.meeting = self.env["keten.session"].create(
            {"team_id": team.id, "start_at": "2026-03-05 09:00:00"}
        )

    def test_a_session_opens(self):
        Form(self.meeting.with_user(self.member))

    def test_an_item_opens(self):
        Form(self.meeting.item_ids[:1].with_user(self.member))
