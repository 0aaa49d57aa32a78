"""What a source says of a door, made into values the register can hold.

Everything the database would refuse is told here, in the words of the source.
"""

import re

from .keten_bag_staging import NAMES
from .keten_rd import to_rd

MANDATORY = ("bag_id", "street", "number", "letter", "addition", "postcode", "place")
POINT = ("rd_x", "rd_y")
DEGREES = ("lat", "lon")
OPTIONAL = ("buurtcode", "gebruiksdoel", "pand_id", "object_id")

BAG_ID = re.compile(r"[0-9]{16}")
POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
NEIGHBOURHOOD = re.compile(r"BU[0-9]{4}[0-9A-Z]{4}")
NUMBER = re.compile(r"[1-9][0-9]{0,4}")
LETTER = re.compile(r"[A-Z]")
WITHIN = {"rd_x": (0, 300_000), "rd_y": (300_000, 625_000)}
DEGREES_WITHIN = {"lat": (50, 54), "lon": (3, 8)}
LONGEST = {"street": 80, "place": 80, "addition": 8}


class Fault(Exception):
    """A cell that cannot stand: its column and a sentence for people."""

    def __init__(self, column, sentence):
        super().__init__(column, sentence)
        self.column = column
        self.sentence = sentence


class DoorReader:
    """Reads doors given as ``{column: text}`` with the columns of domain.md 2.10.6."""

    def __init__(self, env):
        self.env = env

    def values(self, told):
        """Return the values of one door, in the order of ``NAMES``.

        :param dict told: the text of each column; of the optional ones what there is
        :raise Fault: a cell cannot stand
        """
        x, y = self._point(told)
        values = {
            "bag_address_id": self._bag_id(told, "bag_id"),
            "street": self._text(told, "street"),
            "house_number": self._number(told),
            "house_letter": self._letter(told),
            "addition": self._text(told, "addition", may_be_empty=True),
            "postcode": self._postcode(told),
            "city": self._text(told, "place"),
            "rd_x": x,
            "rd_y": y,
            "bag_object_id": self._bag_id(told, "object_id", may_be_empty=True),
            "bag_building_id": self._bag_id(told, "pand_id", may_be_empty=True),
            "neighbourhood_code": self._neighbourhood(told),
            "is_dwelling": self._is_dwelling(told),
        }
        return tuple(values[name] for name in NAMES)

    def _text(self, told, column, may_be_empty=False):
        text = told.get(column, "").strip()
        if not text and not may_be_empty:
            raise Fault(column, self.env._("is empty."))
        if len(text) > LONGEST[column]:
            raise Fault(
                column,
                self.env._("is longer than %(number)s signs.", number=LONGEST[column]),
            )
        return text or None

    def _bag_id(self, told, column, may_be_empty=False):
        text = told.get(column, "").strip()
        if not text and may_be_empty:
            return None
        if not BAG_ID.fullmatch(text):
            raise Fault(
                column,
                self.env._(
                    "a BAG id has sixteen digits. A spreadsheet drops the first 0: "
                    "open this column as text."
                ),
            )
        return text

    def _number(self, told):
        text = told.get("number", "").strip()
        if not NUMBER.fullmatch(text):
            raise Fault(
                "number",
                self.env._("a house number is a whole number from 1 to 99999."),
            )
        return int(text)

    def _letter(self, told):
        text = told.get("letter", "").strip().upper()
        if text and not LETTER.fullmatch(text):
            raise Fault("letter", self.env._("is one letter, or empty."))
        return text or None

    def _postcode(self, told):
        text = told.get("postcode", "").strip().upper()
        if not text:
            return None
        match = POSTCODE.fullmatch(text)
        if not match:
            raise Fault(
                "postcode",
                self.env._("a postcode has four digits and two letters: 5341 AB."),
            )
        return " ".join(match.groups())

    def _point(self, told):
        if any(told.get(column, "").strip() for column in POINT):
            return tuple(self._coordinate(told, column, WITHIN) for column in POINT)
        if not any(told.get(column, "").strip() for column in DEGREES):
            raise Fault("rd_x", self.env._("is empty."))
        return to_rd(
            *(self._coordinate(told, column, DEGREES_WITHIN) for column in DEGREES)
        )

    def _coordinate(self, told, column, within):
        least, most = within[column]
        text = told.get(column, "").strip().replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            value = None
        if value is None or not least <= value <= most:
            raise Fault(
                column,
                self.env._(
                    "is a number from %(least)s to %(most)s.", least=least, most=most
                ),
            )
        return value

    def _neighbourhood(self, told):
        text = told.get("buurtcode", "").strip().upper()
        if text and not NEIGHBOURHOOD.fullmatch(text):
            raise Fault(
                "buurtcode",
                self.env._("a neighbourhood code looks like this: BU08280101."),
            )
        return text or None

    def _is_dwelling(self, told):
        """Return ``None`` where a source does not say what a door is used for."""
        use = told.get("gebruiksdoel", "").strip().lower()
        return "woonfunctie" in use if use else None
