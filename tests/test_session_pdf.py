import io

from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools.pdf import PdfReader

from .paper_case import NOTE, PEOPLE, PaperCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 11:00:00")
class TestSessionPdf(PaperCase, HttpCase):
    """The same papers as the file that is downloaded."""

    def pages(self, name):
        reports = self.as_chair(self.env["ir.actions.report"])
        if reports.get_wkhtmltopdf_state() != "ok":
            self.skipTest("wkhtmltopdf is not installed: Odoo shows a web page instead")
        printer = reports.with_context(force_report_rendering=True)
        content, kind = printer._render_qweb_pdf(
            f"ketenaanpak.keten_session_{name}", self.session.ids
        )
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(content)).pages

    def test_agenda_and_minutes_are_printed_on_a4(self):
        for name in ("agenda", "minutes"):
            with self.subTest(paper=name):
                pages = self.pages(name)
                points = pages[0].mediabox[2:]
                millimetres = [round(float(side) / 72 * 25.4) for side in points]
                self.assertEqual(millimetres, [210, 297])
                text = " ".join(" ".join(page.extract_text() for page in pages).split())
                self.assertIn(self.session.name, text)
                self.assertIn(self.near.name, text)
                for secret in (*PEOPLE, NOTE):
                    self.assertNotIn(secret, text)
