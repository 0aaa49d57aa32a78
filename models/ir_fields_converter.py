from typing import NamedTuple

from odoo import api, models


class UnreadLine(NamedTuple):
    """Takes the place of a line of a record that holds a cell nobody can read."""

    sentence: str
    info: dict


class IrFieldsConverter(models.AbstractModel):
    _inherit = "ir.fields.converter"

    @api.model
    def _str_to_one2many(self, model, field, records, savepoint):
        """Keep the fault of a line in its place, so that all lines are read.

        Odoo stops at the first, and says the record only.
        """
        if not isinstance(model, self.env.registry["keten.import"]):
            return super()._str_to_one2many(model, field, records, savepoint)
        commands, warnings = [], []
        for line in records:
            try:
                done, told = super()._str_to_one2many(model, field, [line], savepoint)
            except ValueError as error:
                sentence, info = (*error.args, None)[:2]
                info = {"field_path": [field.name], **(info or {})}
                sentence = self._in_own_language(sentence, field, info)
                done, told = [UnreadLine(sentence, info)], []
            commands += done
            warnings += told
        return commands, warnings

    def _in_own_language(self, sentence, field, info):
        """Name the column as the screen does: Odoo takes the source text for a line."""
        name = info["field_path"][-1]
        column = self.env[field.comodel_name]._fields.get(name)
        if not column:
            return sentence
        return sentence.replace(column.string, column._description_string(self.env))

    @api.model
    def _str_to_date(self, model, field, value, savepoint):
        """Replace Odoo's hint on the notation, which is that of no Dutch file."""
        try:
            return super()._str_to_date(model, field, value, savepoint)
        except ValueError as error:
            if isinstance(model, self.env.registry["keten.import"]):
                error.args[1]["moreinfo"] = self.env._(
                    "Write a day that exists, the way the other dates of the column "
                    "are written."
                )
            raise

    @api.model
    def db_id_for(self, model, field, subfield, value, savepoint):
        """Look an area or organisation up once a file, and never guess between two."""
        found = self.env.context.get("import_cache")
        is_ours = isinstance(model, self.env.registry["keten.import"])
        if found is None or subfield is not None or not is_ours:
            return super().db_id_for(model, field, subfield, value, savepoint)
        key = (field.comodel_name, value)
        if not found.get(key):
            record_id, warnings = super().db_id_for(
                model, field, subfield, value, savepoint
            )
            if warnings:
                raise self._format_import_error(
                    ValueError,
                    self.env._(
                        "'%(value)s' is the name of more than one in field "
                        "'%%(field)s': write the whole name, or the code."
                    ),
                    {"value": value},
                    {"value": value, "field_type": self.env._("name")},
                )
            found[key] = record_id
        return found[key], []
