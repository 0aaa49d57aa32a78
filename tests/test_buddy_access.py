from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyAccess(BuddyCase):
    """A buddy knows who it is once both said yes, and of the own match only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buddy, cls.successor = cls.other_of["guide"], cls.foreigner_of["guide"]
        for user in (cls.buddy, cls.successor):
            user.write(
                {
                    "company_id": cls.oss.id,
                    "company_ids": [Command.set(cls.oss.ids)],
                    "keten_organisation_id": cls.org["welfare", "near"].id,
                }
            )

    def told(self, match, user):
        """Return what somebody reads of who the two are, on every road."""
        self.env.flush_all()
        self.env.invalidate_all()
        contacts = self.env["keten.buddy.contact"].with_user(user)
        found = contacts.search([("match_id", "=", match.id)])
        searched = contacts.search([("first_name", "=", "Selam")])
        self.assertEqual(found & searched, searched & found)
        return [
            (row["first_name"], row["phone"])
            for row in found.read(["first_name", "phone"])
        ]

    def test_a_name_and_a_number_after_two_times_yes(self):
        match = self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        self.assertEqual(match.with_user(self.buddy).state, "proposed")
        self.assertEqual(self.told(match, self.buddy), [])
        match.with_user(self.buddy).action_volunteer_yes()
        self.assertEqual(self.told(match, self.buddy), [])
        self.as_role(match, "guide").action_participant_yes()
        self.assertEqual(self.told(match, self.buddy), [("Selam", "0412-555333")])
        self.assertEqual(
            self.told(match, self.user_of["welfare"]), [("Selam", "0412-555333")]
        )

    def test_without_consent_no_name_and_taken_back_it_is_gone(self):
        request = self.ask(shares_contact=False)
        match = self.agree(self.propose(request, self.ready(account_id=self.buddy.id)))
        self.assertEqual(self.told(match, self.buddy), [(False, False)])
        self.as_role(request, "guide").shares_contact = True
        self.assertEqual(self.told(match, self.buddy), [("Selam", "0412-555333")])
        self.as_role(request, "guide").shares_contact = False
        self.assertEqual(self.told(match, self.buddy), [(False, False)])

    def test_the_buddy_reads_no_more_than_that(self):
        match = self.together(
            self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        )
        mine = match.with_user(self.buddy)
        self.assertEqual(mine.goal, "people")
        for record in (
            match.request_id,
            self.household,
            self.person,
            self.near,
            self.near.address_id,
        ):
            with self.subTest(record=record._name):
                self.assertFalse(record.with_user(self.buddy).has_access("read"))
        for name in ("person_id.last_name", "household_id.name"):
            guess = [(f"request_id.{name}", "!=", False)]
            self.assertFalse(mine.search(guess))

    def test_one_match_only(self):
        mine = self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        other = self.env["keten.person"].create(
            {
                "household_id": self.household.id,
                "first_name": "Robel",
                "last_name": "Invented",
                "language_ids": [Command.set(self.tigrinya.ids)],
            }
        )
        theirs = self.agree(self.propose(self.ask(person_id=other.id), self.ready()))
        matches = self.env["keten.buddy.match"].with_user(self.buddy)
        self.assertEqual(matches.search([]), mine)
        self.assertFalse(theirs.with_user(self.buddy).has_access("read"))
        self.assertEqual(self.told(theirs, self.buddy), [])

    def test_afterwards_nothing_is_left_to_read(self):
        match = self.together(
            self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        )
        match.action_complete()
        self.assertEqual(self.told(match, self.buddy), [])
        with freeze_time("2026-03-03"):
            self.env.invalidate_all()
            self.assertFalse(match.with_user(self.buddy).has_access("read"))

    def test_a_successor_reads_nothing_of_the_one_before(self):
        request = self.ask()
        first = self.together(
            self.propose(request, self.ready(account_id=self.buddy.id))
        )
        first.message_post(body="They walk in the park")
        evaluation = first.evaluation_ids.create(
            {
                "match_id": first.id,
                "rhythm": "weekly",
                "participant_view": "poor",
                "volunteer_view": "good",
            }
        )
        first.write({"end_reason": "moved", "seeks_again": True})
        first._do("end_early")
        second = self.agree(
            self.propose(request, self.ready(account_id=self.successor.id))
        )
        self.assertTrue(second.with_user(self.successor).has_access("read"))
        for record in (first, evaluation, first.message_ids[0]):
            with self.subTest(record=record._name):
                self.assertFalse(record.with_user(self.successor).has_access("read"))
        self.assertFalse(
            self.env["mail.message"]
            .with_user(self.successor)
            .search([("model", "=", first._name), ("res_id", "=", first.id)])
        )

    def test_the_number_of_a_volunteer_of_the_pool_comes_with_the_match(self):
        volunteer = self.ready("guidance", phone="0412-555999")
        match = self.propose(self.ask(), volunteer)
        seen = self.as_role(volunteer, "welfare")
        self.assertFalse(seen.phone)
        self.agree(match)
        self.env.invalidate_all()
        contact = self.as_role(match, "welfare").contact_ids
        self.assertEqual(contact.volunteer_phone, "0412-555999")
        self.assertFalse(seen.phone)  # nor the postcode, nor the certificate
        with self.assertRaises(AccessError):
            self.as_role(match, "guide").contact_ids.read(["volunteer_phone"])

    def test_no_name_in_titles_activities_or_mail(self):
        match = self.together(
            self.propose(self.ask(), self.ready(account_id=self.buddy.id))
        )
        with freeze_time("2026-05-01 09:00:00"):
            self.run_nightly_job()
        told = [match.display_name, match.request_id.display_name]
        told += match.sudo().activity_ids.mapped("display_name")
        told += match.sudo().activity_ids.mapped(lambda a: a.summary or "")
        for message in match.sudo().message_ids | match.request_id.sudo().message_ids:
            told.append(f"{message.subject} {message.body} {message.record_name}")
        for mail in self.env["mail.mail"].search([]):
            told.append(f"{mail.subject} {mail.body_html}")
        for word in ("Selam", "Secret", "0412-555333", "Fenna"):
            self.assertNotIn(word, " ".join(told))
