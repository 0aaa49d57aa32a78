from contextlib import nullcontext

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAddress(ChainCase):
    """A dwelling is entered once by each organisation."""

    def test_same_door_is_refused_before_the_database_sees_it(self):
        known = self.near.address_id
        refused = self.assertRaisesRegex(ValidationError, "has this address already")
        with refused:
            known.copy({"postcode": "5341ab"})
        next_door = known.copy({"house_number": 14})
        with refused:
            next_door.house_number = known.house_number
        with refused:
            (known | next_door).house_number = 16

    def test_same_door_twice_in_one_file_is_refused(self):
        door = self.near.address_id.copy_data({"house_number": 14})[0]
        with self.assertRaisesRegex(ValidationError, "has this address already"):
            self.env["keten.address"].create([door, dict(door, postcode="5341ab")])
        both = [door, {**door, "addition": "bis"}]
        self.assertEqual(len(self.env["keten.address"].create(both)), 2)

    def test_a_known_door_stays_out_of_the_log(self):
        """No database error is logged, for it would quote the address."""
        user = self.user_of["housing"]
        door = self.near.address_id.copy_data()[0]
        with (
            self.assertNoLogs("odoo.sql_db"),
            self.assertRaisesRegex(ValidationError, "has this address already"),
        ):
            self.env["keten.address"].with_user(user).create(door)
            self.env.flush_all()

    def test_other_organisation_may_enter_the_same_door(self):
        other = self.org["municipality", "near"]
        twin = self.near.address_id.copy({"organisation_id": other.id})
        self.assertEqual(twin.street, self.near.address_id.street)

    def test_the_wizard_tells_nothing_of_an_unseen_placement(self):
        """Reached over JSON-RPC; no screen offers it."""
        Wizard = self.env["keten.announcement"].with_user(self.user_of["housing"])
        asked = {"placement_id": {}, "size_class": {}, "corporation_id": {}}
        for side, allowed in ((self.near, True), (self.far, False)):
            with self.subTest(allowed=allowed):
                self.env.flush_all()
                self.env.invalidate_all()
                refused = nullcontext() if allowed else self.assertRaises(AccessError)
                with refused:
                    values = {"placement_id": side.id}
                    Wizard.onchange(values, ["placement_id"], asked)
