from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestExplanation(SessionCase):
    """What is explained in writing stays at the table (T5; OSS-A8)."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.near.agenda_item_ids
        contact = self.user_of["guidance"]
        self.org["refugee_council", "near"].contact_user_id = contact

    def explain(self, role="guide", **vals):
        notes = self.as_role(self.env["keten.explanation"], role)
        return notes.create(
            {"item_id": self.item.id, "note": "Afraid of fireworks", **vals}
        )

    def be_present(self, *roles):
        users = self.env["res.users"].union(*(self.user_of[role] for role in roles))
        places = self.session.sudo().attendance_ids
        places.filtered(lambda a: a.user_id in users).is_present = True

    def readers(self, note):
        """Return the roles that find a note, on both roads of reading."""
        self.env.invalidate_all()
        roles = set()
        for role in self.user_of:
            notes = self.as_role(self.env["keten.explanation"], role)
            found = notes.has_access("read") and note in notes.search([])
            self.assertEqual(self.as_role(note, role).has_access("read"), found, role)
            if found:
                roles.add(role)
        return roles

    def run_nightly_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("ketenaanpak.ir_cron_explanations").method_direct_trigger()

    def test_the_guide_writes_on_the_item(self):
        item = self.as_role(self.item, "guide")
        self.assertTrue(item.can_explain)
        action = item.action_explain()
        notes = item.explanation_ids.with_context(**action["context"])
        with Form(notes) as screen:
            screen.note = "Afraid of fireworks"
        self.assertRecordValues(
            item.explanation_ids,
            [{"author_id": self.user_of["guide"].id, "expires_on": date(2026, 6, 5)}],
        )
        again = item.action_explain()
        self.assertEqual(again["res_id"], item.explanation_ids.id)

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_only_the_guidance_organisation_of_the_item_writes(self):
        for role in self.user_of:
            if role in ("guide", "guidance"):
                continue
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.explain(role)
        notes = self.env["keten.explanation"].with_user(self.other_of["guidance"])
        with self.assertRaises(AccessError):
            notes.create({"item_id": self.item.id, "note": "Not mine"})
        self.assertFalse(self.as_role(self.item, "police").can_explain)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_everybody_changes_and_signs_only_the_own_note(self):
        with self.assertRaises(AccessError):
            self.explain("guide", author_id=self.user_of["guidance"].id)
        note = self.explain("guide")
        note.note = "Afraid of loud noises"
        with self.assertRaises(AccessError):
            note.author_id = self.user_of["guidance"]
        with self.assertRaises(AccessError):
            self.as_role(note, "guidance").note = "Something else"
        note.action_delete()
        self.assertFalse(note.exists())

    def test_before_the_meeting_the_invited_guests_read(self):
        self.assertEqual(self.readers(self.explain("guide")), {"guide"})

    def test_members_read_once_they_were_there(self):
        note = self.explain("guide")
        self.be_present("police", "coordinator")
        self.assertEqual(self.readers(note), {"guide", "police", "coordinator"})

    def test_a_member_who_may_not_read_the_item_does_not_read_the_note(self):
        self.be_present("housing", "welfare")
        note = self.explain("guide")
        self.assertEqual(self.readers(note), {"guide", "housing", "welfare"})
        self.near.corporation_id = self.org["housing_corporation", "far"]
        self.assertEqual(self.readers(note), {"guide", "welfare"})

    def test_a_guest_of_another_item_does_not_read(self):
        self.far.team_id = self.team["near"]
        self.far._add_item("placement")
        note = self.explain("guide")
        notes = note.with_user(self.other_of["guide"])
        self.assertFalse(notes.search([]))
        self.assertFalse(notes.has_access("read"))

    def test_who_declined_was_no_guest(self):
        note = self.explain("guide")
        self.session._expect(self.user_of["case_director"], self.item)
        self.assertIn("case_director", self.readers(note))
        places = self.session.sudo().attendance_ids
        place = places.filtered(lambda a: a.user_id == self.user_of["case_director"])
        place.answer = "declined"
        self.assertNotIn("case_director", self.readers(note))

    def test_who_works_elsewhere_now_does_not_read(self):
        note = self.explain("guide")
        self.be_present("police")
        police = self.user_of["police"]
        police.keten_organisation_id = self.org["police", "far"]
        self.assertEqual(self.readers(note), {"guide"})

    def test_no_file_of_it(self):
        """Not of the note, and not of it as a column of its item either."""
        self.be_present("coordinator")
        note = self.explain("guide")
        for record, column in (
            (self.as_chair(note), "note"),
            (self.as_chair(self.item), "explanation_ids/note"),
        ):
            refused = self.assertRaisesRegex(UserError, "no file of it")
            with self.subTest(column=column), refused:
                record.export_data([column])
        self.assertTrue(self.as_chair(self.item).export_data(["name"])["datas"])

    def test_it_leaves_no_trace_on_the_item(self):
        known = self.item.message_ids
        note = self.explain("guide")
        self.assertEqual(self.item.message_ids, known)
        self.assertNotIn("message_ids", note._fields)
        self.assertEqual(note.display_name, self.item.display_name)

    def test_it_is_gone_three_months_after_the_session(self):
        note = self.explain("guide")
        self.assertEqual(note.term_id.code, "EXPLANATION")
        for day, kept in (("2026-06-05", True), ("2026-06-06", False)):
            with self.subTest(day=day), freeze_time(f"{day} 01:45:00"):
                self.assertEqual(bool(self.readers(note)), kept)
                self.run_nightly_job()
                self.assertEqual(bool(note.exists()), kept)

    def test_the_term_moves_with_the_session(self):
        note = self.explain("guide")
        self.session.start_at = "2026-03-12 09:00:00"
        self.assertEqual(note.expires_on, date(2026, 6, 12))
