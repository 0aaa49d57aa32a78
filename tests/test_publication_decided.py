from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestArticleDecided(ChainCase):
    """What the municipality decided on an article has an area and a reason."""

    def setUp(self):
        super().setUp()
        coordinator = self.user_of["coordinator"]
        self.env["keten.channel"].create(
            {
                "name": "Near paper",
                "area_ids": [Command.set(self.area["near"].ids)],
            }
        )
        self.article = (
            self.env["keten.publication"]
            .with_user(coordinator)
            .create(
                {
                    "subject": "Saying hello",
                    "area_ids": [Command.set(self.area["near"].ids)],
                    "reason": "Residents ask how to help.",
                    "article": "Say hello.",
                }
            )
        )
        self.article.action_accept()

    def test_a_yes_keeps_its_area_and_its_reason(self):
        with self.assertRaises(UserError):
            self.article.write({"area_ids": [Command.clear()], "reason": False})
            self.article.action_offer()

    def test_what_was_offered_is_not_deleted(self):
        self.article.action_offer()
        with self.assertRaises(UserError):
            self.article.unlink()

    def test_a_postcode_is_refused_however_it_is_written(self):
        for text in ("5341-AB", "5341  AB", "5341Ab", "5341 aB", "NL5341AB"):
            with self.subTest(text=text), self.assertRaises(ValidationError):
                self.article.article = f"Come to {text}."
