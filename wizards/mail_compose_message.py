from odoo import api, models
from odoo.exceptions import UserError


class MailComposeMessage(models.TransientModel):
    _inherit = "mail.compose.message"

    @api.constrains("composition_mode", "model")
    def _check_no_mass_mail(self):
        """A mail to many carries its text; the chain mails links (design.md 3.4)."""
        for composer in self:
            is_ours = (composer.model or "").startswith("keten.")
            if is_ours and composer.composition_mode == "mass_mail":
                raise UserError(
                    self.env._(
                        "A mail about several records carries its text to people who "
                        "may not read them. Write on each record instead."
                    )
                )
