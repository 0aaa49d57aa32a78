from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .road_case import QUIET, RoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSeatRoads(RoadCase):
    """A seat is for who may read what is discussed, for whom they work."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.item_of(self.near)
        self.seats = self.as_chair(self.env["keten.attendance"])

    def test_nobody_is_a_guest_of_an_item_out_of_sight(self):
        for user in (
            self.user_of["manager"],
            self.other_of["guide"],
            self.other_of["guidance"],
        ):
            seat = {
                "session_id": self.session.id,
                "item_id": self.item.id,
                "user_id": user.id,
            }
            with self.subTest(user=user.login):
                self.assert_refused(lambda s=seat: self.seats.create(s))

    def test_a_seat_keeps_its_organisation_and_municipality(self):
        seat = self.as_chair(self.session.attendance_ids[:1])
        self.assert_refused(
            lambda: seat.write({"organisation_id": self.org["welfare", "far"].id})
        )
        self.assert_refused(lambda: seat.write({"company_id": self.maasdal.id}))

    def test_a_guide_who_takes_over_is_invited_and_the_earlier_one_is_not(self):
        successor = self.other_of["guide"]
        successor.keten_organisation_id = self.org["refugee_council", "near"]
        self.as_role(self.near, "guidance").guide_id = successor
        self.env.flush_all()
        guests = self.item.sudo().attendance_ids.user_id
        self.assertIn(successor, guests)
        self.assertNotIn(self.user_of["guide"], guests)

    @mute_logger(*QUIET)
    def test_who_was_notified_is_read_by_nobody_else(self):
        self.session.action_invite()
        self.env.flush_all()
        for user in (self.user_of["manager"], self.foreigner_of["coordinator"]):
            notes = self.env["mail.notification"].with_user(user)
            found = notes.search([("mail_message_id", "!=", False)]).sudo()
            ours = found.mail_message_id.filtered(
                lambda m: (m.model or "").startswith("keten.")
            )
            self.assertFalse(ours, user.login)

    def test_nobody_puts_words_in_the_mouth_of_another(self):
        said = self.session.message_post(body="We agree")
        other = self.user_of["police"].partner_id
        message = self.as_chair(said)
        self.assert_refused(lambda: message.write({"author_id": other.id}))

    def states_told(self, **context):
        """Return how often the chatter tells of a state, after a session is invited."""
        session = self.session.with_context(tracking_disable=False)
        self.flush_tracking()  # what was made just now would not be tracked
        session.with_context(**context).action_invite()
        self.flush_tracking()
        tracked = session.sudo().message_ids.tracking_value_ids
        return tracked.field_id.mapped("name").count("state")

    def test_a_state_change_leaves_a_trace(self):
        self.assertEqual(self.states_told(), 1)

    def test_a_state_change_leaves_a_trace_whatever_the_caller_says(self):
        self.assertEqual(self.states_told(mail_notrack=True), 1)

    def test_a_trace_stays(self):
        """A chair is the author of what the chatter tells of the chair's own steps."""
        self.states_told()
        trace = self.as_chair(
            self.session.sudo().message_ids.filtered("tracking_value_ids")
        )
        self.assertEqual(trace.author_id, self.user_of["coordinator"].partner_id)
        self.assert_refused(trace.unlink)
