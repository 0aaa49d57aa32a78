from odoo import api, models
from odoo.exceptions import AccessError


class MailThread(models.AbstractModel):
    """Mail that comes in is handed over by the mail server, and by nobody else.

    Odoo lets every employee do so, files it with all rights, and believes the sender:
    a placement or a session could be made, and opened, in somebody else's name.
    """

    _inherit = "mail.thread"

    @api.model
    def message_process(
        self,
        model,
        message,
        custom_values=None,
        save_original=False,
        strip_attachments=False,
        thread_id=None,
    ):
        """
        :raise AccessError: somebody hands over a mail by hand
        """
        if not (self.env.su or self.env.user._is_system()):
            raise AccessError(self.env._("Mail comes in through the mail server only."))
        return super().message_process(
            model,
            message,
            custom_values=custom_values,
            save_original=save_original,
            strip_attachments=strip_attachments,
            thread_id=thread_id,
        )
