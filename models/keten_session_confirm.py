from odoo import fields, models
from odoo.exceptions import UserError

from .keten_session import AHEAD


class KetenSession(models.Model):
    """What was decided in writing is confirmed by the next regular session (OSS-A9)."""

    _inherit = "keten.session"

    confirmed_in_id = fields.Many2one(
        "keten.session",
        "Confirmed in",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The regular session that confirmed what was decided in writing.",
    )

    def _compute_allowed_verbs(self):
        result = super()._compute_allowed_verbs()
        for session in self.filtered(lambda s: s.session_type == "written"):
            verbs = session.allowed_verbs.split()
            left = [verb for verb in verbs if verb != "confirm"]
            session.allowed_verbs = f" {' '.join(left)} "
        return result

    def _missing_for_confirm(self):
        missing = super()._missing_for_confirm()
        if self.session_type == "written" and not self.env.su:
            missing.append(
                self.env._(
                    "What was decided in writing is confirmed by the next regular "
                    "session, when it is closed."
                )
            )
        return missing

    def write(self, vals):
        """
        :raise UserError: what people were invited to would become something else
        """
        if "session_type" in vals and not self.env.su:
            for session in self.filtered(lambda s: s.state != "planned"):
                if session.session_type != vals["session_type"]:
                    raise UserError(
                        self.env._(
                            "%(session)s was invited as it is: its type does not "
                            "change any more. Cancel it, and plan another.",
                            session=session.display_name,
                        )
                    )
        return super().write(vals)

    def _on_hold(self):
        """Let a regular session confirm what was decided in writing (OSS-A9)."""
        result = super()._on_hold()
        for session in self.filtered(lambda s: s.session_type == "regular"):
            rounds = session._rounds_to_confirm()
            rounds.sudo()._do("confirm")  # by this session, nobody does so by hand
            rounds._stamp({"confirmed_in_id": session.id})
        return result

    def _on_resume(self):
        result = super()._on_resume()
        rounds = self.search([("confirmed_in_id", "in", self.ids)])
        rounds.item_ids._stamp({"minutes_name": False})
        rounds._stamp(
            {
                "state": "held",
                "confirmed_in_id": False,
                "minutes_confirmed_at": False,
                "minutes_confirmed_by_id": False,
            }
        )
        return result

    def _rounds_to_confirm(self):
        return self.search(
            [
                ("team_id", "=", self.team_id.id),
                ("session_type", "=", "written"),
                ("state", "=", "held"),
            ]
        )

    def _confirmed_rounds(self):
        """Return the rounds this session confirmed, or will when it is over."""
        if self.session_type != "regular":
            return self.browse()
        if self.state in AHEAD:
            return self._rounds_to_confirm()
        return self.search([("confirmed_in_id", "=", self.id)])

    def _open_deadlines(self):
        """A round has no minutes of its own: the next regular session confirms it."""
        is_written = self.session_type == "written"
        return [
            deadline
            for deadline in super()._open_deadlines()
            if not is_written or deadline.code != "MINUTES"
        ]
