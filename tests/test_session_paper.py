from lxml import html

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from .paper_case import NOTE, PEOPLE, PaperCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 11:00:00")
class TestSessionPaper(PaperCase):
    """Agenda and minutes hold what the one who prints them may read."""

    def paper(self, user, name="minutes"):
        """Return the text of a paper as somebody prints it."""
        reports = self.env["ir.actions.report"].with_user(user)
        content, _kind = reports._render_qweb_html(
            f"ketenaanpak.keten_session_{name}", self.session.ids
        )
        return " ".join(html.fromstring(content).text_content().split())

    def label(self, record, field):
        """Return what a selection says in Dutch."""
        labels = record._fields[field]._description_selection(
            record.with_context(lang="nl_NL").env
        )
        return dict(labels)[record[field]]

    def correct(self, text, item=None):
        self.session.correction_ids.create(
            {"session_id": self.session.id, "item_id": item and item.id, "text": text}
        )

    def assert_holds(self, paper, *words):
        for word in words:
            self.assertIn(word, paper)

    def assert_lacks(self, paper, *words):
        for word in words:
            self.assertNotIn(word, paper)

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

    def test_a_member_reads_every_item_of_the_kernteam(self):
        for role in ("police", "welfare"):
            for name in ("agenda", "minutes"):
                with self.subTest(role=role, paper=name):
                    paper = self.paper(self.user_of[role], name)
                    self.assert_holds(
                        paper, self.near.display_name, self.far.display_name
                    )

    def test_another_corporation_finds_its_own_dwelling_only(self):
        self.team["near"].member_ids = [
            Command.create(
                {
                    "role": "housing_consultant",
                    "user_id": self.other_of["housing"].id,
                    "date_from": "2026-01-01",
                }
            )
        ]
        for user, own, other in (
            (self.user_of["housing"], self.near, self.far),
            (self.other_of["housing"], self.far, self.near),
        ):
            for name in ("agenda", "minutes"):
                with self.subTest(user=user.login, paper=name):
                    paper = self.paper(user, name)
                    self.assert_holds(paper, own.display_name)
                    self.assert_lacks(paper, other.name, other.area_id.name)

    def test_a_guest_finds_the_own_item_only(self):
        standing = self.session.item_ids.filtered(lambda i: not i.placement_id)
        for user, own, other in (
            (self.user_of["guide"], self.near, self.far),
            (self.other_of["guide"], self.far, self.near),
        ):
            for name in ("agenda", "minutes"):
                with self.subTest(user=user.login, paper=name):
                    # The system read all of it a moment ago.
                    self.session.sudo().item_ids.mapped("attendance_ids.user_id.name")
                    self.session.sudo().item_ids.mapped("action_ids.what")
                    paper = self.paper(user, name)
                    self.assert_holds(paper, own.display_name)
                    self.assert_lacks(paper, other.name, other.address_id.street)
                    self.assert_lacks(
                        paper, standing.with_context(lang="nl_NL").display_name
                    )

    def test_everybody_finds_an_item_under_the_number_the_chair_calls(self):
        chair = self.paper(self.user_of["coordinator"], "agenda")
        for user, own in (
            (self.user_of["guide"], self.near),
            (self.other_of["guide"], self.far),
        ):
            for number in (2, 3):
                title = f"{number}. {own.display_name}"
                if title in chair:
                    self.assert_holds(self.paper(user, "agenda"), title)
                    break
            else:
                self.fail(f"{own.display_name} has no number on the chair's agenda")

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

    def test_who_takes_no_part_prints_nothing(self):
        for user in (
            self.user_of["social_team"],
            self.user_of["manager"],
            self.other_of["police"],
            self.foreigner_of["coordinator"],
        ):
            for name in ("agenda", "minutes"):
                refused = self.assertRaises(AccessError)
                with self.subTest(user=user.login, paper=name), refused:
                    self.paper(user, name)

    def test_no_paper_names_the_household_or_explains_it(self):
        for role in ("coordinator", "police", "housing", "guide"):
            for name in ("agenda", "minutes"):
                with self.subTest(role=role, paper=name):
                    paper = self.paper(self.user_of[role], name)
                    self.assert_lacks(paper, *PEOPLE, NOTE)

    def test_a_case_is_a_reference_on_paper_and_its_review_is_not_there(self):
        """Also for those who wrote it: a multidisciplinary team (ARN-18)."""
        team = self.env["keten.team"].create(
            {
                "name": "Multidisciplinary team",
                "team_type": "multidisciplinary",
                "member_ids": [
                    Command.create(
                        {
                            "role": "case_director",
                            "user_id": self.user_of["case_director"].id,
                            "date_from": "2026-01-01",
                        }
                    )
                ],
            }
        )
        item = self.near.household_id._put_before(team)
        item.review_ids = [Command.create({"talents": "Tailor"})]
        self.session = self.session.sudo().create(
            {"team_id": team.id, "start_at": "2026-03-05 09:00:00"}
        )
        for name in ("agenda", "minutes"):
            with self.subTest(paper=name):
                paper = self.paper(self.user_of["case_director"], name)
                self.assert_holds(paper, self.near.household_id.name)
                self.assert_lacks(paper, *PEOPLE, "Tailor")

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
