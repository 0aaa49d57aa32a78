from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..models.keten_buddy_ranking import rank
from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyCandidates(BuddyCase):
    """Who suits a request and why, and who just falls out (anchors.md, 7)."""

    def page(self, request, role="welfare"):
        """Return the page of candidates of a request, as a role opens it."""
        action = self.as_role(request, role).action_find_candidates()
        return self.as_role(
            self.env["keten.buddy.search"].browse(action["res_id"]), role
        )

    def test_the_best_first_with_the_reasons_in_words(self):
        request = self.ask(
            interest_ids=[Command.set((self.cooking | self.football).ids)]
        )
        further = self.ready(rd_x=165_500, rd_y=418_000)
        nearer = self.ready(interest_ids=[Command.set(self.cooking.ids)])
        page = self.page(request)
        self.assertEqual(page.candidate_ids.volunteer_id, nearer | further)
        self.assertEqual(page.candidate_ids[0].volunteer_id, further)
        self.assertEqual(
            [told.replace(",", ".") for told in page.candidate_ids.mapped("reasons")],
            [
                "Speaks Tigrinya; 1.5 km; both: cooking and football; "
                "can on Wednesday evening",
                "Speaks Tigrinya; 400 m; both: cooking; can on Wednesday evening",
            ],
        )
        self.assertFalse(page.near_miss_ids)

    def test_weights_of_the_municipality_change_the_order(self):
        request = self.ask(
            interest_ids=[Command.set((self.cooking | self.football).ids)]
        )
        self.ready(rd_x=165_500, rd_y=418_000)
        nearer = self.ready(interest_ids=[Command.set(self.cooking.ids)])
        self.oss.write({"keten_buddy_distance": 60})
        self.assertEqual(self.page(request).candidate_ids[0].volunteer_id, nearer)

    def test_near_misses_tell_what_stands_in_the_way(self):
        request = self.ask(buddy_gender="woman")
        told = {
            self.ready(vog_checked_on="2022-02-01"): "ran out on",
            self.ready(gender="man"): "Another buddy is wished for",
            self.ready(language_ids=[Command.clear()]): "No language in common",
            self.ready(
                moment_ids=[Command.set(self.morning.ids)]
            ): "No moment in common",
            self.ready(reach=300): "Lives too far away: 400 m",
            self.ready(
                state="paused", available_again_on="2026-04-01"
            ): "Available again",
        }
        self.ready(gender="man", reach=300)  # two conditions: not near
        page = self.page(request)
        self.assertFalse(page.candidate_ids)
        said = {line.volunteer_id: line.in_the_way for line in page.near_miss_ids}
        self.assertEqual(said.keys(), told.keys())
        for volunteer, words in told.items():
            self.assertIn(words, said[volunteer])

    def test_one_click_proposes(self):
        request, volunteer = self.ask(), self.ready()
        action = self.page(request).candidate_ids.action_propose()
        match = self.env["keten.buddy.match"].browse(action["res_id"])
        self.assertRecordValues(
            match,
            [{"volunteer_id": volunteer.id, "request_id": request.id, "score": 48.1}],
        )

    def test_the_other_organisation_shares_who_agreed_and_nobody_else(self):
        request = self.ask()
        shared = self.ready("guidance")
        self.ready("guidance", shares_pool=False)
        self.assertEqual(self.page(request).candidate_ids.volunteer_id, shared)
        self.oss.keten_joint_pool = False
        self.assertFalse(self.page(request).candidate_ids)

    def test_only_who_wants_to_be_a_buddy_is_looked_at(self):
        request = self.ask()
        self.ready(purpose_ids=[Command.set(self.purpose["language"].ids)])
        self.ready(state="left", leave_reason="time")
        page = self.page(request)
        self.assertFalse(page.candidate_ids | page.near_miss_ids)

    def test_a_page_is_read_by_who_opened_it(self):
        page = self.page(self.ask())
        with self.assertRaises(AccessError):
            page.with_user(self.user_of["guidance"]).read(["candidate_count"])
        with self.assertRaises(AccessError):
            self.page(self.env["keten.buddy.request"].search([]), "guide")

    def test_the_database_leaves_out_nobody_who_nearly_suits(self):
        """What SQL spares the ranking, the ranking would have left out itself."""
        request = self.ask(buddy_gender="woman")
        for index, vals in enumerate(
            (
                {},
                {"gender": "man"},
                {"reach": 100},
                {"gender": False, "reach": 100},
                {"language_ids": [Command.clear()]},
                {"moment_ids": [Command.clear()], "gender": "man"},
                {"confidentiality_on": False},
                {"confidentiality_on": False, "reach": 100},
                {"rd_x": 0, "rd_y": 0},
            )
        ):
            self.ready(waiting_since=f"2026-01-{index + 1:02}", **vals)
        pool = self.as_role(self.env["keten.volunteer"], "welfare")
        domain = pool._buddies(self.oss)
        (wish,) = request._wishes()
        everybody, nearly = pool._buddy_facts(domain), pool._buddy_facts(domain, wish)
        self.assertGreater(len(everybody), len(nearly))
        self.assertEqual(rank(wish, everybody), rank(wish, nearly))
