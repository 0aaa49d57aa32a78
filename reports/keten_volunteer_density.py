from odoo import api, fields, models
from odoo.fields import NO_ACCESS
from odoo.tools import SQL

from .keten_small_numbers import SMALL

# Each area with the district or village it counts for
PLACE = """
    SELECT a.id, COALESCE(district.id, a.id) AS area_id
      FROM keten_area a
 LEFT JOIN keten_area district ON district.id = a.parent_id
       AND district.area_type IN ('district', 'village')
     WHERE a.area_type <> 'municipality'
"""
LIVING = ("announced", "discussed", "neighbours_informed", "moved_in", "followed")


class KetenVolunteerDensity(models.Model):
    """How strong the network of volunteers is in a district or village (OSS-C5).

    Available and screened volunteers against the households that live there or are
    on their way. Who may not read the volunteers gets no count under five, and none
    from which one could be worked out.
    """

    _name = "keten.volunteer.density"
    _description = "Volunteers per Area"
    _auto = False
    _order = "area_id"
    _rec_name = "area_id"

    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    area_id = fields.Many2one("keten.area", "District or village", readonly=True)
    volunteer_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    household_count = fields.Integer(readonly=True, groups=NO_ACCESS)
    is_weak = fields.Boolean(
        "Weak",
        readonly=True,
        help="Fewer available volunteers to a household than the municipality wants.",
    )
    recruitment_count = fields.Integer(
        "Councils asked", readonly=True, help="Requests not answered yet."
    )
    volunteers = fields.Char(
        "Available volunteers", compute="_compute_told", compute_sudo=False
    )
    households = fields.Char(compute="_compute_told", compute_sudo=False)
    density = fields.Char(
        "Volunteers to a household", compute="_compute_told", compute_sudo=False
    )

    @property
    def _table_query(self):
        return SQL(
            """
            WITH place AS (%(place)s
            ), volunteers AS (%(volunteers)s
            ), households AS (
                SELECT place.area_id,
                       count(DISTINCT COALESCE(p.household_id, -p.id)) AS number
                  FROM keten_placement p
                  JOIN place ON place.id = p.area_id
                 WHERE p.state IN %(living)s
              GROUP BY place.area_id
            ), asked AS (
                SELECT place.area_id, count(*) AS number
                  FROM keten_recruitment r
                  JOIN place ON place.id = r.area_id
                 WHERE r.state = 'asked'
              GROUP BY place.area_id
            )
            SELECT area.id,
                   area.company_id,
                   area.id AS area_id,
                   COALESCE(v.number, 0) AS volunteer_count,
                   COALESCE(h.number, 0) AS household_count,
                   COALESCE(asked.number, 0) AS recruitment_count,
                   COALESCE(v.number, 0)
                       < COALESCE(h.number, 0) * company.keten_volunteer_norm
                       AS is_weak
              FROM keten_area area
              JOIN res_company company ON company.id = area.company_id
         LEFT JOIN volunteers v ON v.area_id = area.id
         LEFT JOIN households h ON h.area_id = area.id
         LEFT JOIN asked ON asked.area_id = area.id
             WHERE area.active AND area.id IN (SELECT area_id FROM place)
            """,
            place=SQL(PLACE),
            volunteers=self._counted(SQL("TRUE")),
            living=LIVING,
        )

    @api.model
    def _counted(self, condition):
        """Return the query that counts available volunteers per place.

        :param SQL condition: which volunteers
        """
        return SQL(
            """
            SELECT place.area_id, count(*) AS number
              FROM keten_volunteer volunteer
              JOIN place ON place.id = volunteer.area_id
             WHERE volunteer.state = 'available'
               AND volunteer.is_screened
               AND %s
          GROUP BY place.area_id
            """,
            condition,
        )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_told(self):
        """Tell exact counts to who could count, and to others what may be told."""
        own = self._own_counts()
        is_municipal = self.env.user._has_keten_role("coordinator")
        for row, counted in zip(self, self.sudo(), strict=True):  # told in part only
            volunteers = told(counted.volunteer_count, own.get(row.area_id.id, 0))
            households = counted.household_count
            is_told = is_municipal or not 0 < households < SMALL
            row.volunteers = volunteers
            row.households = str(households) if is_told else f"< {SMALL}"
            is_known = is_told and volunteers.isdecimal() and households
            share = counted.volunteer_count / households if is_known else 0
            row.density = f"{share:.1f}" if is_known else "–"

    def _own_counts(self):
        """Return ``{place: number}`` of the volunteers the reader may open."""
        volunteers = self.env["keten.volunteer"]
        if not volunteers.has_access("read"):
            return {}
        readable = volunteers._search(
            [("state", "=", "available"), ("is_screened", "=", True)]
        )
        volunteers.flush_model()
        is_readable = SQL("volunteer.id IN %s", readable.subselect())
        query = SQL("WITH place AS (%s) %s", SQL(PLACE), self._counted(is_readable))
        return dict(self.env.execute_query(query))

    def action_recruit(self):
        """Ask a council of this area for volunteers: no one is named."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_recruitment_new_action"
        )
        councils = self.env["keten.organisation"].search(
            [
                ("organisation_type", "=", "residents_council"),
                ("company_id", "=", self.company_id.id),
            ]
        )
        near = councils.filtered(lambda council: self.area_id.name in council.name)
        return {
            **action,
            "context": {
                "default_area_id": self.area_id.id,
                "default_organisation_id": near[:1].id,
            },
        }


def told(total, own=0):
    """Return what may be told of a count to who can count ``own`` of it."""
    rest = total - own
    if not rest:
        return str(total)
    if total < SMALL:
        return f"< {SMALL}"
    return "–" if rest < SMALL else str(total)


class ResCompany(models.Model):
    _inherit = "res.company"

    keten_volunteer_norm = fields.Float(
        "Volunteers to a household",
        default=0.5,
        digits=(3, 1),
        help="An area with fewer available volunteers to a household is weak.",
    )

    _volunteer_norm_positive = models.Constraint(
        "CHECK (keten_volunteer_norm >= 0)",
        "Fewer than no volunteers to a household cannot be wanted.",
    )
