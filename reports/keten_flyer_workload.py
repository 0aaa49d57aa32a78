from odoo import fields, models


class KetenFlyerWorkload(models.Model):
    """Who goes along the doors, how often and in which week (OSS-B10).

    One row is one line of a round: a person, or an organisation that has named
    nobody yet. Who leads the rounds reads it, and every organisation its own people.
    """

    _name = "keten.flyer.workload"
    _description = "Workload of Rounds"
    _auto = False
    _order = "day, id"
    _rec_name = "organisation_id"  # which names somebody, or nobody yet

    company_id = fields.Many2one("res.company", "Municipality", readonly=True)
    organisation_id = fields.Many2one("keten.organisation", readonly=True)
    guidance_organisation_id = fields.Many2one("keten.organisation", readonly=True)
    user_id = fields.Many2one("res.users", "Who goes", readonly=True)
    area_id = fields.Many2one("keten.area", readonly=True)
    day = fields.Date(readonly=True)
    phase = fields.Selection(
        [("open", "No answer yet"), ("planned", "Planned"), ("done", "Done")],
        "How far",
        readonly=True,
    )
    round_count = fields.Integer("Rounds", readonly=True)
    hours = fields.Float(readonly=True)

    @property
    def _table_query(self):
        """A round that was walked counts for who said to come."""
        return """
            SELECT line.id,
                   line.company_id,
                   line.organisation_id,
                   task.guidance_organisation_id,
                   line.user_id,
                   task.area_id,
                   COALESCE(task.done_date, task.round_date) AS day,
                   CASE WHEN task.state IN ('done', 'reported') THEN 'done'
                        WHEN line.state = 'accepted' THEN 'planned'
                        ELSE 'open' END AS phase,
                   1 AS round_count,
                   task.duration AS hours
              FROM keten_flyer_participant line
              JOIN keten_flyer_task task ON task.id = line.task_id
             WHERE task.state IN ('to_plan', 'planned', 'confirmed', 'partly_done')
               AND line.state <> 'declined'
                OR task.state IN ('done', 'reported') AND line.state = 'accepted'
        """
