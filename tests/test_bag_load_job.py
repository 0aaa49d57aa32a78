import base64
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..models.keten_bag_staging import Staging
from .bag_case import BagCase, as_csv, plan


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBagLoadJob(BagCase):
    """A file is read beside the screen, and whoever chose it hears of it."""

    def setUp(self):
        super().setUp()
        self.admin = self.user_of["keten_admin"]
        self.cron = self.env.ref("ketenaanpak.ir_cron_bag_load")
        commit = patch.object(self.cron.__class__, "_commit_progress")
        self.commit = commit.start()
        self.addCleanup(commit.stop)

    def queue(self, rows):
        load = (
            self.env["keten.bag.load"]
            .with_user(self.admin)
            .create({"file": base64.b64encode(as_csv(rows)), "file_name": "a.csv"})
        )
        load.action_load()
        return load

    def run_job(self):
        """Run the job and return what it told, as (person, kind of message)."""
        told = []
        with patch.object(
            self.env["res.users"].__class__,
            "_bus_send",
            lambda user, kind, message: told.append((user, message["type"])),
        ):
            self.env["keten.bag.load"]._cron_load()
        return told

    def test_the_job_loads_what_waits(self):
        triggers = self.env["ir.cron.trigger"]
        of_this_job = [("cron_id", "=", self.cron.id)]
        before = triggers.search_count(of_this_job)
        load = self.queue(plan(30))
        self.assertEqual(load.state, "waiting")
        self.assertEqual(triggers.search_count(of_this_job), before + 1)
        self.assertEqual(self.run_job(), [(self.admin, "success")])
        self.assertEqual(load.state, "done")
        self.assertEqual(self.register()[0].create_uid, self.admin)
        self.assertFalse(self.run_job())

    def test_progress_is_shown_while_it_reads(self):
        shown = []
        load = self.queue(plan(40))
        self.commit.side_effect = lambda *args, **kwargs: shown.append(load.progress)
        with patch("odoo.addons.ketenaanpak.models.keten_bag_extract.CHUNK", 10):
            self.run_job()
        self.assertEqual(shown[:2], [9, 19])
        self.assertEqual(shown, sorted(shown))
        self.assertEqual(shown[-1], 100)

    def test_a_refused_file_lets_the_next_one_in(self):
        self.admin.lang = "nl_NL"
        refused, fine = self.queue([["no", "door"]]), self.queue(plan(3))
        self.assertEqual(
            self.run_job(), [(self.admin, "danger"), (self.admin, "success")]
        )
        self.assertEqual((refused.state, fine.state), ("refused", "done"))
        self.assertIn("Rij 2, kolom", refused.fault_text)

    def test_a_stopped_server_starts_over(self):
        load = self.queue(plan(3))
        load.sudo().state = "running"
        self.run_job()
        self.assertEqual(load.state, "done")

    def test_an_unforeseen_error_says_so_and_quotes_nothing(self):
        load = self.queue(plan(3))
        self.env.flush_all()
        with (
            patch.object(Staging, "merge", side_effect=ValueError("Kerkstraat 12")),
            patch.object(self.env.cr, "rollback"),
            self.assertLogs("odoo.addons.ketenaanpak", "WARNING") as logged,
        ):
            self.run_job()
        self.assertEqual(load.state, "refused")
        self.assertNotIn("Kerkstraat", load.fault_text + str(logged.output))

    def test_the_outcome_is_written_by_the_job_only(self):
        load = self.queue(plan(3))
        for vals in ({"state": "done"}, {"progress": 50}, {"added_count": 7}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                load.write(vals)
        with self.assertRaises(UserError):
            load.unlink()
        empty = load.create({"file_name": "b.csv"})
        with self.assertRaises(UserError):
            empty.action_load()

    def test_only_the_administrator_loads(self):
        load = self.queue(plan(3))
        for role in ("coordinator", "manager", "housing"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_role(load, role).action_load()
