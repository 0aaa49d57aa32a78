import base64
import csv
import io

from .common import ChainCase

HEADER = [
    "bag_id",
    "street",
    "number",
    "letter",
    "addition",
    "postcode",
    "place",
    "rd_x",
    "rd_y",
    "buurtcode",
    "gebruiksdoel",
    "pand_id",
    "object_id",
]
DOORS_IN_STREET = 80
X, Y = 160_000, 415_000  # south of Oss


def plan(total):
    """Yield the rows of an invented town: straight streets, odd against even."""
    for index in range(total):
        street, place = divmod(index, DOORS_IN_STREET)
        column, row = divmod(street, 80)
        yield [
            f"0828200{index:09d}",
            f"Street {street}",
            place + 1,
            "",
            "",
            f"{5340 + street // 676 % 10} {_two_letters(street)}",
            "Oss",
            X + column * 300 + place // 2 * 6.5,
            Y + row * 60 + place % 2 * 24,
            f"BU0828{row % 100:02d}01",
            "woonfunctie",
            f"0828100{index:09d}",
            f"0828010{index:09d}",
        ]


def _two_letters(number):
    return chr(65 + number // 26 % 26) + chr(65 + number % 26)


def as_csv(rows, header=HEADER, delimiter=","):
    """Return rows as the bytes of a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


class BagCase(ChainCase):
    """A register filled from a file."""

    @classmethod
    def load(cls, rows, company=None, **vals):
        """Load rows, or the bytes of a file, and return the load."""
        content = rows if isinstance(rows, bytes) else as_csv(rows)
        load = cls.env["keten.bag.load"].create(
            {
                "file": base64.b64encode(content),
                "file_name": "extract.csv",
                "company_id": (company or cls.oss).id,
                **vals,
            }
        )
        load._load()
        return load

    @classmethod
    def register(cls, company=None):
        """Return the doors of a municipality by the last digits of their BAG id."""
        doors = cls.env["keten.bag.address"].search(
            [("company_id", "=", (company or cls.oss).id)]
        )
        return {int(door.bag_address_id[7:]): door for door in doors}
