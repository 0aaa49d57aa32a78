import json

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .volunteer_case import VolunteerCase

CONTACT = ["last_name", "phone", "email", "postcode", "vog_reference"]
QUIET = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerPool(VolunteerCase):
    """Guidance's volunteer agrees to the joint pool: what welfare reads (OSS-C1)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shared = cls.available(cls(), vog_reference="12345678")
        cls.theirs = cls.shared.with_user(cls.user_of["welfare"])

    def assert_sees(self, role, is_seen, people=None):
        self.env.flush_all()
        self.env.invalidate_all()
        user = (people or self.user_of)[role]
        seen = self.shared.with_user(user)
        self.assertEqual(bool(seen.search([("id", "=", seen.id)])), is_seen)

    def test_the_other_organisation_reads_what_a_match_needs(self):
        self.assert_sees("welfare", True)
        self.assertEqual(self.theirs.language_ids, self.tigrinya)
        self.assertTrue(self.theirs.is_screened)

    def test_how_to_reach_the_volunteer_stays_with_the_owner(self):
        self.assertEqual(self.shared.phone, "0412-555111")
        for name in CONTACT:
            self.assertFalse(self.theirs[name], name)
        by_name = [("last_name", "=", "Invented")]
        self.assertFalse(self.theirs.search(by_name))
        self.assertEqual(self.shared.search(by_name), self.shared)

    def test_nobody_else_writes_it(self):
        with mute_logger(*QUIET):
            for vals in ({"reach": 1}, {"phone": "1"}, {"shares_pool": False}):
                with self.subTest(vals=vals), self.assertRaises(AccessError):
                    self.theirs.write(vals)
            with self.assertRaises(AccessError):
                self.theirs.leave_reason = "other"

    def test_what_the_owner_says_stays_there(self):
        self.shared.message_post(body="Rings only at night")
        theirs = self.theirs.message_ids.filtered(lambda m: "night" in (m.body or ""))
        self.assertFalse(theirs)

    def test_agreement_ends_when_the_volunteer_says_so(self):
        self.shared.shares_pool = False
        self.assertFalse(self.shared.shared_on)
        self.assert_sees("welfare", False)

    def test_a_pool_is_joint_only_when_the_municipality_says_so(self):
        self.oss.keten_joint_pool = False
        self.assert_sees("welfare", False)

    def test_who_is_still_screened_or_left_is_not_in_the_pool(self):
        for state in ("registered", "screening", "left"):
            self.shared.sudo().state = state
            self.assert_sees("welfare", False)

    def test_others_see_nobody(self):
        for role in ("guide", "police", "coordinator", "manager", "keten_admin"):
            with self.subTest(role=role):
                self.assertFalse(
                    self.as_role(self.shared, role).has_access("read"), role
                )
        self.assert_sees("welfare", False, self.foreigner_of)

    def test_a_covenant_that_ended_ends_the_view(self):
        self.org["welfare", "near"].covenant_valid_until = "2026-01-01"
        self.assert_sees("welfare", False)

    def test_the_point_on_the_map_is_for_the_match_alone(self):
        for role in ("guidance", "welfare"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(self.shared, role).read(["rd_x"])
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(self.shared, role).search([("rd_x", ">", 1)])

    def test_whoever_has_a_login_reads_oneself(self):
        guide = self.user_of["guide"]
        self.shared.login_id = guide
        self.env.flush_all()
        own = self.shared.with_user(guide)
        self.assertEqual(own.phone, "0412-555111")
        with mute_logger(*QUIET), self.assertRaises(AccessError):
            own.reach = 1
        guide.keten_organisation_id = self.org["refugee_council", "far"]
        self.env.invalidate_all()
        self.assertFalse(own.has_access("read"))


@tagged("post_install", "-at_install")
class TestVolunteerPoolRpc(VolunteerCase, HttpCase):
    """The same over JSON-RPC, as a curious browser asks it."""

    def ask(self, model, method, *args, **kwargs):
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()

    @mute_logger("odoo.http", "odoo.sql_db")
    def test_no_road_leads_to_a_phone_number(self):
        with freeze_time("2026-03-02 09:00:00"):
            shared = self.available(email="fenna@example.com")
        contact = shared.contact_ids
        welfare = self.user_of["welfare"]
        self.authenticate(welfare.login, welfare.login)
        everything = {name: {} for name in CONTACT}
        model, own = "keten.volunteer", [("id", "=", shared.id)]
        roads = (
            (model, "read", shared.ids, CONTACT),
            (model, "web_read", shared.ids, {**everything, "contact_ids": {}}),
            (
                model,
                "web_search_read",
                own,
                {**everything, "contact_ids": {"fields": everything}},
            ),
            (model, "search_read", own, CONTACT),
            (model, "export_data", shared.ids, CONTACT),
            (model, "export_data", shared.ids, ["contact_ids/phone"]),
            (model, "formatted_read_group", own, ["contact_ids.phone"], ["__count"]),
            (model, "formatted_read_group", own, ["phone"], ["__count"]),
            (model, "name_search", "Invented"),
            (model, "search_count", [("phone", "ilike", "0412")]),
            (model, "search", [("contact_ids.phone", "ilike", "0412")]),
            (model, "search", [("contact_ids", "any!", [("phone", "ilike", "0412")])]),
            (model, "onchange", shared.ids, {}, [], everything),
            (model, "copy", shared.ids),
            ("keten.volunteer.contact", "read", contact.ids, CONTACT),
            ("keten.volunteer.contact", "search", [("phone", "ilike", "0412")]),
            ("keten.volunteer.contact", "name_search", "V-"),
        )
        for road in roads:
            with self.subTest(road=road[:2]):
                answer = json.dumps(self.ask(*road).get("result") or "")
                for told in ("0412-555111", "fenna@", "Invented"):
                    self.assertNotIn(told, answer)
                if road[1] in ("search", "search_count", "name_search"):
                    self.assertIn(answer, ('""', "[]", "0"))
