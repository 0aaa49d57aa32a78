from unittest import skipUnless
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..models import keten_buddy_assignment, keten_buddy_round
from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyRound(BuddyCase):
    """All open requests at once, as a draft that a coordinator edits (OSS-C2)."""

    def setUp(self):
        super().setUp()
        dutch = self.env.ref("ketenaanpak.keten_language_nld")
        (other,) = self.env["keten.person"].create(
            {
                "household_id": self.household.id,
                "first_name": "Selam",
                "last_name": "Invented",
            }
        )
        # The first is content with either volunteer, the second with one of them.
        self.first = self.ask(language_ids=[Command.set((self.tigrinya | dutch).ids)])
        self.second = self.ask(
            person_id=other.id, language_ids=[Command.set(dutch.ids)]
        )
        self.both = self.ready(language_ids=[Command.set((self.tigrinya | dutch).ids)])
        self.one = self.ready()

    def begin(self):
        rounds = self.as_role(self.env["keten.buddy.round"], "welfare")
        return rounds.browse(rounds.action_begin()["res_id"])

    @skipUnless(keten_buddy_assignment.is_possible(), "SciPy is not installed")
    def test_more_get_a_buddy_than_one_by_one(self):
        one = self.begin()
        self.assertRecordValues(
            one,
            [
                {
                    "state": "draft",
                    "request_count": 2,
                    "volunteer_count": 2,
                    "served_count": 2,
                    "one_by_one_count": 1,
                    "gain": "2 of 2 requests get a proposal. One by one, 1 fewer "
                    "would.",
                }
            ],
        )
        pairs = {line.request_id: line.volunteer_id for line in one.line_ids}
        self.assertEqual(pairs, {self.first: self.one, self.second: self.both})
        self.assertEqual(self.first.state, "open")

    @skipUnless(keten_buddy_assignment.is_possible(), "SciPy is not installed")
    def test_nobody_is_asked_before_the_coordinator_says_so(self):
        one = self.begin()
        one.line_ids.filtered(lambda line: line.request_id == self.second).unlink()
        one.line_ids.volunteer_id = self.both
        self.assertIn("Dutch", one.line_ids.reasons)
        one.action_ask()
        match = one.line_ids.match_id
        self.assertRecordValues(
            match, [{"volunteer_id": self.both.id, "state": "proposed"}]
        )
        self.assertEqual((self.second.state, one.state), ("open", "asked"))
        with self.assertRaisesRegex(UserError, "asked already"):
            one.line_ids.volunteer_id = self.one

    @skipUnless(keten_buddy_assignment.is_possible(), "SciPy is not installed")
    def test_what_came_between_is_told_and_not_asked(self):
        one = self.begin()
        self.propose(self.second, self.both)
        one.action_ask()
        asked = one.line_ids.filtered("match_id")
        self.assertEqual(asked.request_id, self.first)
        self.assertEqual((one.line_ids - asked).obstacle, "full")

    @skipUnless(keten_buddy_assignment.is_possible(), "SciPy is not installed")
    def test_a_volunteer_who_does_not_suit_shows_why(self):
        one = self.begin()
        line = one.line_ids.filtered(lambda line: line.request_id == self.second)
        line.volunteer_id = self.one
        self.assertEqual(line.obstacle, "language")

    @skipUnless(keten_buddy_assignment.is_possible(), "SciPy is not installed")
    def test_a_large_round_runs_beside_the_screen(self):
        with patch.object(keten_buddy_round, "AT_ONCE", 0):
            one = self.begin()
        self.assertEqual((one.state, one.progress), ("waiting", 0))
        shares = []
        write = type(one).write

        def noting(self, vals):
            shares.append(vals.get("progress"))
            return write(self, vals)

        with self.enter_registry_test_mode(), patch.object(type(one), "write", noting):
            self.env.ref("ketenaanpak.ir_cron_buddy_rounds").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual((one.state, len(one.line_ids)), ("draft", 2))
        self.assertEqual(
            [share for share in shares if share is not None], [50, 100, 100]
        )

    def test_without_the_solver_the_message_is_clear(self):
        rounds = self.as_role(self.env["keten.buddy.round"], "welfare")
        with (
            patch.object(keten_buddy_assignment, "linear_sum_assignment", None),
            self.assertRaisesRegex(UserError, "needs SciPy, which is not installed"),
        ):
            rounds.action_begin()
