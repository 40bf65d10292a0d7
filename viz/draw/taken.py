"""The addresses under which a page's files are made, for the state that the rest of the address says.

    _lab/take/sapo-gate/sapo_gate/csv?tau_pos=2&lang=zh

So nothing is made before it is asked for, and a file always is of the state that the page's own address carries.
"""

import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from viz.declare.explorable import Settings
from viz.export.configs import configs
from viz.export.piece import ENDINGS, Piece
from viz.live.routes import PREFIX, below
from viz.look.text import LANGUAGES, Text

LOG = logging.getLogger(__name__)
FOLDER = f"{PREFIX}take/"
CONFIG = "config"  # in place of a piece's name: the objective as options of each trainer, as JSON
# hosts that only this machine reaches: a link to them would be dead in a post
OWN = ("localhost", "127.0.0.1", "::1")
_ONE = threading.Lock()  # one file at a time: a class that exports leaves room for who explores


@dataclass(frozen=True)
class Offer:
    """What one page has to take home.

    pieces  its parts, the page's own explorable first
    config  the settings of the first -> the objective that the page is about, with its fields; None where about none
    """

    pieces: tuple[Piece, ...]
    config: Callable[[Settings], tuple[str, dict[str, Any]]] | None = None


def route(offers: Mapping[str, Offer], base: str = "") -> Route:
    """The route of these addresses, by the names of pages (with _), below `base`."""

    def serve(request: Request) -> Response:  # not async: Starlette runs it in a thread
        path, query = request.path_params, dict(request.query_params)
        offer = offers.get(path["page"].replace("-", "_"))
        text = Text(lang if (lang := query.get("lang", "")) in LANGUAGES else LANGUAGES[0])
        found = {one.name: one for one in offer.pieces}.get(path["piece"]) if offer else None
        if offer and path["piece"] == CONFIG and offer.config:
            said = json.dumps(options(offer, query, text))
            return Response(said, media_type="application/json", headers={"Cache-Control": "no-store"})
        if found is None or path["kind"] not in found.makers:
            return Response("There is no such file.", status_code=404, media_type="text/plain")
        with _ONE:
            body = found.makers[path["kind"]](found.read(query), text, page_of(request, path["page"]))
        ending, media = ENDINGS[path["kind"]]
        named = {"Content-Disposition": f'attachment; filename="{found.name}.{ending}"', "Cache-Control": "no-store"}
        return Response(body, media_type=media, headers=named)

    return Route(f"{below(base)}take/{{page}}/{{piece}}/{{kind}}", serve, methods=["GET"])


class Options(TypedDict):
    """An objective's name in words, and for each trainer its options as text, or a sentence that it has none."""

    objective: str
    options: dict[str, str]


def options(offer: Offer, query: Mapping[str, str], text: Text) -> Options:
    """The page's objective, as its address says it, for every trainer."""
    assert offer.config is not None
    name, fields = offer.config(offer.pieces[0].read(query))
    return {"objective": text(f"objectives.{name}.name"), "options": configs(name, fields, text)}


def page_of(request: Request, page: str) -> str | None:
    """The page's own address, for a widget's link; None where only this machine reaches it."""
    asked = urlsplit(request.headers.get("referer") or str(request.url))
    if asked.hostname is None or asked.hostname in OWN:
        return None
    before = asked.path.rpartition("/")[0] if request.headers.get("referer") else ""
    return f"{asked.scheme}://{asked.netloc}{before}/{page.replace('_', '-')}"
