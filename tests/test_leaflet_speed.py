from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .speed_case import SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletSpeed(SpeedCase):
    """Boards and lists of leaflets and articles ask the same of many as of few."""

    def fill(self, total):
        leaflets = self.env["keten.leaflet"]
        guidance = self.org["refugee_council", "near"]
        for _index in range(total - leaflets.search_count([])):
            leaflets.create(
                {"title": "New neighbours", "guidance_organisation_id": guidance.id}
            )
        articles = self.env["keten.publication"]
        channel = self.env["keten.channel"].search([], limit=1)
        if not channel:
            channel = channel.create({"name": "Paper"})
        for _index in range(total - articles.search_count([])):
            articles.create(
                {
                    "subject": "Saying hello",
                    "area_ids": [Command.set(self.area["near"].ids)],
                    "placing_ids": [Command.create({"channel_id": channel.id})],
                }
            )
        self.env.flush_all()

    def board(self, records):
        records.web_read_group(
            [],
            ["state"],
            aggregates=["__count"],
            auto_unfold=True,
            unfold_read_specification=self.specification(records, "kanban"),
            unfold_read_default_limit=20,
        )

    def list(self, records):
        records.web_search_read(
            [], self.specification(records, "list"), limit=80, count_limit=10001
        )

    def test_leaflets_ask_the_same_of_ten_times_as_many(self):
        limits = dict.fromkeys(("guidance", "welfare", "coordinator"), 22)
        self.assert_flat(self.board, limits, "keten.leaflet")
        self.assert_flat(self.list, limits, "keten.leaflet")

    def test_articles_ask_the_same_of_ten_times_as_many(self):
        limits = dict.fromkeys(("guide", "manager", "coordinator"), 22)
        self.assert_flat(self.board, limits, "keten.publication")
        self.assert_flat(self.list, limits, "keten.publication")
