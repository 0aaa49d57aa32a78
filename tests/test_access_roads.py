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
