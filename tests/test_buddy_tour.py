from odoo.tests import HttpCase, freeze_time, tagged

from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyTour(BuddyCase, HttpCase):
    """A match on the screens of the coordinator and of the buddy."""

    def buddy(self):
        """Return somebody of welfare who is a buddy and has a login."""
        user = self.other_of["guide"]
        user.keten_organisation_id = self.org["welfare", "near"]
        return user

    def test_the_coordinator_finds_somebody_and_proposes(self):
        request = self.ask()
        self.ready()
        self.ready(reach=100)
        self.start_tour(
            "/odoo/buddy-requests", "keten_coordinator_matches", login="welfare_near"
        )
        self.assertEqual(request.sudo().match_ids.state, "accepted")

    def test_every_menu_of_the_coordinator_opens(self):
        self.together(self.propose(self.ask(), self.ready()))
        self.browser_js(
            "/odoo",
            "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader')"
            ".startClickEverywhere('ketenaanpak.keten_menu_root');",
            "odoo.isReady === true",
            login="welfare_near",
            timeout=600,
            success_signal="clickbot test succeeded",
        )

    def test_the_buddy_says_yes(self):
        user = self.buddy()
        match = self.propose(self.ask(), self.ready(account_id=user.id))
        self.start_tour("/odoo/buddy-matches", "keten_buddy_says_yes", login=user.login)
        self.assertEqual(match.sudo().volunteer_answered_by_id, user)

    def test_the_buddy_tells_that_they_met(self):
        user = self.buddy()
        match = self.together(self.propose(self.ask(), self.ready(account_id=user.id)))
        self.start_tour("/odoo/buddy-matches", "keten_buddy_met", login=user.login)
        self.assertTrue(match.sudo().last_contact_on)
