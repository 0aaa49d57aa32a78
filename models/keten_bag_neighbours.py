from odoo import api, models
from odoo.tools import SQL

from .keten_doors import USUAL, Door, choose

NEAREST = 400  # doors: enough for five front doors, be they blocks of flats


class KetenBagAddress(models.Model):
    """The direct surroundings of a door (OSS-B2)."""

    _inherit = "keten.bag.address"

    def _neighbours(self, rule=USUAL):
        """Return the doors around this one.

        :param Rule rule: which doors, and how many
        :return: a list of ``Chosen`` in walking order; ``chosen.door.id`` is the id of
            a BAG address and ``chosen.reasons`` holds keys of ``REASONS``
        """
        self.ensure_one()
        return self._neighbours_of(self.company_id, self._as_door(), rule)

    @api.model
    def _neighbours_of(self, company, origin, rule=USUAL):
        """Return the doors around a point with a street and a number.

        It takes one query, however many doors the register holds.

        :param res.company company: the municipality whose register is asked
        :param Door origin: with the id 0 when it is not in the register
        :raise AccessError: the reader may not see the register
        """
        self.check_access("read")
        self.flush_model()
        rows = self.env.execute_query(self._around_sql(company, origin, rule))
        return choose(origin, (Door(*row) for row in rows), rule)

    @api.model
    def _around_sql(self, company, origin, rule):
        """Return the query for every dwelling that the rule could choose.

        These are the doors nearby, the nearest ones however far, the whole street,
        and whoever shares a building or a number with one of them.
        """
        point = SQL("point(%s, %s)", origin.x, origin.y)
        reach = max(rule.radius, rule.corner_reach)
        dwelling = SQL("d.company_id = %s AND d.active AND d.is_dwelling", company.id)
        return SQL(
            """
            WITH near AS MATERIALIZED (
                SELECT d.* FROM keten_bag_address d
                 WHERE point(d.rd_x, d.rd_y) <@ circle(%(point)s, %(reach)s)
                   AND %(dwelling)s
                UNION (
                SELECT d.* FROM keten_bag_address d
                 WHERE %(dwelling)s
              ORDER BY point(d.rd_x, d.rd_y) <-> %(point)s
                 LIMIT %(nearest)s)
                UNION
                SELECT d.* FROM keten_bag_address d
                 WHERE d.street = %(street)s AND d.city = %(city)s AND %(dwelling)s
            )
            SELECT %(columns)s FROM near d
             UNION
            SELECT %(columns)s
              FROM (SELECT DISTINCT bag_building_id FROM near) shared
              JOIN keten_bag_address d USING (bag_building_id)
             WHERE %(dwelling)s
             UNION
            SELECT %(columns)s
              FROM (SELECT DISTINCT street, city, house_number FROM near) shared
              JOIN keten_bag_address d USING (street, city, house_number)
             WHERE %(dwelling)s
            """,
            point=point,
            reach=reach,
            dwelling=dwelling,
            nearest=NEAREST,
            street=origin.street,
            city=origin.city,
            columns=SQL(
                "d.id, d.street, d.city, d.house_number, COALESCE(d.house_letter, ''),"
                " COALESCE(d.addition, ''), d.rd_x, d.rd_y,"
                " COALESCE(d.bag_building_id, '')"
            ),
        )
