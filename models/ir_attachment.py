from odoo import api, models
from odoo.exceptions import ValidationError

# A certificate of conduct is shown and goes back to the volunteer (domain.md 2.7.7)
WITHOUT_FILES = ("keten.volunteer", "keten.volunteer.contact")


class IrAttachment(models.Model):
    """No file hangs on a volunteer, on no road: it would be the certificate."""

    _inherit = "ir.attachment"

    @api.constrains("res_model", "res_id")
    def _check_without_files(self):
        if any(
            attachment.res_model in WITHOUT_FILES and attachment.res_id
            for attachment in self
        ):
            raise ValidationError(
                self.env._(
                    "No files are kept of a volunteer. Fill in when the certificate "
                    "of conduct was seen, and its number."
                )
            )
