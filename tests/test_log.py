import json

from odoo.tests import HttpCase, freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLog(ChainCase, HttpCase):
    """Whoever reads the log of a server learns no name and no typed word."""

    def logged(self, method, *args):
        """Return what the person is told, and what the server keeps."""
        user = self.user_of["guidance"]
        self.authenticate(user.login, user.login)
        params = {"model": "keten.person", "method": method, "args": args, "kwargs": {}}
        with self.assertLogs("odoo.http", "WARNING") as kept:
            answer = self.url_open(
                f"/web/dataset/call_kw/keten.person/{method}",
                data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
                headers={"Content-Type": "application/json"},
            ).json()
        return answer["error"]["data"]["message"], "".join(kept.output)

    def newcomer(self, **vals):
        household = self.near.household_id.id
        return {"household_id": household, "first_name": "Selam", **vals}

    def test_a_refusal_is_told_to_the_person_and_kept_by_kind(self):
        born = self.newcomer(last_name="Tesfay", birth_date="2099-01-01")
        told, kept = self.logged("create", [born])
        self.assertIn("lies in the future", told)
        self.assertIn("ValidationError at odoo.addons.ketenaanpak.models", kept)
        self.assertNotIn("future", kept)

    def test_a_value_that_does_not_exist_is_kept_by_kind(self):
        typed = self.newcomer(last_name="Tesfay", household_role="Tesfay of 12B")
        told, kept = self.logged("create", [typed])
        self.assertIn("Tesfay of 12B", told)
        self.assertIn("ValueError at odoo.addons.ketenaanpak.models", kept)
        self.assertNotIn("Tesfay", kept)
