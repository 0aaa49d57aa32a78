from odoo import api, fields, models
from odoo.fields import NO_ACCESS
from odoo.tools import SQL, formatLang

from .keten_small_numbers import SMALL

# Each area with the district or village it counts for
PLACE = """
    SELECT a.id, COALESCE(district.id, a.id) AS area_id
      FROM keten_area a
 LEFT JOIN keten_area district ON district.id = a.parent_id
       AND district.area_type IN ('district', 'village')
     WHERE a.area_type <> 'municipality'
"""
COUNTED_VOLUNTEERS = """
    SELECT place.area_id, count(*) AS number
      FROM keten_volunteer counted
      JOIN place ON place.id = counted.area_id
     WHERE counted.state = 'available' AND counted.is_screened AND %s
  GROUP BY place.area_id
"""
COUNTED_HOUSEHOLDS = """
    SELECT place.area_id,
           count(DISTINCT COALESCE(counted.household_id, -counted.id)) AS number
      FROM keten_placement counted
      JOIN place ON place.id = counted.area_id
     WHERE counted.state IN (
               'announced', 'discussed', 'neighbours_informed', 'moved_in', 'followed')
       AND %s
  GROUP BY place.area_id
"""
AVAILABLE = [("state", "=", "available"), ("is_screened", "=", True)]
HERE = ("announced", "discussed", "neighbours_informed", "moved_in", "followed")
LIVING = [("state", "in", HERE), ("area_id", "!=", False)]


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
            ), households AS (%(households)s
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
            volunteers=SQL(COUNTED_VOLUNTEERS, SQL("TRUE")),
            households=SQL(COUNTED_HOUSEHOLDS, SQL("TRUE")),
        )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_told(self):
        """Tell exact counts to who could count, and to others what may be told."""
        own_volunteers = self._own("keten.volunteer", AVAILABLE, COUNTED_VOLUNTEERS)
        own_households = self._own("keten.placement", LIVING, COUNTED_HOUSEHOLDS)
        for row, counted in zip(self, self.sudo(), strict=True):  # told in part only
            area_id = row.area_id.id
            volunteers = counted.volunteer_count
            households = counted.household_count
            row.volunteers = told(volunteers, own_volunteers.get(area_id, 0))
            row.households = told(households, own_households.get(area_id, 0))
            is_told = row.volunteers.isdecimal() and row.households.isdecimal()
            is_known = is_told and households
            share = volunteers / households if is_known else 0
            row.density = formatLang(self.env, share, digits=1) if is_known else "–"

    def _own(self, model, domain, query):
        """Return ``{place: number}`` of the records the reader may open."""
        records = self.env[model]
        if not records.has_access("read"):
            return {}
        readable = records._search(domain)
        records.flush_model()
        is_readable = SQL("counted.id IN %s", readable.subselect())
        counts = SQL(query, is_readable)
        return dict(
            self.env.execute_query(SQL("WITH place AS (%s) %s", SQL(PLACE), counts))
        )

    def action_recruit(self):
        """Ask a council of this area for volunteers: no one is named."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_recruitment_new_action"
        )
        points = self.env["keten.contact.point"].search(
            [
                ("organisation_id.organisation_type", "=", "residents_council"),
                ("area_id", "child_of", self.area_id.id),
            ],
            limit=1,
        )
        return {
            **action,
            "context": {
                "default_area_id": self.area_id.id,
                "default_organisation_id": points.organisation_id.id,
            },
        }


def told(total, own=0):
    """Return what may be told of a count to who can count ``own`` of it.

    None at all points at nobody, and is what a council has to hear.
    """
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
