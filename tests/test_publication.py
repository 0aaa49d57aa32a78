from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ChainCase

OF_A_CASE = {
    "keten.placement",
    "keten.household",
    "keten.person",
    "keten.address",
    "keten.agenda.item",
    "keten.flyer.task",
}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestPublication(ChainCase):
    """The municipality decides on an article, and the editors too (OSS-B18, B19)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        channels = cls.env["keten.channel"]
        cls.paper, cls.site, cls.elsewhere = channels.create(
            [
                {
                    "name": name,
                    "kind": kind,
                    "area_ids": [Command.set(area.ids)],
                }
                for name, kind, area in (
                    ("Near paper", "paper", cls.area["near"]),
                    ("Town site", "website", cls.area["near"].parent_id),
                    ("Far paper", "paper", cls.area["far"]),
                )
            ]
        )

    def new_article(self, **vals):
        articles = self.env["keten.publication"].with_user(self.user_of["coordinator"])
        return articles.create(
            {
                "subject": "Saying hello",
                "area_ids": [Command.set(self.area["near"].ids)],
                "reason": "Residents ask how to help.",
                "article": "Say hello to new neighbours.",
                **vals,
            }
        )

    def offered(self, **vals):
        article = self.new_article(**vals)
        article.action_accept()
        article.action_offer()
        return article

    def line(self, article, channel):
        return article.placing_ids.filtered(lambda line: line.channel_id == channel)

    # ------------------------------------------------------------------
    # The municipality decides
    # ------------------------------------------------------------------

    def test_yes_or_no_both_have_a_reason(self):
        article = self.new_article(reason=False)
        for decide in (article.action_accept, article.action_reject):
            with self.assertRaisesRegex(UserError, "Why, or why not is not filled in"):
                decide()
        article.reason = "The leaflet will do."
        article.action_reject()
        self.assertRecordValues(
            article,
            [
                {
                    "state": "no",
                    "decided_by_id": self.user_of["coordinator"].id,
                    "decided_on": date(2026, 3, 2),
                }
            ],
        )
        article.action_judge_again()
        self.assertFalse(article.decided_by_id)

    def test_a_yes_proposes_the_channels_that_are_read_there(self):
        article = self.new_article()
        article.action_accept()
        self.assertEqual(article.placing_ids.channel_id, self.paper | self.site)
        self.assertFalse(article.unreached_area_ids)

    def test_an_area_without_a_paper_shows(self):
        both = self.area["near"] | self.area["far"]
        self.elsewhere.active = False
        article = self.new_article(area_ids=[Command.set(both.ids)])
        article.action_accept()
        self.assertEqual(article.unreached_area_ids, self.area["far"])

    def test_who_does_not_decide_reads_along(self):
        article = self.new_article()
        for role in ("guidance", "housing", "welfare", "police", "guide", "manager"):
            reader = self.as_role(article, role)
            with self.subTest(role=role):
                self.assertEqual(reader.subject, "Saying hello")
                for act in (
                    reader.action_accept,
                    lambda reader=reader: reader.write({"article": "Mine"}),
                    lambda reader=reader: reader.copy(),
                ):
                    with self.assertRaises(AccessError):
                        act()

    # ------------------------------------------------------------------
    # The editors decide
    # ------------------------------------------------------------------

    def test_offered_is_not_published(self):
        article = self.offered()
        self.assertEqual(set(article.placing_ids.mapped("state")), {"offered"})
        self.assertTrue(all(article.placing_ids.mapped("offered_on")))
        for target in ("placed", "not_placed"):
            with self.assertRaises(UserError):
                article.state = target
        self.line(article, self.paper).action_not_placed()
        self.assertEqual(article.state, "offered")
        self.line(article, self.site).action_placed()
        self.assertEqual(article.state, "placed")

    def test_no_editor_has_to_place_it(self):
        article = self.offered()
        article.placing_ids.action_not_placed()
        self.assertEqual(article.state, "not_placed")
        with self.assertRaisesRegex(UserError, "was not offered to the editors"):
            article.placing_ids[0].action_placed()

    def test_what_was_offered_stands(self):
        article = self.offered()
        for change in (
            lambda: article.write({"article": "Something else."}),
            lambda: article.write(
                {"placing_ids": [Command.create({"channel_id": self.elsewhere.id})]}
            ),
            lambda: article.placing_ids[0].unlink(),
        ):
            with self.assertRaises(UserError):
                change()
        for stamp in ({"state": "placed"}, {"offered_on": "2026-01-01"}):
            with self.assertRaises(AccessError):
                article.placing_ids[0].write(stamp)
        self.line(article, self.paper).where = "Page 5"

    def test_nothing_is_offered_without_a_text_or_a_channel(self):
        article = self.new_article(article=False)
        article.action_accept()
        article.placing_ids.unlink()
        with self.assertRaises(UserError) as refusal:
            article.action_offer()
        self.assertIn("Article is not filled in", str(refusal.exception))
        self.assertIn("No channel is chosen", str(refusal.exception))

    # ------------------------------------------------------------------
    # Never about a household
    # ------------------------------------------------------------------

    def test_nothing_of_an_article_points_at_a_case(self):
        for model in (
            "keten.publication",
            "keten.publication.placing",
            "keten.channel",
        ):
            targets = {
                field.comodel_name
                for field in self.env[model]._fields.values()
                if field.relational
            }
            self.assertFalse(targets & OF_A_CASE, model)

    def test_a_text_that_names_a_case_or_an_address_is_refused(self):
        article = self.new_article()
        for text in (
            f"About {self.near.name}.",
            "See /odoo/placements/3.",
            "They come to 5341 AB.",
            "They come to 5341AB.",
            "They come to 5341ab.",
            "They come to 5341 ab.",
            "Ask after p-2026-0001.",
            "Ask after H 2026 0005.",
        ):
            with self.subTest(text=text), self.assertRaises(ValidationError):
                article.article = text
        with self.assertRaises(ValidationError):
            article.reason = "To help P-2026-0001"
        article.article = (
            "In 2026 zijn er 1200 of meer die in 2026 de buren groeten, en 1000 in Oss."
        )
