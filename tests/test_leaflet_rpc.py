import json

from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .leaflet_case import TEXT, LeafletCase

ACCESS = "odoo.exceptions.AccessError"
USER = "odoo.exceptions.UserError"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletRpc(LeafletCase, HttpCase):
    """What the screens do not offer is refused over JSON-RPC as well."""

    def refusal(self, user, record, method, *args):
        """Return the name of the error a call ends in, empty when it is let through."""
        self.authenticate(user.login, user.login)
        params = {
            "model": record._name,
            "method": method,
            "args": [record.ids, *args] if record else list(args),
            "kwargs": {},
        }
        answer = self.url_open(
            f"/web/dataset/call_kw/{record._name}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()
        self.env.invalidate_all()
        return answer.get("error", {}).get("data", {}).get("name")

    @mute_logger("odoo.http")  # a refusal is a warning there
    def test_an_approved_text_does_not_change(self):
        leaflet = self.new_leaflet()
        self.approve(leaflet)
        coordinator = self.user_of["coordinator"]
        own = leaflet.block_ids.filtered("is_own")
        for record, values in (
            (leaflet, {"title": "Hello"}),
            (leaflet, {"block_ids": [[1, own.id, {"text": "Hello"}]]}),
            (leaflet, {"block_ids": [[2, own.id, 0]]}),
            (own, {"text": "Hello"}),
            (leaflet.partner_ids[:1], {"ask_for": "Nothing"}),
        ):
            with self.subTest(values=values):
                self.assertEqual(
                    self.refusal(coordinator, record, "write", values), USER
                )
        self.assertEqual(own.text, TEXT)

    @mute_logger("odoo.http")
    def test_nobody_checks_or_approves_for_another_organisation(self):
        leaflet = self.new_leaflet()
        self.write_texts(leaflet)
        leaflet.action_ask()
        line = self.own_line(leaflet, "police")
        housing = self.user_of["housing"]
        self.assertEqual(self.refusal(housing, line, "action_agree"), ACCESS)
        for stamp in ({"check_state": "checked"}, {"answered_by_id": housing.id}):
            for user in (housing, self.user_of["coordinator"], self.user_of["police"]):
                self.assertEqual(self.refusal(user, line, "write", stamp), ACCESS)
        self.assertEqual(line.check_state, "asked")
        for kind in ("housing_corporation", "welfare", "police"):
            self.own_line(leaflet, kind).action_agree()
        leaflet.action_offer()
        for user in (self.other_of["guidance"], self.user_of["welfare"]):
            self.assertEqual(self.refusal(user, leaflet, "action_approve"), ACCESS)
        for stamp in (
            {"guidance_approved_on": "2026-03-02"},
            {"guidance_approved_by_id": self.user_of["guidance"].id},
        ):
            refusal = self.refusal(self.user_of["coordinator"], leaflet, "write", stamp)
            self.assertEqual(refusal, ACCESS)
        approved = {"state": "approved"}
        self.assertFalse(
            self.refusal(self.user_of["coordinator"], leaflet, "write", approved)
        )
        self.assertEqual(leaflet.state, "checked")
        in_force = {"state": "in_force"}
        self.assertEqual(
            self.refusal(self.user_of["coordinator"], leaflet, "write", in_force), USER
        )

    @mute_logger("odoo.http")
    def test_it_is_not_entered_half_way(self):
        values = {
            "title": "Hello",
            "guidance_organisation_id": self.org["refugee_council", "near"].id,
        }
        leaflets = self.env["keten.leaflet"]
        for stamp in (
            {"state": "in_force"},
            {"in_force_from": "2026-01-01"},
            {"municipality_approved_on": "2026-01-01"},
        ):
            refusal = self.refusal(
                self.user_of["coordinator"], leaflets, "create", {**values, **stamp}
            )
            self.assertEqual(refusal, ACCESS)

    @mute_logger("odoo.http")
    def test_it_is_not_printed_with_an_area_of_another_municipality(self):
        leaflet = self.put_in_force()
        papers = self.env["keten.leaflet.print"]
        near, abroad = self.area["near"].id, self.area["abroad"].id
        for user, area in (
            (self.user_of["guide"], abroad),
            (self.foreigner_of["guide"], abroad),
            (self.foreigner_of["guide"], near),
        ):
            values = {"leaflet_id": leaflet.id, "area_id": area}
            self.assertEqual(self.refusal(user, papers, "create", values), ACCESS)
        guide = self.user_of["guide"]
        values = {"leaflet_id": leaflet.id, "area_id": near}
        self.assertFalse(self.refusal(guide, papers, "create", values))
        paper = papers.search([], order="id desc", limit=1)
        refusal = self.refusal(guide, paper, "write", {"area_id": abroad})
        self.assertEqual(refusal, ACCESS)
        self.assertEqual(paper.area_id.id, near)
