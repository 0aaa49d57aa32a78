from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestAreaProfile(ChainCase):
    """The kernteam tells the guidance organisation about a neighbourhood (OSS-H5)."""

    def describe(self, area=None, role="welfare", **vals):
        profiles = self.as_role(self.env["keten.area.profile"], role)
        area = area or self.area["near"]
        return profiles.create({"area_id": area.id, "places": "Playground", **vals})

    def neighbourhood(self):
        return self.env["keten.area"].create(
            {"name": "Ussen", "parent_id": self.area["near"].id}
        )

    def test_welfare_writes_and_the_guidance_organisation_reads(self):
        profile = self.describe(volunteer_network="strong")
        for role in ("guidance", "guide"):
            with self.subTest(role=role):
                known = self.as_role(self.area["near"], role).profile_ids
                self.assertEqual(known.places, "Playground")
                with self.assertRaises(AccessError):
                    known.places = "Library"
        self.assertEqual(profile.display_name, "Area near", "no text, an area")

    def test_another_municipality_reads_nothing(self):
        profile = self.describe()
        abroad = profile.with_user(self.foreigner_of["coordinator"])
        self.assertFalse(abroad.search([]))
        with self.assertRaises(AccessError):
            abroad.read(["places"])

    def test_it_tells_when_it_was_last_brought_up_to_date(self):
        profile = self.describe()
        self.assertEqual(profile.updated_on, date(2026, 3, 2))
        with freeze_time("2026-05-04 09:00:00"):
            profile.meeting_points = "Coffee on Wednesday morning"
            self.assertEqual(profile.updated_on, date(2026, 5, 4))

    @mute_logger("odoo.sql_db")
    def test_an_area_has_one_profile(self):
        self.describe()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.describe(role="coordinator").flush_recordset()

    def test_a_profile_stays_with_its_area(self):
        with self.assertRaises(AccessError):
            self.describe().area_id = self.area["far"]

    def test_every_field_says_that_it_is_not_about_residents(self):
        fields = self.env["keten.area.profile"].fields_get()
        for name in ("places", "associations", "meeting_points", "volunteer_network"):
            self.assertIn("ever write about residents", fields[name]["help"])

    def test_a_team_page_shows_its_neighbourhoods_and_what_is_missing(self):
        team = self.as_role(self.team["near"], "guidance")
        self.assertFalse(team.area_profile_ids)
        self.assertEqual(team.undescribed_area_ids, self.area["near"])
        profile = self.describe(self.neighbourhood())
        self.describe(self.area["far"])
        team.invalidate_recordset()
        self.assertEqual(team.area_profile_ids, profile, "of an area within its own")
        self.assertFalse(team.undescribed_area_ids)

    def test_the_page_opens_an_empty_profile_and_then_the_one_there_is(self):
        team = self.as_role(self.team["near"], "welfare")
        action = team.action_describe()
        profiles = team.env[action["res_model"]].with_context(**action["context"])
        with Form(profiles) as form:
            form.associations = "Allotments"
        area = self.as_role(self.area["near"], "welfare")
        self.assertEqual(area.action_open_profile()["res_id"], form.record.id)
