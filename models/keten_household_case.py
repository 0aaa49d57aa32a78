from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_agenda_item import LIVE


class KetenHousehold(models.Model):
    """A household as a case of a multidisciplinary team."""

    _inherit = "keten.household"

    case_item_ids = fields.One2many(
        "keten.agenda.item", "household_id", "Discussed as a case"
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_undiscussed(self):
        items = self.sudo().case_item_ids  # of the team
        items._check_undiscussed()
        reviewed = items.filtered("review_ids")
        if reviewed:
            raise UserError(
                self.env._(
                    "A case review was written about %(household)s. Archive the "
                    "household instead.",
                    household=reviewed[0].household_id.name,
                )
            )

    def action_discuss_case(self):
        """Put a household on the agenda of the multidisciplinary team (ARN-18).

        :raise UserError: the municipality has no such team, or the case waits already
        """
        self.ensure_one()
        self.check_access("write")
        if any(item.state in LIVE for item in self.sudo().case_item_ids):  # of a team
            raise UserError(
                self.env._(
                    "%(household)s waits for a session already.", household=self.name
                )
            )
        team = self.env["keten.team"].search(
            [
                ("team_type", "=", "multidisciplinary"),
                ("company_id", "=", self.company_id.id),
            ],
            limit=1,
        )
        if not team:
            raise UserError(
                self.env._(
                    "There is no multidisciplinary team. Ask your functional "
                    "administrator to make one."
                )
            )
        item = self._put_before(team)
        return item._get_records_action(name=self.env._("Case"))

    def _put_before(self, team):
        items = self.env["keten.agenda.item"].sudo()  # nobody adds items by hand
        item = items.create(
            {"item_type": "case", "household_id": self.id, "team_id": team.id}
        )
        item._find_session()
        return item.with_env(self.env)
