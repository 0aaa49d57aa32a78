from odoo import fields, models


class KetenVolunteer(models.Model):
    """For how many a volunteer is there, and since when for nobody (OSS-C2).

    Rooms above that give volunteers work add theirs to ``_count_work`` and call
    ``_refresh_load`` when it changes.
    """

    _inherit = "keten.volunteer"

    def _count_work(self):
        """Return ``{volunteer id: number of people or households}`` of now."""
        return {}

    def _refresh_load(self):
        """Count work again, and let who has none begin or go on waiting."""
        count_of = self._count_work()
        today = fields.Date.context_today(self)
        for volunteer in self:
            load = count_of.get(volunteer.id, 0)
            is_idle = volunteer.state == "available" and not load
            since = is_idle and (volunteer.waiting_since or today)
            if (volunteer.load, volunteer.waiting_since) != (load, since):
                volunteer._stamp({"load": load, "waiting_since": since})
