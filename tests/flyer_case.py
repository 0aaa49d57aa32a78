from .session_case import SessionCase

OWN_NUMBER = 21


class FlyerCase(SessionCase):
    """A street with a register, and a round along its doors (example 7's street)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.contacts = {
            "refugee_council": cls.user_of["guidance"],
            "housing_corporation": cls.user_of["housing"],
            "welfare": cls.user_of["welfare"],
        }
        for kind, person in cls.contacts.items():
            cls.org[kind, "near"].contact_user_id = person
        cls.street = cls.env["keten.bag.address"].create(
            [cls.street_door(number) for number in range(1, 42)]
        )

    @classmethod
    def street_door(cls, number):
        """Odd against even, a door every 10 metres on each side."""
        return {
            "company_id": cls.oss.id,
            "bag_address_id": f"08282{number:011d}",
            "street": "Kerkstraat",
            "house_number": number,
            "postcode": "5341 AB",
            "city": "Oss",
            "rd_x": 164_000 + (number // 2) * 10,
            "rd_y": 418_000 + number % 2 * 20,
        }

    def new_household(self, **vals):
        people = self.user_of
        return self.env["keten.household"].create(
            {
                "guidance_organisation_id": self.org["refugee_council", "near"].id,
                "guide_id": people["guide"].id,
                "case_director_id": people["case_director"].id,
                "introduction": "general",
                **vals,
            }
        )

    def new_round(self, household=None, **vals):
        """Announce an address, and return the round that comes of it."""
        household = household or self.new_household()
        placement = self.new_placement()
        placement.household_id = household  # with who works for it
        self.announce(placement, **{"door": str(OWN_NUMBER), **vals})
        return placement.flyer_task_ids

    def as_leader(self, task):
        return self.as_role(task, "guidance")

    def plan_round(self, task, start_at="2026-03-06 13:00:00"):
        leader = self.as_leader(task)
        leader.start_at = start_at
        leader.action_plan()
        return leader

    def line(self, task, kind):
        """Return the line of a kind of organisation, as its contact sees it."""
        lines = task.participant_ids.filtered(lambda x: x.organisation_type == kind)
        return lines.with_user(self.contacts[kind])

    def confirm_round(self, task, start_at="2026-03-06 13:00:00"):
        leader = self.plan_round(task, start_at)
        self.line(task, "welfare").action_accept()
        leader.action_confirm()
        return leader

    def ring(self, doors, result="leaflet", at="2026-03-02 08:00:00", reaction=False):
        visits = [
            {"door": door.id, "result": result, "reaction": reaction, "at": at}
            for door in doors
        ]
        return doors.record_visits(visits)

    def walk_round(self, task):
        leader = self.confirm_round(task)
        self.ring(leader.door_ids)
        leader.action_finish()
        return leader

    def activities(self, record, **context):
        return (
            self.env["mail.activity"]
            .with_context(**context)
            .search([("res_model", "=", record._name), ("res_id", "=", record.id)])
        )
