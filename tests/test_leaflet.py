from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .leaflet_case import TEXT, LeafletCase

CHECK = "ketenaanpak.mail_activity_type_leaflet_check"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeaflet(LeafletCase):
    """Organisations write and check a leaflet, told by who does it (OSS-B12 to B16)."""

    # ------------------------------------------------------------------
    # The coordinator begins, the organisations write
    # ------------------------------------------------------------------

    def test_a_coordinator_finds_the_organisations_and_the_texts_there(self):
        leaflet = self.new_leaflet()
        self.assertEqual(leaflet.version, 1)
        self.assertEqual(
            leaflet.guidance_organisation_id, self.org["refugee_council", "near"]
        )
        self.assertEqual(
            set(leaflet.block_ids.mapped("kind")), {"invitation", "contact"}
        )
        kinds = leaflet.partner_ids.organisation_id.mapped("organisation_type")
        self.assertEqual(set(kinds), self.writers.keys())
        first = leaflet.partner_ids.sorted()[0].organisation_id
        self.assertEqual(first, leaflet.guidance_organisation_id)

    def test_a_social_worker_writes_the_own_text_and_no_other(self):
        leaflet = self.as_role(self.new_leaflet(), "welfare")
        leaflet.block_ids = [Command.create({"title": "We meet", "text": TEXT})]
        own = leaflet.block_ids.filtered("is_own")
        self.assertEqual(own.organisation_id, self.org["welfare", "near"])
        own.text = "Come and have coffee."
        contact = leaflet.block_ids.filtered(lambda block: block.kind == "contact")
        for change in ({"text": "Call us first."}, {"sequence": 1}):
            with self.assertRaises(AccessError):
                contact.write(change)
        with self.assertRaises(AccessError):
            contact.unlink()
        with self.assertRaises(AccessError):
            leaflet.block_ids = [self.story_of("police")]
        with self.assertRaises(AccessError):
            leaflet.title = "Hello"
        with self.assertRaises(AccessError):
            self.own_line(leaflet, "police").with_env(leaflet.env).action_agree()

    def test_a_coordinator_arranges_texts_and_writes_none_for_another(self):
        leaflet = self.new_leaflet()
        leaflet.block_ids = [
            Command.create({"organisation_id": self.org["police", "near"].id})
        ]
        empty = leaflet.block_ids.filtered(lambda block: block.kind == "story")
        empty.sequence = 1
        self.assertEqual(leaflet.block_ids.sorted()[0], empty)
        with self.assertRaisesRegex(AccessError, "writes its own text"):
            empty.text = "We keep you safe."
        with self.assertRaisesRegex(AccessError, "writes its own text"):
            leaflet.block_ids = [self.story_of("police")]
        empty.unlink()
        contact = leaflet.block_ids.filtered(lambda block: block.kind == "contact")
        with self.assertRaisesRegex(UserError, "No leaflet goes without"):
            contact.unlink()

    @mute_logger("odoo.sql_db")
    def test_a_leaflet_has_one_text_that_tells_where_to_ask(self):
        leaflet = self.as_role(self.new_leaflet(), "guidance")
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            leaflet.block_ids = [Command.create({"kind": "contact", "title": "Ask"})]
            self.env.flush_all()

    @mute_logger("odoo.sql_db")
    def test_a_link_is_a_link_and_a_text_fits(self):
        leaflet = self.new_leaflet()
        for values in ({"link": "javascript:alert(1)"}, {"introduction": "x" * 601}):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                leaflet.write(values)
                self.env.flush_all()

    def test_long_sentences_are_pointed_out(self):
        leaflet = self.new_leaflet()
        self.assertFalse(leaflet.hard_to_read)
        leaflet.introduction = f"Short. {'word ' * 16}end. Short again."
        self.assertEqual(leaflet.hard_to_read, f"{'word ' * 16}end.")

    def test_a_text_that_does_not_fit_says_how_much_has_to_go(self):
        leaflet = self.new_leaflet()
        self.write_texts(leaflet)
        self.assertFalse(leaflet.too_long)
        leaflet.block_ids = [
            Command.create({"title": "Hello", "text": "x" * 400}) for _text in range(4)
        ]
        self.assertIn("The front is too full", leaflet.too_long)
        with self.assertRaisesRegex(UserError, "leave out about"):
            leaflet.action_offer()

    def test_another_guidance_organisation_writes_nothing_for_all(self):
        leaflet = self.new_leaflet().with_user(self.other_of["guidance"])
        with self.assertRaisesRegex(AccessError, "municipality decides"):
            leaflet.title = "Ours"

    # ------------------------------------------------------------------
    # The partners check
    # ------------------------------------------------------------------

    def test_every_partner_is_asked_once_and_answers_for_itself(self):
        leaflet = self.new_leaflet()
        leaflet.action_ask()
        leaflet.action_ask()
        partners = [self.user_of[role] for role in ("housing", "welfare", "police")]
        asked = leaflet.sudo().activity_search([CHECK])
        self.assertEqual(
            sorted(asked.user_id.ids), sorted(user.id for user in partners)
        )
        self.assertEqual(len(asked), 3)
        housing = self.as_role(leaflet, "housing")
        self.assertTrue(housing.is_asked)
        housing.action_agree()
        line = self.own_line(leaflet, "housing_corporation")
        self.assertRecordValues(
            line,
            [
                {
                    "check_state": "checked",
                    "answered_by_id": self.user_of["housing"].id,
                    "answered_on": line.answered_on,
                }
            ],
        )
        self.assertNotIn(self.user_of["housing"], self.work(leaflet, CHECK))
        self.assertFalse(housing.is_asked)

    def test_who_has_remarks_says_what_and_the_maker_hears(self):
        leaflet = self.new_leaflet()
        leaflet.action_ask()
        line = self.own_line(leaflet, "police")
        action = line.leaflet_id.action_remark()
        self.assertEqual(action["res_id"], line.id)
        line.remarks = "The number has changed."
        line.action_remark()
        self.assertEqual(line.check_state, "remarks")
        self.assertEqual(leaflet.open_remarks, "police near: The number has changed.")
        told = self.env["mail.message"].search(
            [("model", "=", leaflet._name), ("res_id", "=", leaflet.id)]
        )
        maker = self.user_of["coordinator"].partner_id
        self.assertIn(maker, told.notified_partner_ids)
        leaflet.action_ask()
        self.assertEqual(line.check_state, "asked")
        line.action_agree()
        self.assertFalse(line.remarks)

    def test_who_agreed_to_another_text_is_asked_again(self):
        leaflet = self.new_leaflet()
        leaflet.action_ask()
        self.own_line(leaflet, "welfare").action_agree()
        leaflet.introduction = "Other people come to live here."
        self.assertEqual(self.own_line(leaflet, "welfare").check_state, "asked")
        self.assertIn(self.user_of["welfare"], self.work(leaflet, CHECK))

    def test_a_partner_without_anybody_to_check_is_named(self):
        leaflet = self.new_leaflet()
        school = self.env["keten.organisation"].create(
            {"name": "The school", "organisation_type": "school"}
        )
        leaflet.partner_ids = [Command.create({"organisation_id": school.id})]
        with self.assertRaisesRegex(UserError, "Nobody of The school can check it"):
            leaflet.action_ask()

    def test_a_partner_whose_covenant_ended_no_longer_checks(self):
        leaflet = self.new_leaflet()
        leaflet.action_ask()
        line = self.own_line(leaflet, "welfare")
        self.org["welfare", "near"].covenant_valid_until = "2026-01-01"
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            line.action_agree()

    def test_what_is_missing_is_said_with_who_can_help(self):
        leaflet = self.new_leaflet()
        leaflet.link = False
        self.org["refugee_council", "near"].write({"phone": False, "email": False})
        with self.assertRaises(UserError) as refusal:
            leaflet.action_offer()
        for sentence in (
            "Link to help is not filled in",
            "municipality near has not written its text yet: Invitation to help",
            "refugee_council near has not written its text yet: Where to ask",
            "refugee_council near is the first to ask",
            f"welfare near does not agree yet. Ask {self.user_of['welfare'].name}",
        ):
            self.assertIn(sentence, str(refusal.exception))

    def test_a_contact_point_has_a_way_to_reach_it(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.env["keten.contact.point"].create(
                {
                    "area_id": self.area["near"].id,
                    "organisation_id": self.org["police", "near"].id,
                }
            )
        with self.assertRaises(UserError):
            self.env["keten.contact.point"].create(
                {
                    "area_id": self.area["abroad"].id,
                    "organisation_id": self.org["police", "near"].id,
                    "phone": "112",
                }
            )
