from odoo import fields, models
from odoo.tools import format_date
from odoo.tools.date_utils import start_of

from .keten_flyer_task import INFORMING

TOGETHER = 2


class KetenFlyerTask(models.Model):
    """What a round misses before it can take its next step (domain.md 5.3)."""

    _inherit = "keten.flyer.task"

    def _missing_for_plan(self):
        return self._missing("start_at") or self._missing_day()

    def _missing_day(self):
        """Nobody went along the doors before the address was known."""
        known = self._local_date(self.informed_at)
        if not known or self.round_date >= known:
            return []
        return [
            self.env._(
                "The address was known on %(day)s: choose a day from then on.",
                day=format_date(self.env, known),
            )
        ]

    def _missing_for_confirm(self):
        return [
            *self._missing_day(),
            *self._missing_company(),
            *self._missing_method(),
            *self._missing_introduction(),
        ]

    def _missing_for_report(self):
        return [] if self.has_no_particulars else self._missing("particulars")

    def _missing_for_resume(self):
        """What a closed quarter counted stays: a change would tell it apart (B3)."""
        reported = self._local_date(self.reported_at)
        today = fields.Date.context_today(self)
        if not reported or reported >= start_of(today, "quarter"):
            return []
        return [
            self.env._(
                "It was reported in a quarter that is closed, and is counted there. "
                "Tell the kernteam of what you have to add."
            )
        ]

    def _missing_for_drop(self):
        if self.information_method == "none":
            return []  # the kernteam gave the reason
        return self._missing("not_needed_reason")

    def _missing_company(self):
        """Say who is missing at the door: two organisations go together (OSS-B7).

        Or one, with the workload as its reason and the others agreeing (OSS-B8).
        """
        lines = self.participant_ids.filtered(
            lambda line: line.organisation_type in INFORMING
        )
        going = lines.filtered(lambda line: line.state == "accepted")
        kinds = set(going.mapped("organisation_type"))
        if len(kinds) >= TOGETHER:
            return []
        if kinds and self.exception_reason:
            return self._missing_consultation(kinds)
        names = ", ".join(going.organisation_id.mapped("name"))
        return [
            self.env._(
                "Two of the three organisations go together. Agreed so far: "
                "%(organisations)s. Or fill in why one goes alone, and that the others "
                "agree.",
                organisations=names or self.env._("nobody"),
            )
        ]

    def _missing_consultation(self, going):
        """Say which kinds of organisation were not asked whether one goes alone.

        Of the corporations it is the landlord that agrees.
        """
        landlord = self.corporation_id
        agreed = self.participant_ids.filtered("consulted_on").filtered(
            lambda line: (
                line.organisation_type != landlord.organisation_type
                or line.organisation_id == landlord
            )
        )
        kinds = self.participant_ids._fields["organisation_type"]
        labels = dict(kinds._description_selection(self.env))
        asked = {*going, *agreed.mapped("organisation_type")}
        missing = [labels[kind] for kind in INFORMING if kind not in asked]
        if not missing:
            return []
        return [
            self.env._(
                "One organisation goes alone only if the others agree. Record that "
                "you consulted: %(organisations)s.",
                organisations=", ".join(missing),
            )
        ]

    def _missing_method(self):
        if self.information_method or self._kernteam_comes_too_late():
            return []
        return [
            self.env._(
                "The kernteam has not decided yet how the neighbours hear of it. Ask "
                "its chair for an interim session or a written round."
            )
        ]

    def _kernteam_comes_too_late(self):
        """Tell whether the neighbours have to hear before the kernteam decides."""
        item = self.sudo().placement_id.agenda_item_ids.filtered(  # its date, no more
            lambda i: i.state == "on_agenda" and i.item_type == "placement"
        )
        last_day = self.round_due_date or fields.Date.context_today(self)
        decides_on = item[:1].session_date
        return not decides_on or decides_on > last_day

    def _missing_introduction(self):
        household = self.sudo().placement_id.household_id  # whether, and not who
        if household.introduction:
            return []
        return [
            self.env._(
                "Nobody asked the household what the neighbours may hear. The guidance "
                "organisation records it on the household, as the introduction agreed."
            )
        ]
