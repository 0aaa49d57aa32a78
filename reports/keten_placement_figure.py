from odoo import fields, models


class KetenPlacementFigure(models.Model):
    """Placements as counts: no reference, no address, no person (T0).

    One row counts all placements of a district or village that share a state, a
    type and a month of linking.
    """

    _name = "keten.placement.figure"
    _description = "Placement Figures"
    _auto = False
    _order = "month desc"
    _rec_name = "area_id"

    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    area_id = fields.Many2one("keten.area", "District or village", readonly=True)
    state = fields.Selection(
        lambda self: self.env["keten.placement"]._fields["state"].selection,
        readonly=True,
    )
    placement_type = fields.Selection(
        lambda self: self.env["keten.placement"]._fields["placement_type"].selection,
        "Type",
        readonly=True,
    )
    month = fields.Date("Linked in", readonly=True)
    placement_count = fields.Integer("Placements", readonly=True)
    moved_in_count = fields.Integer("Moved in", readonly=True)
    late_count = fields.Integer("Too late", readonly=True)
    discussed_before_move_count = fields.Integer("Discussed beforehand", readonly=True)

    @property
    def _table_query(self):
        return """
            SELECT min(p.id) AS id,
                   p.company_id,
                   COALESCE(district.id, p.area_id) AS area_id,
                   p.state,
                   p.placement_type,
                   date_trunc('month', p.linked_date)::date AS month,
                   count(*) AS placement_count,
                   count(p.moved_in_date) AS moved_in_count,
                   count(*) FILTER (WHERE p.deadline_red_date < CURRENT_DATE
                       AND p.state NOT IN ('closed', 'cancelled')) AS late_count,
                   count(*) FILTER (WHERE p.discussed_date <= p.moved_in_date)
                       AS discussed_before_move_count
              FROM keten_placement p
         LEFT JOIN keten_area a ON a.id = p.area_id
         LEFT JOIN keten_area district ON district.id = a.parent_id
               AND district.area_type IN ('district', 'village')
          GROUP BY p.company_id, COALESCE(district.id, p.area_id), p.state,
                   p.placement_type, date_trunc('month', p.linked_date)
        """
