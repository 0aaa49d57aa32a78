from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from .referral_case import ReferralCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferral(ReferralCase):
    """From the kernteam's decision to the social team's answer (OSS-A12)."""

    def test_the_social_worker_is_reminded_of_the_decision_once(self):
        item = self.decide()
        for again in (False, True):
            if again:
                self.as_chair(item).action_revise()
                self.as_chair(item).action_discuss()
            with self.subTest(again=again):
                self.assertRecordValues(
                    self.activities(item, "refer"),
                    [
                        {
                            "user_id": self.user_of["welfare"].id,
                            "date_deadline": date(2026, 3, 5),
                        }
                    ],
                )

    def test_a_changed_decision_takes_the_reminder_away(self):
        item = self.decide()
        chair = self.as_chair(item)
        chair.action_revise()
        chair.refer = "no"
        chair.action_discuss()
        self.assertFalse(self.activities(item, "refer"))

    def test_without_a_social_worker_the_chair_is_reminded(self):
        seats = self.team["near"].member_ids
        seats.filtered(lambda m: m.role == "social_worker").date_until = "2026-03-01"
        item = self.discuss(self.near, refer="yes")
        self.assertEqual(
            self.activities(item, "refer").user_id, self.user_of["coordinator"]
        )

    def test_only_the_social_worker_refers_and_only_what_was_decided(self):
        item = self.decide(refer="no")
        self.assertFalse(item.can_refer)
        values = {"item_id": item.id, "ground": "wmo", "need": "health"}
        referrals = self.as_role(self.env["keten.referral"], "welfare")
        with (
            self.assertRaisesRegex(ValidationError, "has not decided to refer"),
            self.env.cr.savepoint(),
        ):
            referrals.create(values)
        item._stamp({"refer": "yes"})
        self.env.invalidate_all()
        self.assertTrue(item.can_refer)
        for role in ("coordinator", "housing", "social_team", "guidance", "police"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(referrals, role).create(values)
        for stamp in ({"sender_id": self.user_of["police"].id}, {"state": "accepted"}):
            with self.subTest(stamp=stamp), self.assertRaises(AccessError):
                referrals.create({**values, **stamp})

    def test_it_goes_to_the_social_team_of_the_area_with_a_term(self):
        referral = self.send()
        self.assertRecordValues(
            referral.sudo(),
            [
                {
                    "state": "sent",
                    "placement_id": self.near.id,
                    "social_team_id": self.social_team.id,
                    "sender_id": self.user_of["welfare"].id,
                    "answer_due_date": date(2026, 3, 9),
                    "responsible_id": self.taker.id,
                }
            ],
        )
        self.assertRecordValues(
            self.activities(referral, "referral"),
            [{"user_id": self.taker.id, "date_deadline": date(2026, 3, 9)}],
        )
        self.assertFalse(self.activities(referral.item_id, "refer"))
        self.assertFalse(referral.item_id.can_refer)
        self.assertEqual(referral.display_name, f"{referral.name} Area near")

    def test_a_neighbourhood_uses_the_team_of_the_area_around_it(self):
        part = self.env["keten.area"].create(
            {"name": "Part", "parent_id": self.area["near"].id}
        )
        self.assertEqual(part.social_team_id, self.social_team)
        self.assertFalse(self.area["far"].social_team_id)

    def test_what_was_sent_stands(self):
        referral = self.send()
        for change in (
            {"ground": "wmo"},
            {"need": "health"},
            {"user_id": self.user_of["welfare"].id},
            {"decline_reason": "helped"},
        ):
            with self.subTest(change=change), self.assertRaises(AccessError):
                referral.write(change)

    def test_unanswered_it_goes_up_to_the_chair(self):
        referral = self.send()
        with freeze_time("2026-03-13"):
            self.run_nightly_job()
        self.assertEqual(
            self.activities(referral, "escalation").user_id,
            self.user_of["coordinator"],
        )
