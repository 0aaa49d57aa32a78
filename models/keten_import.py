from typing import Any, NamedTuple

from odoo import api, models
from odoo.fields import Command

from .ir_fields_converter import UnreadLine

MOST_ROWS = 3000  # half a minute on two cores; a worker is ended after a minute


class Line(NamedTuple):
    """What a file says of one record, and the place where it says so.

    The last three are set for a line of a household: its second person is number 1
    of the part ``person_ids``, whose inverse is ``household_id``.
    """

    model: Any
    known_id: int | None
    vals: dict
    record: int
    info: dict
    part: str | None = None
    number: int | None = None
    inverse: str | None = None


class KetenImport(models.AbstractModel):
    """What a file is asked before any of it reaches the database.

    A database that refuses a row quotes that row in the server log, names and birth
    dates included, and cannot tell which cell was wrong. So what it would refuse is
    found here, for all rows at once, and each fault says its row and its column.
    A class that inherits this extends ``_import_faults``.
    """

    _name = "keten.import"
    _description = "Checked Import"

    @api.model
    def load(self, fields, data):
        """Refuse a file that would take longer than a server lets one request take."""
        if len(data) <= MOST_ROWS:
            return super().load(fields, data)
        sentence = self.env._(
            "This file has %(rows)s lines. At most %(most)s go in at once: divide it "
            "into several files.",
            rows=len(data),
            most=MOST_ROWS,
        )
        fault = {
            "type": "error",
            "message": sentence,
            "record": 0,
            "rows": {"from": 0, "to": len(data) - 1},
            "is_whole_sentence": True,
        }
        return {"ids": False, "messages": [fault], "nextrow": 0}

    @api.model
    def _import_faults(self, lines):
        """Yield ``(line, field name, sentence)`` for every cell that cannot stand."""
        new = [line for line in lines if not line.known_id]
        if new and not self.has_access("create"):
            yield (
                new[0],
                None,
                self.env._(
                    "You cannot enter a %(model)s yourself. Ask your district "
                    "coordinator.",
                    model=self.env["ir.model"]._get(self._name).name.lower(),
                ),
            )
            return
        needed = self._import_required()
        for line in lines:
            for name in needed:
                is_asked = name in line.vals or not line.known_id
                if is_asked and not line.vals.get(name) and name != line.inverse:
                    yield line, name, self._import_empty(name)

    @api.model
    def _import_empty(self, name):
        return self.env._(
            "%(field)s is not filled in.",
            field=self._fields[name]._description_string(self.env),
        )

    @api.model
    def _import_required(self):
        """Return the fields that a new record gets from nowhere but the file."""
        return [
            name
            for name, field in self._fields.items()
            if field.required and not field.compute and field.default is None
        ]

    # ------------------------------------------------------------------
    # The two steps of Odoo's load() in which a row becomes values
    # ------------------------------------------------------------------

    def _extract_records(self, field_paths, data, *args, **kwargs):
        """Also remember in which row of the file each line of a record stands."""
        columns = {}
        for index, path in enumerate(field_paths):
            if path[0] in self._fields and self._fields[path[0]].type == "one2many":
                columns.setdefault(path[0], []).append(index)
        extracted = super()._extract_records(field_paths, data, *args, **kwargs)
        for record, info in extracted:
            span = range(info["rows"]["from"], info["rows"]["to"] + 1)
            info["lines"] = {
                part: [row for row in span if any(data[row][i] for i in indices)]
                for part, indices in columns.items()
            }
            yield record, info

    @api.model
    def _convert_records(self, records, *, savepoint, **kwargs):
        """Give nothing to the database as long as one cell of the file is wrong."""
        faults = []
        to_values = super()._convert_records
        converted = list(to_values(records, log=faults.append, savepoint=savepoint))
        faults += self._unread_lines(converted)
        unread = {self._cell(fault) for fault in faults}
        for line, name, sentence in self._faults_of(converted):
            path = [step for step in (line.part, name) if step]
            place = {"field": path[0], "field_path": path} if path else {}
            fault = {
                **line.info,
                **place,
                "type": "error",
                "record": line.record,
                "line": line.number,
                "message": sentence,
            }
            if self._cell(fault) not in unread:
                faults.append(fault)
        self._tell_faults(faults, kwargs["log"])
        if any(fault["type"] == "error" for fault in faults):
            return []
        return [
            (known_id, xid, vals, {k: v for k, v in info.items() if k != "lines"})
            for known_id, xid, vals, info in converted
        ]

    def _unread_lines(self, converted):
        for _known_id, _xid, vals, info in converted:
            for part in info["lines"]:
                column = self._fields[part]._description_string(self.env)
                for number, told in enumerate(self._told(vals, part)):
                    if isinstance(told, UnreadLine):
                        yield {
                            **info,
                            "type": "error",
                            "field": part,
                            "line": number,
                            "message": told.sentence % {"field": column},
                            **told.info,
                        }

    @api.model
    def _told(self, vals, part):
        """Return what a file says of the lines of a record, one for each."""
        return [
            told
            for told in vals.get(part) or ()
            if isinstance(told, UnreadLine) or told[0] != Command.LINK
        ]

    @api.model
    def _cell(self, fault):
        path = fault.get("field_path") or [fault.get("field")]
        return (fault["record"], fault.get("line"), *path)

    def _tell_faults(self, faults, log):
        """Say in each sentence the line of the file, as a spreadsheet numbers it."""
        headers = self.env.context.get("keten_header_lines", 0)
        for fault in faults:
            fault.setdefault("field_path", [fault["field"]] if "field" in fault else [])
            rows = fault.pop("lines", {}).get(fault.get("field"))
            number = fault.pop("line", None)
            if rows and number is not None:
                row = rows[min(number, len(rows) - 1)]
                fault["rows"] = {"from": row, "to": row}
            hint = fault.get("moreinfo")
            if isinstance(hint, str):
                sentence = fault["message"].rstrip(".")
                fault["message"] = f"{sentence}. {fault.pop('moreinfo')}"
            fault["message"] = self.env._(
                "Line %(line)s: %(fault)s",
                line=fault["rows"]["from"] + 1 + headers,
                fault=fault["message"],
            )
            fault["is_whole_sentence"] = True
            log(fault)

    def _faults_of(self, converted):
        """Ask each model of the file about all of its lines at once."""
        lines_of = {}
        for line in self._lines_of(converted):
            line.model._import_defaults(line.vals)
            lines_of.setdefault(line.model, []).append(line)
        for model, lines in lines_of.items():
            yield from model._import_faults(lines)

    def _lines_of(self, converted):
        for known_id, xid, vals, info in converted:
            known_id = known_id or self._import_known_id(xid)
            record = info["record"]
            yield Line(self.browse(), known_id, vals, record, info)
            for part in info["lines"]:
                inverse = self._fields[part].inverse_name
                comodel = self.env[self._fields[part].comodel_name]
                if not isinstance(comodel, self.env.registry["keten.import"]):
                    continue
                for number, told in enumerate(self._told(vals, part)):
                    if isinstance(told, UnreadLine):
                        continue
                    _command, line_id, line_vals = told
                    place = (record, info, part, number, inverse)
                    yield Line(comodel, line_id, line_vals, *place)

    @api.model
    def _import_known_id(self, xid):
        if not xid:
            return None
        if "." not in xid:
            xid = f"{self.env.context.get('_import_current_module')}.{xid}"
        return self.env["ir.model.data"]._xmlid_to_res_id(xid)

    @api.model
    def _import_defaults(self, vals):
        """Let an empty cell mean the default, where the field may not be empty."""
        for name in [name for name, value in vals.items() if value is False]:
            if self._fields[name].required and self._fields[name].default:
                del vals[name]
