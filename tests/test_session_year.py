from datetime import date, datetime, time, timedelta
from random import Random

from odoo.tests import freeze_time, tagged

from ..models.keten_working_day import is_working_day
from .session_case import SessionCase

FIRST, LAST = date(2026, 3, 2), date(2027, 3, 1)
RHYTHM = timedelta(days=42)
PLACEMENTS = 26


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionYear(SessionCase):
    """A year of a kernteam: no placement is forgotten (OSS-A4, OSS-A9).

    Addresses become known on any working day, the team meets every six weeks, and
    its chair answers each question on the last day there is.
    """

    def setUp(self):
        super().setUp()
        self.random = Random(20260302)
        self.near._drop_items("placement")
        self.answers = {"interim": 0, "written": 0, "not_needed": 0}

    def test_no_placement_reaches_its_critical_date_unseen(self):
        announcements = self.draw_announcements()
        day = FIRST
        while day <= LAST:
            with freeze_time(datetime.combine(day, time(9))):
                self.live(day, announcements.get(day, ()))
            day += timedelta(days=1)
        items = self.env["keten.agenda.item"].search(
            [("item_type", "=", "placement"), ("state", "!=", "cancelled")]
        )
        self.assertEqual(len(items.placement_id), PLACEMENTS)
        self.assertGreater(min(self.answers.values()), 0, self.answers)
        unseen = items.placement_id.filtered(lambda p: not self.was_seen(p))
        self.assertFalse(unseen)

    def draw_announcements(self):
        """Return ``{working day: days until the move}`` of the placements."""
        length = (LAST - FIRST).days - 30
        found = {}
        while sum(map(len, found.values())) < PLACEMENTS:
            day = FIRST + timedelta(days=self.random.randrange(length))
            if is_working_day(day):
                found.setdefault(day, []).append(self.random.randrange(4, 40))
        return found

    def live(self, day, moves):
        if not (day - FIRST) % RHYTHM:
            self.plan(datetime.combine(day + RHYTHM, time(9)))
        for days in moves:
            self.announce(
                self.new_placement(linked_date=day - timedelta(days=20)),
                door=str(self.next_number()),
                expected_move_in_date=day + timedelta(days=days),
            )
        if is_working_day(day):
            self.answer_questions(day)
        for session in self.sessions_of(day):
            self.meet(session)

    def next_number(self):
        return 100 + self.env["keten.address"].search_count([])

    def sessions_of(self, day):
        """Return what the chair meets about today: a written round ends in two days."""
        return self.as_chair(self.env["keten.session"]).search(
            [
                ("team_id", "=", self.team["near"].id),
                ("state", "in", ("planned", "invited")),
                "|",
                "&",
                ("session_type", "!=", "written"),
                ("session_date", "=", day),
                "&",
                ("session_type", "=", "written"),
                ("session_date", "<", day),
            ]
        )

    def meet(self, session):
        for item in session.item_ids.filtered(lambda i: i.item_type == "placement"):
            item.write(self.OUTCOME)
            item.action_discuss()
        session.action_hold()

    def answer_questions(self, day):
        kind = self.env.ref("ketenaanpak.mail_activity_type_interim")
        chair = self.user_of["coordinator"]
        asked = self.env["mail.activity"].search(
            [("activity_type_id", "=", kind.id), ("user_id", "=", chair.id)]
        )
        for activity in asked.filtered(lambda a: a.date_deadline <= day):
            if activity.exists().active:
                self.answer(self.env["keten.agenda.item"].browse(activity.res_id))

    def answer(self, item):
        answer = self.random.choice(["interim", "written", "not_needed"])
        self.answers[answer] += 1
        self.as_chair(self.env["keten.interim"]).with_context(active_id=item.id).create(
            {"answer": answer, "reason": answer == "not_needed" and "by_phone"}
        ).action_answer()

    def was_seen(self, placement):
        """Tell whether it met its team, or a refusal, by its critical date."""
        critical = placement.critical_date
        items = placement.agenda_item_ids
        met = items.session_id.filtered("held_at").mapped("session_date")
        refused = items.filtered(lambda i: i.interim_answer == "not_needed")
        answered = [moment.date() for moment in refused.mapped("interim_answered_at")]
        return any(day <= critical for day in [*met, *answered])
