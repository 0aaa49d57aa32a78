from odoo.tests import freeze_time, tagged

from .road_case import AgendaRoadCase, RoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestExplanationRoads(RoadCase):
    """T5: at the table, and three months (OSS-A8)."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.item_of(self.near)
        notes = self.as_role(self.env["keten.explanation"], "guidance")
        self.note = notes.create({"item_id": self.item.id, "note": "Secret"})

    def readable_by(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        notes = self.env["keten.explanation"].with_user(user)
        return bool(notes.search([("id", "=", self.note.id)]))

    def test_its_last_day_is_nobodys_to_choose(self):
        self.assert_refused(lambda: self.note.write({"expires_on": "2099-01-01"}))

    def test_it_stays_in_its_municipality(self):
        self.assert_refused(lambda: self.note.write({"company_id": self.maasdal.id}))

    def test_a_coordinator_of_another_team_takes_no_seat_to_read_it(self):
        stranger = self.other_of["coordinator"]
        seats = self.env["keten.attendance"].with_user(stranger)
        seat = {"session_id": self.session.id, "user_id": stranger.id}
        for extra in ({"item_id": self.item.id}, {"is_present": True}):
            with self.subTest(seat=extra):
                self.attempt(lambda values={**seat, **extra}: seats.create(values))
                self.assertFalse(self.readable_by(stranger))

    def test_a_chair_reads_it_by_no_guest_seat(self):
        chair = self.user_of["coordinator"]
        seats = self.as_chair(self.env["keten.attendance"])
        seat = {
            "session_id": self.session.id,
            "item_id": self.item.id,
            "user_id": chair.id,
        }
        self.attempt(lambda: seats.create(seat))
        self.assertFalse(self.readable_by(chair))

    def test_moving_a_held_session_lengthens_nothing(self):
        """Also not for a chair who moves it on paper."""
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        self.confirm(self.session)
        last_day = self.note.expires_on
        self.attempt(lambda: self.session.write({"start_at": "2027-01-05 09:00:00"}))
        self.assertEqual(self.note.expires_on, last_day)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestWhoHeardIt(AgendaRoadCase):
    """What was explained is read by who was there, and by nobody seated later (T5)."""

    def setUp(self):
        super().setUp()
        self.note = self.as_role(self.env["keten.explanation"], "guidance").create(
            {"item_id": self.item.id, "note": "Secret"}
        )
        self.absent = self.user_of["case_director"]

    def read_by(self, user):
        notes = self.env["keten.explanation"].with_user(user)
        return notes.search([("id", "=", self.note.id)])

    def test_nobody_seated_after_the_meeting_reads_what_was_explained(self):
        self.decide()
        self.session.action_hold()
        self.assertFalse(self.read_by(self.absent))
        self.attempt(
            lambda: self.as_chair(self.env["keten.attendance"]).create(
                {
                    "session_id": self.session.id,
                    "item_id": self.item.id,
                    "user_id": self.absent.id,
                }
            )
        )
        self.env.invalidate_all()
        self.assertFalse(self.read_by(self.absent))

    def test_a_guest_who_was_asked_and_did_not_come_does_not_read_it(self):
        self.session.action_invite()
        self.decide()
        with freeze_time("2026-03-05 11:00:00"):
            for seat in self.as_chair(self.session.sudo().attendance_ids):
                seat.is_present = seat.user_id != self.user_of["guide"]
            self.session.action_hold()
            self.session.action_confirm()
            self.env.invalidate_all()
            self.assertFalse(self.read_by(self.user_of["guide"]))
