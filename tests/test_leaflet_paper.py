import io

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools.pdf import PdfReader

from ..models.keten_leaflet_room import FRONT
from .flyer_case import FlyerCase
from .leaflet_case import TEXT, LeafletCase

REPORT = "ketenaanpak.keten_leaflet_paper"
WARNING = 'class="warning"'
SECRETS = ("Selam", "Secretnear", "Hiddenstraat", "Kerkstraat", "5341")


class LeafletPaperCase(LeafletCase):
    """A leaflet that is read as the one who prints it gets it."""

    def paper(self, leaflet, area, user):
        papers = self.env["keten.leaflet.print"].with_user(user)
        return papers.create({"leaflet_id": leaflet.id, "area_id": area.id})

    def html(self, paper):
        reports = paper.env["ir.actions.report"]
        content, _kind = reports._render_qweb_html(REPORT, paper.ids)
        return content.decode()


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletPaper(LeafletPaperCase):
    """What residents read: texts of the leaflet and contacts of the area, no more."""

    def test_it_has_the_texts_the_link_and_the_look_of_the_guidance(self):
        self.org["refugee_council", "near"].colour = "#336699"
        leaflet = self.put_in_force()
        html = self.html(self.paper(leaflet, self.area["near"], self.user_of["guide"]))
        for part in ("New neighbours", TEXT, "Area near", "#336699"):
            self.assertIn(part, html)
        self.assertIn("oss.example.com/help", html)
        self.assertIn('alt="QR"', html)
        self.assertNotIn(WARNING, html)

    def test_the_guidance_organisation_is_the_first_to_ask(self):
        leaflet = self.put_in_force()
        leaflet.sudo().partner_ids[0].sequence = 99
        paper = self.paper(leaflet, self.area["near"], self.user_of["guide"])
        first = paper._paper_contacts()[0]
        self.assertEqual(first.name, "refugee_council near")
        self.assertEqual(first.email, "questions@example.org")

    def test_an_area_has_its_own_contacts_or_those_around_it(self):
        leaflet = self.put_in_force()
        police = self.org["police", "near"]
        welfare = self.org["welfare", "near"]
        town = self.area["near"].parent_id
        self.env["keten.contact.point"].create(
            [
                {"area_id": area.id, "organisation_id": organisation.id, "phone": phone}
                for area, organisation, phone in (
                    (town, police, "0900"),
                    (self.area["near"], police, "0901"),
                    (town, welfare, "0902"),
                    (self.area["far"], welfare, "0903"),
                )
            ]
        )
        paper = self.paper(leaflet, self.area["near"], self.user_of["police"])
        phones = {contact.name: contact.phone for contact in paper._paper_contacts()}
        self.assertEqual(phones["police near"], "0901")
        self.assertEqual(phones["welfare near"], "0902")
        self.assertEqual(
            phones["municipality near"], self.org["municipality", "near"].phone
        )

    def test_a_draft_says_that_it_is_not_for_the_doors(self):
        leaflet = self.new_leaflet()
        paper = self.paper(leaflet, self.area["near"], self.user_of["welfare"])
        self.assertIn(WARNING, self.html(paper))
        self.assertEqual(paper._paper_warning(), "Draft: do not hand out")

    def test_the_file_is_named_after_version_and_area(self):
        paper = self.paper(
            self.put_in_force(), self.area["near"], self.user_of["guide"]
        )
        self.assertEqual(paper.display_name, "Leaflet version 1 Area near")
        self.assertEqual(paper.action_print()["report_name"], REPORT)

    def test_it_is_printed_for_areas_of_the_own_municipality_only(self):
        leaflet = self.put_in_force()
        with self.assertRaises(AccessError):
            self.paper(leaflet, self.area["abroad"], self.user_of["guide"])
        with self.assertRaises(AccessError):
            self.paper(leaflet, self.area["abroad"], self.foreigner_of["guide"])
        both = self.user_of["coordinator"]
        both.company_ids = [Command.link(self.maasdal.id)]
        regional = self.env["keten.leaflet.print"].with_user(both)
        with self.assertRaises(UserError):
            regional.with_context(allowed_company_ids=both.company_ids.ids).create(
                {"leaflet_id": leaflet.id, "area_id": self.area["abroad"].id}
            )

    def test_somebody_prints_nothing_of_what_another_prints(self):
        paper = self.paper(
            self.put_in_force(), self.area["near"], self.user_of["guide"]
        )
        for user in (self.user_of["police"], self.foreigner_of["guide"]):
            with self.assertRaises(AccessError):
                self.html(paper.with_user(user))

    def test_ink_reads_on_any_house_colour(self):
        organisation = self.org["refugee_council", "near"]
        for colour, ink, on_white in (
            ("#ffdd00", "#1b1b1b", "#1b1b1b"),
            ("#1d4f76", "#ffffff", "#1d4f76"),
        ):
            organisation.colour = colour
            colours = organisation._colours()
            self.assertEqual((colours["ink"], colours["on_white"]), (ink, on_white))


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletPdf(LeafletPaperCase, HttpCase):
    """The same as the file that is printed."""

    def test_it_is_two_pages_of_a5_however_full(self):
        leaflet = self.new_leaflet()
        leaflet.introduction = "A fairly long word. " * 12
        leaflet.block_ids = [
            Command.create({"title": "Hello", "text": "A fairly long word. " * 11})
            for _story in range(4)
        ]
        self.assertLess(leaflet._front_lines(), FRONT + 0.1)
        self.assertGreater(leaflet._front_lines(), FRONT - 1.1)
        self.put_in_force(leaflet)
        paper = self.paper(leaflet, self.area["near"], self.user_of["guide"])
        reports = paper.env["ir.actions.report"]
        if reports.get_wkhtmltopdf_state() != "ok":
            self.skipTest("wkhtmltopdf is not installed: Odoo shows a web page instead")
        printer = reports.with_context(force_report_rendering=True)
        content, kind = printer._render_qweb_pdf(REPORT, paper.ids)
        self.assertEqual(kind, "pdf")
        pages = PdfReader(io.BytesIO(content)).pages
        self.assertEqual(len(pages), 2)
        sides = [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]]
        self.assertEqual(sides, [148, 210])
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        self.assertIn("New neighbours", text)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletOnRound(FlyerCase, LeafletPaperCase):
    """Who goes along the doors prints it there, and the round keeps which it was."""

    def test_without_one_in_force_the_round_says_who_can_help(self):
        task = self.as_leader(self.new_round())
        self.assertFalse(task.has_leaflet)
        with self.assertRaises(UserError) as refusal:
            task.action_print_leaflet()
        self.assertIn(self.user_of["coordinator"].name, str(refusal.exception))

    def test_it_takes_nothing_of_the_household_along(self):
        self.put_in_force()
        task = self.as_leader(self.new_round())
        self.assertTrue(task.has_leaflet)
        action = task.action_print_leaflet()
        paper = task.env["keten.leaflet.print"].browse(action["context"]["active_ids"])
        self.assertEqual(paper.area_id, task.area_id)
        stored = {
            field.comodel_name
            for name, field in paper._fields.items()
            if field.relational and field.comodel_name.startswith("keten.")
        }
        self.assertEqual(stored, {"keten.leaflet", "keten.area"})
        html = self.html(paper)
        for secret in (*SECRETS, task.name, task.placement_id.name):
            self.assertNotIn(secret, html)

    def test_a_round_without_area_asks_for_one(self):
        self.put_in_force()
        task = self.new_round()
        task.placement_id.area_id = False
        with self.assertRaisesRegex(UserError, "area of the placement"):
            self.as_leader(task).action_print_leaflet()

    def test_the_version_handed_out_stays_with_the_round(self):
        first = self.put_in_force()
        task = self.walk_round(self.new_round())
        self.assertEqual(task.leaflet_id, first)
        second = first.browse(first.action_new_version()["res_id"])
        self.put_in_force(second)
        self.assertEqual(task.leaflet_id, first)
        task.action_resume()
        self.assertFalse(task.leaflet_id)
        task.action_finish()
        self.assertEqual(task.leaflet_id, second)
        with self.assertRaises(AccessError):
            task.leaflet_id = first
