from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from .flyer_case import OWN_NUMBER, FlyerCase

OFFER = {"neighbour": "Mrs Invented", "phone": "0412-555111", "has_agreed": True}
ON_THE_SHEET = {"id", "street", "number", "result", "reaction"} | {
    "visited_at",
    "visit_count",
}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-06 11:00:00")
class TestFlyerWalk(FlyerCase):
    """What a phone is told of a round, and who may take it along (OSS-B1)."""

    def setUp(self):
        super().setUp()
        with freeze_time("2026-03-02 09:00:00"):
            self.task = self.new_round()
            self.confirm_round(self.task)

    def walks(self, role):
        """Let somebody of the guidance organisation go along in person."""
        self.task.participant_ids.create(
            {
                "task_id": self.task.id,
                "organisation_id": self.org["refugee_council", "near"].id,
                "user_id": self.user_of[role].id,
                "state": "accepted",
            }
        )

    def sheet(self, role):
        return self.as_role(self.task, role).walk_sheet()

    # ------------------------------------------------------------------
    # What is on it
    # ------------------------------------------------------------------

    def test_the_doors_come_in_the_order_of_the_walk(self):
        self.walks("guide")
        for role in ("guide", "guidance", "housing", "welfare"):
            with self.subTest(role=role):
                sheet = self.sheet(role)
                self.assertTrue(sheet["is_walked"])
                self.assertEqual(
                    [door["id"] for door in sheet["doors"]],
                    self.task.door_ids.sorted("sequence").ids,
                )

    def test_a_door_that_is_left_out_is_not_on_it(self):
        door = self.as_leader(self.task).door_ids[0]
        door.left_out_reason = "empty"
        on_sheet = [line["id"] for line in self.sheet("guidance")["doors"]]
        self.assertNotIn(door.id, on_sheet)
        self.assertEqual(len(on_sheet), len(self.task.door_ids) - 1)

    def test_neighbours_who_look_along_read_nothing_of_the_household(self):
        sheet = self.sheet("guidance")
        for door in sheet["doors"]:
            self.assertEqual(door.keys(), ON_THE_SHEET)
        numbers = {door["number"] for door in sheet["doors"]}
        self.assertNotIn(str(OWN_NUMBER), numbers)
        self.assertEqual(sheet["name"], self.task.display_name)

    def test_a_number_is_written_as_on_the_door(self):
        place = self.task.door_ids[0].bag_address_id
        place.write({"house_letter": "A", "addition": "3"})
        door = self.sheet("guidance")["doors"][0]
        self.assertEqual(door["number"], f"{place.house_number}A-3")

    def test_what_was_heard_is_on_it(self):
        door = self.as_leader(self.task).door_ids[0]
        self.ring(door, "spoken", "2026-03-06 10:30:00", reaction="worried")
        line = self.sheet("welfare")["doors"][0]
        self.assertEqual(
            (line["result"], line["reaction"], line["visited_at"]),
            ("spoken", "worried", "2026-03-06 10:30:00"),
        )

    def test_a_round_that_was_reported_is_read_only(self):
        leader = self.as_leader(self.task)
        self.ring(leader.door_ids, at="2026-03-06 10:00:00")
        leader.action_finish()
        leader.has_no_particulars = True
        leader.action_report()
        self.assertFalse(self.sheet("guidance")["is_walked"])

    # ------------------------------------------------------------------
    # Who may take it along
    # ------------------------------------------------------------------

    def test_the_others_of_the_chain_take_no_doors_along(self):
        for role in ("police", "coordinator", "case_director", "manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.sheet(role)

    def test_a_guide_of_another_round_cannot_open_it(self):
        for people in (self.other_of, self.foreigner_of):
            for role in ("guide", "guidance", "housing", "welfare"):
                stranger = people.get(role)
                with (
                    self.subTest(user=stranger.login),
                    self.assertRaises(AccessError),
                ):
                    self.task.with_user(stranger).walk_sheet()

    def test_a_guide_who_stays_at_home_has_no_doors(self):
        self.assertEqual(self.sheet("guide")["doors"], [])

    # ------------------------------------------------------------------
    # My rounds today
    # ------------------------------------------------------------------

    def today(self, role):
        return self.as_role(self.env["keten.flyer.task"], role).action_walk_today()

    def test_one_round_opens_at_its_doors(self):
        action = self.today("welfare")
        self.assertEqual(action["tag"], "keten_flyer_doors")
        self.assertEqual(action["context"], {"active_id": self.task.id})

    def test_who_goes_nowhere_today_reads_so(self):
        for role in ("guide", "housing"):
            with self.subTest(role=role):
                self.assertEqual(self.today(role)["path"], "my-rounds-today")
        with freeze_time("2026-03-05 11:00:00"):
            self.assertEqual(self.today("welfare")["path"], "my-rounds-today")

    def test_a_round_stays_until_it_is_done(self):
        with freeze_time("2026-03-09 11:00:00"):
            self.assertEqual(self.today("welfare")["tag"], "keten_flyer_doors")
        leader = self.as_leader(self.task)
        self.ring(leader.door_ids, at="2026-03-06 10:00:00")
        leader.action_finish()
        self.assertEqual(self.today("welfare")["path"], "my-rounds-today")

    def test_several_rounds_are_a_choice(self):
        with freeze_time("2026-03-02 09:00:00"):
            other = self.new_round(door="5")
            self.confirm_round(other)
        action = self.today("welfare")
        domain = safe_eval(action["domain"], {"uid": self.user_of["welfare"].id})
        rounds = self.as_role(self.task, "welfare").search(domain)
        self.assertEqual(rounds, self.task | other)

    # ------------------------------------------------------------------
    # An offer that waited on the phone
    # ------------------------------------------------------------------

    def test_an_offer_that_is_sent_twice_is_one(self):
        leads = self.as_role(self.env["keten.volunteer.lead"], "welfare")
        for _again in range(2):
            leads.record_offer("1-2-3-4", {"task_id": self.task.id, **OFFER})
        self.assertEqual(len(self.task.lead_ids), 1)
        self.assertEqual(self.task.result_ids.offer_count, 1)
        leads.record_offer("5-6-7-8", {"task_id": self.task.id, **OFFER})
        self.assertEqual(len(self.task.lead_ids), 2)

    def test_a_key_is_of_one_person(self):
        for role in ("welfare", "guidance"):
            leads = self.as_role(self.env["keten.volunteer.lead"], role)
            leads.record_offer("1-2-3-4", {"task_id": self.task.id, **OFFER})
        self.assertEqual(len(self.task.lead_ids), 2)

    def test_nobody_offers_in_a_round_of_others(self):
        leads = self.env["keten.volunteer.lead"].with_user(self.other_of["welfare"])
        with self.assertRaises(AccessError):
            leads.record_offer("1-2-3-4", {"task_id": self.task.id, **OFFER})

    # ------------------------------------------------------------------
    # On the map
    # ------------------------------------------------------------------

    def map_of(self, role):
        return self.as_role(self.task, role).door_map

    def test_doors_stand_on_the_map_where_the_register_has_them(self):
        drawn = self.map_of("guidance")["doors"]
        self.assertEqual(len(drawn), len(self.task.door_ids))
        for dot, door in zip(drawn, self.task.door_ids.sorted("sequence"), strict=True):
            self.assertEqual((dot["x"], dot["y"]), (door.rd_x, door.rd_y))

    def test_the_map_follows_the_list_before_it_is_saved(self):
        far = self.street.filtered(lambda place: place.house_number == 41)
        with Form(self.as_leader(self.task)) as form:
            with form.door_ids.edit(0) as door:
                door.left_out_reason = "empty"
            with form.door_ids.new() as door:
                door.bag_address_id = far
                door.added_reason = "asked"
            drawn = form.door_map["doors"]
            self.assertFalse(drawn[0]["is_rung"])
            self.assertIn("41", {door["number"] for door in drawn})

    def test_the_dwelling_is_marked_for_who_reads_its_address(self):
        self.walks("guide")
        self.task.placement_id.household_id.guide_id = False
        point = (self.task.address_id.rd_x, self.task.address_id.rd_y)
        for role in ("guidance", "housing", "welfare"):
            with self.subTest(role=role):
                dwelling = self.map_of(role)["dwelling"]
                self.assertEqual((dwelling["x"], dwelling["y"]), point)
        self.assertFalse(self.map_of("guide")["dwelling"])
        self.assertTrue(self.map_of("guide")["doors"])
