from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from .paper_case import PaperCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 11:00:00")
class TestSessionPaper(PaperCase):
    """Agenda and minutes tell what was decided."""

    def test_the_chair_prints_everything_that_was_decided(self):
        paper = self.paper(self.user_of["coordinator"])
        discussed = self.session.item_ids.filtered("information_method")
        postponed = self.session.item_ids.filtered("postpone_reason")
        self.assert_holds(
            paper,
            self.session.name,
            self.near.display_name,
            self.far.display_name,
            self.label(discussed, "information_method"),
            self.label(postponed, "postpone_reason"),
            "School opposite",
            "Bring the welcome card",
            "welfare near",
            "police near: police_near",
            "refugee_council near: guide_near",
            "maandag 2 maart 2026, 10:00",
            "6 mrt 2026",
        )

    def test_an_empty_agenda_still_has_its_standing_item(self):
        self.session = self.plan("2026-04-08 09:00:00", side="far")
        standing = self.session.item_ids.with_context(lang="nl_NL").display_name
        for name in ("agenda", "minutes"):
            with self.subTest(paper=name):
                paper = self.paper(self.user_of["coordinator"], name)
                self.assert_holds(paper, f"1. {standing}")

    def test_an_agenda_tells_what_a_kernteam_knows_of_a_placement(self):
        self.near.write(
            {
                "size_class": "3-4",
                "language_ids": [
                    Command.create({"name": "Rohingya", "code": "rhg"}),
                ],
            }
        )
        for user in (self.user_of["coordinator"], self.user_of["guide"]):
            with self.subTest(user=user.login):
                self.assert_holds(
                    self.paper(user, "agenda"),
                    self.near.address_id.display_name,
                    "Area near",
                    "20 maart 2026",
                    self.label(self.near, "size_class"),
                    "Rohingya",
                )
        minutes = self.paper(self.user_of["coordinator"])
        self.assert_lacks(minutes, self.near.address_id.street)

    def test_minutes_tell_what_was_decided_and_not_how_its_work_runs(self):
        paper = self.paper(self.user_of["coordinator"])
        self.assert_holds(
            paper,
            "Uitkomst Besproken",
            "Doorverwijzen naar het sociaal team Nee",
        )
        self.assert_lacks(paper, "Uitkomst Klaar", "Uitkomst Acties lopen")
        self.assert_lacks(paper, "Mondeling toegelicht")
        self.item_of(self.near).sudo().is_explained = True
        paper = self.paper(self.user_of["coordinator"])
        self.assert_holds(paper, "Mondeling toegelicht Ja")

    def test_minutes_tell_how_it_goes_with_a_household_that_moved_in(self):
        items = self.env["keten.agenda.item"].sudo()
        items.create(
            {
                "item_type": "follow_up",
                "placement_id": self.near.id,
                "team_id": self.session.team_id.id,
                "session_id": self.session.id,
                "state": "done",
                "follow_up_outcome": "well",
            }
        )
        paper = self.paper(self.user_of["coordinator"])
        self.assert_holds(paper, "Uitkomst Besproken", "Hoe het gaat Het gaat goed")

    def test_minutes_say_so_when_nobody_recorded_who_was_there(self):
        chair = self.user_of["coordinator"]
        self.assert_lacks(self.paper(chair), "Niet vastgelegd")
        guest = self.paper(self.user_of["guide"])
        self.assert_lacks(guest, "Niet vastgelegd")
        self.session.sudo().attendance_ids.is_present = False
        self.assert_holds(self.paper(chair), "Niet vastgelegd")

    def test_the_standing_item_looks_back_as_far_as_its_own_meeting(self):
        """Also on a paper that is printed when the next meeting is over."""
        chair = self.user_of["coordinator"]
        following = self.plan("2026-03-12 09:00:00")
        self.near.sudo().flyer_task_ids = [
            Command.create(
                {
                    "state": "reported",
                    "planned_at": "2026-03-09 09:00:00",
                    "start_at": "2026-03-10 13:00:00",
                    "done_date": "2026-03-10",
                    "reported_at": "2026-03-11 09:00:00",
                    "particulars": "The stairway is locked",
                }
            )
        ]
        before, self.session = self.paper(chair), following
        self.assert_lacks(before, "10 maart 2026", "Eerdere acties")
        for name in ("agenda", "minutes"):
            with self.subTest(paper=name):
                self.assert_holds(
                    self.paper(chair, name),
                    self.near.flyer_task_ids.display_name,
                    "Verslag gedaan 10 mrt 2026 The stairway is locked",
                    "Eerdere acties",
                    "Bring the welcome card",
                    "Nog te doen",
                )

    def test_a_round_stands_on_paper_as_its_meeting_heard_of_it(self):
        chair = self.user_of["coordinator"]
        self.near.sudo().flyer_task_ids = [
            Command.create(
                {
                    "state": "planned",
                    "planned_at": "2026-03-02 08:00:00",
                    "start_at": "2026-03-06 13:00:00",
                }
            )
        ]
        task = self.near.sudo().flyer_task_ids
        planned = f"{task.display_name} Gepland 6 mrt 2026"
        self.assert_holds(self.paper(chair), planned)
        task.write(
            {
                "state": "reported",
                "done_date": "2026-03-06",
                "reported_at": "2026-03-09 08:00:00",
                "particulars": "The stairway is locked",
            }
        )
        paper = self.paper(chair)
        self.assert_holds(paper, planned)
        self.assert_lacks(paper, "Verslag gedaan", "stairway")

    def test_corrections_come_under_what_they_correct(self):
        self.session.action_confirm()
        item_of = self.session.item_ids.grouped("placement_id")
        self.correct("Read: Thursday", item_of[self.near])
        self.correct("Read: Friday", item_of[self.far])
        self.correct("Began at half past")
        chair = self.paper(self.user_of["coordinator"])
        self.assert_holds(chair, "Thursday", "Friday", "Began", "coordinator_near")
        guest = self.paper(self.user_of["guide"])
        self.assert_holds(guest, "Read: Thursday")
        self.assert_lacks(guest, "Friday", "Began")

    def test_a_file_name_is_the_reference_and_the_kind_of_paper(self):
        for name, kind in (("agenda", "agenda"), ("minutes", "verslag")):
            report = self.env.ref(f"ketenaanpak.keten_session_report_{name}")
            self.assertEqual(
                safe_eval(report.print_report_name, {"object": self.session}),
                f"{self.session.name} {kind}",
            )

    def test_minutes_are_offered_once_there_was_a_meeting(self):
        offered = self.env.ref("ketenaanpak.keten_session_report_minutes").domain
        ahead = self.plan("2026-04-08 09:00:00")
        found = self.session.search(safe_eval(offered))
        self.assertIn(self.session, found)
        self.assertNotIn(ahead, found)
