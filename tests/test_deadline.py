from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import ChainCase


def _begin_none(_placements):
    """Begin no rounds."""


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestDeadline(ChainCase):
    """The nightly job: a deadline always has one activity, with an owner."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.near.household_id.discretion_ids.unlink()  # the neighbours may hear of it
        # A round would take the deadline over; here it is the placement's own.
        cls.classPatch(cls.registry["keten.placement"], "_catch_up_rounds", _begin_none)

    def run_night(self, day):
        with freeze_time(f"{day} 01:30:00"):
            self.run_nightly_job()

    def activities(self, code, **context):
        return (
            self.env["mail.activity"]
            .with_context(**context)
            .search(
                [
                    ("res_model", "=", "keten.placement"),
                    ("res_id", "=", self.near.id),
                    ("keten_deadline_code", "=", code),
                ]
            )
        )

    def test_a_night_gives_every_open_deadline_its_activity(self):
        self.run_night("2026-03-03")
        neighbours = self.activities("FLYER")
        self.assertRecordValues(
            neighbours,
            [
                {
                    "date_deadline": date(2026, 3, 9),
                    "user_id": self.user_of["guide"].id,
                    "automated": True,
                }
            ],
        )
        self.assertTrue(self.activities("MOVE"))
        self.assertFalse(self.activities("FIND"), "the address is known")

    def test_the_contact_of_an_organisation_goes_before_the_guide(self):
        self.org["refugee_council", "near"].contact_user_id = self.user_of["guidance"]
        self.run_night("2026-03-03")
        self.assertEqual(self.activities("FLYER").user_id, self.user_of["guidance"])

    def test_a_second_run_doubles_nothing(self):
        self.run_night("2026-03-03")
        before = self.env["mail.activity"].search([]).ids
        self.run_night("2026-03-03")
        self.assertEqual(self.env["mail.activity"].search([]).ids, before)

    def test_a_moved_date_moves_the_open_activity(self):
        self.run_night("2026-03-03")
        activity = self.activities("FLYER")
        self.near.sudo().expected_move_in_date = "2026-03-06"
        self.run_night("2026-03-04")
        self.assertEqual(self.activities("FLYER"), activity)
        self.assertEqual(activity.date_deadline, date(2026, 3, 5))

    def test_a_person_who_moves_a_date_need_not_wait_for_the_night(self):
        self.run_night("2026-03-03")
        housing = self.near.with_user(self.user_of["housing"])
        housing.expected_move_in_date = "2026-03-06"
        self.assertEqual(self.activities("FLYER").date_deadline, date(2026, 3, 5))

    def test_an_activity_handed_to_a_colleague_stays_there(self):
        self.run_night("2026-03-03")
        self.activities("FLYER").user_id = self.user_of["guidance"]
        self.run_night("2026-03-04")
        self.assertEqual(self.activities("FLYER").user_id, self.user_of["guidance"])

    def test_a_met_deadline_closes_its_activity(self):
        self.run_night("2026-03-03")
        activity = self.activities("FLYER")
        self.near.with_user(self.user_of["guidance"]).action_inform()
        self.assertFalse(self.activities("FLYER"))
        self.assertTrue(activity.exists().date_done, "it is kept as done")

    def test_nobody_ticks_off_what_was_not_done(self):
        """Ticked off, it would put everybody at ease, and no neighbour would hear."""
        self.run_night("2026-03-03")
        activity = self.activities("FLYER").with_user(self.user_of["guide"])
        with self.assertRaisesRegex(UserError, "has not been recorded yet"):
            activity.action_feedback(feedback="Done")
        for change in (
            {"active": False},
            {"date_deadline": "2027-01-01"},
            {"date_done": "2026-03-03"},
        ):
            with self.subTest(change=change), self.assertRaises(AccessError):
                activity.write(change)
        with self.assertRaises(AccessError):
            activity.action_cancel()
        self.assertEqual(self.activities("FLYER").date_deadline, date(2026, 3, 9))

    def test_a_lapsed_deadline_drops_its_activity(self):
        self.run_night("2026-03-03")
        activity = self.activities("FLYER")
        self.near.stop_reason = "address_lost"
        self.near.with_user(self.user_of["housing"])._do("withdraw")
        self.assertFalse(activity.exists())
        self.assertTrue(self.activities("FIND"))

    def test_a_deadline_missed_for_three_days_is_escalated_once(self):
        escalation = self.env.ref("ketenaanpak.mail_activity_type_escalation")

        def late():
            activities = self.activities("FLYER", active_test=False)
            return activities.filtered(lambda a: a.activity_type_id == escalation)

        self.run_night("2026-03-12")
        self.assertFalse(late(), "12 March is the third day")
        self.run_night("2026-03-13")
        self.assertEqual(late().user_id, self.user_of["coordinator"])
        late().action_done()
        self.run_night("2026-03-14")
        self.assertEqual(len(late()), 1)

    def test_the_job_works_in_batches_without_a_query_per_placement(self):
        """Nor where nobody is assigned, and the municipality's contact steps in."""
        contact = self.user_of["manager"]
        self.user_of["manager"].keten_organisation_id.contact_user_id = contact
        for coordinator in (self.user_of["coordinator"], contact.browse()):
            with self.subTest(coordinator=coordinator):
                few = self.queries_of_a_night(5, coordinator)
                self.assertEqual(self.queries_of_a_night(50, coordinator), few)

    def queries_of_a_night(self, count, coordinator):
        placements = self.env["keten.placement"].create(
            [
                {
                    "state": "linked",
                    "linked_date": "2026-03-01",
                    "coordinator_id": coordinator.id,
                }
                for _number in range(count)
            ]
        )
        placements._sync_deadline_activities()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        placements._refresh_responsible()
        placements._sync_deadline_activities()
        self.env.flush_all()
        responsible = coordinator or self.user_of["manager"]
        self.assertEqual(placements.responsible_id, responsible)
        return self.env.cr.sql_log_count - before
