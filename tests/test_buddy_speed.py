from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from .buddy_case import BuddyCase
from .speed_case import SpeedCase

VOLUNTEERS, REQUESTS = 10_000, 1_000
SETS = ("language_ids", "interest_ids", "moment_ids", "purpose_ids")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddySpeed(BuddyCase, SpeedCase):
    """Ten thousand volunteers and a thousand requests cost what a few cost."""

    def multiply(self, record, number, **changed):
        """Copy a record in the database, with what hangs on it."""
        if number < 1:
            return record.browse()
        self.env.flush_all()
        table = record._table
        columns = self.env.execute_query(
            SQL(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = %s AND column_name <> 'id'",
                table,
            )
        )
        names = [name for (name,) in columns]
        values = [changed.get(name) or SQL.identifier(name) for name in names]
        copies = self.env.execute_query(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(1, %s) n"
                " WHERE %s.id = %s RETURNING id",
                SQL.identifier(table),
                SQL(", ").join(map(SQL.identifier, names)),
                SQL(", ").join(values),
                SQL.identifier(table),
                number,
                SQL.identifier(table),
                record.id,
            )
        )
        ids = [id_ for (id_,) in copies]
        for name in SETS:
            field = record._fields.get(name)
            if field:
                self.env.execute_query(
                    SQL(
                        "INSERT INTO %s (%s, %s)"
                        " SELECT id, %s FROM unnest(%s::int[]) id, %s"
                        " WHERE %s = %s RETURNING 1",
                        SQL.identifier(field.relation),
                        SQL.identifier(field.column1),
                        SQL.identifier(field.column2),
                        SQL.identifier(field.column2),
                        ids,
                        SQL.identifier(field.relation),
                        SQL.identifier(field.column1),
                        record.id,
                    )
                )
        self.env.execute_query(SQL("ANALYZE %s", SQL.identifier(table)))
        self.env.invalidate_all()
        return record.browse(ids)

    def spread(self):
        """Return the columns that put copies in different places."""
        return {
            "rd_x": SQL("164000 + n %% 97 * 50"),
            "rd_y": SQL("418000 + n %% 89 * 50"),
            "name": SQL("'V-' || n"),
        }

    def fill(self, total):
        """Let the pool and the requests grow with what a screen is asked for."""
        requests = self.env["keten.buddy.request"].search([])
        people = self.multiply(self.person, total - len(requests))
        if not requests:
            requests = self.ask()
        ids = SQL(
            "(%s)[n]",
            SQL("ARRAY[%s]", SQL(", ").join(SQL("%s", i) for i in people.ids)),
        )
        self.multiply(
            requests[0],
            total - len(requests),
            person_id=ids,
            name=SQL("'M-' || n"),
        )

    def test_the_candidates_of_one_request(self):
        request, volunteer = self.ask(), self.ready()
        self.ready(reach=100)
        self.multiply(volunteer, 500, **self.spread())
        few = self.asked_for(request)
        self.multiply(volunteer, VOLUNTEERS, **self.spread())
        many = self.asked_for(request)
        self.assertLessEqual(many, few + 1)  # near misses of another kind
        self.assertLessEqual(many, 40)

    def asked_for(self, request):
        """Return the queries that opening the page of candidates costs."""
        counts = []
        for _round in range(3):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            page = self.as_role(
                self.env["keten.buddy.search"].browse(
                    request.action_find_candidates()["res_id"]
                ),
                "welfare",
            )
            lines = {
                "volunteer_id": {"fields": {"display_name": {}}},
                "reasons": {},
                "score": {},
                "in_the_way": {},
            }
            page.web_read(
                {
                    "candidate_ids": {"fields": lines},
                    "near_miss_ids": {"fields": lines},
                }
            )
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        return min(counts)

    def test_boards_and_lists(self):
        limits = {"welfare": 30, "guidance": 30}
        for view in ("kanban", "list"):
            with self.subTest(view=view):

                def board(records, view=view):
                    records.web_search_read([], self.specification(records, view))

                self.assert_flat(board, limits, "keten.buddy.request")
