import unittest

from odoo.tests import tagged

from ..models.keten_pdok import Box, Pdok, PdokError
from .pdok_server import PdokServer, documents, feature, page

DOCUMENT = {
    "nummeraanduiding_id": "0344200000007827",
    "buurtcode": "BU03440533",
    "centroide_rd": "POINT(140547.812 454887.397)",
}
ITEMS = "/bag/collections/adres/items"


@tagged("post_install", "-at_install")
class TestPdok(unittest.TestCase):
    """The client of PDOK, against a server that answers as PDOK documents."""

    def setUp(self):
        super().setUp()
        self.server = self.enterContext(PdokServer())
        base = self.server.base
        self.pdok = Pdok(f"{base}/search/", f"{base}/bag", timeout=0.5)

    def enterContext(self, manager):  # of unittest since Python 3.11
        self.addCleanup(manager.__exit__, None, None, None)
        return manager.__enter__()

    def test_free(self):
        self.server.answers["/search/free"] = [documents(DOCUMENT)]
        self.assertEqual(self.pdok.free("Bolognalaan 101 Utrecht"), [DOCUMENT])
        path, asked = self.server.asked[0]
        self.assertEqual(path, "/search/free")
        self.assertEqual(asked["q"], "Bolognalaan 101 Utrecht")
        self.assertEqual(asked["fq"], "type:adres")

    def test_reverse_asks_in_rd(self):
        self.server.answers["/search/reverse"] = [documents(DOCUMENT)]
        self.assertEqual(self.pdok.reverse(140547.8, 454887.4, 50), [DOCUMENT])
        _path, asked = self.server.asked[0]
        self.assertEqual(
            (asked["X"], asked["Y"], asked["distance"], asked["type"]),
            ("140547.8", "454887.4", "50", "adres"),
        )

    def test_addresses_page_after_page(self):
        following = f"{self.server.base}{ITEMS}?page=1"
        self.server.answers[ITEMS] = [
            page([feature(1, 5.17, 52.08)], following),
            page([feature(2, 5.18, 52.08)]),
        ]
        found = list(self.pdok.addresses(Box(5.17, 52.08, 5.18, 52.09)))
        self.assertEqual(
            [each["properties"]["huisnummer"] for each in found], ["1", "2"]
        )
        self.assertEqual(self.server.asked[0][1]["bbox"], "5.17,52.08,5.18,52.09")

    def test_a_next_page_on_another_host_is_not_followed(self):
        self.server.answers[ITEMS] = [page([], "http://localhost:9/elsewhere")]
        with self.assertRaises(PdokError):
            list(self.pdok.addresses(Box(5, 52, 6, 53)))

    def test_pages_without_end(self):
        following = f"{self.server.base}{ITEMS}?page=0"
        self.server.answers[ITEMS] = [page([], following)]
        with self.assertRaises(PdokError):
            list(self.pdok.addresses(Box(5, 52, 6, 53)))
        self.assertEqual(len(self.server.asked), 50)

    def test_an_answer_that_is_none(self):
        for body in (b"<html>", b"[]", {"response": {}}, {"response": None}):
            with self.subTest(body=body), self.assertRaises(PdokError):
                self.server.answers["/search/free"] = [body]
                self.pdok.free("Oss")

    def test_an_error_tells_nothing_of_the_question(self):
        self.server.status = 400
        self.server.answers["/search/free"] = [documents()]
        for path in ("free", "gone"):
            pdok = Pdok(f"{self.server.base}/{path}/../search", "http://x")
            with self.subTest(path=path), self.assertRaises(PdokError) as refused:
                pdok.free("Kerkstraat 12")
            self.assertNotIn("Kerkstraat", str(refused.exception))

    def test_nobody_answers(self):
        base = self.server.base
        self.server.server.server_close()
        with self.assertRaises(PdokError) as refused:
            Pdok(f"{base}/search", base, timeout=0.5).free("Kerkstraat 12")
        self.assertNotIn("Kerkstraat", str(refused.exception))
