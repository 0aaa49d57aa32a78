from odoo.fields import Command

from .volunteer_case import SCREENED, VolunteerCase


class BuddyCase(VolunteerCase):
    """Somebody of the near household asks for a buddy; welfare looks for one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.household = cls.near.household_id
        cls.person = cls.household.person_ids
        cls.person.write(
            {"language_ids": [Command.set(cls.tigrinya.ids)], "phone": "0412-555333"}
        )
        cls.near.address_id.write({"rd_x": 164_020, "rd_y": 417_980})
        cls.cooking = cls.env.ref("ketenaanpak.keten_interest_cooking")
        cls.football = cls.env.ref("ketenaanpak.keten_interest_football")
        cls.evening = cls.env.ref("ketenaanpak.keten_moment_wed_evening")
        cls.morning = cls.env.ref("ketenaanpak.keten_moment_mon_morning")

    @classmethod
    def wishes(cls, **vals):
        return {
            "household_id": cls.household.id,
            "person_id": cls.person.id,
            "organisation_id": cls.org["welfare", "near"].id,
            "has_agreed": True,
            "shares_contact": True,
            "goal": "people",
            "interest_ids": [Command.set(cls.cooking.ids)],
            "moment_ids": [Command.set(cls.evening.ids)],
            **vals,
        }

    def ask(self, role="guide", **vals):
        """Return a request, as who looks for a buddy sees it."""
        requests = self.env["keten.buddy.request"].with_user(self.user_of[role])
        return self.as_role(requests.create(self.wishes(**vals)), "welfare")

    def ready(self, role="welfare", **vals):
        """Return a volunteer who suits the request, as welfare sees the volunteer."""
        values = {
            "state": "available",
            "organisation_id": self.user_of[role].keten_organisation_id.id,
            "first_name": "Fenna",
            "gender": "woman",
            "area_id": self.area["near"].id,
            "language_ids": [Command.set(self.tigrinya.ids)],
            "interest_ids": [Command.set((self.cooking | self.football).ids)],
            "moment_ids": [Command.set(self.evening.ids)],
            "purpose_ids": [Command.set(self.purpose["buddy"].ids)],
            "shares_pool": True,
            "waiting_since": "2026-02-01",
            **SCREENED,
            **vals,
        }
        place = {name: values.pop(name) for name in ("rd_x", "rd_y") if name in values}
        volunteer = self.env["keten.volunteer"].create(values)
        volunteer.write(place or {"rd_x": 164_400, "rd_y": 418_000})
        return self.as_role(volunteer, "welfare")

    def propose(self, request, volunteer, role="welfare"):
        matches = self.env["keten.buddy.match"].with_user(self.user_of[role])
        return matches.create({"request_id": request.id, "volunteer_id": volunteer.id})

    def agree(self, match):
        """Let both sides say yes to a match."""
        match.action_volunteer_yes()
        self.as_role(match, "guide").action_participant_yes()
        return match

    def together(self, match, intro_at="2026-03-09 13:00:00"):
        """Let both say yes, meet, and begin."""
        self.agree(match).intro_at = intro_at
        match.action_plan_talk()
        match.action_start()
        return match

    def decline(self, match, side="volunteer", follow_up="others", role="welfare"):
        match = self.as_role(match, role)
        match.write(
            {
                "declined_by": side,
                "decline_reason": "no_time",
                "decline_follow_up": follow_up,
                "available_again_on": follow_up == "later" and "2026-05-01",
            }
        )
        match._do("decline")
        return match

    def activities(self, record, kind):
        """Return the open activities of a kind on a record."""
        kind = self.env.ref(f"ketenaanpak.mail_activity_type_buddy_{kind}")
        return record.sudo().activity_ids.filtered(lambda a: a.activity_type_id == kind)
