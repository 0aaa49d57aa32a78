import csv
from collections import namedtuple

from odoo.tools import file_open

from ..models.ir_attachment import WITHOUT_FILES
from ..models.keten_role import group_of
from .access_buddies import AccessBuddies
from .access_figures import AccessFigures
from .access_leaflet import AccessLeaflet
from .access_rounds import AccessRounds
from .access_sessions import AccessSessions
from .access_values import AccessValues
from .access_volunteers import AccessVolunteers
from .common import ChainCase

Row = namedtuple("Row", "role model scope read write create unlink why")
RIGHTS = ("read", "write", "create", "unlink")
NEVER_EXPORTED = {"keten.explanation"}


def matrix():
    """Return the rows of the sharing matrix, as the file has them."""
    with file_open("ketenaanpak/security/sharing_matrix.csv") as source:
        for row in csv.DictReader(source):
            rights = {right: row.pop(right) == "1" for right in RIGHTS}
            yield Row(**row, **rights)


class AccessWorld(
    AccessSessions,
    AccessRounds,
    AccessLeaflet,
    AccessVolunteers,
    AccessBuddies,
    AccessFigures,
    AccessValues,
    ChainCase,
):
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
        cls.volunteer, cls.unreached = {}, {}
        cls.asked, cls.recruitment = {}, {}
        cls.request, cls.unmatched, cls.match, cls.matching = {}, {}, {}, {}
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
            cls._create_volunteers(side, people)
            cls._create_guidance(side, people)
            cls._create_buddies(side)
        cls.env.flush_all()

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
        of_volunteers = self.volunteer_record(model, side, role)
        if of_volunteers is not None:
            return of_volunteers
        of_buddies = self.buddy_record(model, side, role)
        if of_buddies is not None:
            return of_buddies
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
                if model not in WITHOUT_FILES:
                    self._hang(
                        "ir.attachment", record, {**here, "name": "x", "raw": b"x"}
                    )
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
