from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import NO_ACCESS, Command
from odoo.tools.misc import clean_context

# Neither followers nor messages: both tell colleagues who sits where.
QUIET = {
    "skip_contact_description": True,
    "skip_attendee_notification": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "tracking_disable": True,
}


class CalendarEvent(models.Model):
    """A session as people find it in their own calendar (OSS-A7, design.md 3.4).

    It carries a reference, a time, a place and a link. It follows its session, and
    nobody changes it by hand, because Odoo shares calendars between all employees.
    """

    _inherit = "calendar.event"

    keten_session_id = fields.Many2one(
        "keten.session",
        "Session",
        index="btree_not_null",
        ondelete="cascade",
        groups=NO_ACCESS,
    )
    keten_item_id = fields.Many2one(
        "keten.agenda.item",
        "Agenda Item",
        index="btree_not_null",
        ondelete="cascade",
        groups=NO_ACCESS,
        help="What a guest comes for; empty for the members.",
    )
    keten_sequence = fields.Integer(
        "Version of the invitation",
        groups=NO_ACCESS,
        help="Tells a calendar which of two files about this event is the later one.",
    )

    def write(self, vals):
        """
        :raise UserError: somebody changes what follows a session
        """
        if not self.env.su and vals.keys() - {"current_status"}:
            self._check_not_of_session()
        return super().write(vals)

    def _check_not_of_session(self):
        events = self._of_sessions()
        if events:
            raise UserError(
                self.env._(
                    "%(event)s follows its session or round: change that instead.",
                    event=events[0].name,
                )
            )

    def _of_sessions(self):
        """Return the events that belong to sessions, also those out of sight."""
        return self.sudo().filtered("keten_session_id")  # which no screen may read

    # ------------------------------------------------------------------
    # An event follows its session
    # ------------------------------------------------------------------

    @api.model
    def _open_for(self, places):
        """Return a new event for these places at one session."""
        record = places._about()
        session = places.session_id
        env = self.env(context={**clean_context(self.env.context), **QUIET})
        events = env["calendar.event"].sudo()  # in calendars of other people
        event = events.create(
            {
                "name": f"{session.team_id.name} {session.name}",
                "res_model_id": self.env["ir.model"]._get_id(record._name),
                "res_id": record.id,
                "keten_session_id": session.id,
                "keten_item_id": places.item_id.id,
                "user_id": False,
                "privacy": "private",
                "show_as": "busy",
                "partner_ids": [Command.set(places.user_id.partner_id.ids)],
                **self._when_and_where(session),
            }
        )
        return event

    def _point_at_places(self):
        """Link to the one item a guest comes for, or to the session."""
        places = self.env["keten.attendance"].sudo()  # of whoever sits at the event
        for event in self:
            record = places.search([("event_id", "=", event.id)])._about()
            if not record:
                continue
            link = record._notify_get_action_link("view")
            event.with_context(**QUIET).write(
                {
                    "res_model_id": self.env["ir.model"]._get_id(record._name),
                    "res_id": record.id,
                    "keten_item_id": record._name == "keten.agenda.item" and record.id,
                    "description": Markup('<a href="%s">%s</a>') % (link, link),
                }
            )

    @api.model
    def _when_and_where(self, session):
        return {
            "start": session.start_at,
            "stop": session.stop_at,
            "location": session.location,
        }

    def _follow_session(self):
        """Move along with the session; return the events that had to."""
        moved = self.browse()
        for event in self.with_context(**QUIET):
            wanted = self._when_and_where(event.keten_session_id)
            if any(event[name] != value for name, value in wanted.items()):
                event.write({**wanted, "keten_sequence": event.keten_sequence + 1})
                moved |= event
        return moved

    def _seat(self, partners):
        links = [Command.link(partner.id) for partner in partners]
        self.with_context(**QUIET).write({"partner_ids": links})

    def _release(self, partners):
        """Let go of some people; an event for nobody goes."""
        if self.partner_ids <= partners:
            return self.unlink()
        links = [Command.unlink(partner.id) for partner in partners]
        return self.with_context(**QUIET).write({"partner_ids": links})

    def _keten_link(self):
        """Return where a guest finds the item, and a member the session."""
        record = self.keten_item_id or self.keten_session_id
        return record._notify_get_action_link("view")

    def _keten_uid(self):
        settings = self.env["ir.config_parameter"].sudo()  # one database's own name
        return f"keten-{self.id}@{settings.get_param('database.uuid')}"

    def _keten_sender(self):
        """Return the address of the municipality: a chair may change meanwhile."""
        session = self.keten_session_id
        return session.company_id.email or session.chair_id.email

    # ------------------------------------------------------------------
    # What Odoo would do with an event, and a session's must not
    # ------------------------------------------------------------------

    def _compute_should_show_status(self):
        """A guest, who sits alone at an event, answers it like any other."""
        result = super()._compute_should_show_status()
        for event in self._of_sessions().sudo(False):
            event.should_show_status = bool(event.current_attendee)
        return result

    def _skip_send_mail_status_update(self):
        """Odoo's own invitations tell who else comes; ours carry a link."""
        return bool(self._of_sessions()) or super()._skip_send_mail_status_update()

    @api.model
    def _get_activity_excluded_models(self):
        own = ["keten.session", "keten.agenda.item"]
        return [*super()._get_activity_excluded_models(), *own]

    def _message_create(self, values_list):
        """
        :raise UserError: somebody talks on the event, which mails what is said
        """
        if not self.env.su:
            self._check_not_of_session()
        return super()._message_create(values_list)

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        """Let the rules alone decide on messages of events out of sight.

        Odoo looks into each event that somebody's messages hang on, and would refuse
        all messages for one.
        """
        seen = self._filtered_access("read")
        operations = super(
            CalendarEvent, seen
        )._mail_get_operation_for_mail_message_operation(message_operation)
        return {**operations, **dict.fromkeys(self - seen, "read")}

    def action_open_composer(self):
        """
        :raise UserError: somebody mails who comes from the event
        """
        self._check_not_of_session()
        return super().action_open_composer()

    def action_join_meeting(self, partner_id):
        """
        :raise UserError: somebody lets themselves in
        """
        self._check_not_of_session()
        return super().action_join_meeting(partner_id)

    def action_unlink_event(self, attendee_id=None, recurrence=False):
        """
        :raise UserError: somebody takes out what follows a session
        """
        self._check_not_of_session()
        return super().action_unlink_event(attendee_id, recurrence)
