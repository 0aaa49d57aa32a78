"""Write the doors around the dwellings of the demo: python dev/lib/street_plan.py

Streets, numbers and BAG ids are invented; the places on the map lie in and near Oss.
The outcome is demo/bag_oss.csv, always the same.
"""

import csv
import math
import sys
from typing import NamedTuple

HEADER = (
    *("bag_id", "street", "number", "letter", "addition", "postcode", "place"),
    *("rd_x", "rd_y", "buurtcode", "gebruiksdoel", "pand_id", "object_id"),
)
HOME, SHOP = "woonfunctie", "winkelfunctie"
ROAD = 24  # metres from the middle of a house to that of the one across
TERRACE, VILLA, FARM = 6, 14, 160  # metres from one house to the next


class Street(NamedTuple):
    """A straight street that begins at a point in RD metres and runs in degrees.

    ``postcodes`` are pairs of a first number and the postcode from there on.
    """

    name: str
    place: str
    area: str
    x: float
    y: float
    degrees: float
    postcodes: tuple
    apart: float = TERRACE

    def at(self, along, aside):
        """Return the point so many metres along and beside the street."""
        turn = math.radians(self.degrees)
        east, north = math.cos(turn), math.sin(turn)
        return (
            self.x + along * east - aside * north,
            self.y + along * north + aside * east,
        )

    def postcode(self, number):
        return [code for first, code in self.postcodes if number >= first][-1]


class Door(NamedTuple):
    street: Street
    number: int
    addition: str
    point: tuple
    building: int
    use: str = HOME


def sides(street, last, but=()):
    """Odd numbers on one side and even ones on the other."""
    for number in range(1, last + 1):
        if number not in but:
            along, side = divmod(number - 1, 2)
            point = street.at(along * street.apart, side * ROAD)
            yield Door(street, number, "", point, number)


def row(street, last):
    """Numbers that run on along one row, as around a court."""
    for number in range(1, last + 1):
        yield Door(street, number, "", street.at(number * street.apart, 0), number)


def flat(street, number, additions, along, use=HOME):
    """One number with an entrance for all of its homes."""
    for addition in additions:
        yield Door(street, number, addition, street.at(along, 0), number, use)


def gallery(street, first, last):
    """One building in which every home has a number of its own."""
    for number in range(first, last + 1, 2):
        point = street.at((number - first) * 3.5, 30)
        yield Door(street, number, "", point, 9_000)


def numbered(last):
    return [str(number) for number in range(1, last + 1)]


def oss():
    wilgenpad = Street(
        "Wilgenpad", "Oss", "BU08280402", 163_600, 419_300, 10, ((1, "5345 KD"),)
    )
    yield from sides(wilgenpad, 41)
    hof = Street(
        *("Esdoornhof", "Oss", "BU08280401", 163_300, 419_900, 80),
        ((1, "5345 RB"), (20, "5345 RC")),
    )
    yield from row(hof, 40)
    plein = Street(
        "Ruwaardplein", "Oss", "BU08280400", 163_700, 419_600, 0, ((1, "5345 AN"),)
    )
    yield from flat(plein, 54, ["", "1", "2"], 0, SHOP)
    yield from flat(plein, 56, numbered(12), 20)
    yield from flat(plein, 58, numbered(24), 45)
    yield from flat(plein, 60, numbered(12), 70)
    korenmaat = Street(
        *("Korenmaat", "Oss", "BU08280500", 161_900, 418_900, 35),
        ((1, "5346 TL"), (31, "5346 TM")),
    )
    yield from sides(korenmaat, 60)
    mikkelpad = Street(
        "Mikkelpad", "Oss", "BU08280501", 161_880, 418_930, 125, ((1, "5346 VG"),)
    )
    yield from sides(mikkelpad, 30)
    tussenhof = Street(
        "Tussenhof", "Oss", "BU08280500", 161_500, 418_600, 0, ((1, "5346 ZA"),)
    )
    units = [f"{block}{number}" for block in "AB" for number in range(1, 7)]
    yield from flat(tussenhof, 1, units, 0)
    yield from (door for door in sides(tussenhof, 14) if door.number > 1)
    yield from centre()
    yield from schadewijk()


