class AccessValues:
    """What a test of access writes: harmless changes, and what a new record needs."""

    offer = {"neighbour": "Mrs Invented", "phone": "0412-555111", "has_agreed": True}

    def change(self, model):
        """Return values that are harmless, and different from what stands there."""
        return (
            self.leaflet_change(model)
            or self.volunteer_change(model)
            or self.buddy_change(model)
            or {
                "keten.placement": {"late_reason": "other"},
                "keten.address": {"addition": "bis"},
                "keten.household": {"introduction": "general"},
                "keten.person": {"interpreter_need": "none"},
                "keten.discretion": {"reason": "exploitation"},
                "keten.term": {"source": "Elsewhere"},
                "keten.area": {"name": "Renamed"},
                "keten.organisation": {"phone": "0412-555000"},
                "keten.team": {"name": "Renamed"},
                "keten.team.member": {"date_until": "2026-12-31"},
                "keten.team.break": {"name": "Renamed"},
                "keten.session": {"location": "Elsewhere"},
                "keten.agenda.item": {"ask_role": "no"},
                "keten.agenda.action": {"what": "Something else"},
                "keten.attendance": {"is_present": False},
                "keten.round.answer": {"effort": "We say hello"},
                "keten.session.correction": {"text": "Read: south"},
                "keten.explanation": {"note": "Explained better"},
                "keten.case.review": {"talents": "Sews"},
                "keten.referral": {"result": "advised"},
                "keten.area.profile": {"places": "Library"},
                "keten.bag.address": {"addition": "bis"},
                "keten.bag.load": {"archive_missing": True},
                "keten.flyer.task": {"late_reason": "holiday"},
                "keten.flyer.participant": {"consulted_on": "2026-03-03"},
                "keten.flyer.door": {"left_out_reason": "empty"},
                "keten.flyer.result": {"is_total": True},
                "keten.volunteer.lead": {"help_kind": "language"},
                "keten.language": {"name": "Renamed"},
                "keten.placement.figure": {"placement_count": 1},
                "keten.flyer.workload": {"hours": 2},
                "keten.flyer.support": {"round_count": 1},
                "keten.sharing.rule": {"why": "Because"},
            }[model]
        )

    def new_values(self, model, side, role=None):
        """Return what a role needs to add a record to a side."""
        people = {
            "near": self.user_of,
            "far": self.other_of,
            "abroad": self.foreigner_of,
        }[side]
        case = self.cases[side]
        company = {"company_id": case.company_id.id}
        household = {"household_id": case.household_id.id}
        return (
            self.leaflet_new_values(model, side)
            or self.volunteer_new_values(model, side, role)
            or self.buddy_new_values(model, side, role)
            or {
                "keten.placement": {
                    **company,
                    "case_director_id": people["case_director"].id,
                },
                "keten.address": {
                    **company,
                    "organisation_id": case.corporation_id.id,
                    "street": "Dorpsstraat",
                    "house_number": 99,
                    "postcode": "5341 AC",
                    "city": "Oss",
                },
                "keten.household": {
                    **company,
                    "case_director_id": people["case_director"].id,
                    "guidance_organisation_id": case.guidance_organisation_id.id,
                },
                "keten.person": {
                    **household,
                    "first_name": "Amina",
                    "last_name": "Invented",
                },
                "keten.discretion": {**household, "reason": "other"},
                "keten.term": {**company, "name": "New", "code": "NEW"},
                "keten.area": {**company, "name": "New", "area_type": "village"},
                "keten.organisation": {
                    **company,
                    "name": "New",
                    "organisation_type": "school",
                },
                "keten.team": {**company, "name": "New", "team_type": "social"},
                "keten.team.member": {
                    "team_id": self.team[side].id,
                    "role": "other",
                    "organisation_id": self.org["police", side].id,
                },
                "keten.team.break": {
                    "team_id": self.team[side].id,
                    "name": "New",
                    "date_from": "2026-07-11",
                    "date_until": "2026-08-23",
                },
                "keten.session": {
                    "team_id": self.team[side].id,
                    "start_at": "2026-04-08 09:00:00",
                },
                "keten.agenda.item": {
                    "team_id": self.team[side].id,
                    "placement_id": case.id,
                },
                "keten.agenda.action": {
                    "item_id": self.item[side].id,
                    "organisation_id": self.org["police", side].id,
                    "what": "Look around",
                },
                "keten.attendance": {
                    "session_id": self.meeting[side].id,
                    "user_id": people["social_team"].id,
                },
                "keten.round.answer": {
                    "item_id": self.item[side].id,
                    "user_id": people["police"].id,
                },
                "keten.case.review": {"item_id": self.unreviewed[side].id},
                "keten.session.correction": {
                    "session_id": self.correction[side].session_id.id,
                    "text": "Read: east",
                },
                "keten.explanation": {"item_id": self.item[side].id, "note": "More"},
                "keten.referral": {
                    "item_id": self.unreferred[side].id,
                    "ground": "wmo",
                    "need": "parenting",
                },
                "keten.area.profile": {"area_id": self.undescribed[side].id},
                "keten.bag.address": self.new_door(case.company_id, 9),
                "keten.bag.load": {**company, "file_name": "new.csv"},
                "keten.flyer.task": {"placement_id": case.id},
                "keten.flyer.participant": {
                    "task_id": self.round[side].id,
                    "organisation_id": self.org[
                        "welfare", {"near": "far", "far": "near"}.get(side, side)
                    ].id,
                },
                "keten.flyer.door": {
                    "task_id": self.round[side].id,
                    "bag_address_id": self.unrung[side].id,
                    "added_reason": "knows",
                },
                "keten.flyer.result": {"task_id": self.round[side].id},
                "keten.volunteer.lead": {"task_id": self.round[side].id, **self.offer},
                "keten.language": {"name": "New", "code": "new"},
                "keten.placement.figure": {},
                "keten.flyer.workload": {},
                "keten.flyer.support": {},
                "keten.sharing.rule": {},
            }[model]
        )

    @classmethod
    def new_door(cls, company, number):
        """Return the values of a door of the register of a municipality."""
        return {
            "company_id": company.id,
            "bag_address_id": f"08282{number:011d}",
            "street": "Dorpsstraat",
            "house_number": 1,
            "city": "Oss",
            "rd_x": 164_000,
            "rd_y": 418_000,
        }
