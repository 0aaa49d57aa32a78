import vobject

from odoo.addons.mail.tests.common import MockEmail

from .session_case import SessionCase


class CalendarCase(SessionCase, MockEmail):
    """A session with four members, a placement, and a guest of its guidance."""

    MEMBERS = ("police", "welfare", "coordinator", "housing")

    def setUp(self):
        super().setUp()
        for user in self.user_of.values():
            user.notification_type = "email"
        self.guest = self.user_of["guidance"]
        self.org["refugee_council", "near"].contact_user_id = self.guest
        self.session = self.plan("2026-03-05 09:00:00", location="Wijkcentrum")
        self.placement = self.announce(self.new_placement())
        self.item = self.item_of(self.placement)
        self.env.flush_all()

    def mailed(self, act):
        """Return ``{address: mails}`` of what leaves the house by an act."""
        with self.mock_mail_gateway(mail_unlink_sent=True):
            act()
            self.env.flush_all()
        mails = {}
        for mail in self._mails:
            (address,) = mail["email_to"]
            mails.setdefault(address.split("<")[-1].strip(">"), []).append(mail)
        return mails

    def invite(self):
        return self.mailed(self.session.action_invite)

    def addresses(self, *roles):
        return {self.user_of[role].email for role in roles}

    def event_of(self, record):
        """Return the event of a session's members, or of an item's guest."""
        field = "keten_item_id" if record == self.item else "keten_session_id"
        domain = [(field, "=", record.id)]
        if record != self.item:
            domain.append(("keten_item_id", "=", False))
        return self.env["calendar.event"].search(domain)

    def place_of(self, role):
        places = self.session.sudo().attendance_ids
        return places.filtered(lambda a: a.user_id == self.user_of[role])

    def entry(self, mail):
        """Return the one file that a mail carries, as a calendar reads it."""
        ((name, content, kind),) = mail["attachments"]
        self.assertEqual((name, kind), ("invitation.ics", "text/calendar"))
        calendar = vobject.readOne(content.decode())
        return calendar.method.value, calendar.vevent
