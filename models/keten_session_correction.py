from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class KetenSessionCorrection(models.Model):
    """What was added to minutes that stand, by whom and when (domain.md 5.2).

    About an item it is read by who may read that item; about the session as a whole
    by the members of its team, so that a guest learns of no other item.
    """

    _name = "keten.session.correction"
    _description = "Correction of Minutes"
    _inherit = ["keten.reach"]
    _order = "corrected_at, id"
    _rec_name = "session_id"

    session_id = fields.Many2one(
        "keten.session", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="session_id.company_id", store=True)
    team_id = fields.Many2one(related="session_id.team_id", store=True)
    item_id = fields.Many2one(
        "keten.agenda.item",
        "About",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('session_id', '=', session_id)]",
        help="Empty: about the session as a whole, for the members of the team only.",
    )
    placement_id = fields.Many2one(
        related="item_id.placement_id", store=True, index="btree_not_null"
    )
    household_id = fields.Many2one(
        related="item_id.household_id", store=True, index="btree_not_null"
    )
    text = fields.Text(
        "Correction", required=True, help="Without names of the household."
    )
    author_id = fields.Many2one(
        "res.users",
        "Added by",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
    )
    corrected_at = fields.Datetime(
        "Added on", required=True, readonly=True, default=fields.Datetime.now
    )

    @api.constrains("session_id", "item_id")
    def _check_minutes_stand(self):
        for correction in self:
            session = correction.session_id
            if not session.minutes_confirmed_at:
                raise ValidationError(
                    self.env._(
                        "The minutes of %(session)s are still open: change them "
                        "instead of adding a correction.",
                        session=session.display_name,
                    )
                )
            if correction.item_id.session_id not in (session, session.browse()):
                raise ValidationError(
                    self.env._(
                        "%(item)s was not on the agenda of %(session)s.",
                        item=correction.item_id.display_name,
                        session=session.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Sign with the user and the time, whatever a screen or a file says."""
        signature = {"author_id": self.env.uid, "corrected_at": fields.Datetime.now()}
        return super().create([{**vals, **signature} for vals in vals_list])

    def write(self, vals):
        """
        :raise UserError: a correction stands as it was added
        """
        self.check_access("write")
        if vals:
            raise UserError(self._stands())
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self._stands())

    @api.model
    def _stands(self):
        return self.env._("A correction stands. Add another one instead.")
