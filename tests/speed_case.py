from lxml import etree

from .common import ChainCase

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


class SpeedCase(ChainCase):
    """What a screen asks of the database does not grow with what there is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.flush_all()
        cls.cr.flush()  # a card made just now would not be tracked when it moves

    def fill(self, total):
        """Add records until every role sees this many."""
        raise NotImplementedError

    def announced(self, total):
        """Return this many announced placements of the near team."""
        near, team = self.near, self.team["near"]
        placements = near.search([("team_id", "=", team.id)])
        return placements | near.create(
            [
                {
                    "address_id": near.address_id.id,
                    "corporation_id": near.corporation_id.id,
                    "guidance_organisation_id": near.guidance_organisation_id.id,
                    "guide_id": near.guide_id.id,
                    "coordinator_id": near.coordinator_id.id,
                    "team_id": team.id,
                    "state": "announced",
                    "linked_date": "2026-01-05",
                    "expected_move_in_date": "2026-03-20",
                    "address_known_at": near.address_known_at,
                    "core_team_informed_at": near.core_team_informed_at,
                    "refugee_council_informed_at": near.refugee_council_informed_at,
                }
                for _index in range(total - len(placements))
            ]
        )

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
        """Assert that ten times the records cost a role the same queries."""
        self.fill(FEW)
        few = {role: self.queries(screen, role, model) for role in limits}
        self.fill(MANY)
        many = {role: self.queries(screen, role, model) for role in limits}
        for role in limits:
            self.assertLessEqual(many[role], few[role], role)
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
