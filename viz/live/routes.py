"""What the browser fetches from the lab besides Streamlit's own files: plotly and the lab's JavaScript.

Plotly comes as its authors' smaller bundle (scatter, bar, heatmap and a few more), a third of what the Python wheel
brings: a browser takes as much less time to fetch and to start it.

Every address carries a version or a hash of the content, so a browser keeps what it has fetched for good, and a page
never meets a module of another version. Only addresses listed at start are answered.

Addresses are relative, to be resolved against the page's own (`document.baseURI`): every page lies right below the
lab's address, and only the browser knows that address. The server knows `server.baseUrlPath`, but not a path that a
proxy takes off, as JupyterHub's does.
"""

import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HERE = Path(__file__).parent  # whose files are served too
PREFIX = "_lab/"  # like Streamlit's own _stcore/: below the base path, and no page's name
# of the npm package plotly.js-cartesian-dist-min, unchanged
PLOTLY = HERE.parents[1] / "assets" / "plotly-cartesian.min.js"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
FOREVER = "public, max-age=31536000, immutable"
# the specifier of `import ... from "./other.js"` and of `export ... from "./other.js"`
IMPORT = re.compile(r"""(\bfrom\s+")\./([\w-]+\.js)(")""")


@dataclass(frozen=True)
class Asset:
    """One file as it is served."""

    path: str
    body: bytes
    packed: bytes
    kind: str


@cache
def url_of(file: str | Path) -> str:
    """The address of a file: the name of one beside this module ("main.js"), or a path; KeyError if there is none."""
    path = HERE / file
    if path.suffix not in TYPES or not path.exists():
        raise KeyError(f"{file} is not served; wanted a file of JavaScript or CSS that is there.")
    # files of rooms have few names between them: the room's goes before
    stem = path.stem if path.parent == HERE or path == PLOTLY else f"{path.parent.name}.{path.stem}"
    return f"{PREFIX}{stem}.{hashlib.sha256(content(path)).hexdigest()[:12]}{path.suffix}"


@cache
def content(path: Path) -> bytes:
    """The file, with the modules that it imports from beside it named by their hashed addresses."""

    def hashed(found: re.Match[str]) -> str:
        return found[1] + url_of(path.with_name(found[2])).replace(PREFIX, "./") + found[3]

    return IMPORT.sub(hashed, path.read_text(encoding="utf-8")).encode()


def routes(further: Iterable[Path] = (), base: str = "") -> list[Route]:
    """The routes of `st.App`: plotly, the files beside this module, and `further` ones, such as what was traced.

    They are below `base`, Streamlit's `server.baseUrlPath`. Every file is read and compressed here, once.
    """
    assets = {}
    for path in (PLOTLY, *sorted(p for p in HERE.iterdir() if p.suffix in TYPES), *further):
        body = content(path)
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        assets[url_of(path)] = Asset(url_of(path), body, packed, TYPES[path.suffix])

    async def serve(request: Request) -> Response:
        asset = assets.get(f"{PREFIX}{request.path_params['name']}")
        if asset is None:
            return Response("There is no such file.", status_code=404, media_type="text/plain")
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", "Content-Type": asset.kind}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(asset.packed, headers=headers | {"Content-Encoding": "gzip"})
        return Response(asset.body, headers=headers)

    return [Route(f"{below(base)}{{name:path}}", serve, methods=["GET"])]


def below(base: str) -> str:
    """What the lab's own addresses begin with on a server whose `server.baseUrlPath` is `base`."""
    return "/".join(("", *filter(None, base.split("/")), PREFIX))
