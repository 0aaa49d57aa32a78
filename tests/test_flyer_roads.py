from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerRoads(FlyerCase):
    """Roads round the side of a round, which no screen offers."""

    def test_only_who_leads_chooses_the_doors_and_before_it_is_agreed(self):
        task = self.new_round()
        for role in ("coordinator", "housing"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(task, role).action_choose_doors()
        self.confirm_round(task)
        with self.assertRaises(UserError):
            self.as_role(task, "guidance").action_choose_doors()

    def test_a_door_that_stays_on_the_list_stays_the_same(self):
        task = self.new_round()
        before = task.sudo().door_ids
        self.assertTrue(before)
        self.as_role(task, "guidance").action_choose_doors()
        self.assertEqual(task.sudo().door_ids, before)

    def test_a_round_of_a_closed_quarter_stays_as_it_was_counted(self):
        task = self.new_round()
        leader = self.walk_round(task)
        leader.has_no_particulars = True
        leader.action_report()
        with freeze_time("2026-03-30 09:00:00"):
            self.assertFalse(task._missing_for_resume())
        with (
            freeze_time("2026-04-02 09:00:00"),
            self.assertRaisesRegex(UserError, "quarter that is closed"),
        ):
            self.as_role(task, "coordinator").action_resume()

    def offer(self, task, **vals):
        leads = self.as_role(self.env["keten.volunteer.lead"], "guidance")
        known = {"task_id": task.id, "neighbour": "A", "phone": "1", "has_agreed": True}
        return leads.create({**known, **vals})

    def test_an_offer_is_made_at_the_doors_and_kept_a_year(self):
        task = self.new_round()
        with self.assertRaisesRegex(UserError, "is not being walked"):
            self.offer(task)
        self.confirm_round(task)
        lead = self.offer(task)
        with self.assertRaises(ValidationError):
            lead.used_on = "2099-01-01"

    def test_a_guide_answers_for_the_own_person(self):
        task = self.new_round()
        self.confirm_round(task)
        line = task.participant_ids.filtered(
            lambda p: p.organisation_type == "refugee_council"
        )[:1]
        line.sudo().user_id = self.user_of["guidance"]
        with self.assertRaises(AccessError):
            self.as_role(line, "guide").action_decline()

    def test_the_own_door_is_no_oracle_of_a_round_that_stopped(self):
        task = self.new_round()
        task.sudo()._stop("blocked")
        doors = self.as_role(self.env["keten.flyer.door"], "guidance")
        own = task.sudo().address_id._register_door()
        with self.assertRaisesRegex(UserError, "over, or stopped"):
            doors.create(
                {
                    "task_id": task.id,
                    "bag_address_id": own.id,
                    "added_reason": "other",
                }
            )

    @mute_logger("odoo.sql_db")
    def test_totals_add_up(self):
        task = self.new_round()
        leader = self.confirm_round(task)
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            leader.result_ids.write(
                {"is_total": True, "door_count": 2, "leaflet_count": 50}
            )
            self.env.flush_all()
