import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class PdokServer:
    """A server on this machine that answers as PDOK documents (domain.md 2.10).

    ``answers`` holds, per path, a list of bodies: one for each page. ``asked`` keeps
    what came in, as pairs of a path and its parameters.
    """

    def __init__(self):
        self.answers, self.asked, self.status = {}, [], 200

    def __enter__(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, format_, *args):
                """Stay silent: tests read the log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def answer(self, handler):
        url = urlsplit(handler.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.asked.append((url.path, asked))
        pages = self.answers.get(url.path)
        status = self.status if pages else 404
        body = pages[int(asked.get("page", 0))] if pages else b""
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


def documents(*docs):
    """Return an answer of the Locatieserver."""
    return {
        "response": {
            "numFound": len(docs),
            "start": 0,
            "maxScore": 5.88,
            "numFoundExact": True,
            "docs": list(docs),
        }
    }


def feature(number, longitude, latitude, **properties):
    """Return an address as the BAG OGC API gives it; empty fields are left out."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "identificatie": f"0344200{number:09d}",
            "adresseerbaar_object_identificatie": f"0344010{number:09d}",
            "adresseerbaar_object_type": "Verblijfsobject",
            "openbare_ruimte_naam": "Bolognalaan",
            "huisnummer": str(number),
            "postcode": "3584CJ",
            "woonplaats_naam": "Utrecht",
            **properties,
        },
    }


def page(features, following=None):
    """Return a page of the BAG OGC API, with a link to the next one."""
    links = [{"rel": "self", "href": "https://example.org/self"}]
    if following:
        links.append({"rel": "next", "href": following})
    return {"type": "FeatureCollection", "features": features, "links": links}
