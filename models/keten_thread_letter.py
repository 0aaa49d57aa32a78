from typing import NamedTuple

from markupsafe import Markup

from odoo import models
from odoo.fields import Command


class Letter(NamedTuple):
    """What a mail to one person says and carries, beside its link.

    It travels in the context, and only code can make one: what comes over the wire
    is a plain list there, and neither says nor carries anything.
    """

    kind: str
    partner_id: int
    file: bytes


class KetenThread(models.AbstractModel):
    """A link-only mail may carry a place in a calendar, to its owner alone.

    The file hangs on the mail and on no record, so that no reader of the record finds
    it, and Odoo deletes it together with the mail. Attachments of a message still
    stay at home.
    """

    _inherit = "keten.thread"

    def _notify_by_email_get_base_mail_values(
        self, message, recipients_data, additional_values=None
    ):
        values = super()._notify_by_email_get_base_mail_values(
            message, recipients_data, additional_values
        )
        letter = self._letter()
        is_own = {data["id"] for data in recipients_data} == {
            letter and letter.partner_id
        }
        if is_own and letter.file:
            values["attachment_ids"] = [Command.create(self._letter_file(letter))]
        return values

    def _letter(self):
        letter = self.env.context.get("keten_letter")
        return letter if isinstance(letter, Letter) else None

    def _letter_file(self, letter):
        """Owned by the mail: without a record, only who sends it could read it."""
        return {
            "name": "invitation.ics",
            "raw": letter.file,
            "mimetype": "text/calendar",
            "res_model": "mail.message",
            "res_id": 0,
        }

    def _link_only_sentence(self):
        letter = self._letter()
        if not letter:
            return super()._link_only_sentence()
        return Markup("<p>%s</p>") % self._letter_sentences()[letter.kind]

    def _letter_sentences(self):
        return {
            "invite": self.env._(
                "You are invited to a session. Open it to say whether you come."
            ),
            "move": self.env._(
                "A session you are invited to was changed. Open it to see when and "
                "where it is, and to say whether you come."
            ),
            "cancel": self.env._(
                "You are no longer expected at this session: it is off, or it goes on "
                "without your item."
            ),
        }
