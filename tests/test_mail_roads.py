from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .referral_case import social_team
from .road_case import QUIET, AgendaRoadCase

MAIL = (
    "From: {sender}\nTo: chain@example.com\nSubject: x\n"
    "Message-Id: <{number}@example.com>\nContent-Type: text/plain\n\nI agree."
)


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
class TestTrace(AgendaRoadCase):
    """What the chatter tells of a record is told by the record."""

    def setUp(self):
        super().setUp()
        self.messages = self.as_chair(self.env["mail.message"])
        self.said = {
            "model": "keten.session",
            "res_id": self.session.id,
            "body": "Held",
            "message_type": "comment",
        }

    def test_people_say_things(self):
        message = self.messages.create(self.said)
        self.assertEqual(message.author_id, self.user_of["coordinator"].partner_id)
        self.assertTrue(self.as_chair(self.session).message_post(body="Hello"))

    def test_nobody_makes_a_change_that_never_was(self):
        field = self.env["ir.model.fields"]._get("keten.session", "state")
        change = {
            "field_id": field.id,
            "old_value_char": "Planned",
            "new_value_char": "Held",
        }
        for forged in (
            {"message_type": "notification"},
            {"message_type": "email"},
            {"date": "2025-01-01 09:00:00"},
            {"tracking_value_ids": [Command.create(change)]},
        ):
            with self.subTest(forged=forged):
                vals = {**self.said, **forged}
                self.assert_refused(lambda vals=vals: self.messages.create(vals))

    def test_nobody_posts_what_looks_like_a_step(self):
        session = self.as_chair(self.session)
        said = session.message_post(body="Held", message_type="notification")
        self.assertEqual(said.message_type, "comment")

    def test_a_default_of_the_caller_is_no_way_in(self):
        messages = self.messages.with_context(
            default_message_type="notification", default_date="2025-01-01 09:00:00"
        )
        vals = {k: v for k, v in self.said.items() if k != "message_type"}
        self.assert_refused(lambda: messages.create(vals))

    def test_steps_and_work_leave_their_trace(self):
        session = self.as_chair(self.session).with_context(tracking_disable=False)
        self.flush_tracking()  # what was made just now would not be tracked
        session.action_invite()
        self.flush_tracking()
        steps = self.session.sudo().message_ids.filtered("tracking_value_ids")
        self.assertTrue(steps)
        work = session.activity_schedule(
            "mail.mail_activity_data_todo", user_id=session.env.uid
        )
        before = self.session.sudo().message_ids
        work.action_feedback()
        told = self.session.sudo().message_ids - before
        self.assertEqual(told.author_id, session.env.user.partner_id)
