from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestUserMoved(ChainCase):
    """The work stays with the organisation when a person leaves it."""

    def give_work(self, role):
        """Return an open activity of a follower of the near case."""
        user = self.user_of[role]
        self.near.message_subscribe(user.partner_id.ids)
        return self.near.activity_schedule(
            "ketenaanpak.mail_activity_type_move", user_id=user.id
        )

    def test_consultant_leaves_the_corporation(self):
        colleague = self.other_of["housing"]
        colleague.keten_organisation_id = self.org["housing_corporation", "near"]
        self.near.corporation_id.contact_user_id = colleague
        consultant = self.user_of["housing"]
        activity = self.give_work("housing")
        consultant.keten_organisation_id = self.org["housing_corporation", "far"]
        self.assertEqual(self.near.consultant_id, colleague)
        self.assertEqual(activity.user_id, colleague)
        self.assertNotIn(consultant.partner_id, self.near.message_partner_ids)

    def test_guide_stops(self):
        activity = self.give_work("guide")
        self.user_of["guide"].active = False
        self.assertFalse(self.near.guide_id)
        self.assertFalse(self.near.household_id.guide_id)
        self.assertEqual(activity.exists().user_id, self.near.coordinator_id)

    def test_contact_is_nobody_of_another_organisation(self):
        guidance = self.user_of["guidance"]
        self.near.guidance_organisation_id.contact_user_id = guidance
        guidance.keten_organisation_id = self.org["refugee_council", "far"]
        self.assertFalse(self.near.guidance_organisation_id.contact_user_id)

    def test_a_new_phone_number_changes_nothing(self):
        activity = self.give_work("housing")
        consultant = self.user_of["housing"]
        consultant.write({"phone": "0412", "active": True})
        self.assertEqual(self.near.consultant_id, consultant)
        self.assertEqual(activity.user_id, consultant)
