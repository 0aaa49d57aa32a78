from odoo.tests import freeze_time, tagged

from .road_case import RoadCase
from .round_case import RoundCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAnswerRoads(RoundCase, RoadCase):
    """An answer in a round stays where it was asked, for the chair to read."""

    def test_an_answer_stays_in_its_round_and_municipality(self):
        self.start()
        for field, record in {
            "session_id": self.regular,
            "company_id": self.maasdal,
        }.items():
            answer = self.answer_of("police")
            with self.subTest(field=field):
                self.assert_refused(lambda a=answer, c={field: record.id}: a.write(c))

    def test_another_municipality_reads_no_answer(self):
        self.start()
        answer = self.answer_of("police")
        answer.action_talk()
        self.attempt(lambda: answer.write({"company_id": self.maasdal.id}))
        self.env.flush_all()
        self.env.invalidate_all()
        foreigner = self.foreigner_of["coordinator"]
        self.assertFalse(answer.with_user(foreigner).has_access("read"))
        self.assertIn(answer.sudo(), self.item.sudo().answer_ids)
