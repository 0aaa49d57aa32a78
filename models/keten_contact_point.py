from odoo import fields, models


class KetenContactPoint(models.Model):
    """Where residents of an area reach an organisation (OSS-B13, OSS-B14).

    A public fact: a function, a phone number, and never a person. An area without a
    point of its own has that of the area around it, or else of the organisation.
    """

    _name = "keten.contact.point"
    _description = "Contact Point"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"area_id": "", "organisation_id": ""}
    _order = "area_id, organisation_id"
    _rec_name = "organisation_id"
    _check_company_auto = True

    area_id = fields.Many2one(
        "keten.area", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="area_id.company_id", store=True, index=True, precompute=True
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        default=lambda self: self.env.user.keten_organisation_id,
    )
    function = fields.Char(
        help="What residents ask for, such as the community police officer. Never the "
        "name of a person."
    )
    phone = fields.Char("Public phone")
    email = fields.Char("Public e-mail")
    hours = fields.Char("When", help="Such as: Monday to Friday, 9 to 17.")

    _once = models.UniqueIndex(
        "(area_id, organisation_id)",
        "This organisation has a contact point in this area already.",
    )
    _reachable = models.Constraint(
        "CHECK (phone IS NOT NULL OR email IS NOT NULL)",
        "Fill in a phone number or an e-mail address.",
    )

    def _nearest(self, area):
        """Return, per organisation, the point that is nearest to an area."""
        around = [int(part) for part in (area.parent_path or "").split("/") if part]
        points = self.search([("area_id", "in", around)])
        from_afar = points.sorted(lambda point: around.index(point.area_id.id))
        return {point.organisation_id: point for point in from_afar}
