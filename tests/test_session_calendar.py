from datetime import datetime

import pytz

from odoo.tests import freeze_time, tagged
from odoo.tools import html2plaintext

from .calendar_case import CalendarCase
from .test_mail import SECRETS

TOLD = (
    "ATTENDEE BEGIN CLASS DESCRIPTION DTEND DTSTAMP DTSTART END LOCATION METHOD "
    "ORGANIZER PRODID SEQUENCE STATUS SUMMARY TRANSP UID URL VERSION"
)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionCalendar(CalendarCase):
    """Who is invited finds the session in the calendar, and a link in the mail."""

    def test_members_share_an_event_and_a_guest_has_another(self):
        self.assertFalse(self.event_of(self.session), "planned is not invited")
        self.invite()
        members = [self.user_of[role].partner_id.id for role in self.MEMBERS]
        name = f"Kernteam near {self.session.name}"
        for record, people in (
            (self.session, members),
            (self.item, self.guest.partner_id.ids),
        ):
            event = self.event_of(record)
            with self.subTest(record=record):
                self.assertRecordValues(
                    event,
                    [
                        {
                            "name": name,
                            "start": datetime(2026, 3, 5, 9, 0),
                            "stop": datetime(2026, 3, 5, 10, 30),
                            "location": "Wijkcentrum",
                            "partner_ids": people,
                            "res_model": record._name,
                            "res_id": record.id,
                            "privacy": "private",
                            "show_as": "busy",
                            "user_id": False,
                            "message_partner_ids": [],
                            "activity_ids": [],
                        }
                    ],
                )
                self.assertEqual(
                    html2plaintext(event.description, include_references=False),
                    record._notify_get_action_link("view"),
                )
                self.assertEqual(event.attendee_ids.partner_id, event.partner_ids)
        self.assertFalse(self.session.activity_ids, "Odoo would plan a meeting")

    def test_everybody_gets_one_mail_with_a_link_and_a_place(self):
        mails = self.invite()
        self.assertEqual(mails.keys(), self.addresses(*self.MEMBERS, "guidance"))
        name = f"Kernteam near {self.session.name}"
        for address, sent in mails.items():
            (mail,) = sent
            record = self.item if address == self.guest.email else self.session
            link = record._notify_get_action_link("view")
            method, entry = self.entry(mail)
            with self.subTest(address=address):
                self.assertEqual(mail["subject"], record.display_name)
                self.assertIn(f"res_id={record.id}", mail["body"])
                self.assertIn("uitgenodigd voor een overleg", mail["body"])
                self.assertEqual(method, "REQUEST")
                self.assertEqual(entry.summary.value, name)
                self.assertEqual(
                    entry.dtstart.value, datetime(2026, 3, 5, 9, 0, tzinfo=pytz.utc)
                )
                self.assertEqual(entry.location.value, "Wijkcentrum")
                self.assertEqual(entry.url.value, link)
                self.assertEqual(entry.description.value, link)
                self.assertEqual(entry.sequence.value, "0")

    def test_a_mail_and_its_file_tell_nothing_else(self):
        """No other guest, no item, no name, no address, whoever the mail is for."""
        self.item.location_remarks = "gas leak"
        mails = self.invite()
        everybody = self.addresses(*self.user_of)
        for address, (mail,) in mails.items():
            content = mail["attachments"][0][1].decode().replace("\r\n ", "")
            others = everybody - {address, self.user_of["coordinator"].email}
            told = {
                "BEGIN",
                "VERSION",
                "PRODID",
                "METHOD",
                "UID",
                "SEQUENCE",
                "DTSTAMP",
            }
            told |= {"DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL"}
            told |= {"CLASS", "TRANSP", "STATUS", "ORGANIZER", "ATTENDEE", "END"}
            lines = content.splitlines()
            with self.subTest(address=address):
                names = {line.replace(";", ":").split(":")[0] for line in lines}
                self.assertEqual(" ".join(sorted(names)), TOLD)
                self.assertEqual(content.count("ATTENDEE"), 1)
                for secret in {*SECRETS, *others, self.placement.name}:
                    self.assertNotIn(secret, content)
                for secret in {*SECRETS, *others}:
                    self.assertNotIn(secret, f"{mail['body']} {mail['subject']}")

    def test_in_the_language_of_who_reads_it(self):
        self.guest.lang = "nl_NL"
        mail = self.invite()[self.guest.email][0]
        dutch = self.item.with_context(lang="nl_NL")
        sentence = dutch._letter_sentences()["invite"]
        self.assertIn(sentence, html2plaintext(mail["body"]))

    def test_who_left_the_team_is_not_invited(self):
        seats = self.team["near"].member_ids
        seats.filtered(lambda m: m.user_id == self.user_of["police"]).action_end()
        with freeze_time("2026-03-03 09:00:00"):
            mails = self.invite()
        self.assertNotIn(self.user_of["police"].email, mails)
        partner = self.user_of["police"].partner_id
        self.assertNotIn(partner, self.event_of(self.session).partner_ids)

    def test_a_guest_who_comes_later_is_invited_at_once(self):
        self.invite()
        placement = self.new_placement()
        mails = self.mailed(lambda: self.announce(placement, door="9"))
        item = self.item_of(placement)
        invited = [m for m in mails[self.guest.email] if m["attachments"]]
        self.assertEqual(len(invited), 1)
        link = f"model=keten.session&res_id={self.session.id}"
        self.assertIn(link, self.entry(invited[0])[1].url.value)
        event = item.attendance_ids.sudo().event_id
        self.assertEqual(event, self.item.attendance_ids.sudo().event_id, "one hour")
        self.assertEqual(event.partner_ids, self.guest.partner_id)
        others = self.addresses(*self.MEMBERS)
        told = [m for address in others for m in mails.get(address, ())]
        self.assertFalse([m for m in told if m["attachments"]])

    def test_a_guest_of_two_items_gets_one_mail_and_one_event(self):
        other = self.item_of(self.announce(self.new_placement(), door="9"))
        mails = self.invite()
        self.assertEqual(len(mails[self.guest.email]), 1)
        places = (self.item | other).sudo().attendance_ids
        event = places.filtered(lambda p: p.user_id == self.guest).event_id
        self.assertRecordValues(
            event, [{"res_model": "keten.session", "res_id": self.session.id}]
        )
        other.postpone_reason = "no_time"
        told = self.mailed(other.action_postpone)
        self.assertFalse(told.get(self.guest.email), "the other item is still there")
        self.assertRecordValues(
            event, [{"res_model": "keten.agenda.item", "res_id": self.item.id}]
        )

    def test_a_session_that_moves_takes_its_events_along(self):
        invited = self.invite()
        self.place_of("police").with_user(self.user_of["police"]).action_accept()
        moves = {"start_at": "2026-03-06 13:00:00", "location": "Town hall"}
        mails = self.mailed(lambda: self.session.write(moves))
        self.assertEqual(mails.keys(), invited.keys())
        for address, (mail,) in mails.items():
            method, entry = self.entry(mail)
            before = self.entry(invited[address][0])[1]
            with self.subTest(address=address):
                self.assertEqual((method, entry.sequence.value), ("REQUEST", "1"))
                self.assertEqual(entry.uid.value, before.uid.value)
                self.assertEqual(entry.location.value, "Town hall")
                self.assertEqual(entry.dtstart.value.hour, 13)
        for record in (self.session, self.item):
            self.assertRecordValues(
                self.event_of(record),
                [
                    {
                        "start": datetime(2026, 3, 6, 13, 0),
                        "stop": datetime(2026, 3, 6, 14, 30),
                        "location": "Town hall",
                    }
                ],
            )
        self.assertEqual(self.place_of("police").answer, "waiting", "asked again")
        self.assertFalse(self.mailed(lambda: self.session.write(moves)), "told once")

    def test_another_room_asks_no_new_answer(self):
        self.invite()
        self.place_of("police").with_user(self.user_of["police"]).action_accept()
        mails = self.mailed(lambda: self.session.write({"location": "Town hall"}))
        self.assertIn(self.user_of["police"].email, mails)
        self.assertEqual(self.place_of("police").answer, "accepted")

    def test_a_cancelled_session_leaves_the_calendars(self):
        invited = self.invite()
        events = self.event_of(self.session) | self.event_of(self.item)
        mails = self.mailed(self.session.action_cancel)
        self.assertEqual(mails.keys(), invited.keys())
        for address, (mail,) in mails.items():
            method, entry = self.entry(mail)
            before = self.entry(invited[address][0])[1]
            with self.subTest(address=address):
                self.assertEqual((method, entry.status.value), ("CANCEL", "CANCELLED"))
                self.assertEqual((entry.uid.value), before.uid.value)
                self.assertEqual(entry.sequence.value, "1")
        self.assertFalse(events.exists())

    def test_an_item_that_leaves_the_agenda_keeps_its_guest_at_home(self):
        def postpone():
            self.item.postpone_reason = "information"
            self.item.action_postpone()

        def withdraw():
            placement = self.placement.with_user(self.user_of["housing"])
            placement.stop_reason = "address_lost"
            placement._do("withdraw")

        self.invite()
        for act in (postpone, withdraw):
            with self.subTest(act=act.__name__), self.env.cr.savepoint() as undo:
                mails = self.mailed(act)
                files = [m for m in mails[self.guest.email] if m["attachments"]]
                self.assertEqual([self.entry(m)[0] for m in files], ["CANCEL"])
                self.assertFalse(self.event_of(self.item))
                self.assertTrue(self.event_of(self.session))
                for address in self.addresses(*self.MEMBERS):
                    kept = mails.get(address, ())
                    self.assertFalse([m for m in kept if m["attachments"]])
                undo.rollback()
                self.env.invalidate_all()

    def test_a_place_taken_back_leaves_the_event_of_the_others(self):
        self.invite()
        place = self.as_chair(self.place_of("police"))
        mails = self.mailed(place.unlink)
        (mail,) = mails.pop(self.user_of["police"].email)
        self.assertEqual(self.entry(mail)[0], "CANCEL")
        self.assertFalse(mails)
        left = self.event_of(self.session).partner_ids
        self.assertEqual(len(left), len(self.MEMBERS) - 1)
        self.assertNotIn(self.user_of["police"].partner_id, left)

    def test_a_meeting_that_began_tells_nobody_any_more(self):
        self.invite()
        with freeze_time("2026-03-05 09:30:00"):
            self.item.postpone_reason = "no_time"
            mails = self.mailed(self.item.action_postpone)
        told = mails.get(self.guest.email, ())
        self.assertFalse([m for m in told if m["attachments"]])

    def test_a_round_in_writing_keeps_no_hour_free(self):
        self.session.action_cancel()
        mails = self.mailed(self.item._start_written_round)
        for address, letters in mails.items():
            with self.subTest(address=address):
                self.assertFalse([m for m in letters if m["attachments"]])
        events = self.env["calendar.event"]
        self.assertFalse(events.search([("keten_session_id", "!=", False)]))