def centre():
    linde = Street(
        "Lindestraatje", "Oss", "BU08280100", 165_000, 419_200, 95, ((1, "5341 CE"),)
    )
    yield from sides(linde, 44, but=(12, 40))
    for number in (12, 40):
        point = linde.at((number - 1) // 2 * TERRACE, ROAD)
        for addition in numbered(3):
            yield Door(linde, number, addition, point, number)
    wal = Street(
        "Stadswal", "Oss", "BU08280100", 165_300, 419_050, 0, ((1, "5341 HK"),)
    )
    yield from (door for door in sides(wal, 76) if door.number > 50)
    yield from flat(wal, 77, numbered(20), 240)
    krinkel = Street(
        *("Krinkelweg", "Oss", "BU08280200", 166_100, 419_800, 60),
        ((1, "5342 WX"), (121, "5342 WZ")),
    )
    yield from gallery(krinkel, 101, 149)
    yield from (
        Door(krinkel, number, "", krinkel.at((number - 100) * 4, -8), number)
        for number in range(100, 131, 2)
    )
    zuid = Street(
        "Zuiderhof", "Oss", "BU08280600", 165_400, 417_600, 0, ((1, "5343 GP"),)
    )
    yield from sides(zuid, 70)


def schadewijk():
    merel = Street(
        "Merelhof", "Oss", "BU08280301", 166_500, 418_900, 20, ((1, "5348 LC"),)
    )
    yield from sides(merel, 24)
    spreeuw = Street(
        "Spreeuwpad", "Oss", "BU08280300", 166_700, 418_500, 110, ((1, "5348 NB"),)
    )
    yield from sides(spreeuw, 40)


def villages():
    for name, place, code, x, y, postcodes, last in (
        ("Hoefslag", "Berghem", "07", 168_200, 420_300, ((1, "5351 EC"),), 34),
        ("Bergpad", "Berghem", "07", 168_500, 420_600, ((1, "5351 MT"),), 20),
        ("Vestingwal", "Ravenstein", "08", 172_400, 423_700, ((1, "5371 BN"),), 50),
        ("Kerkakker", "Herpen", "09", 173_300, 421_600, ((1, "5373 JD"),), 22),
        ("Kloosterhof", "Megen", "12", 164_600, 425_700, ((1, "5366 BZ"),), 30),
        ("Molenkamp", "Oijen", "15", 161_400, 426_100, ((1, "5394 LJ"),), 20),
        (
            *("Gasthof", "Geffen", "17", 158_600, 416_700),
            ((1, "5386 CR"), (51, "5386 CS")),
            80,
        ),
    ):
        street = Street(name, place, f"BU0828{code}00", x, y, 15, postcodes, VILLA)
        yield from sides(street, last)


def countryside():
    for name, place, code, x, y, postcode, last in (
        ("Dorpsbrink", "Huisseling", "10", 171_300, 422_900, "5371 KA", 10),
        ("Veerpad", "Overlangel", "11", 175_900, 423_900, "5371 MC", 19),
        ("Harensepad", "Haren", "13", 166_600, 424_400, "5368 AC", 10),
        ("Maasdijkje", "Lith", "14", 157_900, 424_900, "5397 GV", 59),
        ("Sluispad", "Maren-Kessel", "16", 155_900, 425_200, "5398 KB", 15),
    ):
        at = (f"BU0828{code}00", x, y, 40, ((1, postcode),), FARM)
        yield from sides(Street(name, place, *at), last)


def rows():
    """Yield the rows of the file; doors of one building share its id."""
    buildings = {}
    for number, door in enumerate((*oss(), *villages(), *countryside()), 1):
        key = (door.street.name, door.building)
        building = buildings.setdefault(key, len(buildings) + 1)
        yield (
            f"0828299{number:09d}",
            door.street.name,
            door.number,
            "",
            door.addition,
            door.street.postcode(door.number),
            door.street.place,
            f"{door.point[0]:.1f}",
            f"{door.point[1]:.1f}",
            door.street.area,
            door.use,
            f"0828199{building:09d}",
            f"0828099{number:09d}",
        )


if __name__ == "__main__":
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows())
