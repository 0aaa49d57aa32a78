from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .access_world import AccessWorld, matrix

NAME = {"fields": {"display_name": {}}}
TOLD = dict.fromkeys(("size_class", "do_not_announce", "language_ids"), {}) | {
    "household_id": NAME,
    "guide_id": NAME,
    "case_director_id": NAME,
    "address_id": NAME,
}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccessScreens(AccessWorld):
    """What a screen works out before anything is saved, and what a refusal says."""

    def assert_shows_nothing(self, role, model, values, spec, **context):
        """Assert that a new record, opened over JSON-RPC, is refused."""
        records = self.env[model].with_user(self.user_of[role]).with_context(**context)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            records.onchange(values, [], spec)

    def test_a_default_shows_no_household_out_of_sight(self):
        for side in (self.far, self.abroad):
            for role in ("coordinator", "case_director"):
                with self.subTest(side=side, role=role):
                    self.assert_shows_nothing(
                        role,
                        "keten.placement",
                        {},
                        TOLD,
                        default_household_id=side.household_id.id,
                    )

    def test_a_default_shows_no_address_of_another_municipality(self):
        self.assert_shows_nothing(
            "case_director",
            "keten.placement",
            {},
            TOLD,
            default_address_id=self.abroad.address_id.id,
        )

    def test_a_line_shows_nothing_out_of_sight(self):
        for role, model, link in (
            ("housing", "keten.address", {"household_id": self.far.household_id.id}),
            ("guidance", "keten.household", {"address_id": self.far.address_id.id}),
        ):
            with self.subTest(role=role, model=model):
                self.assert_shows_nothing(
                    role,
                    model,
                    {"placement_ids": [[Command.CREATE, "virtual_1", link]]},
                    {"placement_ids": {"fields": TOLD}},
                )

    def test_a_wizard_shows_nothing_out_of_sight(self):
        self.assert_shows_nothing(
            "housing",
            "keten.announcement",
            {},
            {"placement_id": NAME},
            default_placement_id=self.far.id,
        )
        self.assert_shows_nothing(
            "coordinator",
            "keten.interim",
            {},
            {"item_id": NAME, "location": {}, "start_at": {}},
            active_id=self.item["abroad"].id,
        )

    def test_the_own_record_still_opens(self):
        shown = self.as_role(self.near, "guidance").onchange({}, [], TOLD)["value"]
        self.assertIn("Secret", str(self.near.household_id.person_ids.last_name))
        self.assertNotIn("Secret", str(shown))

    def test_a_refusal_names_nothing_in_debug_mode_either(self):
        """Odoo quotes what it refuses to whoever switches that mode on."""
        is_debugging = patch.object(
            type(self.env.user),
            "has_group",
            lambda user, group: group == "base.group_no_one" or original(user, group),
        )
        original = type(self.env.user).has_group
        for row in matrix():
            user = self.user_of[row.role]
            for record in self.all_records(row.model) - self.expected(row):
                with self.subTest(row=row), is_debugging:
                    with self.assertRaises(AccessError) as refused:
                        record.with_user(user).read(["display_name"])
                    told = record.display_name
                    self.assertNotIn(told, str(refused.exception))

    def test_an_error_of_the_municipality_names_nothing(self):
        """Odoo quotes both records when their companies differ."""
        director = self.as_role(self.near, "case_director")
        with self.assertRaises(AccessError) as refused:
            director.address_id = self.abroad.address_id.id
        self.assertNotIn("Hidden", str(refused.exception))

    def test_people_work_in_their_own_municipality(self):
        stranger = self.foreigner_of["case_director"]
        for role, record, field in (
            ("coordinator", self.near, "coordinator_id"),
            ("coordinator", self.near, "case_director_id"),
            ("coordinator", self.team["near"], "chair_id"),
            ("case_director", self.near.household_id, "case_director_id"),
            ("keten_admin", self.org["police", "near"], "contact_user_id"),
        ):
            with self.subTest(field=field), self.assertRaises(ValidationError):
                self.as_role(record, role)[field] = stranger.id

    def test_nothing_moves_to_another_municipality(self):
        for role, record in (
            ("keten_admin", self.org["police", "near"]),
            ("keten_admin", self.area["near"]),
            ("coordinator", self.team["near"]),
        ):
            with self.subTest(record=record), self.assertRaises(AccessError):
                self.as_role(record, role).write({"company_id": self.maasdal.id})
        seat = self.as_role(self.team["near"].member_ids[0], "coordinator")
        with self.assertRaises(AccessError):
            seat.write({"team_id": self.team["abroad"].id})

    def test_a_household_stays_with_its_case_director(self):
        household = self.as_role(self.near.household_id, "guidance")
        for vals in ({"case_director_id": False}, {"active": False}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                household.write(vals)

    def test_who_has_a_decision_is_no_filter(self):
        for role in ("housing", "guide"):
            household = self.as_role(self.near.household_id, role)
            with self.subTest(role=role), self.assertRaises(AccessError):
                household.search([("discretion_ids", "!=", False)])

    def test_a_cancelled_placement_ends_the_view_on_its_people(self):
        self.near.write({"state": "cancelled"})
        people = self.near.household_id.person_ids
        self.assertFalse(self.as_role(people, "housing").has_access("read"))
        self.assertTrue(self.as_role(people, "guidance").has_access("read"))
