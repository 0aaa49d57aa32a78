import json

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models.keten_role import ROLES
from .access_world import NEVER_EXPORTED, AccessWorld, matrix

ACCESS_ERROR = "odoo.exceptions.AccessError"
EXPORT = "base.group_allow_export"


@tagged("post_install", "-at_install")
class TestAccessRpc(AccessWorld, HttpCase):
    """The same cells over JSON-RPC, as a browser or an attacker asks them."""

    def call(self, model, method, *args, **kwargs):
        """Return the result of a call, or ``None`` when it is refused."""
        answer = self.ask(model, method, *args, **kwargs)
        if "error" in answer:
            self.assertIn(
                answer["error"]["data"]["name"],
                (ACCESS_ERROR, "odoo.exceptions.UserError"),
                answer["error"]["data"]["message"],
            )
            return None
        return answer["result"]

    def ask(self, model, method, *args, **kwargs):
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()

    def channels(self, model, everything):
        """Return, per channel, the ids that came through."""
        domain = [["id", "in", everything.ids]]
        told = self.told_by(everything)
        found = self.call(model, "search", domain) or []
        page = self.call(model, "web_search_read", domain, {told: {}}) or {}
        names = self.call(model, "name_search", "", domain) or []
        read = []
        for record_id in everything.ids:
            read += self.call(model, "read", [record_id], [told]) or []
        yield "search", found
        yield "web_search_read", [row["id"] for row in page.get("records", [])]
        yield "name_search", [record_id for record_id, _name in names]
        yield "read", [row["id"] for row in read]
        counted = self.call(model, "search_count", domain) or 0
        grouped = self.call(model, "formatted_read_group", domain, [], ["__count"])
        yield "search_count", range(counted)
        yield "formatted_read_group", range(grouped[0]["__count"] if grouped else 0)

    @mute_logger("odoo.http", "odoo.sql_db")  # a refusal is a warning there
    def check_changing(self, role):
        user = self.user_of[role]
        self.authenticate(user.login, user.login)
        for row in matrix():
            if row.role == role:
                self.check_row(row)

    def check_row(self, row):
        for side in self.cases:
            record = self.changed_by(row, side)
            if not record or not record._auto:
                continue
            in_scope = side in self.sides_of(row.scope)
            for right, args in {
                "write": (record.ids, self.change(row.model)),
                "unlink": (record.ids,),
                "create": (self.new_values(row.model, side, row.role),),
            }.items():
                with self.subTest(
                    right=right, side=side, role=row.role, model=row.model
                ):
                    error = self.undone(row.model, right, *args)
                    allowed = in_scope and getattr(row, right)
                    self.assertEqual(error != ACCESS_ERROR, allowed, error)

    def undone(self, model, method, *args):
        """Ask for a change, take it back, and return the error that came, if any."""
        savepoint = self.env.cr.savepoint()
        answer = self.ask(model, method, *args)
        savepoint.close(rollback=True)
        self.env.invalidate_all()
        return answer.get("error", {}).get("data", {}).get("name")

    @mute_logger("odoo.http")  # a refusal is a warning there
    def check_reading(self, role):
        user = self.user_of[role]
        may_export = user.has_group(EXPORT)
        self.authenticate(user.login, user.login)
        for row in matrix():
            if row.role != role:
                continue
            everything = self.all_records(row.model, row.role)
            expected = set(self.expected(row).ids)
            exportable = may_export and row.model not in NEVER_EXPORTED
            for channel, seen in self.channels(row.model, everything):
                with self.subTest(channel=channel, role=role, model=row.model):
                    if isinstance(seen, range):
                        self.assertEqual(len(seen), len(expected))
                    else:
                        self.assertEqual(set(seen), expected)
            for record in everything:
                told = [self.told_by(record)]
                out = self.call(row.model, "export_data", record.ids, told)
                with self.subTest(channel="export_data", role=role, model=row.model):
                    self.assertEqual(bool(out), exportable and record.id in expected)

    def test_attachments_are_downloaded_with_their_record_only(self):
        self.give_everybody_something_to_read()
        hung = self.hung["ir.attachment"]
        for role in ("housing", "police", "manager"):
            user = self.user_of[role]
            self.authenticate(user.login, user.login)
            for side in self.cases:
                attachment = hung[self.record("keten.placement", side)]
                with self.subTest(role=role, side=side):
                    answer = self.url_open(f"/web/content/{attachment.id}")
                    allowed = side == "near" and role != "manager"
                    self.assertEqual(answer.status_code == 200, allowed)

    def test_nobody_reads_anything_without_a_login(self):
        self.authenticate(None, None)
        self.give_everybody_something_to_read()
        attachment = self.hung["ir.attachment"][self.near]
        self.assertNotEqual(
            self.url_open(f"/web/content/{attachment.id}").status_code, 200
        )
        page = self.url_open("/odoo/placements")
        self.assertIn("/web/login", page.url)


def _add_role_tests():
    """Give every role tests of its own, so that a failure names the role."""
    for role, _label in ROLES:

        def reads(self, role=role):
            self.check_reading(role)

        def changes(self, role=role):
            self.check_changing(role)

        for test in (reads, changes):
            test.__doc__ = f"The rows of {role}, over JSON-RPC."
            name = f"test_{role}_{test.__name__}_what_the_matrix_says"
            setattr(TestAccessRpc, name, test)


_add_role_tests()
