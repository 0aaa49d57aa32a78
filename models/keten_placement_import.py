from collections import Counter

from odoo import api, models


class KetenPlacement(models.Model):
    """What a file from the target tracking may say of a placement."""

    _inherit = "keten.placement"

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        yield from self._import_reference_faults(
            [line for line in lines if "tvs_reference" in line.vals]
        )
        for line in lines:
            linked, moved = line.vals.get("linked_date"), line.vals.get("moved_in_date")
            if linked and moved and moved < linked:
                yield (
                    line,
                    "moved_in_date",
                    self.env._(
                        "A household cannot move in before it was linked to the "
                        "municipality."
                    ),
                )

    @api.model
    def _import_reference_faults(self, lines):
        """A file that names references names each, once: no placement comes twice."""
        references = Counter(line.vals["tvs_reference"] for line in lines)
        holder_of = self._import_holders(list(references))
        for line in lines:
            reference = line.vals["tvs_reference"]
            if not reference:
                sentence = self._import_empty("tvs_reference")
            elif references[reference] > 1:
                sentence = self.env._("The file holds this reference more than once.")
            elif holder_of.get(reference, line.known_id) != line.known_id:
                sentence = self.env._(
                    "There is already a placement with this target tracking reference."
                )
            else:
                continue
            yield line, "tvs_reference", sentence

    @api.model
    def _import_holders(self, references):
        held = self.sudo().search_fetch(  # a reference is taken, whoever may read it
            [
                ("tvs_reference", "in", references),
                ("company_id", "=", self.env.company.id),
            ],
            ["tvs_reference"],
        )
        return {placement.tvs_reference: placement.id for placement in held}
