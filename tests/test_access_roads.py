from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccessRoads(ChainCase):
    """Roads around the guards that no screen offers, and JSON-RPC does."""

    def assert_refused(self, call):
        with self.assertRaises(AccessError):
            call()
            self.env.flush_all()

    def test_a_person_stays_in_the_household(self):
        person = self.as_role(self.near.household_id.person_ids, "guidance")
        self.assert_refused(
            lambda: person.write({"household_id": self.far.household_id.id})
        )

    def test_a_decision_stays_with_its_household(self):
        decision = self.as_role(self.near.household_id.discretion_ids, "guidance")
        self.assert_refused(
            lambda: decision.write({"household_id": self.far.household_id.id})
        )

    def test_the_end_of_a_decision_is_a_stamp(self):
        decision = self.as_role(self.near.household_id.discretion_ids, "guidance")
        decision.action_end()
        self.assert_refused(lambda: decision.write({"ended_on": False}))
        self.assert_refused(lambda: self.as_role(decision, "police").action_end())

    def test_the_reason_of_a_decision_stands(self):
        """Who erred ends the decision and enters another: both stay on record."""
        decision = self.as_role(self.near.household_id.discretion_ids, "guidance")
        self.assert_refused(lambda: decision.write({"reason": "other"}))
        self.assert_refused(lambda: decision.write({"date_from": "2020-01-01"}))

    def test_a_wizard_opens_on_nothing_out_of_sight(self):
        user = self.user_of["housing"]
        announce = self.env["keten.announcement"].with_user(user)
        known = self.near.address_id
        values = {
            "street": known.street,
            "door": "3",
            "postcode": known.postcode,
            "city": known.city,
            "area_id": self.near.area_id.id,
            "expected_move_in_date": "2026-03-20",
        }
        self.assertTrue(announce.create({**values, "placement_id": self.near.id}))
        self.assert_refused(
            lambda: announce.create({**values, "placement_id": self.far.id})
        )
        self.assert_refused(
            lambda: announce.with_context(active_id=self.far.id).create(values)
        )
        stop = self.env["keten.placement.stop"].with_user(user)
        reason = {"stop_reason": "other", "verb": "withdraw"}
        self.assert_refused(
            lambda: stop.with_context(active_ids=self.far.ids).create(reason)
        )

    def test_a_screen_looks_behind_no_link_out_of_sight(self):
        """Who works for a household shows on the placement it is linked to."""
        placement = self.as_role(self.near, "coordinator")
        asked = {"household_id": {}, "guide_id": {"fields": {"display_name": {}}}}
        placement.onchange({"household_id": self.near.household_id.id}, [], asked)
        self.assert_refused(
            lambda: placement.onchange(
                {"household_id": self.far.household_id.id}, ["household_id"], asked
            )
        )

    def test_a_row_the_database_refuses_stays_out_of_the_log(self):
        household = self.as_role(self.near.household_id, "guidance")
        with (
            self.assertLogs("odoo.sql_db", "ERROR") as logged,
            self.assertRaises(IntegrityError),
        ):
            household.person_ids.create(
                {"household_id": household.id, "first_name": "Secret"}
            )
        self.assertNotIn("Secret", str(logged.output))
        self.assertIn("NotNullViolation", str(logged.output))

    def test_a_default_is_no_road_to_a_stamp(self):
        new = self.env["keten.placement"].with_user(self.user_of["coordinator"])
        self.assert_refused(
            lambda: new.with_context(default_is_informed=True).create({})
        )

    def test_a_default_is_no_road_to_an_unseen_household(self):
        new = self.env["keten.placement"].with_user(self.user_of["coordinator"])
        household = self.far.household_id.id
        self.assert_refused(
            lambda: new.with_context(default_household_id=household).create({})
        )

    def test_nobody_enters_a_placement_half_way(self):
        new = self.env["keten.placement"].with_user(self.user_of["coordinator"])
        self.assert_refused(lambda: new.create({"state": "closed"}))
        from_column = new.with_context(default_state="closed").create({})
        self.assertEqual(from_column.state, "draft")

    def test_a_dwelling_stays_with_who_entered_it(self):
        address = self.as_role(self.near.address_id, "housing")
        other = self.org["housing_corporation", "far"].id
        self.assert_refused(lambda: address.write({"organisation_id": other}))
        self.assert_refused(lambda: address.write({"company_id": self.maasdal.id}))
