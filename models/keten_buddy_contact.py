from odoo import fields, models

from .keten_buddy_match_flow import COORDINATORS
from .keten_role import groups_of


class KetenBuddyContact(models.Model):
    """Who two matched people are to each other, once both said yes (domain.md 4.2).

    A view, so that nothing of it is kept: before acceptance and after the end there
    is no row, and without the participant's consent no name or number in it.
    """

    _name = "keten.buddy.contact"
    _description = "Contact of a Match"
    _auto = False
    _order = "id desc"
    _rec_name = "match_id"

    match_id = fields.Many2one("keten.buddy.match", readonly=True)
    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    area_id = fields.Many2one("keten.area", readonly=True)
    first_name = fields.Char("Participant", readonly=True)
    phone = fields.Char(readonly=True)
    email = fields.Char("E-mail", readonly=True)
    volunteer_first_name = fields.Char("Buddy", readonly=True)
    volunteer_phone = fields.Char(readonly=True, groups=COORDINATORS)
    volunteer_email = fields.Char(readonly=True, groups=COORDINATORS)

    @property
    def _table_query(self):
        return """
            SELECT match.id,
                   match.id AS match_id,
                   match.company_id,
                   match.area_id,
                   CASE WHEN request.shares_contact THEN person.first_name END
                        AS first_name,
                   CASE WHEN request.shares_contact THEN person.phone END AS phone,
                   CASE WHEN request.shares_contact THEN person.email END AS email,
                   volunteer.first_name AS volunteer_first_name,
                   contact.phone AS volunteer_phone,
                   contact.email AS volunteer_email
              FROM keten_buddy_match match
              JOIN keten_buddy_request request ON request.id = match.request_id
              JOIN keten_person person ON person.id = request.person_id
              JOIN keten_volunteer volunteer ON volunteer.id = match.volunteer_id
         LEFT JOIN keten_volunteer_contact contact
                   ON contact.volunteer_id = volunteer.id
             WHERE match.state IN ('accepted', 'intro_talk', 'active', 'paused')
        """


class KetenBuddyMatch(models.Model):
    _inherit = "keten.buddy.match"

    contact_ids = fields.One2many(
        "keten.buddy.contact",
        "match_id",
        "Who they are",
        readonly=True,
        groups=groups_of("guidance", "welfare", "guide", "case_director"),
    )
