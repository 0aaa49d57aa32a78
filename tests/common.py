from datetime import datetime

from odoo.fields import Command
from odoo.tests import TransactionCase, freeze_time

from ..models.keten_role import group_of

TODAY = "2026-03-02"  # a Monday: the day of worked example 1


@freeze_time(TODAY)
class ChainCase(TransactionCase):
    """Two municipalities, two of every partner, and one user per role.

    Everything named ``*_near`` belongs to the case of the users of
    ``self.user_of``; ``*_far`` belongs to another organisation, another team and
    other people of the same municipality; ``*_abroad`` to another municipality.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.oss = cls.env.company
        cls.maasdal = cls.env["res.company"].create({"name": "Maasdal"})
        cls._create_organisations()
        cls._create_users()
        cls._create_places()
        cls.near = cls._create_case("near")
        cls.far = cls._create_case("far")
        cls.abroad = cls._create_case("abroad")

    @classmethod
    def _create_organisations(cls):
        cls.org = {}
        for side, company in (
            ("near", cls.oss),
            ("far", cls.oss),
            ("abroad", cls.maasdal),
        ):
            for kind in (
                "municipality",
                "housing_corporation",
                "refugee_council",
                "welfare",
                "police",
                "health",
            ):
                cls.org[kind, side] = cls.env["keten.organisation"].create(
                    {
                        "name": f"{kind} {side}",
                        "organisation_type": kind,
                        "company_id": company.id,
                    }
                )

    @classmethod
    def _create_users(cls):
        employer = {
            "housing": "housing_corporation",
            "guidance": "refugee_council",
            "guide": "refugee_council",
            "welfare": "welfare",
            "police": "police",
            "social_team": "health",
        }
        roles = (
            "housing guidance guide welfare police social_team case_director "
            "coordinator manager privacy_officer keten_admin"
        )
        cls.user_of, cls.other_of, cls.foreigner_of = {}, {}, {}
        keys, vals_list = [], []
        for side, people in (
            ("near", cls.user_of),
            ("far", cls.other_of),
            ("abroad", cls.foreigner_of),
        ):
            company = cls.maasdal if side == "abroad" else cls.oss
            for role in roles.split():
                organisation = cls.org[employer.get(role, "municipality"), side]
                login = f"{role}_{side}"
                keys.append((people, role))
                vals_list.append(
                    {
                        "login": login,
                        "password": login,
                        "name": f"{login} ({group_of(role)})",
                        "email": f"{role[0]}.{role[0]}@example.com",
                        "group_ids": [Command.set(cls.env.ref(group_of(role)).ids)],
                        "company_id": company.id,
                        "company_ids": [Command.set(company.ids)],
                        "keten_organisation_id": organisation.id,
                        "notification_type": "inbox",
                        "tz": "Europe/Amsterdam",
                    }
                )
        # At once and without a mail that invites them: every story needs them all.
        users = cls.env["res.users"].with_context(no_reset_password=True)
        for (people, role), user in zip(keys, users.create(vals_list), strict=True):
            people[role] = user.with_env(cls.env)

    @classmethod
    def _create_places(cls):
        cls.area, cls.team = {}, {}
        towns = {}
        for company in (cls.oss, cls.maasdal):
            towns[company] = cls.env["keten.area"].create(
                {
                    "name": company.name,
                    "area_type": "municipality",
                    "company_id": company.id,
                }
            )
        for side, people in (
            ("near", cls.user_of),
            ("far", cls.other_of),
            ("abroad", cls.foreigner_of),
        ):
            company = cls.maasdal if side == "abroad" else cls.oss
            cls.area[side] = cls.env["keten.area"].create(
                {
                    "name": f"Area {side}",
                    "area_type": "district",
                    "parent_id": towns[company].id,
                    "company_id": company.id,
                }
            )
            cls.team[side] = cls.env["keten.team"].create(
                {
                    "name": f"Kernteam {side}",
                    "company_id": company.id,
                    "area_ids": [Command.set(cls.area[side].ids)],
                    "chair_id": people["coordinator"].id,
                    "member_ids": [
                        Command.create(
                            {
                                "role": seat,
                                "user_id": people[role].id,
                                "date_from": "2026-01-01",
                            }
                        )
                        for seat, role in (
                            ("police_officer", "police"),
                            ("social_worker", "welfare"),
                            ("district_coordinator", "coordinator"),
                            ("housing_consultant", "housing"),
                        )
                    ],
                }
            )

    @classmethod
    def _create_case(cls, side):
        """Return an announced placement with everything that hangs on it."""
        company = cls.maasdal if side == "abroad" else cls.oss
        people = {
            "near": cls.user_of,
            "far": cls.other_of,
            "abroad": cls.foreigner_of,
        }[side]
        household = cls.env["keten.household"].create(
            {
                "company_id": company.id,
                "guidance_organisation_id": cls.org["refugee_council", side].id,
                "guide_id": people["guide"].id,
                "case_director_id": people["case_director"].id,
                "person_ids": [
                    Command.create(
                        {
                            "first_name": "Selam",
                            "last_name": f"Secret{side}",
                            "birth_date": "1990-05-01",
                        }
                    )
                ],
                "discretion_ids": [Command.create({"reason": "threat"})],
            }
        )
        address = cls.env["keten.address"].create(
            {
                "company_id": company.id,
                "organisation_id": cls.org["housing_corporation", side].id,
                "street": f"Hiddenstraat{side}",
                "house_number": 12,
                "postcode": "5341 AB",
                "city": "Oss",
                "area_id": cls.area[side].id,
            }
        )
        return cls.env["keten.placement"].create(
            {
                "company_id": company.id,
                "household_id": household.id,
                "address_id": address.id,
                "corporation_id": cls.org["housing_corporation", side].id,
                "consultant_id": people["housing"].id,
                "coordinator_id": people["coordinator"].id,
                "team_id": cls.team[side].id,
                "state": "announced",
                "linked_date": "2026-01-05",
                "expected_move_in_date": "2026-03-20",
                "address_known_at": datetime(2026, 3, 2, 9, 0),
                "core_team_informed_at": datetime(2026, 3, 2, 9, 0),
                "refugee_council_informed_at": datetime(2026, 3, 2, 9, 0),
            }
        )

    def as_role(self, record, role):
        """Return a record as the near user of a role sees it."""
        return record.with_user(self.user_of[role])

    def run_nightly_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("ketenaanpak.ir_cron_deadlines").method_direct_trigger()
        self.env.invalidate_all()


class PlacementCase(ChainCase):
    """A placement on its way to an address, and the wizard that announces it."""

    def new_placement(self, **vals):
        """Return a placement in the state a corporation meets it."""
        return self.env["keten.placement"].create(
            {
                "state": "dwelling_sought",
                "linked_date": "2026-01-05",
                "corporation_id": self.org["housing_corporation", "near"].id,
                "consultant_id": self.user_of["housing"].id,
                "guidance_organisation_id": self.org["refugee_council", "near"].id,
                "coordinator_id": self.user_of["coordinator"].id,
                **vals,
            }
        )

    def announce(self, placement, role="housing", **vals):
        self.announcement(placement, role, **vals).action_announce()
        return placement

    def announcement(self, placement, role="housing", **vals):
        values = {
            "street": "Kerkstraat",
            "door": "7",
            "postcode": "5341ab",
            "city": "Oss",
            "area_id": self.area["near"].id,
            "expected_move_in_date": "2026-03-20",
            **vals,
        }
        wizard = self.env["keten.announcement"].with_user(self.user_of[role])
        return wizard.with_context(active_id=placement.id).create(
            {name: value for name, value in values.items() if value is not None}
        )

    def inform(self, placement):
        """Let the round of a placement say that nobody is left to tell."""
        task = self.as_role(placement.sudo().flyer_task_ids, "guidance")
        task.not_needed_reason = "other_way"
        task.action_drop()
        return task
