from collections import defaultdict

from odoo import api, models


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

    def _get_forbidden_access(self, operation):
        forbidden = super()._get_forbidden_access(operation)
        return forbidden + (self - forbidden)._beyond_reach(operation)

    def _beyond_reach(self, operation):
        """Return the messages on records this user may not read, or of other authors.

        Nobody writes in somebody else's name, or changes what another said.
        """
        beyond = set()
        by_record = defaultdict(lambda: defaultdict(list))
        for message in self.sudo():  # only where it hangs, and who wrote it
            if not (message.model or "").startswith("keten.") or not message.res_id:
                continue
            is_author = message.author_id == self.env.user.partner_id
            if operation in ("create", "write") and not is_author:
                beyond.add(message.id)
            by_record[message.model][message.res_id].append(message.id)
        for model, messages in by_record.items():
            records = self.env[model].browse(messages).exists()
            for res_id in messages.keys() - set(records._filtered_access("read")._ids):
                beyond.update(messages[res_id])
        return self.browse(beyond)
