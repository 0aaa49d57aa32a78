from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerParticipant(FlyerCase):
    """Who goes along the doors together (OSS-B6 to B9; worked example 2)."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()
        self.leader = self.plan_round(self.task)

    def test_three_organisations_are_asked(self):
        self.assertEqual(
            {line.organisation_type: line.state for line in self.task.participant_ids},
            {
                "refugee_council": "accepted",
                "housing_corporation": "invited",
                "welfare": "invited",
            },
        )

    def test_two_of_the_three_is_enough(self):
        with self.assertRaisesRegex(UserError, "Two of the three"):
            self.leader.action_confirm()
        self.line(self.task, "welfare").action_accept()
        self.leader.action_confirm()
        self.assertEqual(
            self.line(self.task, "welfare").user_id, self.user_of["welfare"]
        )

    def test_one_goes_alone_when_the_others_agree(self):
        self.leader.exception_reason = "workload"
        with self.assertRaisesRegex(UserError, "Record that you consulted"):
            self.leader.action_confirm()
        for kind in ("housing_corporation", "welfare"):
            line = self.line(self.task, kind).with_user(self.user_of["guidance"])
            line.consulted_on = "2026-03-02"
        self.leader.action_confirm()
        self.assertEqual(self.task.state, "confirmed")
        self.assertEqual(line.consulted_by_id, self.user_of["guidance"])
        with self.assertRaises(AccessError):
            line.consulted_by_id = self.user_of["coordinator"]
        line.consulted_on = False
        self.assertFalse(line.consulted_by_id)

    def test_a_second_volunteer_is_no_second_organisation(self):
        self.leader.participant_ids = [
            Command.create(
                {
                    "organisation_id": self.org["refugee_council", "near"].id,
                    "user_id": self.user_of["guide"].id,
                }
            )
        ]
        with self.assertRaisesRegex(UserError, "Two of the three"):
            self.leader.action_confirm()

    def test_a_round_waits_when_the_second_stays_away(self):
        welfare = self.line(self.task, "welfare")
        welfare.action_accept()
        self.leader.action_confirm()
        welfare.action_decline()
        self.assertEqual(self.task.state, "planned")

    def test_every_organisation_answers_for_itself(self):
        welfare = self.line(self.task, "welfare")
        for role in ("guidance", "coordinator", "housing", "police"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(welfare, role).action_accept()
        with self.assertRaises(AccessError):
            welfare.write({"state": "accepted"})
        with self.assertRaises(AccessError):
            self.as_role(welfare, "guidance").user_id = self.user_of["welfare"]
        with self.assertRaises(AccessError):
            self.line(self.task, "housing_corporation").with_user(
                self.user_of["welfare"]
            ).consulted_on = "2026-03-02"

    def test_an_organisation_names_its_own_people(self):
        with self.assertRaises(ValidationError):
            self.line(self.task, "welfare").user_id = self.user_of["housing"]

    def test_a_line_stays_with_its_organisation(self):
        line = self.line(self.task, "welfare").with_user(self.user_of["guidance"])
        with self.assertRaises(AccessError):
            line.organisation_id = self.org["welfare", "far"]

    def test_a_volunteer_of_another_household_goes_along(self):
        volunteer = new_test_user(
            self.env,
            "volunteer",
            "ketenaanpak.group_guide",
            keten_organisation_id=self.org["refugee_council", "near"].id,
        )
        task = self.task.with_user(volunteer)
        self.assertFalse(task.has_access("read"))
        self.line(self.task, "refugee_council").user_id = volunteer
        self.env.invalidate_all()
        self.assertTrue(task.has_access("read"))
        self.assertTrue(task.door_ids)
        self.assertFalse(task.can_open_placement)
        self.assertEqual(
            task.web_read({"address_id": {"fields": {"display_name": {}}}})[0][
                "address_id"
            ]["display_name"],
            self.task.address_id.display_name,
        )
        self.line(self.task, "refugee_council").action_decline()
        self.env.invalidate_all()
        self.assertFalse(task.has_access("read"))

    def test_a_guide_rings_only_where_going_along(self):
        guide = self.as_role(self.task, "guide")
        self.assertTrue(guide.has_access("read"))
        self.assertFalse(self.as_role(self.task.door_ids, "guide").has_access("read"))
