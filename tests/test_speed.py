from lxml import etree

from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from .speed_case import SpeedCase

BOARD_ROLES = (
    "housing",
    "guidance",
    "guide",
    "welfare",
    "police",
    "case_director",
    "coordinator",
    "keten_admin",
)
RUNNING = [("state", "not in", ("closed", "cancelled"))]


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSpeed(SpeedCase):
    """What a screen asks of the database does not grow with the placements."""

    def fill(self, total):
        """Add placements, each of its own household, until a role sees this many."""
        near, people = self.near, self.user_of
        number = total - self.env["keten.placement"].search_count(
            [("team_id", "=", near.team_id.id)]
        )
        households = self.env["keten.household"].create(
            [
                {
                    "guidance_organisation_id": near.guidance_organisation_id.id,
                    "guide_id": people["guide"].id,
                    "case_director_id": people["case_director"].id,
                }
                for _index in range(number)
            ]
        )
        todo = {
            "res_model_id": self.env["ir.model"]._get_id("keten.placement"),
            "user_id": people["coordinator"].id,
        }
        self.env["keten.placement"].create(
            [
                {
                    "household_id": household.id,
                    "address_id": near.address_id.id,
                    "corporation_id": near.corporation_id.id,
                    "coordinator_id": near.coordinator_id.id,
                    "team_id": near.team_id.id,
                    "state": ("announced", "discussed", "moved_in")[index % 3],
                    "linked_date": "2026-01-05",
                    "expected_move_in_date": "2026-03-20",
                    "address_known_at": near.address_known_at,
                    "core_team_informed_at": near.core_team_informed_at,
                    "refugee_council_informed_at": near.refugee_council_informed_at,
                    "activity_ids": [Command.create(todo)],
                }
                for index, household in enumerate(households)
            ]
        )
        self.env.flush_all()

    def page(self, records, domain):
        records.web_search_read(
            domain,
            self.specification(records, "list"),
            order="deadline_date, id",
            limit=80,
        )

    def test_views(self):
        def views(placements):
            placements.get_views(
                [(False, kind) for kind in ("kanban", "list", "form", "search")],
                {"toolbar": True, "load_filters": True},
            )

        self.assert_flat(views, dict.fromkeys(BOARD_ROLES, 2))

    def test_board(self):
        def board(placements):
            placements.web_read_group(
                RUNNING,
                ["state"],
                ["__count"],
                auto_unfold=True,
                unfold_read_specification=self.specification(placements, "kanban"),
                unfold_read_default_limit=20,
                order="deadline_date, id",
            )

        self.assert_flat(board, dict.fromkeys(BOARD_ROLES, 25))

    def test_list_page(self):
        def page(placements):
            self.page(placements, RUNNING)

        self.assert_flat(page, dict.fromkeys(BOARD_ROLES, 27))

    def test_form(self):
        near = self.near

        def form(placements):
            card = placements.browse(near.id)
            card.web_read(self.specification(placements, "form"))

        self.assert_flat(form, dict.fromkeys(BOARD_ROLES, 25))

    def test_moving_a_card(self):
        moves = {
            "coordinator": "discussed",
            "guidance": "neighbours_informed",
            "housing": "moved_in",
        }
        role_of = {self.user_of[role].id: role for role in moves}
        near = self.near
        near.household_id.discretion_ids.unlink()  # the neighbours may hear of it
        near._add_item("placement")
        near.agenda_item_ids._stamp({"state": "done"})

        def move(placements):
            card = placements.with_context(tracking_disable=False).browse(near.id)
            target = moves[role_of[placements.env.uid]]
            with self.cr.savepoint(flush=False) as before:
                card.web_save(
                    {"state": target}, self.specification(placements, "kanban")
                )
                self.cr.flush()
                self.assertEqual(near.state, target)
                before.rollback()

        self.assert_flat(move, dict.fromkeys(moves, 62))

    def test_filters_of_the_morning(self):
        """Every filter of the search view, one after the other."""

        def filters(placements):
            arch = etree.fromstring(placements.get_view(view_type="search")["arch"])
            for written in arch.xpath("//filter/@domain"):
                domain = safe_eval(written, {"uid": placements.env.uid})
                self.page(placements, domain)

        self.assert_flat(filters, dict.fromkeys(BOARD_ROLES, 55))

    def test_group_by_of_the_list(self):
        def groups(placements):
            for field in ("area_id", "team_id", "corporation_id", "responsible_id"):
                placements.web_read_group(RUNNING, [field], ["__count"])

        self.assert_flat(groups, dict.fromkeys(BOARD_ROLES, 10))

    def test_figures(self):
        def figures(figures):
            figures.formatted_read_group(
                [], ["area_id"], ["placement_count:sum", "late_count:sum"]
            )

        limits = dict.fromkeys(("manager", "coordinator", "keten_admin"), 2)
        self.assert_flat(figures, limits, "keten.placement.figure")

    def test_households(self):
        def page(households):
            households.web_search_read(
                [], self.specification(households, "list"), limit=80
            )

        roles = ("housing", "guidance", "guide", "case_director")
        self.assert_flat(page, dict.fromkeys(roles, 14), "keten.household")
