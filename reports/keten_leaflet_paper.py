from typing import NamedTuple

from odoo import models

from .keten_qr_code import qr_code
from .keten_session_paper import DUTCH


class Contact(NamedTuple):
    """How residents of an area reach an organisation: public facts only."""

    name: str
    ask_for: str
    function: str
    phone: str
    email: str
    hours: str


class KetenLeafletPrint(models.TransientModel):
    """What stands on the paper: texts of the leaflet, and contacts of the area.

    No placement, household or round is at hand here (domain.md 2.7.8).
    """

    _inherit = "keten.leaflet.print"

    def _on_paper(self):
        """Return it for its reader, in the language of residents.

        :raise AccessError: the reader may not read the leaflet or the area
        """
        self.leaflet_id.check_access("read")
        self.area_id.check_access("read")
        languages = dict(self.env["res.lang"].get_installed())
        return self.with_context(lang=DUTCH if DUTCH in languages else self.env.lang)

    def _paper_texts(self, kind):
        return self.leaflet_id._texts(kind)

    def _paper_contacts(self):
        """Return whom to ask, the guidance organisation first (OSS-B16)."""
        point_of = self.env["keten.contact.point"]._nearest(self.area_id)
        first = self.leaflet_id.guidance_organisation_id
        lines = self.leaflet_id.partner_ids.sorted(
            lambda line: line.organisation_id != first
        )
        contacts = [
            self._contact(line, point_of.get(line.organisation_id)) for line in lines
        ]
        return [contact for contact in contacts if contact.phone or contact.email]

    def _contact(self, line, point):
        organisation = line.organisation_id
        reached_at = point or organisation
        return Contact(
            organisation.name,
            line.ask_for,
            point and point.function,
            reached_at.phone,
            reached_at.email,
            point and point.hours,
        )

    def _paper_warning(self):
        """Say why this paper is not for the doors, when it is not."""
        if self.leaflet_id.state == "in_force":
            return False
        if self.leaflet_id.state == "replaced":
            return self.env._("Old version: do not hand out")
        return self.env._("Draft: do not hand out")

    def _paper_code(self):
        return qr_code(self.leaflet_id.link)

    def _paper_shown_link(self):
        """Return the link as people type it."""
        link = self.leaflet_id.link or ""
        return link.split("://", 1)[-1].removeprefix("www.").rstrip("/")
