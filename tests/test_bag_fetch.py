from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..models.keten_bag_fetch import _box
from .bag_case import BagCase
from .pdok_server import PdokServer, documents, feature, page

X, Y = 140547.812, 454887.397
LONGITUDE, LATITUDE = 5.17636456, 52.08206803
ITEMS = "/bag/collections/adres/items"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBagFetch(BagCase):
    """Doors from PDOK, when a municipality wants it."""

    def setUp(self):
        super().setUp()
        server = PdokServer()
        self.server = server.__enter__()
        self.addCleanup(server.__exit__)
        self.register_model = self.env["keten.bag.address"]
        self.set("enabled", "True")
        self.set("locatieserver", f"{self.server.base}/search")
        self.set("bag", f"{self.server.base}/bag")
        near = {"nummeraanduiding_id": "0344200000000101", "buurtcode": "BU03440533"}
        self.server.answers = {
            "/search/reverse": [documents(near)],
            "/search/free": [documents({"centroide_rd": f"POINT({X} {Y})"})],
            ITEMS: [
                page(
                    [
                        feature(101, LONGITUDE, LATITUDE),
                        feature(103, LONGITUDE + 0.0001, LATITUDE, huisletter="a"),
                        feature(105, LONGITUDE, LATITUDE, huisnummer=None),
                    ]
                )
            ],
        }

    def set(self, name, value):
        self.env["ir.config_parameter"].set_param(f"ketenaanpak.pdok_{name}", value)

    def test_it_is_off_until_somebody_switches_it_on(self):
        self.set("enabled", False)
        with self.assertRaisesRegex(UserError, "switched off"):
            self.register_model._fetch_around(X, Y, 50)
        self.assertFalse(self.server.asked)

    def test_doors_around_a_point(self):
        merged = self.register_model._fetch_around(X, Y, 50)
        self.assertEqual((merged.added, merged.changed), (2, 0))
        doors = self.register()
        self.assertAlmostEqual(doors[101].rd_x, X, delta=0.5)
        self.assertAlmostEqual(doors[101].rd_y, Y, delta=0.5)
        self.assertRecordValues(
            doors[101] | doors[103],
            [
                {
                    "street": "Bolognalaan",
                    "house_letter": False,
                    "postcode": "3584 CJ",
                    "neighbourhood_code": "BU03440533",
                    "is_dwelling": True,
                },
                {
                    "street": "Bolognalaan",
                    "house_letter": "A",
                    "postcode": "3584 CJ",
                    "neighbourhood_code": False,
                    "is_dwelling": True,
                },
            ],
        )
        again = self.register_model._fetch_around(X, Y, 50)
        self.assertEqual((again.added, again.changed, again.unchanged), (0, 0, 2))

    def test_whoever_needs_the_doors_may_have_them_fetched(self):
        register = self.as_role(self.register_model, "guidance")
        self.assertEqual(register._fetch_around(X, Y, 50).added, 2)

    def test_what_an_extract_told_stays_known(self):
        self.register_model._fetch_around(X, Y, 50)
        office = self.register()[101]
        office.is_dwelling = False
        self.register_model._fetch_around(X, Y, 50)
        self.assertFalse(office.is_dwelling)

    def test_the_question_does_not_tell_which_dwelling(self):
        asked = {_box(x, y, 50) for x, y in ((160_010, 420_010), (160_040, 420_030))}
        self.assertEqual(len(asked), 1)
        self.register_model._fetch_around(X, Y, 50)
        _path, reverse = self.server.asked[0]
        self.assertEqual((reverse["X"], reverse["Y"]), ("140500", "454900"))

    def test_another_municipality(self):
        self.register_model._fetch_around(X, Y, 50, self.maasdal)
        self.assertEqual(len(self.register(self.maasdal)), 2)
        self.assertFalse(self.register())

    def test_unreachable_is_said_and_keeps_nothing(self):
        self.server.status = 503
        with self.assertRaisesRegex(UserError, "cannot be reached"):
            self.register_model._fetch_around(X, Y, 50)
        self.assertFalse(self.register())

    def test_the_administrator_fetches_around_an_address(self):
        wizard = self.env["keten.bag.fetch"].with_user(self.user_of["keten_admin"])
        answer = wizard.create({"query": "Bolognalaan 101, Utrecht"}).action_fetch()
        self.assertIn("2 addresses added", answer["params"]["message"])
        self.assertEqual(self.register()[101].create_uid, self.user_of["keten_admin"])

    def test_an_address_nobody_knows(self):
        self.server.answers["/search/free"] = [documents()]
        wizard = self.env["keten.bag.fetch"].create({"query": "Nergens 1"})
        with self.assertRaisesRegex(UserError, "does not know"):
            wizard.action_fetch()

    def test_settings(self):
        settings = self.env["res.config.settings"].create({"keten_pdok_enabled": False})
        settings.execute()
        self.assertFalse(self.register_model._is_pdok_on())
        settings = self.env["res.config.settings"].create({})
        self.assertTrue(settings.keten_pdok_bag)
