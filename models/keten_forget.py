from odoo import api, models
from odoo.tools import split_every

from .keten_deadline_activity import BATCH


class KetenForget(models.AbstractModel):
    """A record that is kept until a day, and not longer (domain.md 2.7.4).

    ``_kept_until`` is the path to that day; a nightly job calls ``_cron_forget``.
    """

    _name = "keten.forget"
    _description = "Record that is Forgotten"
    _kept_until = "expires_on"

    @api.model
    def _cron_forget(self):
        """Nightly: forget what has been kept as long as it may."""
        over = self.search([(self._kept_until, "<", "today")]).ids
        remaining = len(over)
        for batch in split_every(BATCH, over):
            self.browse(batch)._forget()
            remaining -= len(batch)
            self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)

    def _forget(self):
        """Delete it, unless a model keeps what points at nobody."""
        self.unlink()
