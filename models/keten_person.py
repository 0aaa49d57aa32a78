import unicodedata

import jellyfish

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


def sound_of(name):
    """Return a name as it sounds: the same for Mohammed and Muhammad.

    Words are put in order and joined: first and last names are often swapped, and
    Abdul Rahman is written as one word as well.
    """
    plain = unicodedata.normalize("NFKD", name or "")
    letters = "".join(c if c.isalpha() else " " for c in plain if c.isascii())
    return "".join(sorted(jellyfish.metaphone(word) for word in letters.split()))


class KetenPerson(models.Model):
    """Somebody of a household (T2). Never a ``res.partner`` (design.md 3.2)."""

    _name = "keten.person"
    _description = "Person"
    _inherit = ["keten.fixed", "keten.import"]
    _fixed_fields = {"household_id": ""}
    _order = "household_id, is_expected, birth_date"
    _rec_name = "household_id"

    household_id = fields.Many2one(
        "keten.household", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="household_id.company_id", store=True, index=True
    )
    first_name = fields.Char(required=True, index="trigram")
    last_name = fields.Char(required=True, index="trigram")
    birth_date = fields.Date(index="btree_not_null")
    household_role = fields.Selection(
        [
            ("head", "Head of household"),
            ("partner", "Partner"),
            ("child", "Child"),
            ("other", "Other"),
        ],
        "Role",
        required=True,
        default="head",
    )
    language_ids = fields.Many2many("keten.language", string="Languages")
    interpreter_need = fields.Selection(
        [
            ("none", "None"),
            ("important", "For important talks"),
            ("always", "Always"),
        ],
        default="always",
    )
    phone = fields.Char()
    email = fields.Char("E-mail")
    is_expected = fields.Boolean(
        "Expected later", help="Joins the household later, by family reunion."
    )
    expected_date = fields.Date("Expected on")
    match_key = fields.Char(compute="_compute_match_key", store=True)

    @api.depends("first_name", "last_name")
    def _compute_match_key(self):
        for person in self:
            person.match_key = sound_of(f"{person.first_name} {person.last_name}")

    @api.constrains("birth_date")
    def _check_birth_date(self):
        """Checked here and not in the database, whose log would quote the person."""
        for person in self:
            today = fields.Date.context_today(person)
            if person.birth_date and person.birth_date > today:
                raise ValidationError(
                    self.env._(
                        "Household %(household)s: a birth date lies in the future.",
                        household=person.household_id.name,
                    )
                )

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        today = fields.Date.to_string(fields.Date.context_today(self))
        for line in lines:
            if (line.vals.get("birth_date") or "") > today:
                sentence = self.env._("The birth date lies in the future.")
                yield line, "birth_date", sentence

    def _alike(self):
        """Return people with the same birth date and a name that sounds the same.

        Only people the user may see: another's household is never hinted at.
        """
        known = self.filtered(lambda p: p.birth_date and p.match_key)
        if not known:
            return self.browse()
        pairs = Domain.OR(
            Domain("birth_date", "=", p.birth_date)
            & Domain("match_key", "=", p.match_key)
            for p in known
        )
        return self.search(pairs & Domain("id", "not in", self._origin.ids))
