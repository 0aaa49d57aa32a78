from odoo.tests import TransactionCase, tagged

from ..models.keten_rd import to_rd, to_wgs84

# x, y, longitude, latitude: pairs that PDOK publishes (domain.md 2.10.3)
KNOWN = (
    (140547.812, 454887.397, 5.17636456, 52.08206803),
    (187136.056, 428140.256, 5.85351525, 51.84092097),
    (187816.756, 433912.801, 5.86394184, 51.89276528),
)
METRE = 1 / 68_000  # in degrees of longitude, the larger of the two


@tagged("post_install", "-at_install")
class TestRd(TransactionCase):
    def test_half_a_metre_is_the_most_it_errs(self):
        for x, y, longitude, latitude in KNOWN:
            with self.subTest(x=x):
                found_x, found_y = to_rd(latitude, longitude)
                self.assertLess(abs(found_x - x), 0.5)
                self.assertLess(abs(found_y - y), 0.5)
                found_latitude, found_longitude = to_wgs84(x, y)
                self.assertLess(abs(found_latitude - latitude), METRE / 2)
                self.assertLess(abs(found_longitude - longitude), METRE / 2)

    def test_there_and_back_is_the_same_place(self):
        for x, y in ((15_000, 380_000), (164_500, 418_700), (270_000, 600_000)):
            with self.subTest(x=x):
                back_x, back_y = to_rd(*to_wgs84(x, y))
                self.assertLess(abs(back_x - x), 0.5)
                self.assertLess(abs(back_y - y), 0.5)
