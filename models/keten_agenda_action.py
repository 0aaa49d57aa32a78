from odoo import api, fields, models
from odoo.exceptions import ValidationError

ACTIVITY = "ketenaanpak.mail_activity_type_team_action"


class KetenAgendaAction(models.Model):
    """What an organisation will do, as the team agreed (OSS-A10).

    With a person it becomes an activity on the placement, which tells the kind of
    work and its date; what was agreed stays here.
    """

    _name = "keten.agenda.action"
    _description = "Agreed Action"
    _inherit = ["keten.representative"]
    _fixed_fields = {"item_id": ""}
    _order = "date_due, id"
    _rec_name = "item_id"

    item_id = fields.Many2one(
        "keten.agenda.item", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="item_id.company_id", store=True)
    team_id = fields.Many2one(related="item_id.team_id", store=True, index=True)
    placement_id = fields.Many2one(
        related="item_id.placement_id", store=True, index="btree_not_null"
    )
    organisation_id = fields.Many2one(
        readonly=False, domain="[('company_id', '=', company_id)]"
    )
    user_id = fields.Many2one(
        index="btree_not_null",
        help="Gets an activity. Leave empty for the effort of a whole organisation.",
    )
    what = fields.Char(required=True, help="The work, without names of the household.")
    date_due = fields.Date("By when")
    done_date = fields.Date("Done on", readonly=True, copy=False)
    is_done = fields.Boolean(compute="_compute_is_done", store=True)
    activity_id = fields.Many2one(
        "mail.activity", readonly=True, copy=False, ondelete="set null"
    )

    _date_needed = models.Constraint(
        "CHECK (user_id IS NULL OR date_due IS NOT NULL)",
        "Work for a person has a date: fill in by when.",
    )
    _open_idx = models.Index("(team_id, date_due) WHERE is_done IS NOT TRUE")

    @api.depends("done_date")
    def _compute_is_done(self):
        for action in self:
            action.is_done = bool(action.done_date)

    @api.constrains("user_id", "item_id")
    def _check_person_may_see_it(self):
        """Refuse work for somebody who cannot open the placement it is about."""
        for action in self.filtered("user_id"):
            record = action.sudo().placement_id or action.sudo().item_id  # for another
            if not action.user_id._keten_readable(record):
                raise ValidationError(
                    self.env._(
                        "%(person)s cannot open %(placement)s. Choose somebody who "
                        "takes part, or leave the person empty.",
                        person=action.user_id.name,
                        placement=record.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create(vals_list)
        actions.item_id.session_id._check_open_minutes()
        actions._sync_decided()
        return actions

    def write(self, vals):
        if not self.env.su:
            self.item_id.session_id._check_open_minutes()
        result = super().write(vals)
        if vals.keys() & {"user_id", "date_due"}:
            self._sync_decided()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_before_minutes(self):
        self.item_id.session_id._check_open_minutes()
        self.activity_id.sudo().unlink()  # the chair takes the work back

    def action_done(self):
        """Tick off the effort of an organisation, or somebody's work."""
        self.check_access("write")
        self.activity_id.sudo()._action_done()  # the chair heard that it is done
        self._mark_done()

    def action_open_item(self):
        """Open what the team discussed when it agreed on this."""
        self.ensure_one()
        return self.item_id._get_records_action()

    def _mark_done(self):
        """Stamp the day, and let an item with no work left be done."""
        undone = self.filtered(lambda action: not action.is_done)
        open_actions = undone.sudo()  # stamped by whoever did the work
        open_actions.done_date = fields.Date.context_today(self)
        running = open_actions.item_id.filtered(lambda i: i.state == "actions_running")
        running._settle()
        running.session_id._close_when_done()

    def _sync_decided(self):
        """An action added after the item was discussed is given out at once."""
        decided = self.filtered(
            lambda action: action.item_id.state in ("discussed", "actions_running")
        )
        decided._sync_activities()

    def _sync_activities(self):
        """Make and move the activities of these actions; twice changes nothing."""
        for action in self.filtered(lambda a: a.user_id and not a.is_done):
            activity = action.activity_id.sudo()  # of whoever has to do it
            wanted = {"user_id": action.user_id.id, "date_deadline": action.date_due}
            if not activity:
                action._schedule(wanted)
            elif (activity.user_id, activity.date_deadline) != (
                action.user_id,
                action.date_due,
            ):
                activity.write(wanted)
        dropped = self.filtered(lambda a: not a.user_id).activity_id
        dropped.sudo().unlink()  # nobody in particular has to do it any more

    def _schedule(self, wanted):
        record = self.placement_id or self.item_id
        activities = self.env["mail.activity"].sudo()  # work for another organisation
        activity = activities.create(
            {
                "res_model_id": self.env["ir.model"]._get_id(record._name),
                "res_id": record.id,
                "activity_type_id": self.env.ref(ACTIVITY).id,
                "automated": True,
                **wanted,
            }
        )
        self.sudo().activity_id = activity  # a stamp
