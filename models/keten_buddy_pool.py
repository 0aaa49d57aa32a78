from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .keten_buddy_match import RUNNING
from .keten_buddy_ranking import Volunteer, Weights, Wish

# Who is looked at: who can do it now, and who may be able to soon
IN_SIGHT = ("screening", "available", "paused")
GROUNDS = ("language", "interest", "distance", "moment", "waiting")


class KetenVolunteer(models.Model):
    """Facts of many volunteers at once, as the ranking takes them."""

    _inherit = "keten.volunteer"

    @api.model
    def _buddies(self, company):
        """Return the domain of who may be considered as a buddy."""
        return Domain(
            [
                ("company_id", "=", company.id),
                ("state", "in", IN_SIGHT),
                ("purpose_ids.code", "=", "buddy"),
            ]
        )

    @api.model
    def _buddy_facts(self, domain, wish=None):
        """Return facts of the volunteers this user may read, in one query.

        :param wish: leave out whoever breaks two of its hard conditions or more
        """
        self.env.flush_all()
        pool = self._search(domain)
        facts = SQL(
            """
            SELECT v.id,
                   COALESCE(v.gender, '') AS gender,
                   NULLIF(v.rd_x, 0) AS x,
                   NULLIF(v.rd_y, 0) AS y,
                   v.reach,
                   v.max_load - (SELECT count(*) FROM keten_buddy_match m
                                  WHERE m.volunteer_id = v.id AND m.state IN %(running)s
                                ) AS room,
                   %(today)s - COALESCE(v.waiting_since, %(today)s) AS waiting_days,
                   v.is_screened AND v.state <> 'screening' AS is_screened,
                   v.state = 'paused' AS is_away,
                   ARRAY(SELECT keten_language_id FROM %(languages)s r
                          WHERE r.keten_volunteer_id = v.id) AS languages,
                   ARRAY(SELECT keten_interest_id FROM %(interests)s r
                          WHERE r.keten_volunteer_id = v.id) AS interests,
                   ARRAY(SELECT keten_moment_id FROM %(moments)s r
                          WHERE r.keten_volunteer_id = v.id) AS moments,
                   ARRAY(SELECT m.request_id FROM keten_buddy_match m
                          WHERE m.volunteer_id = v.id AND %(apart)s) AS not_with
              FROM keten_volunteer v
             WHERE v.id IN %(pool)s
            """,
            running=RUNNING,
            today=fields.Date.context_today(self),
            languages=SQL.identifier(self._fields["language_ids"].relation),
            interests=SQL.identifier(self._fields["interest_ids"].relation),
            moments=SQL.identifier(self._fields["moment_ids"].relation),
            apart=self._apart(),
            pool=pool.subselect(),
        )
        rows = self.env.execute_query_dict(
            SQL(
                "SELECT * FROM (%s) facts WHERE %s ORDER BY id",
                facts,
                self._nearly(wish) if wish else SQL("TRUE"),
            )
        )
        return [self._as_fact(row) for row in rows]

    @api.model
    def _apart(self):
        """Return which past matches keep two people from being proposed again."""
        return SQL(
            """(m.state = 'declined' AND m.declined_by <> 'coordinator'
                AND (m.decline_follow_up <> 'later' OR m.available_again_on > %(today)s)
                OR m.state = 'declined' AND m.decline_follow_up = 'never'
                OR m.state = 'ended_early' AND m.end_reason = 'no_click')""",
            today=fields.Date.context_today(self),
        )

    @api.model
    def _nearly(self, wish):
        """Return what holds for who breaks at most one hard condition of a wish.

        The ranking decides; this spares it thousands who are out of the question.
        """
        broken = [
            SQL("%s = ANY(not_with)", wish.id),
            SQL("is_screened IS NOT TRUE"),
            SQL("is_away"),
            SQL("room < 1"),
        ]
        if wish.gender:
            broken.append(SQL("gender <> %s", wish.gender))
        for name in ("languages", "moments"):
            keys = getattr(wish, name)
            if keys:
                column = SQL.identifier(name)
                broken.append(SQL("NOT (%s && %s)", column, [*keys]))
        if wish.x is not None:
            broken.append(
                SQL(
                    "COALESCE(reach > 0 AND"
                    " sqrt((x - %(x)s) ^ 2 + (y - %(y)s) ^ 2) > reach, FALSE)",
                    x=wish.x,
                    y=wish.y,
                )
            )
        counted = SQL(" + ").join(SQL("(%s)::int", each) for each in broken)
        return SQL("%s < 2", counted)

    @api.model
    def _as_fact(self, row):
        sets = ("languages", "interests", "moments", "not_with")
        return Volunteer(**{**row, **{name: frozenset(row[name]) for name in sets}})


class KetenBuddyRequest(models.Model):
    """Wishes of many requests at once, as the ranking takes them."""

    _inherit = "keten.buddy.request"

    def _wishes(self):
        wishes = []
        for request in self:
            place = request.sudo()  # to a hundred metres, for the distance alone
            wishes.append(
                Wish(
                    request.id,
                    frozenset(request.language_ids.ids),
                    frozenset(request.interest_ids.ids),
                    frozenset(request.moment_ids.ids),
                    request.buddy_gender or "",
                    place.rd_x or None,
                    place.rd_y or None,
                )
            )
        return wishes


class ResCompany(models.Model):
    """How much each ground counts, by municipality."""

    _inherit = "res.company"

    keten_buddy_language = fields.Integer("Language in common", default=30)
    keten_buddy_interest = fields.Integer("Interest in common", default=30)
    keten_buddy_distance = fields.Integer("Lives near", default=20)
    keten_buddy_moment = fields.Integer("Moment in common", default=15)
    keten_buddy_waiting = fields.Integer("Volunteer waits long", default=5)

    _buddy_weights_positive = models.Constraint(
        "CHECK (LEAST(keten_buddy_language, keten_buddy_interest,"
        " keten_buddy_distance, keten_buddy_moment, keten_buddy_waiting) >= 0)",
        "A ground cannot count for less than nothing.",
    )

    def _buddy_weights(self):
        self.ensure_one()
        return Weights(*(self[f"keten_buddy_{ground}"] for ground in GROUNDS))


class ResConfigSettings(models.TransientModel):
    """What counts when a buddy is looked for."""

    _inherit = "res.config.settings"

    keten_buddy_language = fields.Integer(
        related="company_id.keten_buddy_language", readonly=False
    )
    keten_buddy_interest = fields.Integer(
        related="company_id.keten_buddy_interest", readonly=False
    )
    keten_buddy_distance = fields.Integer(
        related="company_id.keten_buddy_distance", readonly=False
    )
    keten_buddy_moment = fields.Integer(
        related="company_id.keten_buddy_moment", readonly=False
    )
    keten_buddy_waiting = fields.Integer(
        related="company_id.keten_buddy_waiting", readonly=False
    )
