from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .access_world import AccessWorld


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAccessWords(AccessWorld):
    """What is written on a record, and who may be given work on it."""

    def say(self, *people):
        return self.as_role(self.near, "coordinator").message_post(
            body="Private",
            partner_ids=[person.partner_id.id for person in people],
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )

    def reads(self, message, user):
        self.env.flush_all()
        self.env.invalidate_all()
        found = (
            self.env["mail.message"].with_user(user).search([("id", "=", message.id)])
        )
        self.assertEqual(bool(found), message.with_user(user).has_access("read"))
        return bool(found)

    def test_being_addressed_is_no_right_to_read(self):
        outsiders = (
            self.foreigner_of["housing"],
            self.other_of["police"],
            self.user_of["manager"],
        )
        message = self.say(*outsiders, self.user_of["police"])
        for outsider in outsiders:
            with self.subTest(user=outsider.login):
                self.assertFalse(self.reads(message, outsider))
        self.assertTrue(self.reads(message, self.user_of["police"]))

    def test_a_seat_that_ended_ends_the_conversation(self):
        police = self.user_of["police"]
        message = self.say(police)
        self.assertTrue(self.reads(message, police))
        self.team["near"].member_ids.date_until = "2026-03-01"
        self.assertFalse(self.reads(message, police))

    def test_nobody_writes_out_of_sight_or_in_another_name(self):
        police = self.user_of["police"]
        messages = self.env["mail.message"].with_user(police)
        parent = messages.create({"body": "x", "partner_ids": police.partner_id.ids})
        on = {"body": "Hello", "parent_id": parent.id, "message_type": "comment"}
        for record in (self.far, self.abroad.household_id):
            with self.subTest(record=record), self.assertRaises(AccessError):
                messages.create({**on, "model": record._name, "res_id": record.id})
        coordinator = self.user_of["coordinator"].partner_id
        with self.assertRaises(AccessError):
            messages.create(
                {
                    **on,
                    "model": self.near._name,
                    "res_id": self.near.id,
                    "author_id": coordinator.id,
                }
            )

    def test_nobody_changes_what_another_said(self):
        police = self.user_of["police"]
        with self.assertRaises(AccessError):
            self.say(police).with_user(police).body = "Changed"

    def test_work_is_given_to_who_may_open_the_record(self):
        near = self.as_role(self.near, "coordinator")
        todo = "mail.mail_activity_data_todo"
        for outsider in (self.foreigner_of["housing"], self.user_of["manager"]):
            with self.subTest(user=outsider.login), self.assertRaises(UserError):
                near.activity_schedule(todo, user_id=outsider.id)
        activity = near.activity_schedule(todo, user_id=self.user_of["police"].id)
        with self.assertRaises(UserError):
            activity.user_id = self.user_of["manager"]

    def test_work_stays_with_its_record(self):
        activity = self.as_role(self.near, "guidance").activity_schedule(
            "mail.mail_activity_data_todo"
        )
        household = self.env["ir.model"]._get_id("keten.household")
        for vals in (
            {"res_id": self.far.id},
            {"res_model_id": household, "res_id": self.abroad.household_id.id},
        ):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                activity.write(vals)

    def test_a_new_activity_names_nothing_out_of_sight(self):
        activities = self.as_role(self.env["mail.activity"], "guidance")
        shown = activities.onchange(
            {
                "res_model_id": self.env["ir.model"]._get_id("keten.placement"),
                "res_model": "keten.placement",
                "res_id": self.abroad.id,
            },
            ["res_id"],
            {"res_name": {}},
        )
        self.assertNotIn(self.abroad.name, str(shown))

    def test_nobody_makes_a_deadline_by_hand(self):
        """An unknown one would stop the nightly job of every municipality."""
        guidance = self.as_role(self.near, "guidance")
        vals = {
            "res_model_id": self.env["ir.model"]._get_id("keten.placement"),
            "res_id": self.near.id,
            "keten_deadline_code": "BOGUS",
        }
        with self.assertRaises(AccessError):
            guidance.env["mail.activity"].create(vals)
        activity = guidance.activity_schedule("mail.mail_activity_data_todo")
        with self.assertRaises(AccessError):
            activity.keten_deadline_code = "FLYER"
        self.env["mail.activity"].create(vals)
        self.near._sync_deadline_activities()

    def test_a_note_stays_out_of_the_calendar(self):
        activity = self.as_role(self.near, "guidance").activity_schedule(
            "mail.mail_activity_data_todo", note="Secret"
        )
        context = activity.action_create_calendar_event()["context"]
        self.assertFalse(context["default_description"])
        self.assertEqual(context["default_privacy"], "confidential")

    def test_a_mail_to_many_is_refused(self):
        with self.assertRaisesRegex(UserError, "Write on each record instead"):
            self.env["mail.compose.message"].with_user(
                self.user_of["coordinator"]
            ).create(
                {
                    "composition_mode": "mass_mail",
                    "model": "keten.placement",
                    "res_ids": str(self.near.ids),
                    "body": "Secret",
                }
            )

    def test_whom_others_follow_is_no_filter(self):
        police = self.user_of["police"].partner_id
        self.near.message_subscribe(police.ids)
        domain = [("id", "=", self.near.id), ("message_partner_ids", "in", police.ids)]
        for role, number in (("police", 1), ("welfare", 0)):
            with self.subTest(role=role):
                found = self.as_role(self.near, role).search_count(domain)
                self.assertEqual(found, number)

    def test_a_kernteam_hears_nothing_before_the_address_is_known(self):
        placement = self.near.copy({"state": "linked", "area_id": self.area["near"].id})
        for role in ("guidance", "housing"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_role(placement, role).action_inform_partners()
        with self.assertRaises(AccessError):
            self.as_role(self.near, "guidance").area_id = self.area["far"]

    def test_a_general_term_is_everybodys(self):
        term = self.env.ref("ketenaanpak.keten_term_team_visible")
        admin = self.as_role(term, "keten_admin")
        self.assertTrue(admin.has_access("read"))
        for change in (lambda: admin.write({"amber_days": 5}), admin.unlink):
            with self.assertRaises(AccessError):
                change()
        version = self.env["keten.term"].browse(admin.action_new_version()["res_id"])
        self.assertEqual(version.company_id, self.oss)
        self.assertFalse(term.valid_until)
        with freeze_time("2026-03-03"), self.assertRaisesRegex(UserError, "in force"):
            version.with_user(self.user_of["keten_admin"]).unlink()
