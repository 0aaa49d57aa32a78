import threading
import time

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

WAIT = 30  # seconds after which a test gives up


@tagged("post_install", "-at_install")
class TestBuddyRace(TransactionCase):
    """Two coordinators click at once, over two connections of their own."""

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            self.made = self.make(env)
        self.addCleanup(self.take_away)

    def make(self, env):
        """Return the ids of two requests and a volunteer with one seat, committed."""
        # The first of a year would make two clicks meet at the numbering already.
        env["ir.sequence"].next_by_code("keten.buddy.match")
        owner = env["keten.organisation"].create(
            {"name": "Race", "organisation_type": "welfare"}
        )
        household = env["keten.household"].create(
            {
                "person_ids": [
                    Command.create({"first_name": name, "last_name": "Invented"})
                    for name in ("Selam", "Robel")
                ]
            }
        )
        requests = env["keten.buddy.request"].create(
            [
                {
                    "household_id": household.id,
                    "person_id": person.id,
                    "organisation_id": owner.id,
                    "has_agreed": True,
                    "goal": "people",
                }
                for person in household.person_ids
            ]
        )
        volunteer = env["keten.volunteer"].create(
            {"organisation_id": owner.id, "state": "available"}
        )
        return {
            "keten.buddy.request": requests.ids,
            "keten.volunteer": volunteer.ids,
            "keten.household": household.ids,
            "keten.organisation": owner.ids,
        }

    def take_away(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            for model, ids in self.made.items():
                env[model].browse(ids).unlink()

    def propose(self, env, number):
        return env["keten.buddy.match"].create(
            {
                "request_id": self.made["keten.buddy.request"][number],
                "volunteer_id": self.made["keten.volunteer"][0],
            }
        )

    def second_click(self, told):
        """Click as a browser does: what Odoo tries again, is tried again."""
        try:
            with self.registry.cursor() as cr, mute_logger("odoo.sql_db"):
                env = api.Environment(cr, SUPERUSER_ID, {})
                retrying(lambda: self.propose(env, 1), env)
                told.append("proposed")
        except UserError as error:
            told.append(str(error))

    def wait_for_the_second(self, cr):
        """Wait until the second transaction stands in line behind the first."""
        for _try in range(WAIT * 20):
            cr.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> "
                "pg_backend_pid() AND transactionid IS NOT NULL"
            )
            if cr.fetchone()[0]:
                return
            time.sleep(0.05)
        self.fail("the second click never waited for the first")

    def test_two_clicks_at_once_give_one_volunteer_one_match(self):
        told = []
        second = threading.Thread(target=self.second_click, args=(told,))
        with self.registry.cursor() as cr:
            match = self.propose(api.Environment(cr, SUPERUSER_ID, {}), 0)
            match.env.flush_all()
            second.start()
            self.wait_for_the_second(cr)
        second.join(WAIT)
        self.assertEqual(len(told), 1)
        self.assertIn("takes nobody on at the moment", told[0])
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT request_id, seat FROM keten_buddy_match"
                " WHERE volunteer_id = %s",
                self.made["keten.volunteer"],
            )
            first = self.made["keten.buddy.request"][0]
            self.assertEqual(cr.fetchall(), [(first, 1)])
