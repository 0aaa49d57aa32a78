from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .access_world import AccessWorld, matrix


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccessAttached(AccessWorld):
    """Chatter, activities and attachments follow the record they hang on."""

    def setUp(self):
        super().setUp()
        self.give_everybody_something_to_read()
        self.env.flush_all()

    def test_what_hangs_on_a_record_is_seen_with_it(self):
        """Somebody else's activity is seen by those who may change the record."""
        for row in matrix():
            expected = self.expected(row)
            user = self.user_of[row.role]
            for model, by_record in self.hung.items():
                here = {r: h for r, h in by_record.items() if r._name == row.model}
                if not here:
                    continue
                with self.subTest(channel=model, role=row.role, model=row.model):
                    self.env.invalidate_all()
                    hung = self.env[model].union(*here.values())
                    found = hung.with_user(user).search([("id", "in", hung.ids)])
                    is_open = row.write or model != "mail.activity"
                    if model == "mail.message" and row.model == "keten.session":
                        guests = ("guidance", "guide", "case_director")
                        is_open = row.role not in guests  # it tells of other items
                    wanted = {h.id for r, h in here.items() if r in expected}
                    self.assertEqual(set(found.ids), wanted if is_open else set())

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_hangs_anything_on_a_record_out_of_scope(self):
        for role in self.user_of:
            far = self.far.with_user(self.user_of[role])
            if role in ("coordinator", "keten_admin"):
                continue
            with self.subTest(role=role):
                with self.assertRaises(AccessError):
                    far.message_post(body="Hello")
                with self.assertRaises(AccessError):
                    far.activity_schedule("mail.mail_activity_data_todo")
                with self.assertRaises(AccessError):
                    self.env["ir.attachment"].with_user(self.user_of[role]).create(
                        {"res_model": far._name, "res_id": far.id, "name": "x"}
                    )

    def test_of_the_followers_everybody_sees_only_oneself(self):
        """Odoo lets every employee read who follows what, in every municipality."""
        everybody = [user.partner_id.id for user in self.user_of.values()]
        self.near.message_subscribe(everybody)
        Followers = self.env["mail.followers"]
        of_chain = [("res_model", "=like", "keten.%")]
        self.assertGreater(Followers.search_count(of_chain), len(everybody) - 1)
        for role, user in self.user_of.items():
            with self.subTest(role=role):
                found = Followers.with_user(user).search(of_chain)
                self.assertEqual(found.partner_id, user.partner_id)

    def test_an_activity_tells_its_owner_no_more_than_a_reference(self):
        activity = self.near.activity_schedule(
            "ketenaanpak.mail_activity_type_find",
            user_id=self.user_of["manager"].id,
        )
        seen = activity.with_user(self.user_of["manager"]).read(
            ["res_name", "summary", "note"]
        )[0]
        self.assertEqual(seen["res_name"], f"{self.near.name} Area near")
        self.assertNotIn("Secret", str(seen))
        self.assertNotIn("Hiddenstraat", str(seen))
