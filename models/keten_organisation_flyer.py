from odoo import fields, models


class KetenOrganisation(models.Model):
    """Whether an organisation rings doors as part of its regular work (OSS-B10)."""

    _inherit = "keten.organisation"

    informs_regularly = fields.Boolean(
        "Informing neighbours is regular work",
        help="Its consultants go along the doors as part of their regular work, and "
        "need no extra hours for it.",
    )
    informs_regularly_since = fields.Date("Regular work since")

    _regular_since = models.Constraint(
        "CHECK (informs_regularly_since IS NULL OR informs_regularly IS TRUE)",
        "Tick that informing neighbours is regular work, or leave out since when.",
    )


class KetenFlyerParticipant(models.Model):
    """Who plans a round sees for whom it is regular work."""

    _inherit = "keten.flyer.participant"

    informs_regularly = fields.Boolean(
        "Regular work", related="organisation_id.informs_regularly"
    )
    informs_regularly_since = fields.Date(
        "Since", related="organisation_id.informs_regularly_since"
    )
