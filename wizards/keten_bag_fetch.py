from odoo import fields, models


class KetenBagFetch(models.TransientModel):
    """Fill the register around an address from PDOK."""

    _name = "keten.bag.fetch"
    _description = "Fetch Addresses from PDOK"

    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        readonly=True,
        default=lambda self: self.env.company,
    )
    query = fields.Char("Around", required=True)
    metres = fields.Integer(default=300, required=True, help="At most 2,000.")

    def action_fetch(self):
        """Fetch the doors, and show the register.

        :raise UserError: PDOK is off, cannot be reached, or does not know the address
        """
        self.ensure_one()
        register = self.env["keten.bag.address"]
        register.check_access("create")
        x, y = register._locate(self.query)
        merged = register._fetch_around(x, y, self.metres, self.company_id)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "%(added)s addresses added and %(changed)s changed.",
                    added=merged.added,
                    changed=merged.changed,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
