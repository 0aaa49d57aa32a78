from odoo.tests import HttpCase, freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestRoundTour(SessionCase, HttpCase):
    """A social worker answers on a phone, from the link in the mail (OSS-A9)."""

    browser_size = "390x844"
    touch_enabled = True

    def test_a_member_answers_two_questions(self):
        items = self.env["keten.agenda.item"]
        for number in (7, 9):
            placement = self.announce(self.new_placement(), door=str(number))
            items |= self.item_of(placement)
        items = self.as_chair(items)
        items.information_method = "leaflet"
        session = items._start_written_round()
        self.start_tour(
            f"/mail/view?model=keten.session&res_id={session.id}",
            "keten_member_answers_a_round",
            login="welfare_near",
        )
        answers = items.answer_ids.filtered(
            lambda answer: answer.user_id == self.user_of["welfare"]
        )
        self.assertRecordValues(
            answers.sorted("id"),
            [
                {"stance": "no_objection", "effort": "We open the centre"},
                {"stance": "agree", "effort": False},
            ],
        )
