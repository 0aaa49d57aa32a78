"""The two services of PDOK that know addresses, behind one small client.

``Locatieserver`` finds an address or what lies around a point; the BAG OGC API gives
all doors in a box (domain.md 2.10.1 and 2.10.2). Nothing asked or answered is logged.
"""

from typing import NamedTuple
from urllib.parse import urlsplit

import requests

TIMEOUT = 20  # seconds without a sign of life
PAGE = 1000
MOST_PAGES = 50
FIELDS = "nummeraanduiding_id,buurtcode,centroide_rd"


class PdokError(Exception):
    """PDOK cannot be reached, or answers something else than it documents."""


class Box(NamedTuple):
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float


class Pdok:
    """A client of PDOK; every call raises ``PdokError`` when it fails."""

    def __init__(self, locatieserver, bag, timeout=TIMEOUT):
        """
        :param str locatieserver: base address, up to and including ``v3_1``
        :param str bag: base address of the BAG OGC API, up to and including ``v2``
        """
        self.locatieserver = locatieserver.rstrip("/")
        self.bag = bag.rstrip("/")
        self.timeout = timeout

    def free(self, query, rows=1):
        """Return the addresses that look most like a text: a list of documents."""
        return self._documents(
            "free", {"q": query, "fq": "type:adres", "fl": FIELDS, "rows": rows}
        )

    def reverse(self, x, y, metres, rows=100):
        """Return the addresses nearest to a point in RD metres."""
        return self._documents(
            "reverse",
            {
                "X": x,
                "Y": y,
                "type": "adres",
                "distance": metres,
                "fl": FIELDS,
                "rows": rows,
            },
        )

    def addresses(self, box):
        """Yield the addresses in a box, as GeoJSON features, page after page."""
        url = f"{self.bag}/collections/adres/items"
        asked = {"bbox": ",".join(map(str, box)), "limit": PAGE, "f": "json"}
        for _page in range(MOST_PAGES):
            answer = self._get(url, asked)
            yield from self._listed(answer, "features")
            url, asked = self._next(answer), None
            if not url:
                return
        raise PdokError("too many pages")

    def _documents(self, endpoint, asked):
        answer = self._get(f"{self.locatieserver}/{endpoint}", {**asked, "wt": "json"})
        return self._listed(answer.get("response"), "docs")

    def _listed(self, answer, name):
        found = answer.get(name) if isinstance(answer, dict) else None
        if not isinstance(found, list):
            raise PdokError("an answer of another shape")
        return found

    def _next(self, answer):
        """Return the address of the next page, which never leads to another host."""
        links = answer.get("links") or []
        following = next((k.get("href") for k in links if k.get("rel") == "next"), None)
        if following and urlsplit(following)[:2] != urlsplit(self.bag)[:2]:
            raise PdokError("a next page elsewhere")
        return following

    def _get(self, url, asked):
        try:
            answer = requests.get(
                url, params=asked, timeout=self.timeout, allow_redirects=False
            )
            if answer.status_code != requests.codes.ok:
                raise PdokError(f"status {answer.status_code}")
            told = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise PdokError(type(error).__name__) from None
        if not isinstance(told, dict):
            raise PdokError("an answer of another shape")
        return told
