from odoo.fields import Command

ON_LEAFLET = {  # with the kind of text each writes
    "municipality": "invitation",
    "refugee_council": "contact",
    "housing_corporation": "story",
    "welfare": "story",
    "police": "story",
}
SAID_BY_ORGANISATIONS = {
    "keten.leaflet.block": "block_ids",
    "keten.leaflet.partner": "partner_ids",
    "keten.contact.point": "contact_point_ids",
}


class AccessLeaflet:
    """What residents get to read, near, far and abroad, for the tests of access.

    All of it is public within the municipality; organisations write what is theirs.
    """

    @classmethod
    def _create_leaflet(cls, side):
        """Let a municipality have a leaflet in force, and one before it."""
        home = "abroad" if side == "abroad" else "near"
        company = cls.cases[side].company_id
        organisations = [cls.org[kind, home] for kind in ON_LEAFLET]
        cls.leaflet[side] = cls.env["keten.leaflet"].create(
            {
                "title": "New neighbours",
                "state": "replaced" if side == "far" else "in_force",
                "company_id": company.id,
                "guidance_organisation_id": cls.org["refugee_council", home].id,
                "block_ids": [
                    Command.create({"organisation_id": organisation.id, "kind": kind})
                    for organisation, kind in zip(
                        organisations, ON_LEAFLET.values(), strict=True
                    )
                ],
                "partner_ids": [
                    Command.create({"organisation_id": organisation.id})
                    for organisation in organisations
                ],
            }
        )
        cls.point[side] = cls.env["keten.contact.point"].create(
            [
                {
                    "area_id": cls.area[side].id,
                    "organisation_id": organisation.id,
                    "phone": "0412-555001",
                }
                for organisation in organisations
            ]
        )

    @classmethod
    def _create_article(cls, side):
        """Let a municipality offer an article to one of its two papers."""
        company = {"company_id": cls.cases[side].company_id.id}
        cls.channel[side] = cls.env["keten.channel"].create(
            [{**company, "name": f"{name} {side}"} for name in ("Paper", "Site")]
        )
        cls.article[side] = cls.env["keten.publication"].create(
            {
                **company,
                "subject": "Saying hello",
                "placing_ids": [
                    Command.create({"channel_id": cls.channel[side][0].id})
                ],
            }
        )

    def leaflet_record(self, model, side):
        """Return the record of one of these models on a side, empty of others."""
        return {
            "keten.leaflet": self.leaflet[side],
            "keten.leaflet.block": self.leaflet[side].block_ids,
            "keten.leaflet.partner": self.leaflet[side].partner_ids,
            "keten.contact.point": self.point[side],
            "keten.channel": self.channel[side][0],
            "keten.publication": self.article[side],
            "keten.publication.placing": self.article[side].placing_ids,
        }.get(model)

    def leaflet_own(self, row, side):
        """Return what a role's own organisation says, empty of other models."""
        if row.model not in SAID_BY_ORGANISATIONS:
            return None
        employer = self.user_of[row.role].keten_organisation_id.organisation_type
        return self.leaflet_record(row.model, side).filtered(
            lambda record: record.organisation_id.organisation_type == employer
        )

    def leaflet_change(self, model):
        return {
            "keten.leaflet": {"block_ids": []},
            "keten.leaflet.block": {"text": "Say hello."},
            "keten.leaflet.partner": {"ask_for": "everything"},
            "keten.contact.point": {"hours": "At night"},
            "keten.channel": {"appears": "Daily"},
            "keten.publication": {"reason": "It helps"},
            "keten.publication.placing": {"where": "Page 2"},
        }.get(model)

    def leaflet_new_values(self, model, side):
        home = "abroad" if side == "abroad" else "near"
        company = {"company_id": self.cases[side].company_id.id}
        return {
            "keten.leaflet": {
                **company,
                "title": "New",
                "guidance_organisation_id": self.org["refugee_council", home].id,
            },
            "keten.leaflet.block": {"leaflet_id": self.leaflet[side].id},
            "keten.leaflet.partner": {
                "leaflet_id": self.leaflet[side].id,
                "organisation_id": self.org["health", home].id,
            },
            "keten.contact.point": {"area_id": self.area[side].id, "phone": "0412"},
            "keten.channel": {**company, "name": "New"},
            "keten.publication": {**company, "subject": "New"},
            "keten.publication.placing": {
                "publication_id": self.article[side].id,
                "channel_id": self.channel[side][1].id,
            },
        }.get(model)
