from odoo import models

from odoo.addons.base_import.models.base_import import ImportValidationError


class BaseImportImport(models.TransientModel):
    _inherit = "base_import.import"

    def _is_checked(self):
        """Tell whether the file holds records that check their rows themselves."""
        checked = self.env.registry["keten.import"]
        return isinstance(self.env[self.res_model], checked)

    def execute_import(self, fields, columns, options, dryrun=False):
        """Import a file whole: a second batch that fails would leave the first.

        Where the screen could not guess the notation of dates, it is the reader's.
        """
        if self._is_checked():
            options = {
                name: value for name, value in options.items() if name != "limit"
            }
            language = self.env["res.lang"]._get_data(code=self.env.user.lang)
            options["date_format"] = options.get("date_format") or language.date_format
            headers = int(bool(options.get("has_headers"))) + options.get("skip", 0)
            self = self.with_context(keten_header_lines=headers)
        return super().execute_import(fields, columns, options, dryrun)

    def _parse_date_from_data(self, data, index, name, field_type, options):
        """Leave a day that does not exist as it stands, for its row to be told."""
        if not self._is_checked():
            return super()._parse_date_from_data(data, index, name, field_type, options)
        for row in data:
            try:
                super()._parse_date_from_data([row], index, name, field_type, options)
            except ImportValidationError:
                continue
        return None
