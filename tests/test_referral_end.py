from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .referral_case import ADDRESS, EVERYTHING, ReferralCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferralEnd(ReferralCase):
    """A referral ends in more ways than one, and the view on people with it."""

    def test_declining_asks_why_and_tells_the_sender_what_follows(self):
        referral = self.send()
        mine = referral.with_user(self.taker)
        with self.assertRaisesRegex(UserError, "Why declined is not filled in"):
            mine.state = "declined"
        self.end(
            mine, self.taker, "decline", decline_reason="not_ours", follow_up="welfare"
        )
        self.assertRecordValues(
            referral, [{"state": "declined", "follow_up": "welfare"}]
        )
        self.assertEqual(self.people_seen(self.taker), set())
        self.assertEqual(self.people_seen(self.user_of["welfare"]), ADDRESS)
        activity = self.activities(referral, "referral_declined")
        self.assertRecordValues(
            activity,
            [
                {
                    "user_id": self.user_of["welfare"].id,
                    "date_deadline": date(2026, 3, 5),
                    "res_name": referral.display_name,
                }
            ],
        )
        self.assertFalse(activity.summary or activity.note)
        referral.action_finish()
        self.assertFalse(self.activities(referral, "referral_declined"))
        self.assertTrue(referral.item_id.can_refer, "another one may be sent")

    def test_consent_is_withdrawn_at_any_moment(self):
        referral = self.send()
        self.accept(referral)
        sender = self.user_of["welfare"]
        with self.assertRaises(AccessError):
            self.end(referral, self.taker, "withdraw", withdraw_reason="consent")
        self.end(referral, sender, "withdraw", withdraw_reason="consent")
        self.assertEqual(self.people_seen(self.taker), set())
        self.assertEqual(self.people_seen(sender), ADDRESS)

    def test_handed_back_it_waits_for_a_colleague(self):
        taken = self.accept(self.send())
        with freeze_time("2026-03-16 09:00:00"):
            taken.action_hand_back()
            self.assertEqual(self.people_seen(self.taker), set())
            self.assertRecordValues(
                taken.sudo(),
                [
                    {
                        "state": "sent",
                        "user_id": False,
                        "answer_due_date": date(2026, 3, 23),
                    }
                ],
            )
            taken.with_user(self.colleague).action_accept()
            self.assertEqual(self.people_seen(self.colleague), EVERYTHING)
            self.assertEqual(self.people_seen(self.taker), set())

    def test_it_ends_with_the_coming_of_the_household(self):
        for verb in ("withdraw", "cancel"):
            with self.subTest(verb=verb), self.env.cr.savepoint() as savepoint:
                self.assert_ended_by(lambda v=verb: self.stop(v))
                savepoint.rollback()
                self.env.invalidate_all()

    def stop(self, verb):
        self.near.with_user(self.user_of["coordinator"]).stop_reason = "address_lost"
        self.near.with_user(self.user_of["coordinator"])._do(verb)

    def assert_ended_by(self, call):
        referral = self.send()
        self.accept(referral)
        call()
        self.assertRecordValues(
            referral.sudo(), [{"state": "withdrawn", "withdraw_reason": "placement"}]
        )
        for user in (self.taker, self.user_of["welfare"]):
            self.assertFalse(self.people_seen(user) & (EVERYTHING - ADDRESS))

    def test_it_never_opens_another_household_at_the_same_placement(self):
        """Another family comes to live there: nobody asked for its consent."""
        other = self.far.household_id
        self.assert_ended_by(lambda: self.near.write({"household_id": other.id}))
        for user in (self.taker, self.user_of["welfare"]):
            self.assertFalse(other.person_ids.with_user(user).has_access("read"))

    def test_who_leaves_the_employer_leaves_the_people(self):
        referral = self.send()
        self.accept(referral)
        self.taker.keten_organisation_id = self.org["police", "near"]
        self.assertEqual(self.people_seen(self.taker), set())
        self.assertRecordValues(referral.sudo(), [{"state": "sent", "user_id": False}])
        self.assertEqual(self.activities(referral, "referral").user_id, self.colleague)

    def test_who_loses_the_seat_loses_the_people_and_a_night_finds_a_successor(self):
        referral = self.send()
        self.accept(referral)
        seats = self.social_team.member_ids | self.team["near"].member_ids
        heir = self.other_of["welfare"]
        gone = self.taker | self.user_of["welfare"]
        seats.filtered(lambda seat: seat.user_id in gone).date_until = "2026-03-02"
        self.take_seat(heir, "2026-03-03")
        self.assertEqual(self.people_seen(self.taker), EVERYTHING)
        with freeze_time("2026-03-03 01:30:00"):
            for user in gone:
                self.assertEqual(self.people_seen(user), set())
            self.run_nightly_job()
            self.assertRecordValues(
                referral.sudo(),
                [{"state": "sent", "user_id": False, "sender_id": heir.id}],
            )
            self.assertEqual(self.people_seen(heir), ADDRESS)
