from odoo.fields import Command

from .session_case import SessionCase

EVERYTHING = {"keten.placement", "keten.address", "keten.household", "keten.person"}
ADDRESS = {"keten.placement", "keten.address"}


def social_team(env, area, *people):
    """Return the social team of an area, chaired by the first of its people."""
    return env["keten.team"].create(
        {
            "name": f"Social team {area.name}",
            "team_type": "social",
            "company_id": area.company_id.id,
            "area_ids": [Command.set(area.ids)],
            "chair_id": people[0].id,
            "member_ids": [
                Command.create(
                    {
                        "role": "wmo_consultant",
                        "user_id": person.id,
                        "date_from": "2026-01-01",
                    }
                )
                for person in people
            ],
        }
    )


def refer(item, sender, **vals):
    """Return a referral of an item on which it was decided to refer."""
    item._stamp({"refer": "yes", "state": "done"})
    values = {"item_id": item.id, "ground": "consent", "need": "support", **vals}
    return item.env["keten.referral"].create({**values, "sender_id": sender.id})


class ReferralCase(SessionCase):
    """A kernteam decides to refer, its social worker does, a social team answers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.taker = cls.user_of["social_team"]
        cls.colleague = cls.other_of["social_team"]
        cls.social_team = social_team(
            cls.env, cls.area["near"], cls.taker, cls.colleague
        )
        cls.near._add_item("placement")

    def decide(self, refer="yes"):
        """Return the item on which the kernteam decided, for its social worker."""
        return self.as_role(self.discuss(self.near, refer=refer), "welfare")

    def send(self, **vals):
        """Return the referral of the near placement, as its sender sees it."""
        item = self.decide()
        action = item.action_refer()
        referrals = item.env["keten.referral"].with_context(**action["context"])
        return referrals.create({"ground": "consent", "need": "money", **vals})

    def accept(self, referral):
        """Return a referral after its taker took it on, as the taker sees it."""
        taken = referral.with_user(self.taker)
        taken.action_accept()
        return taken

    def end(self, referral, user, verb, **vals):
        """Let somebody decline, finish or withdraw with the reasons it asks for."""
        wizard = (
            self.env["keten.referral.end"]
            .with_user(user)
            .with_context(active_ids=referral.ids, keten_verb=verb)
            .create(vals)
        )
        wizard.action_end()

    def take_seat(self, user, date_from):
        """Let somebody of welfare join the near kernteam."""
        self.env["keten.team.member"].create(
            {
                "team_id": self.team["near"].id,
                "role": "social_worker",
                "user_id": user.id,
                "date_from": date_from,
            }
        )

    def people_seen(self, user):
        """Return which of the near household somebody reads, on every road."""
        self.env.flush_all()
        self.env.invalidate_all()
        household = self.near.household_id
        return {
            record._name
            for record in (
                self.near,
                self.near.address_id,
                household,
                household.person_ids,
            )
            if record.with_user(user).has_access("read")
            and record.with_user(user).search([("id", "=", record.id)])
        }

    def activities(self, record, kind):
        """Return the open activities of a kind on a record."""
        kind = self.env.ref(f"ketenaanpak.mail_activity_type_{kind}")
        return record.sudo().activity_ids.filtered(lambda a: a.activity_type_id == kind)
