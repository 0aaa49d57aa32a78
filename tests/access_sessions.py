from odoo.fields import Command

from .referral_case import refer, social_team


class AccessSessions:
    """A session of every side, with what hangs on it, for the tests of access."""

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
