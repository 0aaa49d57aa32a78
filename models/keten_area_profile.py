from odoo import api, fields, models


class KetenAreaProfile(models.Model):
    """What a neighbourhood has to offer, and never who lives there (OSS-G6, OSS-H5).

    The guidance organisation often does not know the neighbourhood somebody moves to;
    the kernteam does, and writes it down here for everybody.
    """

    _name = "keten.area.profile"
    _description = "Neighbourhood Profile"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"area_id": ""}
    _order = "area_id"
    _rec_name = "area_id"

    area_id = fields.Many2one(
        "keten.area", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="area_id.company_id", store=True, index=True)
    places = fields.Text(
        help="Shops, schools, playgrounds, bus stops. Never write about residents."
    )
    associations = fields.Text(
        help="Clubs and groups, as the neighbourhood knows them. Name no members: "
        "never write about residents."
    )
    meeting_points = fields.Text(
        "Where people meet",
        help="And when: the community centre, a coffee morning. "
        "Never write about residents.",
    )
    volunteer_network = fields.Selection(
        [
            ("none", "No network yet"),
            ("thin", "A few volunteers"),
            ("active", "Active in parts of the area"),
            ("strong", "Strong in the whole area"),
        ],
        help="How much the area can carry, taken as a whole: never write about "
        "residents.",
    )
    updated_on = fields.Date(
        compute="_compute_updated_on",
        store=True,
        help="The day on which somebody last changed this profile.",
    )

    _area_unique = models.UniqueIndex(
        "(area_id)", "This area has a profile already: open it and add to it."
    )

    @api.depends("places", "associations", "meeting_points", "volunteer_network")
    def _compute_updated_on(self):
        self.updated_on = fields.Date.context_today(self)
