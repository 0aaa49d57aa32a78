from odoo.fields import Command


class AccessBuddies:
    """Two people together, and one who waits, near, far and abroad."""

    @classmethod
    def _create_buddies(cls, side):
        wish = {
            "household_id": cls.cases[side].household_id.id,
            "person_id": cls.cases[side].household_id.person_ids.id,
            "organisation_id": cls.org["welfare", side].id,
            "has_agreed": True,
            "shares_contact": True,
            "goal": "people",
        }
        requests = cls.env["keten.buddy.request"]
        cls.request[side] = requests.create({**wish, "state": "matched"})
        cls.unmatched[side] = requests.create(wish)
        cls.match[side] = cls.env["keten.buddy.match"].create(
            {
                "request_id": cls.request[side].id,
                "volunteer_id": cls.volunteer[side]["welfare"].id,
                "coordinator_id": False,
                "state": "active",
                "started_on": "2026-01-05",
            }
        )
        cls.match[side].evaluation_ids.create(
            {"match_id": cls.match[side].id, **cls.judged, "moment": "first"}
        )

        cls.matching[side] = {}
        for kind, volunteer in cls.volunteer[side].items():
            cls.matching[side][kind] = cls.env["keten.buddy.round"].create(
                {
                    "company_id": cls.cases[side].company_id.id,
                    "organisation_id": cls.org[kind, side].id,
                    "line_ids": [
                        Command.create(
                            {
                                "request_id": cls.request[side].id,
                                "volunteer_id": volunteer.id,
                            }
                        )
                    ],
                }
            )

    judged = {"rhythm": "weekly", "participant_view": "good", "volunteer_view": "good"}

    def buddy_record(self, model, side, role=None):
        """Return the record of one of these models on a side, None of others."""
        match = self.match[side]
        matching = self.matching[side][self.owner_of(role)]
        return {
            "keten.buddy.round": matching,
            "keten.buddy.round.line": matching.line_ids,
            "keten.buddy.exception": self.exception(side, role),
            "keten.buddy.request": self.request[side],
            "keten.buddy.match": match,
            "keten.buddy.evaluation": match.evaluation_ids,
            "keten.buddy.contact": match.contact_ids,
        }.get(model)

    def exception(self, side, role):
        """Return what asks for attention, told to the organisation it is up to."""
        rows = self.env["keten.buddy.exception"].search(
            [("area_id", "=", self.area[side].id)]
        )
        employer = role and self.user_of[role].keten_organisation_id.organisation_type
        told = ("welfare", "refugee_council")
        return rows.filtered(
            lambda row: (
                employer not in told
                or row.organisation_id.organisation_type == employer
            )
        )

    def buddy_change(self, model):
        return {
            "keten.buddy.request": {"close_reason": "other"},
            "keten.buddy.match": {"decline_reason": "other"},
            "keten.buddy.evaluation": {"rhythm": "none"},
            "keten.buddy.round": {"line_ids": []},
            "keten.buddy.round.line": {"volunteer_id": False},
            "keten.buddy.exception": {"reference": "Renamed"},
            "keten.buddy.contact": {"first_name": "Renamed"},
        }.get(model)

    def buddy_new_values(self, model, side, role):
        owner = self.owner_of(role)
        return {
            "keten.buddy.round": {
                "company_id": self.cases[side].company_id.id,
                "organisation_id": self.org[owner, side].id,
            },
            "keten.buddy.round.line": {
                "round_id": self.matching[side][owner].id,
                "request_id": self.unmatched[side].id,
                "volunteer_id": self.volunteer[side][owner].id,
            },
            "keten.buddy.request": {
                "household_id": self.cases[side].household_id.id,
                "person_id": self.cases[side].household_id.person_ids.id,
                "organisation_id": self.org["welfare", side].id,
                "has_agreed": True,
                "goal": "leisure",
            },
            "keten.buddy.match": {
                "request_id": self.unmatched[side].id,
                "volunteer_id": self.volunteer[side][self.owner_of(role)].id,
            },
            "keten.buddy.evaluation": {
                "match_id": self.match[side].id,
                **self.judged,
                "moment": "second",
            },
        }.get(model)
