from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_date

from ..models.keten_volunteer import OVER


class KetenVolunteerInvitation(models.TransientModel):
    """Invite volunteers to the training, or ask them to renew their certificate.

    The mail names nobody, is gone once it was sent, and leaves a date on the record.
    """

    _name = "keten.volunteer.invitation"
    _description = "Invitation to Volunteers"
    _inherit = ["keten.reach"]

    volunteer_ids = fields.Many2many(
        "keten.volunteer",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    kind = fields.Selection(
        [("training", "Introduction training"), ("renewal", "Certificate of conduct")],
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("keten_kind", "training"),
    )
    date = fields.Date("On", help="Of the training, or before which to apply.")
    place = fields.Char(help="As in the mail: Community centre De Schakel, 19:30.")
    unreached_ids = fields.Many2many(
        "keten.volunteer",
        string="Without an e-mail address",
        compute="_compute_unreached_ids",
        help="Ring these: a mail does not reach them.",
    )

    @api.depends("volunteer_ids")
    def _compute_unreached_ids(self):
        for invitation in self:
            invitation.unreached_ids = invitation.volunteer_ids.filtered(
                lambda volunteer: not volunteer.email
            )

    def action_invite(self):
        """Mail who has an address, and stamp everybody: the rest is rung.

        Who left, or was not suitable, is not asked any more.
        """
        self.ensure_one()
        self.volunteer_ids -= self.volunteer_ids.filtered(lambda v: v.state in OVER)
        self.volunteer_ids.check_access("write")
        mails = self.env["mail.mail"].sudo()  # to people without a login
        mails.create([self._mail_vals(volunteer) for volunteer in self._reached()])
        stamp = "training_invited_on" if self.kind == "training" else "vog_asked_on"
        self.volunteer_ids._stamp({stamp: fields.Date.context_today(self)})
        return {"type": "ir.actions.act_window_close"}

    def _reached(self):
        return self.volunteer_ids - self.unreached_ids

    def _mail_vals(self, volunteer):
        owner = volunteer.organisation_id
        return {
            "subject": self._subject(),
            "body_html": Markup("<p>%s</p><p>%s</p>") % (self._sentence(), owner.name),
            "email_to": volunteer.email,
            "email_from": owner.email or self.env.user.email_formatted,
            "reply_to": owner.email or self.env.user.email_formatted,
            "auto_delete": True,
        }

    def _subject(self):
        if self.kind == "training":
            return self.env._("Invitation: introduction training for volunteers")
        return self.env._("Please renew your certificate of conduct")

    def _sentence(self):
        day = format_date(self.env, self.date, date_format="EEEE d MMMM")
        if self.kind == "training":
            return self.env._(
                "You are welcome at our introduction training on %(day)s, at "
                "%(place)s. Answer this mail to tell whether you come.",
                day=day,
                place=self.place,
            )
        return self.env._(
            "Your certificate of conduct runs out soon. Please ask for a new one "
            "before %(day)s: it is free for volunteers, and we send you the link.",
            day=day,
        )
