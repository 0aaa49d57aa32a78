from datetime import date

from odoo.tests import freeze_time, tagged
from odoo.tools import html2plaintext

from odoo.addons.mail.tests.common import MockEmail

from .common import ChainCase

SECRETS = ("Selam", "Secretnear", "Hiddenstraat", "gas leak", "5341", "letter.txt")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMail(ChainCase, MockEmail):
    """What leaves the house by mail: a link, and nothing else (design.md 3.4)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.user_of["guidance"]
        cls.reader.write({"notification_type": "email", "lang": "nl_NL"})
        cls.near.message_subscribe(cls.reader.partner_id.ids)

    def sent(self):
        """Return the mails as they went to the mail server."""
        return [mail for mail in self._mails if self.reader.email in str(mail)]

    def assert_link_only(self, mails):
        self.assertTrue(mails)
        for mail in mails:
            self.assertFalse(mail["attachments"])
            self.assertIn(self.near.name, mail["subject"])
            self.assertIn(f"res_id={self.near.id}", mail["body"])
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

    def test_message_becomes_a_link(self):
        with self.mock_mail_gateway():
            self.say()
        self.assert_link_only(self.sent())
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
        self.assert_link_only(self.sent())

    def test_who_lost_access_hears_nothing(self):
        self.reader.keten_organisation_id = self.org["refugee_council", "far"]
        with self.mock_mail_gateway():
            self.say()
        self.assertFalse(self.sent())
