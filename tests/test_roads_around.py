from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .referral_case import social_team
from .road_case import QUIET, RoadCase

MAIL = (
    "From: {sender}\nTo: chain@example.com\nSubject: x\n"
    "Message-Id: <{number}@example.com>\nContent-Type: text/plain\n\nI agree."
)
ESCALATION = "ketenaanpak.mail_activity_type_escalation"


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


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMailGateway(AgendaRoadCase):
    """Odoo lets every employee hand in an e-mail, and files it with all rights."""

    def hand_in(self, user, model, sender, **kwargs):
        threads = self.env["mail.thread"].with_user(user)
        raw = MAIL.format(sender=sender.email, number=f"{model}-{user.login}")
        return threads.message_process(model, raw, **kwargs)

    @mute_logger("odoo.addons.mail.models.mail_thread", *QUIET)
    def test_nobody_speaks_on_a_record_out_of_sight_as_somebody_else(self):
        chair = self.user_of["coordinator"]
        before = self.session.sudo().message_ids
        self.attempt(
            lambda: self.hand_in(
                self.user_of["manager"],
                "keten.session",
                chair,
                thread_id=self.session.id,
            )
        )
        self.assertEqual(self.session.sudo().message_ids, before)

    @mute_logger("odoo.addons.mail.models.mail_thread", *QUIET)
    def test_nobody_enters_a_record_past_rights_and_stamps(self):
        sessions = self.env["keten.session"].sudo()
        before = sessions.search_count([])
        values = {
            "team_id": self.team["near"].id,
            "start_at": "2026-02-01 09:00:00",
            "state": "minutes_confirmed",
            "minutes_confirmed_at": "2026-02-02 09:00:00",
        }
        self.attempt(
            lambda: self.hand_in(
                self.user_of["manager"],
                "keten.session",
                self.user_of["coordinator"],
                custom_values=values,
            )
        )
        self.assertEqual(sessions.search_count([]), before)

    @mute_logger("odoo.addons.mail.models.mail_thread", *QUIET)
    def test_nobody_lets_themselves_in_with_a_referral_of_their_own(self):
        """An accepted referral shows who the people are (T2)."""
        taker = self.user_of["social_team"]
        self.item.write({**self.OUTCOME, "refer": "yes"})
        self.item.action_discuss()
        team = social_team(self.env, self.area["near"], taker)
        values = {
            "item_id": self.item.id,
            "social_team_id": team.id,
            "ground": "wmo",
            "need": "money",
            "state": "accepted",
            "user_id": taker.id,
        }
        self.attempt(
            lambda: self.hand_in(
                taker,
                "keten.referral",
                self.user_of["coordinator"],
                custom_values=values,
            )
        )
        self.env.flush_all()
        self.env.invalidate_all()
        people = self.env["keten.person"].with_user(taker)
        self.assertFalse(people.search([]))


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
