from lxml import etree

from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from .common import ChainCase

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
FEW, MANY = 7, 70
# What the activity button asks for on every card and line, beside its own field
BUTTON = (
    "activity_exception_decoration",
    "activity_exception_icon",
    "activity_state",
    "activity_summary",
    "activity_type_icon",
    "activity_type_id",
)
RUNNING = [("state", "not in", ("closed", "cancelled"))]


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSpeed(ChainCase):
    """What a screen asks of the database does not grow with the placements."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.flush_all()
        cls.cr.flush()  # a card made just now would not be tracked when it moves

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

    def queries(self, screen, role, model):
        """Return how many queries a screen costs a role once caches are warm."""
        records = self.env[model].with_user(self.user_of[role])
        counts = []
        for _round in range(3):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            screen(records)
            counts.append(self.cr.sql_log_count - before)
        return min(counts)

    def assert_flat(self, screen, limits, model="keten.placement"):
        """Assert that ten times the placements cost a role the same queries."""
        self.fill(FEW)
        few = {role: self.queries(screen, role, model) for role in limits}
        self.fill(MANY)
        many = {role: self.queries(screen, role, model) for role in limits}
        self.assertEqual(many, few)
        for role, limit in limits.items():
            with self.subTest(role=role):
                self.assertLessEqual(many[role], limit)

    def specification(self, records, view_type):
        """Return what the web client asks for to show a view of this user."""
        arch = etree.fromstring(records.get_view(view_type=view_type)["arch"])
        names = arch.xpath("//field[not(ancestor::field)]/@name")
        return {
            name: self.nested(records._fields[name])
            for name in (*names, *(BUTTON if "activity_ids" in names else ()))
        }

    def nested(self, field):
        if field.type == "many2one":
            return {"fields": {"display_name": {}}}
        if field.name in ("language_ids", "duplicate_ids"):
            return {"fields": {"display_name": {}}}
        return {"fields": {}} if field.type in ("one2many", "many2many") else {}

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

        self.assert_flat(form, dict.fromkeys(BOARD_ROLES, 22))

    def test_moving_a_card(self):
        moves = {
            "coordinator": "discussed",
            "guidance": "neighbours_informed",
            "housing": "moved_in",
        }
        role_of = {self.user_of[role].id: role for role in moves}
        near = self.near

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

        self.assert_flat(move, dict.fromkeys(moves, 60))

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
