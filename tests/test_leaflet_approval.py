from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .leaflet_case import LeafletCase

APPROVE = "ketenaanpak.mail_activity_type_leaflet_approve"
CHECK = "ketenaanpak.mail_activity_type_leaflet_check"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestLeafletApproval(LeafletCase):
    """Two sides approve what was checked, and one version is in force."""

    def test_municipality_and_guidance_both_approve(self):
        leaflet = self.new_leaflet()
        self.check(leaflet)
        self.assertEqual(leaflet.state, "checked")
        sides = self.user_of["coordinator"] | self.user_of["guidance"]
        self.assertEqual(self.work(leaflet, APPROVE), sides)
        leaflet.action_approve()
        self.assertEqual(leaflet.state, "checked")
        self.assertEqual(self.work(leaflet, APPROVE), self.user_of["guidance"])
        with self.assertRaises(UserError) as refusal:
            leaflet.action_approve()
        self.assertIn(self.user_of["guidance"].name, str(refusal.exception))
        with self.assertRaises(UserError):
            leaflet.action_start()
        self.as_role(leaflet, "guidance").state = "approved"  # a card that is dragged
        self.assertRecordValues(
            leaflet,
            [
                {
                    "state": "approved",
                    "municipality_approved_by_id": self.user_of["coordinator"].id,
                    "guidance_approved_by_id": self.user_of["guidance"].id,
                }
            ],
        )
        self.assertFalse(self.work(leaflet, APPROVE))

    def test_work_on_a_leaflet_closes_when_it_is_done_there(self):
        leaflet = self.new_leaflet()
        leaflet.action_ask()
        check = leaflet.sudo().activity_search([CHECK])[:1]
        with self.assertRaisesRegex(UserError, "has not been recorded yet"):
            check.with_user(check.user_id).action_feedback()
        self.check(leaflet)
        self.assertFalse(leaflet.sudo().activity_search([CHECK]))
        for approval in leaflet.sudo().activity_search([APPROVE]):
            own = approval.with_user(approval.user_id)
            with self.assertRaisesRegex(UserError, "has not been recorded yet"):
                own.action_feedback()
            with self.assertRaises(AccessError):
                own.unlink()

    def test_nobody_approves_for_another_organisation(self):
        leaflet = self.new_leaflet()
        self.check(leaflet)
        for user in (
            self.other_of["guidance"],
            self.user_of["housing"],
            self.user_of["guide"],
            self.foreigner_of["coordinator"],
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                leaflet.with_user(user).action_approve()
        for stamp in ("guidance_approved_on", "guidance_approved_by_id", "version"):
            with self.subTest(stamp=stamp), self.assertRaises(AccessError):
                leaflet.write({stamp: False})
        self.assertFalse(leaflet.guidance_approved_on)

    def test_what_was_checked_stands(self):
        leaflet = self.new_leaflet()
        self.approve(leaflet)
        block = leaflet.block_ids.filtered("is_own")
        for change in (
            lambda: leaflet.write({"title": "Hello"}),
            lambda: block.write({"text": "Hello."}),
            lambda: leaflet.write({"block_ids": [self.story_of("municipality")]}),
            lambda: leaflet.partner_ids[:1].unlink(),
            lambda: self.own_line(leaflet, "police").write({"ask_for": "everything"}),
            lambda: self.own_line(leaflet, "police").action_agree(),
            leaflet.unlink,
        ):
            with self.assertRaisesRegex(UserError, "what was checked stands"):
                change()

    def test_sent_back_everything_is_asked_anew(self):
        leaflet = self.new_leaflet()
        self.approve(leaflet)
        self.as_role(leaflet, "guidance").action_send_back()
        self.assertEqual(leaflet.state, "draft")
        self.assertFalse(leaflet.municipality_approved_on)
        self.assertFalse(leaflet.guidance_approved_by_id)
        self.assertFalse(self.work(leaflet, APPROVE))
        states = self.own_line(leaflet, "police") | self.own_line(leaflet, "welfare")
        self.assertEqual(set(states.mapped("check_state")), {"not_asked"})

    # ------------------------------------------------------------------
    # One in force
    # ------------------------------------------------------------------

    def test_a_new_version_replaces_the_one_in_force(self):
        first = self.put_in_force()
        self.assertEqual(str(first.in_force_from), "2026-03-02")
        action = first.action_new_version()
        second = first.browse(action["res_id"])
        self.assertRecordValues(
            second,
            [
                {
                    "version": 2,
                    "state": "draft",
                    "predecessor_id": first.id,
                    "author_id": self.user_of["coordinator"].id,
                    "guidance_approved_on": False,
                }
            ],
        )
        self.assertEqual(
            second.block_ids.mapped("text"), first.block_ids.mapped("text")
        )
        self.assertEqual(
            second.partner_ids.organisation_id, first.partner_ids.organisation_id
        )
        self.assertEqual(
            set(second.partner_ids.mapped("check_state")), {"approves", "not_asked"}
        )
        self.assertEqual(first.action_new_version()["res_id"], second.id)
        self.put_in_force(second)
        self.assertEqual(second.state, "in_force")
        self.assertRecordValues(
            first, [{"state": "replaced", "replaced_on": second.in_force_from}]
        )

    def test_a_volunteer_reads_what_is_handed_out_and_no_draft(self):
        first = self.put_in_force()
        second = first.browse(first.action_new_version()["res_id"])
        leaflets = self.env["keten.leaflet"].with_user(self.user_of["guide"])
        self.assertEqual(leaflets.search([]), first)
        with self.assertRaises(AccessError):
            second.with_user(self.user_of["guide"]).read(["title"])
        texts = leaflets.env["keten.leaflet.block"].search([])
        self.assertEqual(texts.leaflet_id, first)

    def test_only_the_municipality_makes_a_version(self):
        leaflet = self.put_in_force()
        with self.assertRaises(AccessError):
            self.as_role(leaflet, "welfare").action_new_version()
