from odoo.tests import freeze_time, tagged

from .road_case import RoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestMinutesStand(RoadCase):
    """Confirmed minutes, and outcomes, against a chair who would rather not."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.session.action_invite()
        self.item = self.item_of(self.near)

    def decide(self):
        self.item.write(self.OUTCOME)
        self.item.action_discuss()

    def test_when_where_and_who_of_confirmed_minutes_stand(self):
        self.decide()
        self.confirm(self.session)
        for field, value in {
            "start_at": "2027-01-05 09:00:00",
            "location": "Elsewhere",
            "duration": 9,
            "session_type": "interim",
            "chair_id": self.other_of["coordinator"].id,
            "team_id": self.team["far"].id,
        }.items():
            with self.subTest(field=field):
                self.assert_refused(
                    lambda change={field: value}: self.session.write(change)
                )

    def test_who_was_there_stands_with_the_minutes(self):
        self.decide()
        seat = self.session.attendance_ids.filtered(
            lambda a: a.user_id == self.user_of["police"]
        )
        seat.sudo().is_present = True
        self.confirm(self.session)
        self.assert_refused(lambda: seat.write({"is_present": False}))
        self.assert_refused(lambda: seat.action_decline())
        self.assert_refused(lambda: seat.unlink())
        stranger = self.other_of["police"].id
        self.assert_refused(
            lambda: seat.create({"session_id": self.session.id, "user_id": stranger})
        )

    def test_somebody_declines_no_session_that_is_over(self):
        self.decide()
        self.confirm(self.session)
        seat = self.session.attendance_ids.filtered(
            lambda a: a.user_id == self.user_of["police"]
        )
        self.assert_refused(self.as_role(seat, "police").action_decline)

    def test_a_discussed_item_keeps_an_outcome(self):
        self.decide()
        self.assert_refused(
            lambda: self.item.write({"information_method": False, "refer": False})
        )

    def test_minutes_are_not_confirmed_over_an_item_without_outcome(self):
        self.decide()
        self.session.action_hold()
        self.item.action_revise()
        self.item.write({"information_method": False, "ask_role": False})
        self.assert_refused(self.session.action_confirm)

    def test_nothing_is_decided_after_the_minutes(self):
        self.decide()
        self.session.action_hold()
        self.item.action_revise()
        self.session._stamp(
            {
                "state": "minutes_confirmed",
                "minutes_confirmed_at": "2026-03-02 09:00:00",
            }
        )
        self.assert_refused(self.item.action_discuss)

    def test_a_planned_session_with_a_decision_is_not_deleted(self):
        session = self.plan("2026-03-04 09:00:00")
        self.assertEqual(self.item.session_id, session)
        self.decide()
        self.assert_refused(session.unlink)

    def test_a_placement_in_confirmed_minutes_is_not_deleted(self):
        self.decide()
        self.confirm(self.session)
        self.assert_refused(self.as_chair(self.near).unlink)
