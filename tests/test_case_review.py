from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestCaseReview(SessionCase):
    """A multidisciplinary team looks at people, where a kernteam looks at addresses
    (ARN-18 to ARN-20).
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.multi = cls.env["keten.team"].create(
            {
                "name": "Multidisciplinary team",
                "team_type": "multidisciplinary",
                "chair_id": cls.user_of["coordinator"].id,
                "member_ids": [
                    Command.create(
                        {
                            "role": role,
                            "user_id": people[role].id,
                            "date_from": "2026-01-01",
                        }
                    )
                    for people in (cls.user_of, cls.other_of)
                    for role in ("case_director", "guidance")
                ],
            }
        )
        cls.session = cls.env["keten.session"].create(
            {"team_id": cls.multi.id, "start_at": "2026-03-05 09:00:00"}
        )

    def discuss_case(self):
        household = self.as_role(self.near.household_id, "case_director")
        household.action_discuss_case()
        return household.sudo().case_item_ids[:1]

    def review(self, item, role="case_director", **vals):
        reviews = self.as_role(self.env["keten.case.review"], role)
        return reviews.create({"item_id": item.id, "talents": "Tailor", **vals})

    def test_the_list_of_young_people_is_always_there(self):
        self.assertEqual(
            self.session.item_ids.mapped("item_type"), ["standing", "in_view"]
        )
        kernteam = self.plan("2026-03-05 09:00:00")
        self.assertEqual(kernteam.item_ids.mapped("item_type"), ["standing"])

    def test_in_view_from_seventeen_and_a_half_to_twenty_one(self):
        """Worked example 5: born 12 December 2008."""
        self.near.household_id.person_ids.birth_date = "2008-12-12"
        item = self.session.item_ids.filtered(lambda i: i.item_type == "in_view")
        for day, seen in (
            ("2026-06-11", False),
            ("2026-06-12", True),
            ("2029-12-11", True),
            ("2029-12-12", False),
        ):
            with self.subTest(day=day), freeze_time(day):
                self.env.invalidate_all()
                found = self.as_role(item, "case_director").in_view_household_ids
                self.assertEqual(self.near.household_id in found, seen)
        with freeze_time("2026-06-12"):
            self.env.invalidate_all()
            for role in ("coordinator", "police"):
                found = self.as_role(item, role).sudo(False).in_view_household_ids
                self.assertFalse(found)

    def test_who_may_read_the_list_finds_it_on_the_item(self):
        item = self.session.item_ids.filtered(lambda i: i.item_type == "in_view")
        for role, shown in (("case_director", True), ("coordinator", False)):
            form = Form(
                self.as_role(item, role), "ketenaanpak.keten_agenda_item_view_form"
            )
            with self.subTest(role=role):
                self.assertEqual("in_view_household_ids" in form._view["fields"], shown)

    def test_who_works_for_the_case_is_asked_to_write_its_review(self):
        item = self.discuss_case()
        self.assertRecordValues(
            item.activity_ids,
            [
                {
                    "user_id": self.user_of["case_director"].id,
                    "date_deadline": date(2026, 3, 4),
                }
            ],
        )
        self.assertTrue(item.is_unreviewed)
        with self.assertRaisesRegex(UserError, "has not been recorded yet"):
            item.activity_ids.with_user(self.user_of["case_director"]).action_feedback()
        self.review(item)
        self.assertFalse(item.activity_ids)
        self.assertFalse(item.is_unreviewed)

    def test_a_case_is_discussed_once_it_is_reviewed(self):
        item = self.discuss_case()
        self.assertRecordValues(
            item, [{"item_type": "case", "session_id": self.session.id}]
        )
        with self.assertRaisesRegex(UserError, "no review yet"):
            self.as_chair(item).action_discuss()
        review = self.review(item)
        self.assertEqual(review.review_date, date(2026, 6, 2))
        self.as_chair(item).action_discuss()
        self.assertEqual(item.state, "discussed")

    def test_the_team_reads_the_review_and_the_chair_does_not(self):
        review = self.review(self.discuss_case())
        colleague = self.other_of["case_director"]
        self.assertEqual(review.with_user(colleague).talents, "Tailor")
        for role in ("coordinator", "police", "welfare", "guide"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(review, role).read(["talents"])
        self.multi.member_ids.date_until = "2026-03-01"
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            review.with_user(colleague).read(["talents"])

    def test_a_case_comes_back_for_its_review_and_leaves_for_work(self):
        item = self.discuss_case()
        review = self.review(item)
        self.as_chair(item).action_discuss()
        household = self.near.household_id
        for day, number in (("2026-05-18", 1), ("2026-05-19", 2), ("2026-05-20", 2)):
            with self.subTest(day=day), freeze_time(day):
                self.env["keten.agenda.item"]._bring_back_cases()
                self.assertEqual(len(household.case_item_ids), number)
        household.case_item_ids[:1]._stamp({"state": "done"})
        review.outflow = "work"
        self.assertFalse(review.review_date)
        with freeze_time("2026-06-01"):
            self.env["keten.agenda.item"]._bring_back_cases()
            self.assertEqual(len(household.case_item_ids), 2)

    def test_a_case_waits_once(self):
        self.discuss_case()
        with self.assertRaisesRegex(UserError, "waits for a session already"):
            self.discuss_case()

    def test_its_agenda_opens_with_cases_and_not_with_new_addresses(self):
        standing = self.session.item_ids.filtered(lambda i: i.item_type == "standing")
        in_dutch = standing.with_context(lang="nl_NL")
        self.assertEqual(in_dutch.display_name, "Casusbespreking")
        kernteam = self.plan("2026-03-05 09:00:00").item_ids[:1]
        self.assertNotEqual(
            kernteam.with_context(lang="nl_NL").display_name, "Casusbespreking"
        )
