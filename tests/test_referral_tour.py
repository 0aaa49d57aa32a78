from odoo.tests import HttpCase, freeze_time, tagged

from .referral_case import ReferralCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReferralTour(ReferralCase, HttpCase):
    """A referral on the screens of both sides."""

    def test_the_social_worker_refers_from_the_item(self):
        item = self.decide()
        self.start_tour(
            f"/odoo/keten-agenda/{item.id}",
            "keten_social_worker_refers",
            login="welfare_near",
        )
        self.assertEqual(item.sudo().referral_ids.state, "sent")

    def test_the_social_team_takes_it_on(self):
        referral = self.send()
        self.start_tour(
            "/odoo", "keten_social_team_takes_it_on", login="social_team_near"
        )
        self.assertEqual(referral.sudo().user_id, self.taker)

    def test_every_menu_of_the_social_team_opens(self):
        self.accept(self.send())
        self.browser_js(
            "/odoo",
            "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader')"
            ".startClickEverywhere('ketenaanpak.keten_menu_root');",
            "odoo.isReady === true",
            login="social_team_near",
            timeout=300,
            success_signal="clickbot test succeeded",
        )
