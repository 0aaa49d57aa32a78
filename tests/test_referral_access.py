from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .referral_case import ADDRESS, EVERYTHING, ReferralCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferralAccess(ReferralCase):
    """Access begins with acceptance, for one person on each side (OSS-A12)."""

    def test_access_begins_with_acceptance_and_ends_with_it(self):
        welfare = self.user_of["welfare"]
        referral = self.send()
        self.assertEqual(self.people_seen(self.taker), set())
        self.assertEqual(self.people_seen(welfare), ADDRESS)
        taken = self.accept(referral)
        self.assertRecordValues(
            taken,
            [
                {
                    "state": "accepted",
                    "user_id": self.taker.id,
                    "can_open_household": True,
                }
            ],
        )
        self.assertEqual(self.people_seen(self.taker), EVERYTHING)
        self.assertEqual(self.people_seen(welfare), EVERYTHING)
        self.assertEqual(self.people_seen(self.colleague), set())
        self.assertFalse(self.activities(referral, "referral"))
        with self.assertRaisesRegex(UserError, "Result is not filled in"):
            taken.action_finish()
        self.end(taken, self.taker, "finish", result="helped")
        self.assertEqual(taken.finished_date, date(2026, 3, 2))
        self.assertFalse(taken.can_open_household)
        self.assertEqual(self.people_seen(self.taker), set())
        self.assertEqual(self.people_seen(welfare), ADDRESS)

    def test_who_took_it_on_opens_what_it_opens(self):
        """The forms, with everything they count and link to."""
        self.accept(self.send())
        for name in ("keten.placement", "keten.household", "keten.referral"):
            records = self.env[name].with_user(self.taker)
            spec = {
                field: {}
                for field in records.get_view(view_type="form")["models"][name]
                if records._has_field_access(records._fields[field], "read")
            }
            with self.subTest(model=name):
                self.assertTrue(records.web_search_read([], spec)["records"])
        self.assertEqual(self.near.with_user(self.taker).agenda_item_count, 0)

    def test_a_colleague_sees_what_waits_and_not_what_was_taken_on(self):
        referral = self.send()
        self.assertTrue(referral.with_user(self.colleague).has_access("read"))
        self.accept(referral)
        self.env.invalidate_all()
        self.assertFalse(referral.with_user(self.colleague).has_access("read"))

    def test_the_chair_follows_the_term_and_not_the_need(self):
        referral = self.as_role(self.send(), "coordinator")
        self.assertEqual(referral.state, "sent")
        for ask in (
            lambda: referral.read(["need"]),
            lambda: referral.search([("need", "=", "money")]),
            lambda: referral.action_accept(),
        ):
            with self.assertRaises(AccessError):
                ask()

    def test_a_name_cannot_be_guessed_before_acceptance(self):
        """Through a filter on what one does see."""
        referral = self.send()
        name = "placement_id.household_id.person_ids.last_name"
        for user in (self.taker, self.user_of["welfare"]):
            found = referral.with_user(user).search([(name, "=", "Secretnear")])
            self.assertFalse(found)
        self.accept(referral)
        for user in (self.taker, self.user_of["welfare"]):
            found = referral.with_user(user).search([(name, "=", "Secretnear")])
            self.assertEqual(found, referral)

    def test_what_was_referred_is_no_filter(self):
        """A colleague in the kernteam knows from the item that it was sent, no more."""
        self.send()
        near = [("id", "=", self.near.id)]
        for role in ("police", "housing", "guidance", "guide"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(self.near, role).search(
                    [*near, ("referral_ids", "!=", False)]
                )
        self.take_seat(self.other_of["welfare"], "2026-03-02")
        colleague = self.near.with_user(self.other_of["welfare"])
        self.assertEqual(colleague.search(near), self.near)
        for field, value in (("need", "money"), ("state", "sent")):
            walk = (f"referral_ids.{field}", "=", value)
            self.assertFalse(colleague.search([*near, walk]))

    def test_a_message_to_the_sender_names_nothing(self):
        referral = self.send()
        self.accept(referral)
        told = self.env["mail.message"].search(
            [("model", "=", referral._name), ("res_id", "=", referral.id)]
        )
        self.assertIn(self.user_of["welfare"].partner_id, told.notified_partner_ids)
        for message in told:
            self.assertNotIn("Secret", f"{message.subject} {message.body}")
            self.assertNotIn("Hidden", f"{message.subject} {message.body}")
