from odoo import api, fields, models
from odoo.fields import NO_ACCESS
from odoo.tools import SQL
from odoo.tools.date_utils import get_quarter_number

from .keten_small_numbers import LESS, WITHHELD, Numbers, publish

COUNTS = ("doors", "reached", "positive", "neutral", "worried", "offers")


class KetenFlyerSupport(models.Model):
    """How neighbours took it, per district or village and quarter (OSS-B1, OSS-B3).

    One row counts the rounds that were reported in a quarter that is over: numbers
    that still grow would tell, from one day to the next, what one round came to. The
    counts themselves are read by nobody; a reader gets what may be told of them.
    """

    _name = "keten.flyer.support"
    _description = "Support of Neighbours"
    _auto = False
    _order = "quarter desc, area_id"
    _rec_name = "area_id"

    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    area_id = fields.Many2one("keten.area", "District or village", readonly=True)
    quarter = fields.Date("Quarter from", readonly=True)
    period = fields.Char("Quarter", compute="_compute_period")
    round_count = fields.Integer("Rounds", readonly=True, aggregator=None)
    doors_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    reached_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    positive_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    neutral_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    worried_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    offers_count = fields.Integer(readonly=True, groups=NO_ACCESS)

    doors = fields.Char(compute="_compute_told", compute_sudo=False)
    reached = fields.Char(compute="_compute_told", compute_sudo=False)
    coverage = fields.Char(
        compute="_compute_told",
        compute_sudo=False,
        help="Doors that were reached, with a leaflet or a talk, of all doors.",
    )
    positive = fields.Char(compute="_compute_told", compute_sudo=False)
    neutral = fields.Char(compute="_compute_told", compute_sudo=False)
    worried = fields.Char(compute="_compute_told", compute_sudo=False)
    offers = fields.Char("Offers of help", compute="_compute_told", compute_sudo=False)

    @property
    def _table_query(self):
        return self._counted(SQL("TRUE"))

    @api.model
    def _counted(self, condition):
        """Return the query that counts results, of rounds reported before today's
        quarter.

        :param SQL condition: which results
        """
        return SQL(
            """
            SELECT min(result.id) AS id,
                   task.company_id,
                   COALESCE(district.id, task.area_id) AS area_id,
                   date_trunc('quarter', local.reported)::date AS quarter,
                   count(*) AS round_count,
                   COALESCE(sum(result.door_count), 0) AS doors_count,
                   COALESCE(sum(result.reached_count), 0) AS reached_count,
                   COALESCE(sum(result.positive_count), 0) AS positive_count,
                   COALESCE(sum(result.neutral_count), 0) AS neutral_count,
                   COALESCE(sum(result.worried_count), 0) AS worried_count,
                   COALESCE(sum(result.offer_count), 0) AS offers_count
              FROM keten_flyer_result result
              JOIN keten_flyer_task task ON task.id = result.task_id
        CROSS JOIN LATERAL (SELECT task.reported_at AT TIME ZONE 'UTC'
                       AT TIME ZONE 'Europe/Amsterdam' AS reported) local
         LEFT JOIN keten_area a ON a.id = task.area_id
         LEFT JOIN keten_area district ON district.id = a.parent_id
               AND district.area_type IN ('district', 'village')
             WHERE task.state = 'reported'
               AND local.reported < date_trunc('quarter', %(today)s::date)
               AND %(condition)s
          GROUP BY task.company_id, COALESCE(district.id, task.area_id),
                   date_trunc('quarter', local.reported)
            """,
            today=fields.Date.context_today(self),
            condition=condition,
        )

    @api.depends("quarter")
    def _compute_period(self):
        for row in self:
            number = get_quarter_number(row.quarter)
            row.period = self.env._(
                "Q%(number)s %(year)s", number=number, year=row.quarter.year
            )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_told(self):
        """Tell exact counts to who walked all of it, and to others what may be told."""
        own = self._own_numbers()
        for row, counted in zip(self, self.sudo(), strict=True):  # told in part only
            numbers = Numbers(*(counted[f"{name}_count"] for name in COUNTS))
            key = (row.company_id.id, row.area_id.id, row.quarter)
            own_rounds, own_numbers = own.get(key, (0, None))
            if own_rounds == row.round_count:
                told = numbers._asdict()
            else:
                told = publish(numbers, own_numbers)
            row._tell_numbers(told)

    def _tell_numbers(self, told):
        for name, mark in told.items():
            self[name] = {LESS: "< 5", WITHHELD: "–"}.get(mark, str(mark))
        doors, reached = told["doors"], told["reached"]
        is_known = isinstance(doors, int) and isinstance(reached, int) and doors
        self.coverage = f"{round(100 * reached / doors)} %" if is_known else "–"

    def _own_numbers(self):
        """Return ``{(municipality, area, quarter): (rounds, Numbers)}`` of the rounds
        whose results the reader may open one by one.
        """
        results = self.env["keten.flyer.result"]
        if not results.has_access("read"):
            return {}
        readable = results._search([])
        query = self._counted(SQL("result.id IN %s", readable.subselect()))
        results.flush_model()
        rows = self.env.execute_query_dict(query)
        return {
            (row["company_id"], row["area_id"] or False, row["quarter"]): (
                row["round_count"],
                Numbers(*(row[f"{name}_count"] for name in COUNTS)),
            )
            for row in rows
        }
