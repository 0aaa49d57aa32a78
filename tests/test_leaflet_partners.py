from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .leaflet_case import LeafletCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletWithoutItsPartners(LeafletCase):
    """A leaflet that holds a partner's text was checked by that partner (OSS-B12)."""

    def test_a_partner_with_remarks_is_not_taken_off_while_its_text_stays(self):
        leaflet = self.new_leaflet()
        leaflet.block_ids = [self.story_of("municipality")]
        self.as_role(leaflet, "police").block_ids = [self.story_of("police")]
        self.write_texts(leaflet)
        leaflet.action_ask()
        line = self.own_line(leaflet, "police")
        line.remarks = "Leave out the second sentence."
        line.action_remark()
        partners = leaflet.partner_ids.filtered(
            lambda x: x.check_state not in ("approves", "checked")
        )
        with self.assertRaises(UserError):
            partners.unlink()
            leaflet.action_offer()
