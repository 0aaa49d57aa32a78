"""Many doors into the register at once: COPY, then one INSERT .. ON CONFLICT.

What the database would refuse has been found before (``keten_bag_reader``), so it has
no reason to quote an address in its log.
"""

import csv
import io
from typing import NamedTuple

from odoo.tools import SQL

# What a source always tells, and what it may leave as it is known.
ALWAYS = (
    ("street", "text"),
    ("house_number", "integer"),
    ("house_letter", "text"),
    ("addition", "text"),
    ("postcode", "text"),
    ("city", "text"),
    ("rd_x", "double precision"),
    ("rd_y", "double precision"),
)
PERHAPS = (
    ("bag_object_id", "text"),
    ("bag_building_id", "text"),
    ("neighbourhood_code", "text"),
    ("is_dwelling", "boolean"),
)
COLUMNS = (("bag_address_id", "text"), *ALWAYS, *PERHAPS)
NAMES = tuple(name for name, _type in COLUMNS)
WRITTEN = (*NAMES[1:], "area_id", "active")


class Merged(NamedTuple):
    """How many doors a load changed, and how many of the register it left out."""

    added: int
    changed: int
    unchanged: int
    missing: int


def _names(names, alias=None):
    return SQL(", ").join(
        SQL.identifier(alias, name) if alias else SQL.identifier(name) for name in names
    )


class Staging:
    """A temporary table beside the register of one municipality."""

    def __init__(self, env, company):
        self.cr = env.cr
        self.run = env.execute_query
        self.company = company
        self.count = 0

    def __enter__(self):
        self.cr.execute("DROP TABLE IF EXISTS keten_bag_staging")
        types = SQL(", ").join(
            SQL("%s %s", SQL.identifier(name), SQL(type_)) for name, type_ in COLUMNS
        )
        self.cr.execute(SQL("CREATE TEMPORARY TABLE keten_bag_staging (%s)", types))
        return self

    def __exit__(self, kind, _error, _traceback):
        if kind is None:  # else the transaction is gone, and the next load drops it
            self.cr.execute("DROP TABLE keten_bag_staging")

    def add(self, rows):
        """Add rows, each with the values of ``NAMES``; an empty one is not told."""
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        text.seek(0)
        self.cr.copy_expert("COPY keten_bag_staging FROM STDIN (FORMAT csv)", text)
        self.count += len(rows)

    def merge(self, uid):
        """Write what is new or different into the register.

        :param int uid: who loads it
        :return: how many doors were added and changed, as ``Merged``
        """
        self.cr.execute("ANALYZE keten_bag_staging")
        written = SQL(
            "WITH written AS (%s) SELECT count(*) FILTER (WHERE is_new), count(*)"
            " FROM written",
            self._merge_sql(uid),
        )
        [(added, total)] = self.run(written)
        return Merged(added, total - added, self.count - total, self._missing())

    def _merge_sql(self, uid):
        # Sorted, because neighbours then lie together on disk and in the indexes.
        kept = SQL(", ").join(
            SQL(
                "COALESCE(%s, %s)",
                SQL.identifier("told", name),
                SQL.identifier("known", name),
            )
            for name, _type in PERHAPS[:-1]
        )
        return SQL(
            """
            INSERT INTO keten_bag_address AS known
                   (company_id, create_uid, create_date, write_uid, write_date,
                    %(into)s)
            SELECT %(company)s, %(uid)s, now() AT TIME ZONE 'UTC',
                   %(uid)s, now() AT TIME ZONE 'UTC', %(of_new)s
              FROM (
                   SELECT known.id, %(of_told)s, %(kept)s,
                          COALESCE(told.is_dwelling, known.is_dwelling, TRUE),
                          COALESCE(buurt.id, wijk.id, known.area_id), TRUE
                     FROM keten_bag_staging told
                LEFT JOIN keten_bag_address known
                       ON known.company_id = %(company)s
                      AND known.bag_address_id = told.bag_address_id
                LEFT JOIN keten_area buurt
                       ON buurt.company_id = %(company)s
                      AND buurt.cbs_code = told.neighbourhood_code
                LEFT JOIN keten_area wijk
                       ON wijk.company_id = %(company)s
                      AND wijk.cbs_code = 'WK' || substr(told.neighbourhood_code, 3, 6)
                   ) new (id, %(into)s)
         LEFT JOIN keten_bag_address old ON old.id = new.id
             WHERE old.id IS NULL OR (%(of_old)s) IS DISTINCT FROM (%(of_new)s)
          ORDER BY new.postcode COLLATE "C", new.house_number
       ON CONFLICT (company_id, bag_address_id) DO UPDATE
               SET (write_uid, write_date, %(written)s)
                 = (excluded.write_uid, excluded.write_date, %(of_excluded)s)
         RETURNING xmax = 0 AS is_new
            """,
            company=self.company.id,
            uid=uid,
            into=_names((NAMES[0], *WRITTEN)),
            of_new=_names((NAMES[0], *WRITTEN), "new"),
            of_old=_names((NAMES[0], *WRITTEN), "old"),
            of_told=_names((NAMES[0], *(name for name, _type in ALWAYS)), "told"),
            kept=kept,
            written=_names(WRITTEN),
            of_excluded=_names(WRITTEN, "excluded"),
        )

    def _missing(self):
        return self.run(SQL("SELECT count(*) %s", self._missing_sql()))[0][0]

    def _missing_sql(self):
        return SQL(
            """
              FROM keten_bag_address gone
             WHERE gone.company_id = %s AND gone.active
               AND NOT EXISTS (
                   SELECT FROM keten_bag_staging told
                    WHERE told.bag_address_id = gone.bag_address_id)
            """,
            self.company.id,
        )

    def archive_missing(self, uid):
        """Set aside the doors of the municipality that were not told."""
        self.cr.execute(
            SQL(
                """
                UPDATE keten_bag_address
                   SET active = FALSE, write_uid = %s,
                       write_date = now() AT TIME ZONE 'UTC'
                 WHERE id IN (SELECT gone.id %s)
                """,
                uid,
                self._missing_sql(),
            )
        )
