from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

WHO_AND_WHEN = {"author_id", "email_from", "date", "model", "res_id", "message_type"}
SAID_BY_PEOPLE = {"comment", "user_notification"}
A_MOMENT = timedelta(hours=1)  # a long import says everything in its last second


class MailMessage(models.Model):
    """What is said on a record of the chain belongs to who may read the record.

    Odoo lets everybody read, and even change, a message that once was addressed to
    them. Here somebody moves to another organisation, a seat in a team ends, a name
    is mentioned by mistake: being addressed is not a right.
    """

    _inherit = "mail.message"

    @api.model
    def _search(
        self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs
    ):
        query = super()._search(
            domain, offset, limit, order, bypass_access=bypass_access, **kwargs
        )
        if self.env.su or bypass_access:
            return query
        found = self.browse(query)
        hidden = found._beyond_reach("read")
        return (found - hidden)._as_query(order) if hidden else query

    @api.model_create_multi
    def create(self, vals_list):
        """Let people say things; what a record tells of itself, only it tells.

        :raise AccessError: somebody makes a message that looks like a trace
        """
        messages = super().create(vals_list)
        if not self.env.su and any(m._looks_like_trace() for m in messages._of_chain()):
            raise AccessError(
                self.env._("What happened to a record, and when, the record tells.")
            )
        return messages

    def _looks_like_trace(self):
        is_of_now = self.date > fields.Datetime.now() - A_MOMENT
        is_said = self.message_type in SAID_BY_PEOPLE
        return bool(not is_said or not is_of_now or self.tracking_value_ids)

    def write(self, vals):
        """
        :raise AccessError: what was said would be somebody else's, or of another day
        """
        if vals.keys() & WHO_AND_WHEN and not self.env.su and self._of_chain():
            raise AccessError(
                self.env._("Who said something, where and when, does not change.")
            )
        return super().write(vals)

    def _of_chain(self):
        return self.sudo().filtered(  # only where it hangs
            lambda message: (message.model or "").startswith("keten.")
        )

    def _get_forbidden_access(self, operation):
        forbidden = super()._get_forbidden_access(operation)
        return forbidden + (self - forbidden)._beyond_reach(operation)

    def _beyond_reach(self, operation):
        """Return the messages on records this user may not read, or of other authors.

        Nobody writes in somebody else's name, changes what another said, or what the
        record tells of itself: that is the trace of who did what. Guests of a session
        do not read what its team says there.
        """
        beyond = set()
        by_record = defaultdict(lambda: defaultdict(list))
        for message in self._of_chain().filtered("res_id"):
            is_author = message.author_id == self.env.user.partner_id
            is_said = message.message_type == "comment"
            if operation in ("create", "write") and not is_author:
                beyond.add(message.id)
            if operation in ("write", "unlink") and not is_said:
                beyond.add(message.id)
            by_record[message.model, is_said][message.res_id].append(message.id)
        for (model, is_said), messages in by_record.items():
            records = self.env[model].browse(messages).exists()
            is_chatter = is_said and "message_ids" in records._fields
            readable = (
                records._filtered_chatter()
                if is_chatter
                else records._filtered_access("read")
            )
            for res_id in messages.keys() - set(readable._ids):
                beyond.update(messages[res_id])
        return self.browse(beyond)
