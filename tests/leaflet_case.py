from odoo.fields import Command

from .common import ChainCase

TEXT = "Say hello. It helps."


class LeafletCase(ChainCase):
    """A leaflet of the near organisations, from its first draft to the doors."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.writers = {
            "municipality": cls.user_of["coordinator"],
            "refugee_council": cls.user_of["guidance"],
            "housing_corporation": cls.user_of["housing"],
            "welfare": cls.user_of["welfare"],
            "police": cls.user_of["police"],
        }
        for kind, person in cls.writers.items():
            cls.org[kind, "near"].write(
                {"contact_user_id": person.id, "phone": f"0412-55500{len(kind)}"}
            )
        # The other organisations of the municipality stand on no leaflet here.
        cls.env["keten.organisation"].search(
            [("company_id", "=", cls.oss.id), ("name", "=like", "% far")]
        ).active = False
        cls.org["refugee_council", "near"].email = "questions@example.org"

    def new_leaflet(self):
        """Return a leaflet as the coordinator begins it."""
        leaflets = self.env["keten.leaflet"].with_user(self.user_of["coordinator"])
        return leaflets.create(
            {
                "title": "New neighbours",
                "introduction": "People come to live here.",
                "link": "https://oss.example.com/help",
            }
        )

    def write_texts(self, leaflet):
        """Let every organisation write what is its own."""
        for block in leaflet.block_ids:
            kind = block.organisation_id.organisation_type
            block.with_user(self.writers[kind]).text = TEXT

    def own_line(self, leaflet, kind):
        """Return the line of a kind of organisation, as its contact sees it."""
        lines = leaflet.partner_ids.filtered(
            lambda line: line.organisation_id.organisation_type == kind
        )
        return lines.with_user(self.writers[kind])

    def check(self, leaflet):
        """Let every partner agree."""
        self.write_texts(leaflet)
        leaflet.action_ask()
        for kind in ("housing_corporation", "welfare", "police"):
            self.own_line(leaflet, kind).action_agree()
        leaflet.action_offer()

    def approve(self, leaflet):
        self.check(leaflet)
        leaflet.action_approve()
        self.as_role(leaflet, "guidance").action_approve()

    def put_in_force(self, leaflet=None):
        leaflet = leaflet or self.new_leaflet()
        self.approve(leaflet)
        leaflet.action_start()
        return leaflet

    def story_of(self, kind):
        return Command.create(
            {
                "organisation_id": self.org[kind, "near"].id,
                "title": "What we do",
                "text": TEXT,
            }
        )

    def work(self, leaflet, activity_type):
        """Return who has work of a kind on a leaflet."""
        return leaflet.sudo().activity_search([activity_type]).user_id
