from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL

from ..models.keten_buddy_match import RUNNING

WITHOUT_CONTACT = timedelta(weeks=4)  # they meet weekly or fortnightly (5.4)
IDLE = timedelta(weeks=8)
CERTIFICATE = timedelta(days=91)  # the reminder of 5.4


class KetenBuddyException(models.Model):
    """What asks for a coordinator today, and nothing else (anchors.md, complaint 8).

    One row is one request, match, volunteer or area. It tells a reference, since when
    and who must act.
    """

    _name = "keten.buddy.exception"
    _description = "What Asks for Attention"
    _auto = False
    _order = "kind, since, id"
    _rec_name = "kind"

    kind = fields.Selection(
        [
            ("1_waiting_8", "Waits longer than 8 weeks"),
            ("2_waiting_4", "Waits longer than 4 weeks"),
            ("3_stuck", "Answer or talk is due"),
            ("4_evaluation", "Evaluation is due"),
            ("5_ending", "Ends soon"),
            ("6_no_contact", "Did not meet for 4 weeks"),
            ("7_certificate", "Certificate runs out"),
            ("8_idle", "Volunteer without work for 8 weeks"),
            ("9_no_volunteers", "Area without volunteers"),
        ],
        "What",
        readonly=True,
        group_expand="_group_expand_kind",
    )
    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    organisation_id = fields.Many2one("keten.organisation", readonly=True)
    area_id = fields.Many2one("keten.area", readonly=True)
    reference = fields.Char(readonly=True)
    since = fields.Date("Since or by", readonly=True)
    user_id = fields.Many2one("res.users", "Who must act", readonly=True)
    request_id = fields.Many2one("keten.buddy.request", readonly=True)
    match_id = fields.Many2one("keten.buddy.match", readonly=True)
    volunteer_id = fields.Many2one("keten.volunteer", readonly=True)

    def _group_expand_kind(self, kinds, _domain):
        return sorted(kinds)

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT request.id * 10 + 1 AS id,
                   CASE WHEN request.deadline_red_date < %(today)s THEN '1_waiting_8'
                        ELSE '2_waiting_4' END AS kind,
                   request.company_id, request.organisation_id, request.area_id,
                   request.name AS reference, request.asked_on AS since,
                   request.responsible_id AS user_id,
                   request.id AS request_id, NULL::int AS match_id,
                   NULL::int AS volunteer_id
              FROM keten_buddy_request request
             WHERE request.state IN ('open', 'proposed')
               AND request.deadline_amber_date <= %(today)s
             UNION ALL
            SELECT match.id * 10 + 2,
                   CASE WHEN match.state <> 'active' THEN '3_stuck'
                        WHEN term.code = 'BUDDY_LENGTH' THEN '5_ending'
                        ELSE '4_evaluation' END,
                   match.company_id, match.organisation_id, match.area_id,
                   match.name, match.deadline_date, match.responsible_id,
                   NULL, match.id, NULL
              FROM keten_buddy_match match
              JOIN keten_term term ON term.id = match.deadline_term_id
             WHERE match.state IN %(running)s AND match.state <> 'paused'
               AND match.deadline_amber_date <= %(today)s
             UNION ALL
            SELECT match.id * 10 + 3, '6_no_contact',
                   match.company_id, match.organisation_id, match.area_id,
                   match.name, COALESCE(match.last_contact_on, match.started_on),
                   match.responsible_id, NULL, match.id, NULL
              FROM keten_buddy_match match
             WHERE match.state = 'active'
               AND COALESCE(match.last_contact_on, match.started_on) < %(met_after)s
             UNION ALL
            SELECT volunteer.id * 10 + 4, '7_certificate',
                   volunteer.company_id, volunteer.organisation_id, volunteer.area_id,
                   volunteer.name, volunteer.vog_valid_until,
                   volunteer.coordinator_id, NULL, NULL, volunteer.id
              FROM keten_volunteer volunteer
             WHERE volunteer.state IN ('available', 'paused')
               AND volunteer.vog_valid_until <= %(valid_after)s
             UNION ALL
            SELECT volunteer.id * 10 + 5, '8_idle',
                   volunteer.company_id, volunteer.organisation_id, volunteer.area_id,
                   volunteer.name, volunteer.waiting_since,
                   volunteer.coordinator_id, NULL, NULL, volunteer.id
              FROM keten_volunteer volunteer
             WHERE volunteer.state = 'available'
               AND volunteer.waiting_since < %(busy_after)s
             UNION ALL
            SELECT min(request.id) * 10 + 6, '9_no_volunteers',
                   request.company_id, request.organisation_id, request.area_id,
                   area.name, min(request.asked_on),
                   NULL, min(request.id), NULL, NULL
              FROM keten_buddy_request request
              JOIN keten_area area ON area.id = request.area_id
             WHERE request.state = 'open'
               AND NOT EXISTS (
                   SELECT FROM keten_volunteer volunteer
                    WHERE volunteer.area_id = request.area_id
                      AND volunteer.state = 'available')
             GROUP BY request.company_id, request.organisation_id, request.area_id,
                      area.name
            """,
            today=today,
            running=RUNNING,
            met_after=today - WITHOUT_CONTACT,
            valid_after=today + CERTIFICATE,
            busy_after=today - IDLE,
        )

    def action_open(self):
        """Go to what asks for attention."""
        self.ensure_one()
        record = self.request_id or self.match_id or self.volunteer_id
        return record._get_records_action(name=record._description)
