from contextlib import suppress

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..models.keten_role import ROLES
from .access_world import NEVER_EXPORTED, RIGHTS, AccessWorld, matrix

EXPORT = "base.group_allow_export"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccess(AccessWorld):
    """Every cell of the sharing matrix, on both of its sides, through the ORM."""

    def test_every_model_and_role_has_its_row(self):
        rows = {(row.role, row.model) for row in matrix()}
        models = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("keten.")
            and not model._abstract
            and not model._transient
        }
        wanted = {(role, model) for role, _label in ROLES for model in models}
        self.assertEqual(rows, wanted)

    def test_a_row_without_a_right_says_so(self):
        for row in matrix():
            with self.subTest(row=row):
                self.assertEqual(row.scope == "none", not row.read)
                self.assertGreaterEqual(row.read, row.write)
                self.assertGreaterEqual(row.read, row.unlink)
                self.assertTrue(row.why)

    @mute_logger(
        "odoo.addons.base.models.ir_rule",
        "odoo.addons.base.models.ir_model",
        "odoo.sql_db",
    )
    def check_role(self, role):
        user = self.user_of[role]
        for row in matrix():
            if row.role == role:
                self.check_reading(row, user)
                self.check_changing(row, user)

    def check_reading(self, row, user):
        everything = self.all_records(row.model, row.role)
        expected = self.expected(row)
        Model = self.env[row.model].with_user(user)
        domain = [("id", "in", everything.ids)]
        channels = {
            "search": lambda: Model.search(domain).ids,
            "search_count": lambda: Model.search_count(domain),
            "web_search_read": lambda: [
                values["id"]
                for values in Model.web_search_read(domain, {"id": {}})["records"]
            ],
            "formatted_read_group": lambda: Model.formatted_read_group(
                domain, [], ["__count"]
            )[0]["__count"],
            "name_search": lambda: [
                id_ for id_, _name in Model.name_search("", domain, limit=None)
            ],
        }
        for channel, call in channels.items():
            with self.subTest(channel=channel, **self.cell(row)):
                seen = []
                with suppress(AccessError):
                    seen = call()
                if isinstance(seen, int):
                    self.assertEqual(seen, len(expected))
                else:
                    self.assertEqual(set(seen), set(expected.ids))
        for record in everything:
            with self.subTest(channel="read", record=record, **self.cell(row)):
                self.assert_allowed(
                    record in expected,
                    record.with_user(user).read,
                    [self.told_by(record)],
                )
            with self.subTest(channel="export_data", record=record, **self.cell(row)):
                self.check_export(record.with_user(user), record in expected)

    def check_export(self, record, allowed):
        if record._name in NEVER_EXPORTED:
            with self.assertRaises(UserError):
                record.export_data([self.told_by(record)])
            return
        if record.env.user.has_group(EXPORT):
            self.assert_allowed(allowed, record.export_data, [self.told_by(record)])
            return
        with self.assertRaisesRegex(UserError, "rights to export"):
            record.export_data([self.told_by(record)])

    def check_changing(self, row, user):
        for side in self.cases:
            record = self.changed_by(row, side).with_user(user)
            if not record or not record._auto:
                continue
            in_scope = side in self.sides_of(row.scope)
            calls = {
                "write": lambda r=record: r.write(self.change(r._name)),
                "unlink": lambda r=record: r.unlink(),
                "create": lambda r=record, s=side: r.browse().create(
                    self.new_values(r._name, s, row.role)
                ),
            }
            for right, call in calls.items():
                with self.subTest(right=right, side=side, **self.cell(row)):
                    self.assert_allowed(in_scope and getattr(row, right), call)

    def cell(self, row):
        return {"role": row.role, "model": row.model, "scope": row.scope}

    def assert_allowed(self, allowed, call, *args):
        """Assert that access lets the call through, whatever else stands in its way."""
        try:
            with self.env.cr.savepoint():
                try:
                    call(*args)
                    self.env.flush_all()
                except AccessError:
                    raise
                except (UserError, IntegrityError) as other:
                    self.assertTrue(allowed, f"refused for another reason: {other}")
                raise _Undo
        except _Undo:
            self.assertTrue(allowed, "should have been refused")
        except AccessError as error:
            self.assertFalse(allowed, error)
        finally:
            self.env.invalidate_all()


class _Undo(Exception):
    """Rolls a change back once it was seen to be possible."""


def _add_role_tests():
    """Give every role a test of its own, so that a failure names the role."""
    for role, _label in ROLES:

        def test(self, role=role):
            self.check_role(role)

        test.__doc__ = f"The rows of {role}: {', '.join(RIGHTS)}, near, far, abroad."
        setattr(TestAccess, f"test_{role}_sees_and_does_what_the_matrix_says", test)


_add_role_tests()
