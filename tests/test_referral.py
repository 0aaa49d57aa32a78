from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .referral_case import ReferralCase

EVERYTHING = {"keten.placement", "keten.address", "keten.household", "keten.person"}
ADDRESS = {"keten.placement", "keten.address"}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferral(ReferralCase):
    """From the kernteam's decision to the social team's answer (OSS-A12)."""

    def run_nightly_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("ketenaanpak.ir_cron_deadlines").method_direct_trigger()
        self.env.invalidate_all()

    # ------------------------------------------------------------------
    # The decision, and who carries it out
    # ------------------------------------------------------------------

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

    # ------------------------------------------------------------------
    # Access begins with acceptance, for one person on each side
    # ------------------------------------------------------------------

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


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferralEnds(ReferralCase):
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
            with self.enter_registry_test_mode():
                self.env.ref("ketenaanpak.ir_cron_deadlines").method_direct_trigger()
            self.env.invalidate_all()
            self.assertRecordValues(
                referral.sudo(),
                [{"state": "sent", "user_id": False, "sender_id": heir.id}],
            )
            self.assertEqual(self.people_seen(heir), ADDRESS)
