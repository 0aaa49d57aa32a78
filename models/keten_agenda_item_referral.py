from odoo import api, fields, models

from .keten_agenda_item import DISCUSSED
from .keten_referral import READERS, RUNNING

REFER = "ketenaanpak.mail_activity_type_refer"


class KetenAgendaItem(models.Model):
    """From the decision to refer, to the referral itself (OSS-A12)."""

    _inherit = "keten.agenda.item"

    referral_ids = fields.One2many(
        "keten.referral", "item_id", "Referrals", groups=READERS
    )
    referral_count = fields.Integer(compute="_compute_referral_count", groups=READERS)
    can_refer = fields.Boolean(compute="_compute_can_refer")

    @api.depends("referral_ids")
    @api.depends_context("uid")
    def _compute_referral_count(self):
        """Counted as the reader sees it."""
        groups = self.env["keten.referral"]._read_group(
            [("item_id", "in", self.ids)], ["item_id"], ["__count"]
        )
        count_of = {item.id: count for item, count in groups}
        for item in self:
            item.referral_count = count_of.get(item.id, 0)

    @api.depends("refer", "state", "referral_ids.state")
    @api.depends_context("uid")
    def _compute_can_refer(self):
        is_welfare = self.env.user._has_keten_role("welfare")
        for item in self:
            item.can_refer = is_welfare and item._awaits_referral()

    def _awaits_referral(self):
        """Tell whether it was decided to refer, and nobody has done so."""
        referrals = self.sudo().referral_ids  # of a colleague as well
        is_running = any(referral.state in RUNNING for referral in referrals)
        is_decided = self.refer == "yes" and self.state in DISCUSSED
        return bool(is_decided and self.placement_id and not is_running)

    def _on_discuss(self):
        result = super()._on_discuss()
        self._remind_of_referral()
        return result

    def _remind_of_referral(self):
        """Ask the social worker of the team, once, and stop asking where it is off."""
        items = self.sudo()  # work for another organisation
        awaiting = items.filtered(lambda item: item._awaits_referral())
        (items - awaiting).activity_unlink([REFER])
        asked = set(awaiting.activity_search([REFER]).mapped("res_id"))
        deadline = self.env.ref(REFER)._get_date_deadline()
        for item in awaiting.filtered(lambda item: item.id not in asked):
            person = item._social_worker() or item._responsible_for("coordinator")
            item.activity_schedule(REFER, deadline, user_id=person.id)

    def _is_step_open(self, activity):
        """A referral is done when it is sent, whoever says so."""
        is_refer = activity.activity_type_id.id == self._activity_type_id(REFER)
        is_awaited = any(item._awaits_referral() for item in self)
        return (is_refer and is_awaited) or super()._is_step_open(activity)

    def _social_worker(self):
        """Return the welfare member of the team, who can open the item."""
        members = self.team_id._members_in("social_worker")
        return members.filtered(
            lambda user: user._has_keten_role("welfare") and user._keten_readable(self)
        )[:1]

    def action_refer(self):
        """Open a new referral of this item."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_referral_action"
        )
        return {
            **action,
            "views": [(False, "form")],
            "context": {"default_item_id": self.id},
        }

    def action_open_referrals(self):
        return self.referral_ids._get_records_action(name=self.env._("Referrals"))
