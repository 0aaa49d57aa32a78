import csv
from collections import namedtuple

from odoo.fields import Command
from odoo.tools import file_open

from ..models.keten_role import group_of
from .access_figures import AccessFigures
from .access_leaflet import AccessLeaflet
from .access_values import AccessValues
from .common import ChainCase
from .referral_case import refer, social_team

Row = namedtuple("Row", "role model scope read write create unlink why")
RIGHTS = ("read", "write", "create", "unlink")
NEVER_EXPORTED = {"keten.explanation"}


def matrix():
    """Return the rows of the sharing matrix, as the file has them."""
    with file_open("ketenaanpak/security/sharing_matrix.csv") as source:
        for row in csv.DictReader(source):
            rights = {right: row.pop(right) == "1" for right in RIGHTS}
            yield Row(**row, **rights)


class AccessWorld(AccessFigures, AccessValues, AccessLeaflet, ChainCase):
    """One record of every model near, far and abroad, and who should see which."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cases = {"near": cls.near, "far": cls.far, "abroad": cls.abroad}
        cls.term = {
            "near": cls._create_term(cls.oss),
            "far": cls._create_term(cls.oss, "OTHER"),
            "abroad": cls._create_term(cls.maasdal),
        }
        cls.meeting, cls.item, cls.question, cls.unreviewed = {}, {}, {}, {}
        cls.note, cls.correction = {}, {}
        cls.referral, cls.unreferred = {}, {}
        cls.undescribed, cls.case_meeting = {}, {}
        cls.door, cls.extract = {}, {}
        cls.round, cls.unrung = {}, {}
        cls.leaflet, cls.point, cls.channel, cls.article = {}, {}, {}, {}
        for side, people in (
            ("near", cls.user_of),
            ("far", cls.other_of),
            ("abroad", cls.foreigner_of),
        ):
            cls._create_session(side, people)
            cls._create_minutes(side)
            cls._create_notes(side, people)
            cls._create_referral(side, people)
            cls._create_case_meeting(side, people)
            cls._create_register(side)
            cls._create_round(side, people)
            cls._create_counted(side)
            cls._create_leaflet(side)
            cls._create_article(side)
        cls.env.flush_all()

    @classmethod
    def _create_session(cls, side, people):
        """Put the case of a side on an agenda, with guests and an action."""
        team, case = cls.team[side], cls.cases[side]
        team.break_ids = [
            Command.create(
                {
                    "name": "Spring",
                    "date_from": "2026-05-01",
                    "date_until": "2026-05-08",
                }
            )
        ]
        case._add_item("placement")
        session = cls.env["keten.session"].create(
            {"team_id": team.id, "start_at": "2026-03-05 09:00:00"}
        )
        item = case.agenda_item_ids
        session._expect(people["guidance"] | people["case_director"], item)
        item.action_ids = [
            Command.create(
                {"what": "Welcome", "organisation_id": cls.org["welfare", side].id}
            )
        ]
        cls.meeting[side], cls.item[side] = session, item
        cls._start_round(side, people)
        case_item = case.household_id._put_before(team)
        case_item.review_ids = [Command.create({"talents": "Cooks"})]
        case_item._stamp({"state": "done"})
        case_item.flush_recordset()
        cls.unreviewed[side] = case.household_id._put_before(team)
        cls.area[side].profile_ids = [Command.create({"places": "Playground"})]
        cls.undescribed[side] = cls.area[side].copy({"name": f"Village {side}"})

    @classmethod
    def _start_round(cls, side, people):
        """Ask a team and its guests in writing, with the first follow-up of a side."""
        case = cls.cases[side]
        case._add_item("follow_up")
        question = case.agenda_item_ids - cls.item[side]
        session = question._start_written_round()
        session._expect(people["guidance"], question)
        session._ask()
        cls.question[side] = question

    @classmethod
    def _create_case_meeting(cls, side, people):
        """Let a multidisciplinary team meet, in which the social team has a seat."""
        team = cls.env["keten.team"].create(
            {
                "name": f"Multidisciplinary {side}",
                "team_type": "multidisciplinary",
                "company_id": cls.cases[side].company_id.id,
                "member_ids": [
                    Command.create(
                        {
                            "role": "other",
                            "user_id": people["social_team"].id,
                            "date_from": "2026-01-01",
                        }
                    )
                ],
            }
        )
        cls.case_meeting[side] = cls.env["keten.session"].create(
            {"team_id": team.id, "start_at": "2026-03-06 09:00:00"}
        )

    @classmethod
    def _create_minutes(cls, side):
        """Let the same team have met before, with a correction of its minutes."""
        case = cls.cases[side]
        session = cls.env["keten.session"].create(
            {
                "team_id": cls.team[side].id,
                "session_type": "interim",
                "start_at": "2026-02-05 09:00:00",
                "state": "minutes_confirmed",
                "held_at": "2026-02-05 10:00:00",
                "minutes_confirmed_at": "2026-02-06 10:00:00",
            }
        )
        item = cls.env["keten.agenda.item"].create(
            {
                "team_id": cls.team[side].id,
                "placement_id": case.id,
                "session_id": session.id,
                "state": "done",
            }
        )
        cls.correction[side] = cls.env["keten.session.correction"].create(
            {"session_id": session.id, "item_id": item.id, "text": "Read: north"}
        )

    @classmethod
    def _create_notes(cls, side, people):
        """Let professional and guide explain an item to those at its table."""
        cls.meeting[side].attendance_ids.is_present = True
        notes = cls.env["keten.explanation"]
        cls.note[side] = {
            role: notes.with_user(people[role])
            .create({"item_id": cls.item[side].id, "note": "Explained"})
            .with_env(cls.env)
            for role in ("guidance", "guide")
        }

    @classmethod
    def _create_referral(cls, side, people):
        """Refer the case of a side, and let somebody of its social team accept."""
        taker = people["social_team"]
        social_team(cls.env, cls.area[side], taker)
        cls.referral[side] = refer(cls.item[side], people["welfare"])
        cls.referral[side]._stamp({"state": "accepted", "user_id": taker.id})
        cls.unreferred[side] = cls.item[side].copy({"refer": "yes", "state": "done"})

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

    @classmethod
    def _create_term(cls, company, code="OWN"):
        return cls.env["keten.term"].create(
            {
                "name": "Own term",
                "code": code,
                "company_id": company.id,
                "valid_from": "2026-06-01",
            }
        )

    def record(self, model, side, role=None):
        """Return the record of a model on one side, empty where there is none.

        Of what everybody has one of: the one of the role's own user, or all.
        """
        of_leaflet = self.leaflet_record(model, side)
        if of_leaflet:
            return of_leaflet
        case = self.cases[side]
        if not self.env[model]._auto:
            return self.figure(model, side, role)
        if role == "social_team":
            meeting = self.case_meeting[side]
            own = {
                "keten.session": meeting,
                "keten.agenda.item": meeting.item_ids[:1],
                "keten.attendance": meeting.attendance_ids.filtered(
                    lambda a: a.user_id.has_group(group_of("social_team"))
                ),
            }
            if model in own:
                return own[model]
        return {
            "keten.placement": lambda: case,
            "keten.address": lambda: case.address_id,
            "keten.household": lambda: case.household_id,
            "keten.person": lambda: case.household_id.person_ids,
            "keten.discretion": lambda: case.household_id.discretion_ids,
            "keten.term": lambda: self.term[side],
            "keten.area": lambda: self.area[side],
            "keten.organisation": lambda: self.org["police", side],
            "keten.team": lambda: self.team[side],
            "keten.team.member": lambda: self.team[side].member_ids[0],
            "keten.team.break": lambda: self.team[side].break_ids,
            "keten.session": lambda: self.meeting[side],
            "keten.agenda.item": lambda: self.item[side],
            "keten.agenda.action": lambda: self.item[side].action_ids,
            "keten.attendance": lambda: self.meeting[side].attendance_ids.filtered(
                lambda a: a.user_id.has_group(group_of("police"))
            ),
            "keten.round.answer": lambda: self.answer(side, role),
            "keten.case.review": lambda: case.household_id.case_item_ids.review_ids,
            "keten.session.correction": lambda: self.correction[side],
            "keten.explanation": lambda: self.note[side]["guidance"],
            "keten.referral": lambda: self.referral[side],
            "keten.area.profile": lambda: self.area[side].profile_ids,
            "keten.bag.address": lambda: self.door[side],
            "keten.bag.load": lambda: self.extract[side],
            "keten.flyer.task": lambda: self.round[side],
            "keten.flyer.participant": lambda: self.round[side].participant_ids,
            "keten.flyer.door": lambda: self.round[side].door_ids,
            "keten.flyer.result": lambda: self.round[side].result_ids,
            "keten.volunteer.lead": lambda: self.lead(side, role),
            "keten.language": lambda: self.public("keten.language", side),
            "keten.sharing.rule": lambda: self.public("keten.sharing.rule", side),
        }[model]()

    def answer(self, side, role):
        answers = self.question[side].answer_ids
        return answers.filtered(lambda a: role in a.user_id._keten_roles()) or answers

    def lead(self, side, role):
        """Return the offers of a side, or only those a role recorded."""
        leads = self.round[side].lead_ids
        return (
            leads.filtered(lambda a: role in a.recorded_by_id._keten_roles()) or leads
        )

    def changed_by(self, row, side):
        """Return the record a role changes: of explanations everybody's own.

        Who goes along the doors answers for the own organisation.
        """
        employer = self.user_of[row.role].keten_organisation_id.organisation_type
        lines = self.round[side].participant_ids
        own_lines = lines.filtered(lambda line: line.organisation_type == employer)
        if row.model == "keten.flyer.participant" and own_lines:
            return own_lines[0]
        own = (
            self.note[side].get(row.role) if row.model == "keten.explanation" else None
        )
        own = own or self.leaflet_own(row, side)
        return own or self.record(row.model, side, row.role)

    def public(self, model, side):
        """Return a record that belongs to no municipality: there is none abroad."""
        return (
            self.env[model].search([], limit=1) if side != "abroad" else self.env[model]
        )

    def sides_of(self, scope):
        """Return the sides a scope covers."""
        return {
            "none": (),
            "own": ("near",),
            "organisation": ("near",),
            "team": ("near",),
            "municipality": ("near", "far"),
        }[scope]

    def all_records(self, model, role=None):
        """Return the records of all sides, and of the meetings of a role's own."""
        records = [
            self.record(model, side, reader)
            for side in self.cases
            for reader in {None, role}
        ]
        return self.env[model].union(*records)

    def expected(self, row):
        """Return what the role should see of the records of all sides."""
        if not row.read:
            return self.env[row.model]
        sides = self.sides_of(row.scope)
        return self.env[row.model].union(
            *(self.record(row.model, side, row.role) for side in sides)
        )

    def told_by(self, record):
        """Return a field that tells something of the record itself."""
        return {"keten.address": "street", "keten.discretion": "reason"}.get(
            record._name, record._rec_name
        )

    def give_everybody_something_to_read(self):
        """Hang a message, an activity and an attachment on every record."""
        self.hung = {"mail.message": {}, "mail.activity": {}, "ir.attachment": {}}
        todo = self.env.ref("mail.mail_activity_data_todo")
        for model in {row.model for row in matrix()}:
            if not self.env[model]._auto:
                continue
            for record in self.all_records(model):
                here = {"res_model": model, "res_id": record.id}
                self._hang("ir.attachment", record, {**here, "name": "x", "raw": b"x"})
                if "message_ids" not in record._fields:
                    continue
                self._hang(
                    "mail.message",
                    record,
                    {"model": model, "res_id": record.id, "body": "Private"},
                )
                self._hang(
                    "mail.activity",
                    record,
                    {
                        "res_model_id": self.env["ir.model"]._get_id(model),
                        "res_id": record.id,
                        "activity_type_id": todo.id,
                        "user_id": self.env.ref("base.user_admin").id,
                    },
                )

    def _hang(self, model, record, vals):
        quiet = self.env[model].with_context(mail_activity_quick_update=True)
        self.hung[model][record] = quiet.create(vals)
