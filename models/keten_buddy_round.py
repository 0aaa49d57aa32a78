import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from .keten_buddy_assignment import all_at_once, is_possible, one_by_one, options
from .keten_buddy_ranking import THOUSANDTHS

AT_ONCE = 100_000  # pairs that are compared within a second or two
STEPS = 20  # of the bar

_logger = logging.getLogger(__name__)


class KetenBuddyRound(models.Model):
    """A proposal for all open requests of an organisation at once (OSS-C2).

    It is a draft: nobody is asked before a coordinator has looked at it. What takes
    longer than a moment runs beside the screen, which shows how far it is.
    """

    _name = "keten.buddy.round"
    _description = "Matching Round"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"organisation_id": "", "company_id": ""}
    _order = "id desc"
    _rec_name = "organisation_id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        default=lambda self: self.env.user.keten_organisation_id,
    )
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("running", "Comparing"),
            ("draft", "Draft"),
            ("asked", "Asked"),
            ("failed", "Failed"),
        ],
        required=True,
        readonly=True,
        default="waiting",
    )
    progress = fields.Integer(readonly=True, help="Per cent.")
    made_at = fields.Datetime(readonly=True)
    line_ids = fields.One2many("keten.buddy.round.line", "round_id", "Pairs")

    # What it gains
    request_count = fields.Integer("Open requests", readonly=True)
    volunteer_count = fields.Integer("Volunteers compared", readonly=True)
    served_count = fields.Integer("All at once", readonly=True)
    one_by_one_count = fields.Integer("One by one", readonly=True)
    points = fields.Float(readonly=True, digits=(9, 1))
    one_by_one_points = fields.Float(readonly=True, digits=(9, 1))
    gain = fields.Char("What it gains", compute="_compute_gain")

    @api.depends("create_date")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            day = format_date(self.env, one.create_date or fields.Date.today())
            one.display_name = self.env._("Matching round of %(day)s", day=day)

    @api.depends(
        "request_count",
        "served_count",
        "one_by_one_count",
        "points",
        "one_by_one_points",
    )
    @api.depends_context("lang")
    def _compute_gain(self):
        for one in self:
            more = one.served_count - one.one_by_one_count
            told = self.env._(
                "%(served)s of %(requests)s requests get a proposal.",
                served=one.served_count,
                requests=one.request_count,
            )
            if more > 0:
                told += " " + self.env._("One by one, %(more)s fewer would.", more=more)
            elif one.points > one.one_by_one_points:
                told += " " + self.env._(
                    "One by one as many would, and they would suit less: %(fewer)s "
                    "instead of %(points)s points.",
                    fewer=round(one.one_by_one_points),
                    points=round(one.points),
                )
            else:
                told += " " + self.env._("One by one comes to the same.")
            one.gain = told

    # ------------------------------------------------------------------
    # Making the proposal
    # ------------------------------------------------------------------

    @api.model
    def action_begin(self):
        """Make a round of the own organisation, and show it.

        :raise UserError: the solver is not installed
        """
        if not is_possible():
            raise UserError(
                self.env._(
                    "A matching round needs SciPy, which is not installed here. Ask "
                    "your system administrator to install it; until then, look for "
                    "candidates one request at a time."
                )
            )
        one = self.create({})
        if one._size() <= AT_ONCE:
            one._match()
        else:
            cron = self.env.ref("ketenaanpak.ir_cron_buddy_rounds")
            cron.sudo()._trigger()  # the queue is the system's
        return one._get_records_action(name=self.env._("Matching round"))

    def _open_requests(self):
        return self.env["keten.buddy.request"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("organisation_id", "=", self.organisation_id.id),
                ("state", "=", "open"),
            ]
        )

    def _pool(self):
        free = Domain([("state", "=", "available"), ("is_screened", "=", True)])
        return self.env["keten.volunteer"]._buddies(self.company_id) & free

    def _size(self):
        volunteers = self.env["keten.volunteer"].search_count(self._pool())
        return len(self._open_requests()) * volunteers

    def _match(self, commit=lambda: None):
        """Compare everybody, and keep the best proposal as lines to edit.

        :param commit: called when there is progress to show
        """
        self.ensure_one()
        requests = self._open_requests()
        facts = self.env["keten.volunteer"]._buddy_facts(self._pool())
        step = max(1, len(requests) // STEPS)

        def told(done):
            if done % step == 0:
                share = 100 * done // len(requests)
                self._stamp({"state": "running", "progress": share})
                commit()

        table = options(
            requests._wishes(), facts, self.company_id._buddy_weights(), told
        )
        best, by_hand = all_at_once(table), one_by_one(table)
        self._keep(best)
        self._stamp(
            {
                "state": "draft",
                "progress": 100,
                "made_at": fields.Datetime.now(),
                "request_count": len(requests),
                "volunteer_count": len(facts),
                "served_count": len(best.pairs),
                "one_by_one_count": len(by_hand.pairs),
                "points": best.worth[1] / THOUSANDTHS,
                "one_by_one_points": by_hand.worth[1] / THOUSANDTHS,
            }
        )

    def _keep(self, proposal):
        lines = self.env["keten.buddy.round.line"].sudo()  # grounds are stamps
        lines.create(
            [
                {
                    "round_id": self.id,
                    "request_id": near.wish.id,
                    "volunteer_id": near.volunteer.id,
                    **lines._grounds_of(near),
                }
                for near in proposal.pairs
            ]
        )

    def _stamp(self, vals):
        self.sudo().write(vals)  # what was worked out is written by nobody

    @api.model
    def _cron_match(self):
        """Make what waits, and what a stopped server left half made."""
        rounds = self.search([("state", "in", ("waiting", "running"))], order="id")
        for number, one in enumerate(rounds, 1):
            maker = one.with_user(one.create_uid).with_context(
                lang=one.create_uid.lang, allowed_company_ids=one.company_id.ids
            )
            maker._match_or_tell(self.env["ir.cron"]._commit_progress)
            self.env["ir.cron"]._commit_progress(1, remaining=len(rounds) - number)

    def _match_or_tell(self, commit):
        """Keep an error that nobody foresaw from stopping those behind it."""
        try:
            self._match(commit)
        except Exception as error:
            self.env.cr.rollback()
            _logger.warning("A matching round failed: %s", type(error).__name__)
            self._stamp({"state": "failed"})

    # ------------------------------------------------------------------
    # Asking
    # ------------------------------------------------------------------

    def action_ask(self):
        """Propose all pairs that still stand; the others say what came between."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft":
            raise UserError(self.env._("There is no draft to ask about."))
        self.line_ids._refresh_grounds()
        fine = self.line_ids.filtered(
            lambda line: not line.obstacle and line.request_id.state == "open"
        )
        if not fine:
            raise UserError(self.env._("None of these pairs can be proposed any more."))
        matches = self.env["keten.buddy.match"].create(
            [
                {"request_id": line.request_id.id, "volunteer_id": line.volunteer_id.id}
                for line in fine
            ]
        )
        for line, match in zip(fine, matches, strict=True):
            line._stamp({"match_id": match.id})
        self._stamp({"state": "asked"})
        return self.action_open_matches()

    def action_open_matches(self):
        return self.line_ids.match_id._get_records_action(name=self.env._("Proposals"))
