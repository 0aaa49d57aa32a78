from odoo.tests import TransactionCase, tagged

from ..models.keten_doors import Door, Rule, choose

RADIUS, SIDES = Rule(), Rule(by_radius=False, by_sides=True)


def row(numbers, street="Kerkstraat", y=0.0, apart=6.0, **vals):
    """Return doors in a row from west to east, one for each number."""
    first = {"letter": "", "addition": "", "building": "", **vals}
    return [
        Door(
            hash_of(street, number),
            street,
            "Oss",
            number,
            first["letter"],
            first["addition"],
            index * apart,
            y,
            first["building"],
        )
        for index, number in enumerate(numbers)
    ]


def hash_of(street, number):
    return sum(map(ord, street)) * 1000 + number


@tagged("post_install", "-at_install")
class TestDoors(TransactionCase):
    """Worked example 7 and the special cases of domain.md 2.10.5."""

    def setUp(self):
        super().setUp()
        self.odd = row(range(1, 42, 2))
        self.even = row(range(2, 41, 2), y=25.0)
        self.street = self.odd + self.even
        self.own = self.odd[10]

    def numbers(self, chosen, reason=None):
        """Return the sorted house numbers that were chosen for a reason."""
        return sorted(
            each.door.number
            for each in chosen
            if reason is None or reason in each.reasons
        )

    def test_five_left_five_right_five_opposite(self):
        chosen = choose(self.own, self.street, SIDES)
        self.assertEqual(self.own.number, 21)
        self.assertEqual(self.numbers(chosen, "left"), [11, 13, 15, 17, 19])
        self.assertEqual(self.numbers(chosen, "right"), [23, 25, 27, 29, 31])
        self.assertEqual(self.numbers(chosen, "opposite"), [18, 20, 22, 24, 26])
        self.assertEqual(len(chosen), 15)

    def test_fifty_metres(self):
        near = {door.number for door in self.odd[2:19]} - {21}
        near |= {door.number for door in self.even if abs(door.x - 60) <= 43}
        chosen = choose(self.own, self.street, RADIUS)
        self.assertEqual(set(self.numbers(chosen)), near)
        self.assertEqual({each.reasons for each in chosen}, {("radius",)})

    def test_both_united_tells_both_reasons(self):
        chosen = choose(self.own, self.street, SIDES._replace(by_radius=True))
        by_one = {each.door for each in choose(self.own, self.street, RADIUS)}
        by_other = {each.door for each in choose(self.own, self.street, SIDES)}
        self.assertEqual({each.door for each in chosen}, by_one | by_other)
        self.assertIn(("radius", "left"), {each.reasons for each in chosen})

    def test_the_numbers_of_a_rule_are_its_own(self):
        rule = SIDES._replace(left=1, right=0, opposite=2)
        chosen = choose(self.own, self.street, rule)
        self.assertEqual(self.numbers(chosen), [19, 20, 22])

    def test_up_one_side_and_back_on_the_other(self):
        rule = SIDES._replace(left=1, right=2, opposite=2)
        chosen = choose(self.own, self.street, rule)
        self.assertEqual([each.door.number for each in chosen], [19, 23, 25, 22, 20])

    def test_flats_are_one_front_door(self):
        flat = [
            door._replace(id=9000 + number, building="B")
            for number, door in enumerate(row(range(43, 143, 2), apart=0.5))
        ]
        flat = [door._replace(x=126 + door.x / 10) for door in flat]
        last = self.odd[-1]
        chosen = choose(last, self.street + flat, SIDES._replace(right=1, opposite=0))
        self.assertEqual(len(self.numbers(chosen, "right")), len(flat))
        self.assertEqual(self.numbers(chosen, "left"), [31, 33, 35, 37, 39])

    def test_other_doors_of_the_own_building_are_neighbours(self):
        mates = [
            self.own._replace(id=9000 + number, addition=str(number))
            for number in (10, 9, 2)
        ]
        for rule in (RADIUS, SIDES):
            chosen = choose(self.own, [*mates, *self.street], rule)
            own = [each for each in chosen if "building" in each.reasons]
            self.assertEqual([each.door.addition for each in own], ["2", "9", "10"])
            self.assertNotIn(self.own, {each.door for each in chosen})

    def test_the_end_of_a_street_goes_on_around_the_corner(self):
        side_street = [
            door._replace(x=-20.0, y=10.0 + door.x)
            for door in row(range(1, 20, 2), "Zijstraat")
        ]
        chosen = choose(self.odd[0], self.street + side_street, SIDES)
        corner = [each.door for each in chosen if "corner" in each.reasons]
        self.assertEqual(sorted(door.number for door in corner), [1, 3, 5, 7, 9])
        self.assertEqual({door.street for door in corner}, {"Zijstraat"})

    def test_around_the_corner_is_no_further_than_fifty_metres(self):
        far = row(range(1, 20, 2), "Verweg", y=-60.0)
        chosen = choose(self.odd[0], self.odd + far, SIDES)
        self.assertEqual(self.numbers(chosen, "corner"), [])

    def test_in_the_countryside_the_nearest_five(self):
        road = row(range(1, 30, 2), "Polderweg", apart=180.0)
        chosen = choose(road[5], road, RADIUS)
        self.assertEqual(self.numbers(chosen, "rural"), [5, 7, 9, 13, 15])
        few = choose(road[5], road, RADIUS._replace(rural=0))
        self.assertEqual(few, [])

    def test_a_street_that_counts_on_along_one_row(self):
        court = row(range(1, 42), "Hofje")
        chosen = choose(court[20], court, SIDES._replace(left=2, right=2, opposite=2))
        self.assertEqual(self.numbers(chosen, "nearest"), [18, 19, 20, 22, 23, 24])
        self.assertEqual(
            [each.door.number for each in chosen], [18, 19, 20, 22, 23, 24]
        )

    def test_a_point_that_is_not_in_the_register(self):
        own = self.own._replace(id=0)
        chosen = choose(own, self.street, SIDES)
        self.assertEqual(chosen, choose(self.own, self.street, SIDES))

    def test_nobody_lives_around_here(self):
        self.assertEqual(choose(self.own, [self.own], SIDES), [])
        self.assertEqual(choose(self.own, [], RADIUS), [])
