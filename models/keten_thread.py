from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import html2plaintext


class KetenThread(models.AbstractModel):
    """What every case record of the chain shares.

    A reference without personal data as its name, a municipality, activities, and
    a chatter whose mail carries a link and never content (design.md 3.3 and 3.4).
    A class that inherits this sets ``_sequence_code``, the code of its reference.
    """

    _name = "keten.thread"
    _description = "Case Record"
    _inherit = ["keten.fixed", "keten.import", "mail.thread", "mail.activity.mixin"]
    _rec_names_search = ["name"]
    _check_company_auto = True
    _sequence_code = None

    name = fields.Char(
        "Reference", required=True, readonly=True, copy=False, default="/"
    )
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )

    def _prepare_create_values(self, vals_list):
        # Copies: an import that fails tries the same values again, row by row.
        return super()._prepare_create_values(
            [self._with_reference(vals) for vals in vals_list]
        )

    def _with_reference(self, vals):
        if vals.get("name", "/") != "/":
            return vals
        return {
            **vals,
            "name": self.env["ir.sequence"].next_by_code(self._sequence_code),
        }

    def _load_records(self, data_list, update=False):
        """Let a file that fails be tried row by row, so that each fault finds its row.

        Odoo would blame the first row as well for what the whole batch was refused.
        """
        try:
            return super()._load_records(data_list, update)
        except UserError as error:
            if len(data_list) == 1:
                raise
            raise RuntimeError("one of these rows was refused") from error

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {"company_id": ""}

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        for name in self._kept_fields() - {"company_id"}:
            told = next((line for line in lines if line.vals.get(name)), None)
            if told:
                yield told, name, self._refused_field(name)

    @api.model
    def _search_message_partner_ids(self, operator, operand):
        """Let people search what they follow themselves, and nobody else's."""
        if not self.env.su:
            own = self.env.user.partner_id.ids
            operand = [partner for partner in own if partner in set(operand)]
        return super()._search_message_partner_ids(operator, operand)

    @api.depends("name")
    def _compute_display_name(self):
        """What was not saved yet has no reference: the screen calls it new."""
        result = super()._compute_display_name()
        for record in self.filtered(lambda record: not record._origin):
            record.display_name = False
        return result

    def _filtered_chatter(self):
        """Return the records of which this user may read what is said on them."""
        return self._filtered_access("read")

    def message_post(self, **kwargs):
        """What people say, they say now, and it never looks like a step."""
        if not self.env.su:
            kwargs.pop("date", None)
            kwargs["message_type"] = "comment"
        return super().message_post(**kwargs)

    def _creation_message(self):
        """Say no more than that: the name of the model is still untranslated
        while a municipality's first data are loaded.
        """
        self.ensure_one()
        in_own_language = self.with_context(lang=self.env.user.lang)
        return in_own_language.env._("Entered.")

    def _responsible_for(self, _role):
        """Return the user who fills a role for this record, empty if nobody does."""
        return self.env["res.users"]

    # ------------------------------------------------------------------
    # Mail: a link, to people who may open it
    # ------------------------------------------------------------------

    def _tell(self, users, sentence):
        """Notify people with a link; those who may not read it hear nothing."""
        self.ensure_one()
        if users:
            self.message_notify(
                partner_ids=users.partner_id.ids,
                subject=self.display_name,
                body=sentence,
            )

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Keep only people who may read the record.

        Following is not a right: somebody who moved to another organisation stays a
        follower, and must not hear of the case any more.
        """
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        if not self:
            return recipients
        users = self.env["res.users"].browse(
            [data["uid"] for data in recipients if data["uid"]]
        )
        allowed = {user.id for user in users if user._keten_readable(self)}
        return [data for data in recipients if data["uid"] in allowed]

    def _notify_by_email_prepare_rendering_context(
        self,
        message,
        msg_vals=False,
        model_description=False,
        force_email_company=False,
        force_email_lang=False,
        force_record_name=False,
    ):
        """Replace everything of the message by one sentence (design.md 3.4)."""
        context = super()._notify_by_email_prepare_rendering_context(
            message,
            msg_vals,
            model_description,
            force_email_company,
            force_email_lang,
            force_record_name,
        )
        return {
            **context,
            "message": message.new({"body": self._link_only_sentence()}),
            "tracking_values": [],
            "signature": "",
            "email_add_signature": False,
            "record_name": self.display_name,
        }

    def _notify_by_email_render_layout(
        self, message, recipients_group, msg_vals=False, render_values=None
    ):
        """Leave out the kind of work and its date, which an activity adds late."""
        values = {**(render_values or {}), "subtitles": [self.display_name]}
        return super()._notify_by_email_render_layout(
            message, recipients_group, msg_vals=msg_vals, render_values=values
        )

    def _notify_by_email_get_base_mail_values(
        self, message, recipients_data, additional_values=None
    ):
        """Send a mail of its own: one tied to the message carries its attachments."""
        values = super()._notify_by_email_get_base_mail_values(
            message, recipients_data, additional_values
        )
        del values["mail_message_id"]
        return {
            **values,
            "subject": self.display_name,
            "author_id": message.author_id.id,
            "email_from": message.email_from,
            "reply_to": message.reply_to,
        }

    def _notify_by_web_push_prepare_payload(
        self, message, msg_vals=False, force_record_name=False
    ):
        """Replace the body whole: Odoo adds the tracked values to it."""
        payload = super()._notify_by_web_push_prepare_payload(
            message, msg_vals, force_record_name
        )
        payload["title"] = self.display_name
        payload["options"]["body"] = html2plaintext(self._link_only_sentence())
        return payload

    def _link_only_sentence(self):
        sentence = self.env._("There is news for you. Open the record to read it.")
        return Markup("<p>%s</p>") % sentence
