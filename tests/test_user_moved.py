from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestUserMoved(ChainCase):
    """The work stays with the organisation when a person leaves it."""

    def give_work(self, role, record=None):
        """Return an open activity of a follower of a case, who has unread news."""
        user = self.user_of[role]
        record = self.near if record is None else record
        record.message_subscribe(user.partner_id.ids)
        record.message_post(
            body="News", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        return record.activity_schedule("mail.mail_activity_data_todo", user_id=user.id)

    def unread(self, role, record=None):
        return self.env["mail.notification"].search(
            [
                ("res_partner_id", "=", self.user_of[role].partner_id.id),
                ("mail_message_id.model", "=", (record or self.near)._name),
                ("mail_message_id.res_id", "=", (record or self.near).id),
            ]
        )

    def is_following(self, role, record=None):
        partner = self.user_of[role].partner_id
        return partner in (record or self.near).message_partner_ids

    def move(self, role):
        """Let a person start at another employer of the same kind."""
        employer = self.other_of[role].keten_organisation_id
        self.user_of[role].keten_organisation_id = employer

    def hire(self, role):
        """Return a colleague of the near user of a role."""
        colleague = self.other_of[role]
        colleague.keten_organisation_id = self.user_of[role].keten_organisation_id
        return colleague

    def test_consultant_leaves_the_corporation(self):
        colleague = self.hire("housing")
        self.near.corporation_id.contact_user_id = colleague
        activity = self.give_work("housing")
        self.assertTrue(self.is_following("housing"))
        self.assertTrue(self.unread("housing"))
        self.user_of["housing"].keten_organisation_id = self.org[
            "housing_corporation", "far"
        ]
        self.assertEqual(self.near.consultant_id, colleague)
        self.assertEqual(activity.user_id, colleague)
        self.assertFalse(self.is_following("housing"))
        self.assertFalse(self.unread("housing"))

    def test_guide_stops(self):
        household = self.near.household_id
        activity = self.give_work("guide")
        at_home = self.give_work("guide", household)
        self.user_of["guide"].active = False
        self.assertFalse(self.near.guide_id)
        self.assertFalse(household.guide_id)
        self.assertEqual(activity.user_id, self.near.coordinator_id)
        self.assertEqual(at_home.user_id, self.user_of["case_director"])
        self.assertFalse(self.is_following("guide", household))
        self.assertFalse(self.unread("guide", household))

    def test_police_officer_leaves_the_seat_in_the_kernteam(self):
        activity = self.give_work("police")
        self.assertNotIn("Community police officer", self.team["near"].vacant_roles)
        self.move("police")
        self.assertIn("Community police officer", self.team["near"].vacant_roles)
        self.assertFalse(self.is_following("police"))
        self.assertEqual(activity.user_id, self.user_of["coordinator"])

    def test_coordinator_hands_over_to_the_next_chair(self):
        chair = self.other_of["coordinator"]
        activity = self.give_work("coordinator")
        self.team["near"].chair_id = chair
        self.user_of["coordinator"].active = False
        self.assertEqual(self.near.coordinator_id, chair)
        self.assertEqual(activity.user_id, chair)

    def test_a_chair_who_leaves_is_chair_no_more(self):
        self.user_of["coordinator"].active = False
        self.assertFalse(self.team["near"].chair_id)
        self.assertFalse(self.near.coordinator_id)

    def test_work_without_an_heir_stays_open_without_an_owner(self):
        activity = self.give_work("coordinator")
        self.user_of["coordinator"].active = False
        self.assertTrue(activity.exists().active)
        self.assertFalse(activity.user_id)

    def test_contact_is_nobody_of_another_organisation(self):
        guidance = self.user_of["guidance"]
        self.near.guidance_organisation_id.contact_user_id = guidance
        self.assertEqual(self.near.responsible_id, self.user_of["guide"])
        self.near._refresh_responsible()
        self.assertEqual(self.near.responsible_id, guidance)
        self.move("guidance")
        self.assertFalse(self.near.guidance_organisation_id.contact_user_id)
        self.assertEqual(self.near.responsible_id, self.user_of["guide"])

    def test_a_guide_taken_off_the_household_leaves_its_placements(self):
        guide = self.near.with_user(self.user_of["guide"])
        self.assertTrue(guide.search([("id", "=", guide.id)]))
        self.assertEqual(self.near.responsible_id, self.user_of["guide"])
        self.near.household_id.guide_id = False
        self.assertEqual(self.near.responsible_id, self.user_of["coordinator"])
        self.assertFalse(guide.search([("id", "=", guide.id)]))

    def test_a_household_linked_later_learns_who_works_for_it(self):
        placement = self.env["keten.placement"].create(
            {"case_director_id": self.user_of["case_director"].id}
        )
        household = self.env["keten.household"].create({"case_director_id": False})
        placement.household_id = household
        self.assertEqual(placement.case_director_id, self.user_of["case_director"])
        self.assertEqual(household.case_director_id, self.user_of["case_director"])

    def test_what_can_still_be_read_is_kept(self):
        """A coordinator sees the municipality, whichever office pays the wages."""
        activity = self.give_work("coordinator")
        office = self.org["municipality", "far"]
        self.user_of["coordinator"].keten_organisation_id = office
        self.assertEqual(activity.user_id, self.user_of["coordinator"])
        self.assertTrue(self.is_following("coordinator"))
        self.assertTrue(self.unread("coordinator"))

    def test_work_elsewhere_is_left_alone(self):
        contact = self.env["res.partner"].create({"name": "A contact"})
        activity = self.give_work("police", contact)
        self.move("police")
        self.assertEqual(activity.user_id, self.user_of["police"])
        self.assertTrue(self.is_following("police", contact))

    def test_a_new_phone_number_changes_nothing(self):
        activity = self.give_work("housing")
        consultant = self.user_of["housing"]
        consultant.write({"phone": "0412", "active": True})
        self.assertEqual(self.near.consultant_id, consultant)
        self.assertEqual(activity.user_id, consultant)

    def test_an_administrator_of_two_municipalities_moves_somebody(self):
        admin = self.user_of["keten_admin"]
        admin.write(
            {
                "company_ids": [Command.link(self.maasdal.id)],
                "group_ids": [Command.link(self.env.ref("base.group_erp_manager").id)],
            }
        )
        both = admin.company_ids.ids
        self.give_work("police")
        officer = self.user_of["police"].with_user(admin)
        officer.with_context(allowed_company_ids=both).keten_organisation_id = self.org[
            "police", "far"
        ]
        self.assertFalse(self.is_following("police"))
