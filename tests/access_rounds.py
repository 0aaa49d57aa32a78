from odoo.fields import Command


class AccessRounds:
    """A round along the doors of every side, for the tests of access."""

    @classmethod
    def _create_register(cls, side):
        """Let the register of a municipality know a door, from a file."""
        cls.extract[side] = cls.env["keten.bag.load"].create(
            {"file_name": f"{side}.csv", "company_id": cls.cases[side].company_id.id}
        )
        cls.door[side] = cls.env["keten.bag.address"].create(
            {
                **cls.new_door(cls.cases[side].company_id, len(cls.door)),
                "street": f"Publicstraat{side}",
            }
        )

    @classmethod
    def _create_round(cls, side, people):
        """Let a guide walk a round with three organisations, and hear two offers."""
        case, guide = cls.cases[side], people["guide"]
        organisations = case._informing_organisations()
        lines = [{"organisation_id": organisation.id} for organisation in organisations]
        lines.append({"organisation_id": cls.org["refugee_council", side].id})
        lines[-1]["user_id"] = guide.id
        cls.round[side] = cls.env["keten.flyer.task"].create(
            {
                **case._round_values(),
                "state": "confirmed",
                "start_at": "2026-03-06 13:00:00",
                "participant_ids": [Command.create(line) for line in lines],
            }
        )
        number = 20 + 2 * len(cls.round)
        doors = cls.env["keten.bag.address"].create(
            [cls.new_door(case.company_id, number + extra) for extra in (0, 1)]
        )
        cls.unrung[side] = doors[1]
        cls.round[side].door_ids = [
            Command.create({"bag_address_id": doors[0].id, "added_reason": "asked"})
        ]
        cls.round[side]._count_doors()
        cls.round[side].lead_ids = [
            Command.create({**cls.offer, "recorded_by_id": people[role].id})
            for role in ("guide", "housing")
        ]

    def lead(self, side, role):
        """Return the offers of a side, or only those a role recorded."""
        leads = self.round[side].lead_ids
        return (
            leads.filtered(lambda a: role in a.recorded_by_id._keten_roles()) or leads
        )
