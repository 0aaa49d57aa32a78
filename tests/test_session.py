from datetime import date

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSession(SessionCase):
    """The kernteam meets, and the agenda fills itself (OSS-A4, OSS-A9)."""

    def test_every_session_has_its_standing_item(self):
        """Also when nothing waits."""
        for session_type in ("regular", "interim", "written"):
            session = self.plan("2026-03-03 09:00:00", session_type=session_type)
            with self.subTest(session_type=session_type):
                self.assertRecordValues(
                    session.item_ids,
                    [{"item_type": "standing", "state": "on_agenda"}],
                )

    def test_an_announced_placement_comes_on_the_next_agenda(self):
        session = self.plan("2026-03-04 09:00:00")
        placement = self.announce(self.new_placement())
        item = self.item_of(placement)
        self.assertRecordValues(
            item, [{"state": "on_agenda", "session_id": session.id}]
        )

    def test_a_new_session_takes_on_what_waits(self):
        placement = self.announce(self.new_placement())
        item = self.item_of(placement)
        self.assertEqual(item.state, "open")
        later = self.plan("2026-04-08 09:00:00")
        self.assertEqual(item.session_id, later)
        sooner = self.plan("2026-03-05 09:00:00", session_type="interim")
        self.assertEqual(item.session_id, sooner)
        even_later = self.plan("2026-05-20 09:00:00")
        self.assertEqual(even_later.item_count, 0)
        self.assertEqual(item.session_id, sooner)

    def test_a_cancelled_session_hands_its_items_on(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-05 09:00:00")
        following = self.plan("2026-04-08 09:00:00")
        session.action_cancel()
        self.assertEqual(self.item_of(placement).session_id, following)
        following.action_cancel()
        self.assertRecordValues(
            self.item_of(placement), [{"session_id": False, "state": "open"}]
        )

    def test_an_item_needs_an_outcome(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-05 09:00:00")
        item = self.item_of(placement)
        with self.assertRaisesRegex(UserError, "How the neighbours hear of it is not"):
            item.action_discuss()
        with self.assertRaisesRegex(UserError, "has no outcome yet"):
            session.action_hold()
        item.write({**self.OUTCOME, "information_method": "none"})
        with self.assertRaisesRegex(UserError, "Why nobody is informed is not"):
            item.action_discuss()
        item.method_reason = "safety"
        item.action_discuss()
        session.action_hold()
        self.assertRecordValues(item, [{"state": "done"}])
        self.assertRecordValues(
            placement,
            [
                {
                    "state": "discussed",
                    "is_discussed": True,
                    "discussed_date": date(2026, 3, 2),
                }
            ],
        )

    def test_a_refusal_names_the_session_once(self):
        for door in ("9", "11"):
            self.announce(self.new_placement(), door=door)
        session = self.plan("2026-03-05 09:00:00")
        with self.assertRaisesRegex(UserError, "has no outcome yet") as refused:
            session.action_hold()
        self.assertEqual(str(refused.exception).count(session.display_name), 1)
        self.assertEqual(str(refused.exception).count("has no outcome yet"), 2)

    def test_a_postponed_item_waits_for_the_next_session(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-05 09:00:00")
        item = self.item_of(placement)
        with self.assertRaisesRegex(
            UserError, "Reason for postponing is not filled in"
        ):
            item.action_postpone()
        item.postpone_reason = "absent"
        item.action_postpone()
        self.assertEqual(item.session_id, session, "the minutes still tell of it")
        following = self.item_of(placement)
        self.assertRecordValues(
            following, [{"state": "open", "previous_id": item.id, "session_id": False}]
        )
        regular = self.plan("2026-04-08 09:00:00")
        self.assertEqual(following.session_id, regular)

    def test_a_withdrawn_address_leaves_the_agenda(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-05 09:00:00")
        placement.with_user(self.user_of["housing"]).stop_reason = "address_lost"
        placement.with_user(self.user_of["housing"])._do("withdraw")
        self.assertEqual(self.item_of(placement).state, "cancelled")
        session.action_hold()

    def test_the_first_follow_up_comes_on_the_agenda_after_the_move(self):
        placement = self.announce(self.new_placement())
        self.discuss(placement).session_id.action_hold()
        placement.with_user(self.user_of["housing"]).action_move_in()
        follow_up = self.item_of(placement)
        self.assertEqual(follow_up.item_type, "follow_up")
        session = self.plan("2026-04-08 09:00:00")
        self.assertEqual(follow_up.session_id, session)
        with self.assertRaisesRegex(UserError, "How it goes is not filled in"):
            follow_up.action_discuss()
        follow_up.follow_up_outcome = "well"
        follow_up.action_discuss()
        self.assertEqual(placement.state, "followed")

    def test_confirmed_minutes_stand(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-02 10:00:00")
        item = self.discuss(placement)
        session.action_hold()
        self.assertEqual(session.minutes_due_date, date(2026, 3, 16))
        item.location_remarks = "School opposite"
        session.action_confirm()
        for change in (
            lambda: item.write({"location_remarks": "Something else"}),
            lambda: item.write({"action_ids": [(0, 0, {"what": "More"})]}),
            item.action_revise,
        ):
            with self.assertRaisesRegex(UserError, "minutes of .* were confirmed"):
                change()
        self.assertEqual(session.minutes_confirmed_by_id, self.user_of["coordinator"])

    def test_a_session_is_over_when_its_actions_are_done(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-02 10:00:00")
        item = self.item_of(placement)
        item.action_ids = [
            (
                0,
                0,
                {
                    "what": "Bring the welcome card",
                    "user_id": self.user_of["welfare"].id,
                    "date_due": "2026-03-06",
                },
            )
        ]
        self.discuss(placement)
        session.action_hold()
        session.action_confirm()
        self.assertEqual(
            (item.state, session.state), ("actions_running", "minutes_confirmed")
        )
        activity = placement.activity_ids.filtered(
            lambda a: a.user_id == self.user_of["welfare"]
        )
        self.assertEqual(activity.date_deadline, date(2026, 3, 6))
        self.assertNotIn("welcome", f"{activity.summary} {activity.note}")
        activity.with_user(self.user_of["welfare"]).action_done()
        self.assertEqual(item.action_ids.done_date, date(2026, 3, 2))
        self.assertEqual((item.state, session.state), ("done", "closed"))

    def test_only_a_planned_session_is_deleted(self):
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-05 09:00:00")
        session.action_invite()
        with self.assertRaisesRegex(UserError, "cancel it instead"):
            session.unlink()
        draft = self.plan("2026-03-04 09:00:00")
        self.assertEqual(self.item_of(placement).session_id, draft)
        draft.unlink()
        self.assertEqual(self.item_of(placement).session_id, session)

    def test_what_is_not_saved_has_no_name_and_no_verbs(self):
        for records in (
            self.env["keten.session"].new({"team_id": self.team["near"].id}),
            self.env["keten.placement"].new({"area_id": self.area["near"].id}),
            self.env["keten.household"].new({}),
            self.env["keten.referral"].new({}),
        ):
            with self.subTest(model=records._name):
                self.assertFalse(records.display_name)
        new = self.as_chair(self.env["keten.session"]).new({})
        self.assertFalse(new.allowed_verbs.strip())

    def test_members_and_guests_are_listed_apart(self):
        self.near._add_item("placement")
        session = self.plan("2026-03-05 09:00:00")
        self.assertIn(self.user_of["police"], session.member_attendance_ids.user_id)
        self.assertEqual(session.guest_attendance_ids.user_id, self.user_of["guide"])
        everybody = session.member_attendance_ids | session.guest_attendance_ids
        self.assertEqual(session.attendance_ids, everybody)

    def test_the_session_to_come_first_stands_on_top(self):
        later = self.plan("2026-04-08 09:00:00")
        soon = self.plan("2026-03-05 09:00:00")
        held = self.plan("2026-03-02 08:00:00")
        held.action_hold()
        ours = [("team_id", "=", self.team["near"].id)]
        arch = etree.fromstring(held.get_view(view_type="list")["arch"])
        found = held.search(ours, order=arch.get("default_order"))
        self.assertEqual(found, soon | later | held)
        self.assertEqual(found.mapped("is_ahead"), [True, True, False])
