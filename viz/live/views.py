"""What pages have sent to browsers by address: figures, sentences and words of a state of choices as JSON, and code.

An address is the hash of what stands there, so a browser fetches each once and keeps it for good, and a class that
looks at one state has it made once. What has not been asked for longest is forgotten; a page that is drawn again makes
it again.
"""

import gzip
import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from viz.live.routes import FOREVER, PREFIX, below

MOST_BYTES = 32 * 2**20  # of all views, packed
MOST_STATES = 300  # each may hold figures
FOLDER = f"{PREFIX}view/"
KINDS = {"json": "application/json", "js": "text/javascript"}
_BODIES: OrderedDict[str, bytes] = OrderedDict()  # name -> gzipped content, the one not asked for longest first
_STATES: OrderedDict[Hashable, tuple[str, object]] = OrderedDict()  # state -> name of its view, what must live on
_LOCK = threading.Lock()  # of both tables, for a moment
_MAKING = threading.Lock()  # one view at a time is made, while those that are there are served


def address(state: Hashable, make: Callable[[], Any], *kept: object) -> str:
    """Where the browser finds what `make` gives: plain JSON, or a text that is JavaScript; made once for each state.

    `kept` lives as long as the state is known: objects by whose id() the state is told from others.
    """
    with _MAKING:  # who comes second waits, and finds it made
        name = known(state)
        if name is None:
            name = publish(make())
        with _LOCK:
            _STATES[state] = (name, kept)
            _STATES.move_to_end(state)
            while len(_STATES) > MOST_STATES:
                _STATES.popitem(last=False)
    return FOLDER + name


def known(state: Hashable) -> str | None:
    """The name of a state's view, which counts as asked for; None where it was forgotten or never made."""
    with _LOCK:
        name, _ = _STATES.get(state, ("", None))
        if name not in _BODIES:
            return None
        _BODIES.move_to_end(name)
        return name


def once(made: Any) -> str:
    """The address of what will not be asked for in another run: its content is kept, and no state."""
    return FOLDER + publish(made)


def publish(made: Any) -> str:
    """Keep plain JSON, or a text that is JavaScript, under the hash of its content; the name."""
    if isinstance(made, str):
        kind, raw = "js", made.encode()
    else:
        kind, raw = "json", json.dumps(made, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    name = f"{hashlib.sha256(raw).hexdigest()[:20]}.{kind}"
    packed = gzip.compress(raw, compresslevel=5, mtime=0)
    with _LOCK:
        _BODIES[name] = packed
        _BODIES.move_to_end(name)
        while len(_BODIES) > 1 and sum(map(len, _BODIES.values())) > MOST_BYTES:
            _BODIES.popitem(last=False)
    return name


def found(name: str) -> bytes | None:
    """The gzipped content of that name; None where it was forgotten or never made."""
    with _LOCK:
        if name in _BODIES:
            _BODIES.move_to_end(name)
        return _BODIES.get(name)


def route(base: str = "") -> Route:
    """The route that answers these addresses, below `base`; it stands before the one of all other files."""

    async def serve(request: Request) -> Response:
        body = found(request.path_params["name"])
        if body is None:
            return Response("There is no such view.", status_code=404, media_type="text/plain")
        kind = KINDS[request.path_params["name"].rpartition(".")[2]]
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(body, headers=headers | {"Content-Encoding": "gzip"}, media_type=kind)
        return Response(gzip.decompress(body), headers=headers, media_type=kind)

    return Route(f"{below(base)}view/{{name}}", serve, methods=["GET"])
