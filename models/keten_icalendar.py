"""A place in a calendar, as a file that every calendar reads (RFC 5545, RFC 5546)."""

import pytz
import vobject

from odoo import fields


def icalendar(event, email, method):
    """Return an invitation to an event as bytes, for one person.

    It tells when and where and carries a link. It names nobody else: who comes, and
    what for, is read behind the link (design.md 3.4).
    """
    calendar = vobject.iCalendar()
    calendar.add("method").value = method
    entry = calendar.add("vevent")
    for name, value in _facts(event, method).items():
        entry.add(name).value = value
    attendee = entry.add("attendee")
    attendee.value = f"mailto:{email}"
    # Answers are given behind the link, and not by mail to the organiser.
    attendee.params["RSVP"] = ["FALSE"]
    return calendar.serialize().encode()


def _facts(event, method):
    link = event._keten_link()
    facts = {
        "uid": event._keten_uid(),
        "sequence": str(event.keten_sequence),
        "dtstamp": pytz.utc.localize(fields.Datetime.now()),
        "dtstart": pytz.utc.localize(event.start),
        "dtend": pytz.utc.localize(event.stop),
        "summary": event.name,
        "location": event.location,
        "description": link,
        "url": link,
        "class": "PRIVATE",
        "transp": "OPAQUE",
        "status": "CANCELLED" if method == "CANCEL" else "CONFIRMED",
        "organizer": f"mailto:{event._keten_sender()}",
    }
    return {name: value for name, value in facts.items() if value}
