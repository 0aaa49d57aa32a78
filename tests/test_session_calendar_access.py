from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from ..models.keten_thread_letter import Letter
from .calendar_case import CalendarCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionCalendarAccess(CalendarCase):
    """The calendar is shared by all employees; a session in it by who takes part."""

    def setUp(self):
        super().setUp()
        self.invite()
        self.members_event = self.event_of(self.session)
        self.guests_event = self.event_of(self.item)
        self.events = self.members_event | self.guests_event
        self.env.flush_all()

    def outsiders(self):
        everybody = self.env["res.users"].union(
            *self.user_of.values(),
            *self.other_of.values(),
            *self.foreigner_of.values(),
            new_test_user(self.env, "employee", "base.group_user"),
            self.env.ref("base.user_admin"),
        )
        partners = self.events.partner_ids
        return everybody.filtered(lambda user: user.partner_id not in partners)

    def found(self, user, model, domain):
        return self.env[model].with_user(user).search(domain)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_who_takes_no_part_learns_nothing(self):
        message = self.events[0].message_post(body="Somebody said something")
        attachment = self.env["ir.attachment"].create(
            {"name": "x", "res_model": "calendar.event", "res_id": self.events[0].id}
        )
        self.env.flush_all()
        partners = self.events.partner_ids
        outsiders = self.outsiders()
        self.assertGreater(len(outsiders), 25)
        for user in outsiders:
            self.env.invalidate_all()
            with self.subTest(user=user.login):
                for model, domain in (
                    ("calendar.event", [("id", "in", self.events.ids)]),
                    ("calendar.event", [("name", "ilike", "Kernteam")]),
                    ("calendar.event", [("location", "=", "Wijkcentrum")]),
                    ("calendar.event", [("partner_ids", "in", partners.ids)]),
                    ("calendar.attendee", [("event_id", "in", self.events.ids)]),
                    ("calendar.attendee", [("partner_id", "in", partners.ids)]),
                    ("mail.message", [("id", "=", message.id)]),
                    ("ir.attachment", [("id", "=", attachment.id)]),
                ):
                    self.assertFalse(self.found(user, model, domain), (model, domain))
                for event in self.events.with_user(user):
                    with self.assertRaises(AccessError):
                        event.read(["name"])
                with self.assertRaises(AccessError):
                    partners.with_user(user).get_attendee_detail(self.events.ids)
                as_user = partners.with_user(user)
                self.assertEqual(set(as_user.mapped("meeting_count")), {0})
                self.assertFalse(as_user.meeting_ids)
                self.assertFalse(
                    as_user._get_busy_calendar_events(
                        self.events[0].start, self.events[0].stop
                    )
                )

    def test_a_guest_sees_the_own_event_and_a_member_no_guests(self):
        own = [("id", "in", self.events.ids)]
        seen = self.found(self.guest, "calendar.event", own)
        self.assertEqual(seen, self.guests_event)
        for role in self.MEMBERS:
            with self.subTest(role=role):
                user = self.user_of[role]
                self.assertEqual(
                    self.found(user, "calendar.event", own), self.members_event
                )
                attendees = self.found(user, "calendar.attendee", [])
                self.assertEqual(attendees.partner_id, user.partner_id)

    def test_two_guests_of_one_item_learn_nothing_of_each_other(self):
        second = self.user_of["case_director"]
        self.session._expect(second, self.item)
        mine = self.found(self.guest, "calendar.event", [])
        theirs = self.found(second, "calendar.event", [])
        self.assertEqual(mine.partner_ids, self.guest.partner_id)
        self.assertEqual(theirs.partner_ids, second.partner_id)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_a_refusal_names_nobody(self):
        """In debug mode, which anybody may switch on, Odoo quotes what it refuses."""
        outsider = self.user_of["manager"]
        names = self.events.partner_ids.mapped("name")
        with patch.object(type(outsider), "has_group", lambda *_args: True):
            for records in (self.events, self.events.attendee_ids):
                with self.assertRaises(AccessError) as refusal:
                    records.with_user(outsider).check_access("read")
                for secret in ("Kernteam", *names):
                    self.assertNotIn(secret, str(refusal.exception))

    def test_who_stops_taking_part_stops_seeing(self):
        police = self.user_of["police"]
        own = [("id", "=", self.members_event.id)]
        self.assertTrue(self.found(police, "calendar.event", own))
        police.keten_organisation_id = self.org["police", "far"]
        self.assertFalse(self.found(police, "calendar.event", own))
        mails = self.mailed(lambda: self.session.write({"location": "Town hall"}))
        self.assertNotIn(police.email, mails)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_changes_what_follows_the_session(self):
        outsider = self.user_of["manager"].partner_id
        event = self.members_event.with_user(self.user_of["police"])
        own = event.attendee_ids
        free = self.env["calendar.event"].with_user(self.user_of["police"])
        free = free.create(
            {
                "name": "Lunch",
                "start": "2026-03-03 12:00:00",
                "stop": "2026-03-03 13:00:00",
            }
        )
        for name, call in {
            "invite": lambda: event.write({"partner_ids": [Command.link(outsider.id)]}),
            "move": lambda: event.write({"start": "2026-03-09 09:00:00"}),
            "describe": lambda: event.write({"description": "Selam Secretnear"}),
            "delete": event.unlink,
            "delete button": event.action_unlink_event,
            "mail": event.action_open_composer,
            "talk": lambda: event.message_post(body="Selam Secretnear"),
            "link": lambda: free.write({"keten_session_id": self.session.id}),
            "add": lambda: own.create(
                {"event_id": event.id, "partner_id": outsider.id}
            ),
            "swap": lambda: own.write({"partner_id": outsider.id}),
            "bring along": lambda: free.attendee_ids.write({"event_id": event.id}),
            "leave": own.unlink,
        }.items():
            with self.subTest(name=name), self.assertRaises(UserError):
                call()
                self.env.flush_all()
        with self.assertRaises(UserError):
            # As the link to join an event does.
            self.members_event.with_user(
                self.user_of["manager"]
            ).sudo().action_join_meeting(outsider.id)
        self.assertNotIn(outsider, self.members_event.attendee_ids.partner_id)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_talking_stays_closed_to_who_follows_the_event(self):
        event = self.members_event.with_user(self.user_of["police"])
        event.message_subscribe(self.user_of["police"].partner_id.ids)
        with self.assertRaises(UserError):
            event.message_post(body="Selam Secretnear")

    def test_the_file_of_a_mail_that_waits_is_read_by_nobody(self):
        """It hangs on the mail: not on the session, and not on the item."""
        self.as_chair(self.session).with_context(
            mail_notify_force_send=False
        ).location = "Town hall"
        self.env.flush_all()
        files = self.env["ir.attachment"].search([("mimetype", "=", "text/calendar")])
        self.assertEqual(len(files), len(self.MEMBERS) + 1)
        self.assertFalse(files.filtered("res_id"))
        chair = self.user_of["coordinator"]
        readers = self.outsiders() | self.events.partner_ids.user_ids - chair
        readers = readers.filtered(lambda user: not user.has_group("base.group_system"))
        for user in readers:
            with self.subTest(user=user.login):
                self.assertFalse(
                    self.found(user, "ir.attachment", [("id", "in", files.ids)])
                )
        with self.mock_mail_gateway(mail_unlink_sent=True):
            self.env["mail.mail"].search([("attachment_ids", "in", files.ids)]).send()
        self.assertFalse(files.exists(), "gone together with the mail")

    def test_a_notification_is_read_by_who_got_it(self):
        """It names who is invited: guests do not learn of each other."""
        sent = self.env["mail.message"].search(
            [
                ("model", "in", ("keten.session", "keten.agenda.item")),
                ("res_id", "in", [self.session.id, self.item.id]),
                ("message_type", "=", "user_notification"),
            ]
        )
        self.assertEqual(sent.partner_ids, self.events.partner_ids)
        chair = self.user_of["coordinator"]
        readers = self.outsiders() | self.events.partner_ids.user_ids - chair
        for user in readers.filtered(
            lambda user: not user.has_group("base.group_system")
        ):
            with self.subTest(user=user.login):
                mine = sent.filtered(lambda m, u=user: u.partner_id in m.partner_ids)
                found = self.found(user, "mail.message", [("id", "in", sent.ids)])
                self.assertEqual(found, mine)

    def test_what_comes_over_the_wire_is_no_letter(self):
        """A context is open to everybody who calls; a letter in it is not."""
        self.session.message_subscribe(self.user_of["police"].partner_id.ids)
        forged = ["invite", self.user_of["police"].partner_id.id, "Selam Secretnear"]
        wire = self.as_chair(self.session).with_context(keten_letter=forged)
        mails = self.mailed(
            lambda: wire.message_post(
                body="Hello",
                attachments=[("letter.txt", b"5341 AB")],
                subtype_xmlid="mail.mt_comment",
            )
        )
        (mail,) = mails[self.user_of["police"].email]
        self.assertFalse(mail["attachments"])
        self.assertNotIn("Secretnear", str(mail))

    def test_a_letter_reaches_its_owner_alone(self):
        police, welfare = self.user_of["police"], self.user_of["welfare"]
        letter = Letter("invite", police.partner_id.id, b"BEGIN:VCALENDAR")
        record = self.session.with_context(keten_letter=letter)
        both = (police | welfare).partner_id.ids
        mails = self.mailed(lambda: record.message_notify(partner_ids=both, body="x"))
        for user in police | welfare:
            self.assertFalse(mails[user.email][0]["attachments"])
