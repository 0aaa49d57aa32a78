from markupsafe import Markup

from odoo import api, models
from odoo.fields import Command
from odoo.tools.misc import clean_context

from .calendar_event import QUIET


class CalendarEvent(models.Model):
    """A time that people agreed on, in their calendars (design.md 3.4).

    It carries a reference, a time and a link; the record it is of says when and who.
    """

    _inherit = "calendar.event"

    @api.model
    def _open_agreed(self, record, link_field, start, stop, people):
        """Return a new event of a record for these people, who said yes there."""
        env = self.env(context={**clean_context(self.env.context), **QUIET})
        events = env["calendar.event"].sudo()  # in calendars of other people
        event = events.create(
            {
                "name": record.display_name,
                "res_model_id": self.env["ir.model"]._get_id(record._name),
                "res_id": record.id,
                link_field: record.id,
                "user_id": False,
                "privacy": "private",
                "show_as": "busy",
                "start": start,
                "stop": stop,
                "partner_ids": [Command.set(people.ids)],
            }
        )
        event.attendee_ids.state = "accepted"  # they said yes on the record
        link = event._keten_link()
        event.description = Markup('<a href="%s">%s</a>') % (link, link)
        return event

    def _follow_agreed(self, start, stop, people):
        """Let the event follow its record to another time, or other people."""
        event = self.with_context(**QUIET)
        wanted = {"start": start, "stop": stop}
        if any(event[name] != value for name, value in wanted.items()):
            event.write(wanted)
        if event.partner_ids != people:
            event.write({"partner_ids": [Command.set(people.ids)]})
            event.attendee_ids.state = "accepted"  # they said yes on the record
