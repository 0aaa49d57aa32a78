class AccessFigures:
    """Rows of the SQL views near, far and abroad: what they count is made here."""

    @classmethod
    def _create_counted(cls, side):
        """Let a round of a side have been reported in a quarter that is over."""
        task = cls.env["keten.flyer.task"].create(
            {
                **cls.cases[side]._round_values(),
                "state": "reported",
                "done_date": "2025-12-10",
                "reported_at": "2025-12-11 10:00:00",
            }
        )
        task._count_doors()

    def figure(self, model, side, role=None):
        """Return what a view tells of a side, and of workload to whom it is told."""
        rows = self.env[model].search([("area_id", "=", self.area[side].id)])
        if model == "keten.placement.figure":
            return rows[:1]
        employer = role and self.user_of[role].keten_organisation_id.organisation_type
        is_own = model == "keten.flyer.workload" and role in ("housing", "welfare")
        return rows.filtered(
            lambda row: not is_own or row.organisation_id.organisation_type == employer
        )
