import base64
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_bag_extract import Extract
from .keten_bag_staging import Staging

READING = 40  # per cent of the bar; writing takes the rest

_logger = logging.getLogger(__name__)


class KetenBagLoad(models.Model):
    """An extract of the BAG that goes into the register whole, or not at all.

    It runs beside the screen, for a municipality takes seconds. The screen shows how
    far it is, and whoever went elsewhere hears when it is done.
    """

    _name = "keten.bag.load"
    _description = "Load of the Address Register"
    _inherit = ["keten.fixed"]
    _fixed_fields = dict.fromkeys(
        (
            "company_id",
            "state",
            "progress",
            "fault_text",
            "row_count",
            "added_count",
            "changed_count",
            "unchanged_count",
            "missing_count",
            "finished_at",
        ),
        "",
    )
    _order = "id desc"
    _rec_name = "file_name"

    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        ondelete="cascade",
        default=lambda self: self.env.company,
    )
    file = fields.Binary(
        help="CSV in UTF-8. It is thrown away once its doors are in the register."
    )
    file_name = fields.Char()
    archive_missing = fields.Boolean(
        "Archive what the file leaves out",
        help="Tick this only for a file with the whole municipality: doors that are "
        "not in it are no longer asked.",
    )
    state = fields.Selection(
        [
            ("draft", "To load"),
            ("waiting", "Waiting"),
            ("running", "Loading"),
            ("done", "Loaded"),
            ("refused", "Refused"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    progress = fields.Integer(readonly=True, copy=False, help="Per cent.")
    fault_text = fields.Text("What is wrong", readonly=True, copy=False)
    row_count = fields.Integer("Doors in the file", readonly=True, copy=False)
    added_count = fields.Integer("Added", readonly=True, copy=False)
    changed_count = fields.Integer("Changed", readonly=True, copy=False)
    unchanged_count = fields.Integer("Unchanged", readonly=True, copy=False)
    missing_count = fields.Integer(
        "Left out by the file",
        readonly=True,
        copy=False,
        help="Doors of the register that are not in the file.",
    )
    finished_at = fields.Datetime(readonly=True, copy=False)

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_running(self):
        if any(load.state in ("waiting", "running") for load in self):
            raise UserError(self.env._("Wait until this file is loaded."))

    def action_load(self):
        """Queue the file; the job that reads it starts at once."""
        for load in self:
            load.check_access("write")
            if not load.file:
                raise UserError(self.env._("Choose a file first."))
            if load.state in ("draft", "refused"):
                fresh = {"state": "waiting", "progress": 0, "fault_text": False}
                load.sudo().write(fresh)  # nobody writes these by hand
        cron = self.env.ref("ketenaanpak.ir_cron_bag_load")
        cron.sudo()._trigger()  # the queue is the system's

    @api.model
    def _cron_load(self):
        """Load what waits, and what a stopped server left half read."""
        loads = self.search([("state", "in", ("waiting", "running"))], order="id")
        for number, load in enumerate(loads, 1):
            remaining = len(loads) - number
            load = load.with_context(lang=load.create_uid.lang)  # who reads the faults
            load._load_or_tell(lambda: self.env["ir.cron"]._commit_progress())
            load._tell_owner()
            self.env["ir.cron"]._commit_progress(1, remaining=remaining)

    def _load_or_tell(self, commit):
        """Keep an error that nobody foresaw from stopping those behind it."""
        try:
            self._load(commit)
        except Exception as error:
            self.env.cr.rollback()
            _logger.warning("A BAG extract was not loaded: %s", type(error).__name__)
            self._refuse([self.env._("Something went wrong. Try again.")])

    def _load(self, commit=lambda: None):
        """Read the file and merge it into the register, or say why not.

        :param commit: called when there is progress to show; the register itself
            is only touched at the very end
        """
        self.ensure_one()
        try:
            extract = Extract(self.env, base64.b64decode(self.file))
        except UserError as error:
            self._refuse([str(error)])
            return
        with Staging(self.env, self.company_id) as staging:
            for chunk in extract.chunks():
                staging.add(chunk)
                done = min(1, staging.count / extract.row_total)
                self.write({"state": "running", "progress": READING * done})
                commit()
            if extract.faults:
                self._refuse(extract.faults)
            else:
                self._merge(staging)

    def _merge(self, staging):
        owner = self.create_uid.id
        register = self.env["keten.bag.address"]
        merged = register._merge(staging, owner)
        if self.archive_missing:
            staging.archive_missing(owner)
            register.invalidate_model()
        self.env.cr.execute("ANALYZE keten_bag_address")
        self.write(
            {
                "state": "done",
                "progress": 100,
                "file": False,
                "fault_text": False,
                "row_count": staging.count,
                "added_count": merged.added,
                "changed_count": merged.changed,
                "unchanged_count": merged.unchanged,
                "missing_count": merged.missing,
                "finished_at": fields.Datetime.now(),
            }
        )

    def _refuse(self, faults):
        self.write(
            {
                "state": "refused",
                "progress": 0,
                "fault_text": "\n".join(faults),
                "finished_at": fields.Datetime.now(),
            }
        )

    def _tell_owner(self):
        is_done = self.state == "done"
        message = (
            self.env._("%(count)s addresses are in the register.", count=self.row_count)
            if is_done
            else self.env._("The file with addresses was refused; nothing was kept.")
        )
        self.create_uid._bus_send(
            "simple_notification",
            {"type": "success" if is_done else "danger", "message": message},
        )
