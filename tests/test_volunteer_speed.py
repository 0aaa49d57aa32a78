from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .speed_case import SpeedCase
from .volunteer_case import SCREENED, VolunteerCase

BOARD = {"guidance": 30, "welfare": 30}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerSpeed(VolunteerCase, SpeedCase):
    """The board and the list ask the same of the database for seven as for seventy."""

    def fill(self, total):
        volunteers = self.env["keten.volunteer"]
        here = [("area_id", "=", self.area["near"].id)]
        missing = total - volunteers.search_count(here)
        volunteers.create(
            [
                {
                    "organisation_id": self.org["refugee_council", "near"].id,
                    "area_id": self.area["near"].id,
                    "first_name": "Fenna",
                    "last_name": "Invented",
                    "state": "available",
                    "shares_pool": True,
                    "language_ids": [Command.set(self.tigrinya.ids)],
                    "purpose_ids": [Command.set(self.purpose["buddy"].ids)],
                    **SCREENED,
                }
                for _index in range(missing)
            ]
        )
        self.env.flush_all()

    def board(self, volunteers):
        specification = self.specification(volunteers, "kanban")
        volunteers.web_read_group(
            [("state", "not in", ("left", "rejected"))],
            ["state"],
            ["__count"],
            auto_unfold=True,
            unfold_read_specification=specification,
        )

    def list(self, volunteers):
        specification = self.specification(volunteers, "list")
        volunteers.web_search_read([], specification, limit=80)

    def test_the_board(self):
        self.assert_flat(self.board, BOARD, "keten.volunteer")

    def test_the_list(self):
        self.assert_flat(self.list, BOARD, "keten.volunteer")

    def test_the_numbers_per_area(self):
        def rows(density):
            density.web_search_read([], self.specification(density, "list"))

        limits = {"guidance": 12, "coordinator": 12, "manager": 12}
        self.assert_flat(rows, limits, "keten.volunteer.density")
