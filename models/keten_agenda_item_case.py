from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from .keten_agenda_item import LIVE
from .keten_role import groups_of

AHEAD_OF_REVIEW = timedelta(days=14)
REVIEW = "ketenaanpak.mail_activity_type_case_review"
CASE_WORKERS = groups_of("case_director", "guidance")


class KetenAgendaItem(models.Model):
    """The items of a multidisciplinary team: cases instead of addresses (ARN-18)."""

    _inherit = "keten.agenda.item"

    item_type = fields.Selection(
        selection_add=[
            ("case", "Case"),
            ("in_view", "18+ in view"),
        ],
        ondelete={"case": "cascade", "in_view": "cascade"},
    )
    household_id = fields.Many2one(
        "keten.household",
        index="btree_not_null",
        check_company=True,
        readonly=True,
        ondelete="cascade",
    )
    review_ids = fields.One2many("keten.case.review", "item_id")
    is_unreviewed = fields.Boolean(
        "Review is missing",
        compute="_compute_is_unreviewed",
        store=True,
        compute_sudo=True,
    )
    in_view_household_ids = fields.Many2many(
        "keten.household",
        string="Young people in view",
        compute="_compute_in_view_household_ids",
        compute_sudo=True,
        help="Households with somebody between 17 and a half and 21 (ARN-25), as far "
        "as the reader may see them.",
    )

    _case_unique = models.UniqueIndex(
        "(household_id) WHERE item_type = 'case' AND state IN ('open', 'on_agenda')",
        "This household waits for a session already.",
    )

    @api.depends("team_id.team_type")
    def _compute_display_name(self):
        """A multidisciplinary team does not open with new addresses, but with cases."""
        result = super()._compute_display_name()
        for item in self:
            is_of_cases = item.team_id.team_type == "multidisciplinary"
            if item.item_type == "standing" and is_of_cases:
                item.display_name = self.env._("Case discussion")
        return result

    def _about(self):
        return self.household_id.sudo() or super()._about()  # its reference, no more

    @api.depends("item_type")
    @api.depends_context("uid")
    def _compute_in_view_household_ids(self):
        self.in_view_household_ids = False
        lists = self.filtered(lambda item: item.item_type == "in_view")
        if lists and self.env.user.has_groups(CASE_WORKERS):
            today = fields.Date.context_today(self)
            people = self.env["keten.person"].sudo(False)
            people = people.search(
                [
                    ("birth_date", ">", today - relativedelta(years=21)),
                    ("birth_date", "<=", today - relativedelta(years=17, months=6)),
                ]
            )
            lists.in_view_household_ids = people.household_id

    @api.depends("item_type", "review_ids")
    def _compute_is_unreviewed(self):
        for item in self:
            item.is_unreviewed = item.item_type == "case" and not item.review_ids

    def _put_on(self, session):
        """Ask who works for a case to write its review before the session."""
        result = super()._put_on(session)
        for item in self.filtered("is_unreviewed") if session else ():
            item._ask_review()
        return result

    def _take_off(self):
        self.sudo().activity_unlink([REVIEW])  # of whoever was asked
        return super()._take_off()

    def _is_step_open(self, activity):
        """A review is done when it is written, whoever says so."""
        is_review = activity.activity_type_id.id == self._activity_type_id(REVIEW)
        is_missing = any(item.is_unreviewed for item in self)
        return (is_review and is_missing) or super()._is_step_open(activity)

    def _ask_review(self):
        """Give the review an owner and a date, once; what was asked moves along."""
        today = fields.Date.context_today(self)
        day = max(self.session_date - timedelta(days=1), today)
        case = self.sudo()  # work for somebody of another organisation
        asked = case.activity_search([REVIEW])
        if asked:
            asked.date_deadline = day
            return
        household = case.household_id
        contact = household.guidance_organisation_id.contact_user_id
        writers = (household.case_director_id | contact).filtered(
            lambda user: user._keten_readable(self)
        )
        person = writers[:1] or self._responsible_for("coordinator")
        case.activity_schedule(REVIEW, day, user_id=person.id)

    def _missing_for_discuss(self):
        if self.is_unreviewed:
            return [
                self.env._(
                    "There is no review yet. Ask the case director or the guidance "
                    "professional to write it."
                )
            ]
        return super()._missing_for_discuss()

    def action_open_review(self):
        """Open the review of this case, or begin it."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_case_review_action"
        )
        review = self.review_ids[:1]
        return {
            **action,
            "res_id": review.id,
            "views": [(False, "form")],
            "context": {"default_item_id": self.id},
        }

    @api.model
    def _sync_open_deadlines(self):
        """Nightly: also bring back the cases whose day of review comes near."""
        self._bring_back_cases()
        return super()._sync_open_deadlines()

    @api.model
    def _bring_back_cases(self):
        near = fields.Date.context_today(self) + AHEAD_OF_REVIEW
        reviews = self.env["keten.case.review"].search([("review_date", "<=", near)])
        waiting = self.search([("item_type", "=", "case"), ("state", "in", LIVE)])
        latest = {}
        for review in reviews.sorted("id"):
            latest[review.household_id] = review
        for household in latest.keys() - set(waiting.household_id):
            newer = household.sudo().case_item_ids[:1]  # of the system, at night
            if newer == latest[household].item_id:
                household._put_before(latest[household].team_id)
