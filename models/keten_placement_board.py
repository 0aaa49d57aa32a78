from markupsafe import Markup

from odoo import api, models

from .keten_placement import OPEN_STATES


class KetenPlacement(models.Model):
    """What the board shows to whom: its columns, and the first step when empty."""

    _inherit = "keten.placement"

    @api.model
    def _group_expand_state(self, states, _domain):
        """Add the open columns this user moves cards from or to, even when empty."""
        own = self._reachable_states().intersection(OPEN_STATES).union(states)
        return [
            state
            for state in self._fields["state"].get_values(self.env)
            if state in own
        ]

    @api.model
    def get_empty_list_help(self, help_message):
        """Explain the first step to the role that looks at an empty board."""
        title, step = self._first_step()
        return Markup('<p class="o_view_nocontent_smiling_face">%s</p><p>%s</p>') % (
            title,
            step,
        )

    @api.model
    def _first_step(self):
        user = self.env.user
        if user._has_keten_role("coordinator", "case_director"):
            return self.env._("No placement yet"), self.env._(
                "Enter a household that was linked to the municipality with New, or "
                "import a file from your target tracking (Import records, in the gear "
                "menu)."
            )
        if user._has_keten_role("housing"):
            return self.env._("No placement for your corporation yet"), self.env._(
                "As soon as the municipality asks your corporation for a dwelling, the "
                "placement appears here. Open it and choose Address known once you "
                "have an address."
            )
        if user._has_keten_role("welfare", "police"):
            return self.env._("Nothing on the table of your kernteams"), self.env._(
                "As soon as an address becomes known in an area of your kernteam, the "
                "placement appears here. Ask your district coordinator if you expected "
                "one."
            )
        return self.env._("No placement is yours yet"), self.env._(
            "As soon as a household is assigned to you or your organisation, its "
            "placement appears here."
        )
