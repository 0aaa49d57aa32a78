from odoo.tests import HttpCase, freeze_time, tagged

from .session_case import SessionCase


class SessionTourCase(SessionCase, HttpCase):
    """A kernteam that meets tomorrow, and reads Dutch."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for role in ("coordinator", "police", "guide"):
            cls.user_of[role].lang = "nl_NL"
        cls.near.household_id.discretion_ids.unlink()
        cls.near._add_item("placement")

    def setUp(self):
        super().setUp()
        self.meeting = self.plan("2026-03-03 09:00:00")
        self.meeting.action_invite()


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionKeys(SessionTourCase):
    """The chair types what is said, and goes on with a key."""

    def test_a_key_loses_nothing_that_was_typed(self):
        """Alt+J is Odoo's own: it throws away what was typed."""
        self.announce(self.new_placement(), door="9")
        self.meeting.start_at = "2026-03-02 13:00:00"
        standing, first, second = self.meeting._agenda()
        self.start_tour(
            f"/odoo/keten-meeting/{standing.id}",
            "keten_chair_keeps_what_was_typed",
            login="coordinator_near",
        )
        self.assertEqual(first.location_remarks, "School opposite")
        self.assertEqual((first.state, second.state), ("postponed", "on_agenda"))
        present = self.meeting.attendance_ids.filtered("is_present")
        self.assertEqual(present.user_id, self.user_of["police"])


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionTour(SessionTourCase):
    """A meeting of the kernteam, from three chairs at its table."""

    def test_the_chair_walks_the_agenda(self):
        self.start_tour(
            "/odoo/keten-sessions",
            "keten_chair_walks_the_agenda",
            login="coordinator_near",
        )
        self.assertEqual(self.meeting.state, "held")
        self.assertTrue(self.near.is_discussed)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionPhoneTour(TestSessionTour):
    """The same on a phone."""

    browser_size = "390x844"
    touch_enabled = True

    def answer_of(self, role):
        places = self.meeting.attendance_ids
        return places.filtered(lambda a: a.user_id == self.user_of[role]).answer

    def test_a_member_says_whether_to_come(self):
        self.start_tour(
            "/odoo/keten-sessions", "keten_member_reads_the_agenda", login="police_near"
        )
        self.assertEqual(self.answer_of("police"), "accepted")

    def test_a_guest_comes_for_one_item(self):
        neighbour = self.announce(self.new_placement(), door="9")
        self.assertEqual(self.item_of(neighbour).session_id, self.meeting)
        self.start_tour(
            "/odoo/keten-sessions", "keten_guest_reads_the_own_item", login="guide_near"
        )
        self.assertEqual(self.answer_of("guide"), "declined")

    def test_the_link_in_the_mail_leads_a_guest_to_the_question(self):
        item = self.item_of(self.near)
        self.start_tour(
            f"/mail/view?model=keten.agenda.item&res_id={item.id}",
            "keten_guest_answers_on_the_item",
            login="guide_near",
        )
        self.assertEqual(self.answer_of("guide"), "accepted")
