from lxml import etree

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

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
CARD = {
    "name": {},
    "area_id": {"fields": {"display_name": {}}},
    "deadline_date": {},
    "deadline_colour": {},
    "deadline_role": {},
    "deadline_term_id": {"fields": {"display_name": {}}},
    "activity_ids": {"fields": {}},
    "activity_state": {},
    "responsible_id": {"fields": {"display_name": {}}},
}
LINE = CARD | {
    "corporation_id": {"fields": {"display_name": {}}},
    "expected_move_in_date": {},
    "state": {},
}
RUNNING = [("state", "not in", ("closed", "cancelled"))]


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSpeed(ChainCase):
    """What a screen asks of the database does not grow with the placements."""

    def more_placements(self, number):
        """Add placements that every role of the near case sees."""
        household = self.near.household_id
        self.env["keten.placement"].create(
            [
                {
                    "household_id": household.id,
                    "address_id": self.near.address_id.id,
                    "corporation_id": self.near.corporation_id.id,
                    "coordinator_id": self.near.coordinator_id.id,
                    "team_id": self.near.team_id.id,
                    "state": ("announced", "discussed", "moved_in")[index % 3],
                    "linked_date": "2026-01-05",
                    "expected_move_in_date": "2026-03-20",
                    "address_known_at": "2026-03-02 09:00:00",
                    "activity_ids": [
                        Command.create(
                            {
                                "res_model_id": self.env["ir.model"]._get_id(
                                    "keten.placement"
                                ),
                                "user_id": self.user_of["coordinator"].id,
                            }
                        )
                    ],
                }
                for index in range(number)
            ]
        )
        self.env.flush_all()

    def queries(self, screen, role):
        """Return how many queries a screen costs a role once caches are warm."""
        model = self.env["keten.placement"].with_user(self.user_of[role])
        counts = []
        for _round in range(3):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            screen(model)
            counts.append(self.cr.sql_log_count - before)
        return min(counts)

    def assert_flat(self, screen, limits):
        """Assert that sixty placements more cost a role no query more."""
        few = {role: self.queries(screen, role) for role in limits}
        self.more_placements(60)
        many = {role: self.queries(screen, role) for role in limits}
        for role, limit in limits.items():
            self.assertLessEqual(many[role], few[role], role)
            self.assertLessEqual(many[role], limit, role)

    def test_board(self):
        def board(placements):
            placements.web_read_group(
                RUNNING,
                ["state"],
                ["__count"],
                auto_unfold=True,
                unfold_read_specification=CARD,
                unfold_read_default_limit=20,
            )

        self.more_placements(6)
        self.assert_flat(board, dict.fromkeys(BOARD_ROLES, 40))

    def test_list_page(self):
        def page(placements):
            placements.web_search_read(RUNNING, LINE, limit=80)

        self.more_placements(6)
        self.assert_flat(page, dict.fromkeys(BOARD_ROLES, 30))

    def test_form(self):
        near = self.near

        def form(placements):
            arch = etree.fromstring(placements.get_view(view_type="form")["arch"])
            names = set(arch.xpath("//field/@name")) & placements._fields.keys()
            placements.browse(near.id).web_read({name: {} for name in names})

        self.assert_flat(form, dict.fromkeys(BOARD_ROLES, 40))

    def test_moving_a_card(self):
        near = self.near

        def move(placements):
            card = placements.browse(near.id)
            card.web_save({"state": "discussed"}, CARD)
            near.write({"state": "announced", "is_discussed": False})
            self.env.flush_all()

        self.assert_flat(move, {"coordinator": 60})

    def test_filters_of_the_morning(self):
        soon = [("expected_move_in_date", "<=", "today +14d")]
        late = [("deadline_red_date", "<", "today")]

        def filters(placements):
            for domain in (soon, late, [("is_discussed", "=", False)]):
                placements.web_search_read(RUNNING + domain, LINE, limit=80)

        self.more_placements(6)
        self.assert_flat(filters, dict.fromkeys(BOARD_ROLES, 60))

    def test_figures(self):
        def figures(placements):
            placements.env["keten.placement.figure"].formatted_read_group(
                [], ["area_id"], ["placement_count:sum", "late_count:sum"]
            )

        self.assert_flat(figures, {"manager": 8, "coordinator": 8})

    def test_households(self):
        def households(placements):
            placements.env["keten.household"].web_search_read(
                [],
                {
                    "name": {},
                    "size": {},
                    "guide_id": {"fields": {"display_name": {}}},
                    "activity_ids": {"fields": {}},
                    "placement_count": {},
                },
                limit=80,
            )

        self.assert_flat(households, {"guidance": 25, "guide": 25})
