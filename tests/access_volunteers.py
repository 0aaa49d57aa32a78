from odoo.fields import Command

OWNER_OF = {"welfare": "welfare"}


class AccessVolunteers:
    """Volunteers of guidance and of welfare, near, far and abroad.

    One of guidance has a login: the guide of that side.
    """

    @classmethod
    def _create_volunteers(cls, side, people):
        cls.volunteer[side], cls.unreached[side] = {}, {}
        for kind in ("refugee_council", "welfare"):
            values = {
                "company_id": cls.cases[side].company_id.id,
                "organisation_id": cls.org[kind, side].id,
                "area_id": cls.area[side].id,
                "first_name": "Fenna",
            }
            cls.unreached[side][kind] = cls.env["keten.volunteer"].create(values)
            login = people["guide"] if kind == "refugee_council" else None
            cls.volunteer[side][kind] = cls.env["keten.volunteer"].create(
                {
                    **values,
                    "account_id": login and login.id,
                    "contact_ids": [Command.create({"last_name": "Invented"})],
                }
            )

    @classmethod
    def _create_guidance(cls, side, people):
        """Let a guide ask a professional, and a council look for volunteers."""
        household = cls.cases[side].household_id
        cls.asked[side] = cls.env["keten.guide.question"].create(
            {
                "household_id": household.id,
                "topic": "money",
                "asked_by_id": people["guide"].id,
            }
        )
        cls.recruitment[side] = cls.env["keten.recruitment"].create(
            {
                "company_id": household.company_id.id,
                "area_id": cls.area[side].id,
                "asked_by_id": people["coordinator"].id,
            }
        )

    def volunteer_record(self, model, side, role=None):
        """Return the record of one of these models for a role, None of others."""
        volunteer = self.volunteer[side][self.owner_of(role)]
        return {
            "keten.volunteer": volunteer,
            "keten.volunteer.contact": volunteer.contact_ids,
            "keten.recruitment": self.recruitment[side],
            "keten.guide.question": self.asked[side],
            "keten.guide.assignment": self.cases[side].household_id.assignment_ids,
            "keten.moment": self.public("keten.moment", side),
            "keten.interest": self.public("keten.interest", side),
            "keten.volunteer.purpose": self.public("keten.volunteer.purpose", side),
        }.get(model)

    def owner_of(self, role):
        return OWNER_OF.get(role, "refugee_council")

    def volunteer_change(self, model):
        return {
            "keten.volunteer": {"reach": 1000},
            "keten.volunteer.contact": {"phone": "0412-555222"},
            "keten.recruitment": {"result_count": 2},
            "keten.guide.question": {"state": "withdrawn"},
            "keten.guide.assignment": {"end_reason": "other"},
            "keten.volunteer.density": {"household_count": 1},
            "keten.moment": {"name": "Renamed"},
            "keten.interest": {"name": "Renamed"},
            "keten.volunteer.purpose": {"name": "Renamed"},
        }.get(model)

    def volunteer_new_values(self, model, side, role):
        owner = self.owner_of(role)
        return {
            "keten.volunteer": {
                "company_id": self.cases[side].company_id.id,
                "organisation_id": self.org[owner, side].id,
                "first_name": "New",
            },
            "keten.volunteer.contact": {
                "volunteer_id": self.unreached[side][owner].id,
                "last_name": "New",
            },
            "keten.recruitment": {
                "company_id": self.cases[side].company_id.id,
                "area_id": self.area[side].id,
            },
            "keten.guide.question": {
                "household_id": self.cases[side].household_id.id,
                "topic": "school",
            },
            "keten.guide.assignment": {
                "household_id": self.cases[side].household_id.id,
                "user_id": self.user_of["guide"].id,
                "date_from": "2026-03-02",
            },
            "keten.volunteer.density": {},
            "keten.moment": {"name": "New", "weekday": 1, "part": "morning"},
            "keten.interest": {"name": "New"},
            "keten.volunteer.purpose": {"name": "New", "code": "new"},
        }.get(model)
