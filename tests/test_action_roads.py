from odoo.tests import freeze_time, tagged

from .road_case import RoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestActionRoads(RoadCase):
    """What was agreed belongs to who agreed it."""

    def setUp(self):
        super().setUp()
        self.near._add_item("placement")
        self.session = self.plan("2026-03-05 09:00:00")
        self.item = self.item_of(self.near)
        self.actions = self.as_chair(self.env["keten.agenda.action"])

    def agreed(self, **vals):
        organisation = self.org["police", "near"].id
        return self.actions.create(
            {
                "item_id": self.item.id,
                "organisation_id": organisation,
                "what": "Look around",
                **vals,
            }
        )

    def test_an_action_takes_no_activity_along(self):
        """Deleting or ticking off the action would do so to somebody else's work."""
        foreign = self.abroad.activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.foreigner_of["guidance"].id
        )
        self.assert_refused(lambda: self.agreed(activity_id=foreign.id))

    def test_an_action_is_not_entered_as_done(self):
        self.assert_refused(lambda: self.agreed(done_date="2020-01-01"))

    def test_an_action_stays_with_its_placement(self):
        action = self.agreed()
        for field, record in {
            "placement_id": self.far,
            "team_id": self.team["far"],
            "company_id": self.maasdal,
        }.items():
            with self.subTest(field=field):
                self.assert_refused(
                    lambda change={field: record.id}: action.write(change)
                )

    def test_nobody_ticks_off_moves_or_drops_the_work_of_another(self):
        self.item.write(self.OUTCOME)
        self.item.action_discuss()
        action = self.agreed(user_id=self.user_of["police"].id, date_due="2026-03-20")
        for role in ("housing", "guidance", "case_director"):
            work = self.as_role(action.sudo().activity_id, role)
            with self.subTest(role=role):
                self.assert_refused(lambda w=work: w.write({"user_id": w.env.uid}))
                self.assert_refused(
                    lambda w=work: w.write({"date_deadline": "2030-01-01"})
                )
                self.assert_refused(lambda w=work: w.unlink())
                self.assert_refused(lambda w=work: w.action_feedback())
        self.assertFalse(action.is_done)

    def test_who_may_read_what_was_agreed_finds_it_on_the_placement(self):
        action = self.agreed(user_id=self.user_of["police"].id, date_due="2026-03-20")
        for role in ("police", "housing", "guide", "coordinator"):
            with self.subTest(role=role):
                placement = self.as_role(self.near, role)
                self.assertEqual(placement.agreed_action_ids, action)
        opened = self.as_role(action, "police").action_open_item()
        self.assertEqual(opened["res_id"], self.item.id)
        manager = self.as_role(self.near, "manager")
        self.assertNotIn("agreed_action_ids", manager.fields_get())
