"""A file with an extract of the BAG, read row by row (domain.md 2.10.6)."""

import csv
import io

from odoo.exceptions import UserError

from .keten_bag_reader import DEGREES, MANDATORY, OPTIONAL, POINT, DoorReader, Fault

CHUNK = 10_000
MOST_FAULTS = 20


class Extract:
    """The rows of a file, and up to twenty sentences of what is wrong with them."""

    def __init__(self, env, content):
        """
        :param bytes content: CSV with a header, in UTF-8, split by commas or semicolons
        :raise UserError: this is no such file
        """
        self.env = env
        self.faults = []
        self.lines = io.StringIO(self._decode(content), newline="")
        self.row_total = max(1, content.count(b"\n"))
        self.columns = self._header()

    def _decode(self, content):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserError(
                self.env._("This is no text in UTF-8. Save the file as CSV UTF-8.")
            ) from error
        if "\0" in text:
            raise UserError(self.env._("This is no CSV file, but a spreadsheet."))
        return text

    def _header(self):
        first = self.lines.readline()
        self.delimiter = ";" if first.count(";") > first.count(",") else ","
        columns = [
            cell.strip().lower()
            for cell in next(csv.reader([first], delimiter=self.delimiter), [])
        ]
        lacking = [name for name in MANDATORY if name not in columns]
        if not (set(POINT) <= set(columns) or set(DEGREES) <= set(columns)):
            lacking += POINT
        if lacking:
            raise UserError(
                self.env._(
                    "Row 1 has to name the columns. These are missing: %(columns)s.",
                    columns=", ".join(lacking),
                )
            )
        twice = sorted({name for name in columns if name and columns.count(name) > 1})
        if twice:
            raise UserError(
                self.env._(
                    "Row 1 names a column twice: %(columns)s.", columns=", ".join(twice)
                )
            )
        known = {*MANDATORY, *POINT, *DEGREES, *OPTIONAL}
        return [(index, name) for index, name in enumerate(columns) if name in known]

    def chunks(self):
        """Yield lists of values in the order of ``NAMES``, until twenty faults.

        What it yields is only worth keeping when there are no ``faults`` in the end.
        """
        reader, seen, chunk = DoorReader(self.env), {}, []
        for number, cells in self._rows():
            told = {
                name: cells[index] for index, name in self.columns if index < len(cells)
            }
            try:
                values = reader.values(told)
                self._check_once(seen, values[0], number)
            except Fault as fault:
                self._tell(number, fault)
                if len(self.faults) == MOST_FAULTS:
                    return
                continue
            chunk.append(values)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
        if not seen and not self.faults:
            self.faults.append(self.env._("This file has no addresses."))
        yield chunk

    def _rows(self):
        """Yield the filled rows, numbered as a spreadsheet does."""
        reader = csv.reader(self.lines, delimiter=self.delimiter, strict=True)
        rows = enumerate(reader, 2)
        number = 1
        try:
            for number, cells in rows:
                if any(cells):
                    yield number, cells
        except csv.Error:
            sentence = self.env._("a quotation mark has no partner.")
            self._tell(number + 1, Fault(self.columns[0][1], sentence))

    def _check_once(self, seen, bag_id, number):
        if bag_id in seen:
            raise Fault(
                "bag_id",
                self.env._("stands in row %(row)s already.", row=seen[bag_id]),
            )
        seen[bag_id] = number

    def _tell(self, number, fault):
        self.faults.append(
            self.env._(
                "Row %(row)s, column %(column)s: %(fault)s",
                row=number,
                column=fault.column,
                fault=fault.sentence,
            )
        )
