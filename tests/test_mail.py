import json
from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import html2plaintext

from odoo.addons.mail.tests.common import MockEmail

from .common import PlacementCase

SECRETS = (
    "Selam",
    "Secretnear",
    "Hiddenstraat",
    "Kerkstraat",
    "gas leak",
    "5341",
    "letter.txt",
    "Discussed",
    "Besproken",
    "Buren informeren",
    "09-03-2026",
    "20-03-2026",
)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMail(PlacementCase, MockEmail):
    """What leaves the house by mail: a link, and nothing else (design.md 3.4)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.user_of["guidance"]
        cls.reader.write({"notification_type": "email", "lang": "nl_NL"})
        cls.near.message_subscribe(cls.reader.partner_id.ids)
        cls.near = cls.near.with_context(tracking_disable=False)
        cls.env.flush_all()
        cls.cr.flush()  # what was made just now would not be tracked

    def sent(self):
        """Return the mails as they went to the mail server."""
        return [mail for mail in self._mails if self.reader.email in str(mail)]

    def assert_link_only(self, *records):
        """Assert that there was one mail about each of these records, with a link."""
        mails = self.sent()
        subjects = sorted(mail["subject"] for mail in mails)
        self.assertEqual(subjects, sorted(record.display_name for record in records))
        record_of = {record.display_name: record for record in records}
        for mail in mails:
            self.assertFalse(mail["attachments"])
            record = record_of[mail["subject"]]
            self.assertIn(f"res_id={record.id}", mail["body"])
            for secret in SECRETS:
                self.assertNotIn(secret, str(mail))

    def say(self):
        self.as_role(self.near, "coordinator").message_post(
            body="Selam Secretnear of Hiddenstraat 12 smells a gas leak",
            subject="Selam Secretnear",
            attachments=[("letter.txt", b"5341 AB")],
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
        self.env.flush_all()

    def announce_changes(self):
        """Let a tracked change be a message to followers, as Odoo has a hook for."""
        comment = self.env.ref("mail.mt_comment")
        Placement = self.registry["keten.placement"]
        self.patch(Placement, "_track_subtype", lambda *_args: comment)

    def move_in(self):
        self.as_role(self.near, "housing").action_move_in()
        self.env.flush_all()
        self.cr.flush()  # tracked changes are posted when the request ends

    # ------------------------------------------------------------------
    # Mail
    # ------------------------------------------------------------------

    def test_message_becomes_a_link(self):
        with self.mock_mail_gateway():
            self.say()
        self.assert_link_only(self.near)
        text = html2plaintext(self.sent()[0]["body"])
        self.assertIn("Er is nieuws voor u. Open het stuk om het te lezen.", text)

    def test_assignment_becomes_a_link(self):
        with self.mock_mail_gateway():
            self.as_role(self.near, "coordinator").activity_schedule(
                "ketenaanpak.mail_activity_type_neighbours",
                date(2026, 3, 9),
                summary="Call Selam Secretnear",
                note="<p>gas leak, Hiddenstraat 12</p>",
                user_id=self.reader.id,
            )
            self.env.flush_all()
        self.assert_link_only(self.near)

    def test_an_announced_address_becomes_a_link(self):
        """The contact hears of the address, and of the work and the round it brings."""
        self.org["refugee_council", "near"].contact_user_id = self.reader
        placement = self.new_placement()
        with self.mock_mail_gateway():
            self.announce(placement)
            self.env.flush_all()
        self.assertIn("Kerkstraat", placement.address_id.display_name)
        self.assert_link_only(placement, placement, placement.flyer_task_ids)

    def test_a_tracked_change_becomes_a_link(self):
        self.announce_changes()
        with self.mock_mail_gateway():
            self.move_in()
        news = self.env["mail.message"].search(
            [("model", "=", self.near._name), ("res_id", "=", self.near.id)]
        )
        self.assertIn("Moved in", news.tracking_value_ids.mapped("new_value_char"))
        self.assert_link_only(self.near)

    def test_who_lost_access_hears_nothing(self):
        """The follower-ship is put back: to follow is not a right to know."""
        self.reader.keten_organisation_id = self.org["refugee_council", "far"]
        self.near.message_subscribe(self.reader.partner_id.ids)
        with self.mock_mail_gateway():
            self.say()
        self.assertFalse(self.sent())

    def test_who_has_no_login_hears_nothing(self):
        neighbour = self.env["res.partner"].create(
            {"name": "Neighbour", "email": "neighbour@example.com"}
        )
        self.near.message_subscribe(neighbour.ids)
        with self.mock_mail_gateway():
            self.say()
        self.assertNotIn(neighbour.email, str(self._mails))

    def test_a_coordinator_of_two_municipalities_reaches_who_works_in_one(self):
        coordinator = self.user_of["coordinator"]
        coordinator.company_ids = [Command.link(self.maasdal.id)]
        self.near = self.near.with_context(
            allowed_company_ids=coordinator.company_ids.ids
        )
        with self.mock_mail_gateway():
            self.say()
        self.assert_link_only(self.near)

    # ------------------------------------------------------------------
    # A notification on a phone
    # ------------------------------------------------------------------

    def pushed(self, act):
        """Return what a push service of the reader's phone receives of an act."""
        self.reader.notification_type = "inbox"
        Device = self.env["mail.push.device"].sudo()
        Device.get_web_push_vapid_public_key()
        Device.create(
            {
                "endpoint": "https://push.example.com/reader",
                "keys": json.dumps({"p256dh": "key", "auth": "key"}),
                "partner_id": self.reader.partner_id.id,
            }
        )
        with self.mock_mail_gateway():
            act()
            self.env.flush_all()
            calls = self.push_to_end_point_mocked.call_args_list
        return [json.loads(call.kwargs["payload"]) for call in calls]

    def assert_push_without_content(self, act):
        (payload,) = self.pushed(act)
        self.assertEqual(payload["title"], self.near.display_name)
        sentence = "Er is nieuws voor u. Open het stuk om het te lezen."
        self.assertEqual(payload["options"]["body"], sentence)
        for secret in SECRETS:
            self.assertNotIn(secret, str(payload))

    def test_message_on_a_phone_is_a_sentence(self):
        self.assert_push_without_content(self.say)

    def test_tracked_change_on_a_phone_is_a_sentence(self):
        self.announce_changes()
        self.assert_push_without_content(self.move_in)

    def test_who_lost_access_gets_nothing_on_a_phone(self):
        self.reader.keten_organisation_id = self.org["refugee_council", "far"]
        self.near.message_subscribe(self.reader.partner_id.ids)
        self.assertFalse(self.pushed(self.say))
