"""What the browser fetches from the lab besides Streamlit's own files: plotly and the lab's JavaScript.

Plotly comes as its authors' smaller bundle (scatter, bar, heatmap and a few more), a third of what the Python wheel
brings: a browser takes as much less time to fetch and to start it.

Every address carries a version or a hash of the content, so a browser keeps what it has fetched for good, and a page
never meets a module of another version. Only addresses listed at start are answered.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDERS = [Path(__file__).parent.parent / "assets"]  # a test or a benchmark may add one before calling `routes`
PREFIX = "/lab/"
PLOTLY = "plotly-cartesian.min.js"  # of the npm package plotly.js-cartesian-dist-min, unchanged
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
def url_of(name: str) -> str:
    """The address of a file below assets/ ("live.js", "traced/means.js"); KeyError if there is none."""
    if name not in files():
        raise KeyError(f"assets/{name} is not served; wanted one of {', '.join(sorted(files()))}.")
    stem, _, ending = name.rpartition(".")
    return f"{PREFIX}{stem}.{hashlib.sha256(content(name)).hexdigest()[:12]}.{ending}"


def files() -> dict[str, Path]:
    """Every file that is served, by its path below its folder."""
    return {p.relative_to(folder).as_posix(): p for folder in FOLDERS for p in folder.rglob("*") if p.suffix in TYPES}


@cache
def content(name: str) -> bytes:
    """The file, with the modules that it imports from beside it named by their hashed addresses."""
    source = files()[name].read_text(encoding="utf-8")
    folder = name[: name.rfind("/") + 1]

    def hashed(found: re.Match[str]) -> str:
        return found[1] + url_of(folder + found[2]).replace(f"{PREFIX}{folder}", "./") + found[3]

    return IMPORT.sub(hashed, source).encode()


def plotly() -> bytes:
    """plotly.js, as it is served and put into widgets."""
    return files()[PLOTLY].read_bytes()


def routes() -> list[Route]:
    """The routes of `st.App`; every file is read and compressed here, once."""
    assets = {}
    for name in sorted(files()):
        body = content(name)
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        assets[url_of(name)] = Asset(url_of(name), body, packed, TYPES[name[name.rfind(".") :]])

    async def serve(request: Request) -> Response:
        asset = assets.get(f"{PREFIX}{request.path_params['name']}")
        if asset is None:
            return Response("There is no such file.", status_code=404, media_type="text/plain")
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", "Content-Type": asset.kind}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(asset.packed, headers=headers | {"Content-Encoding": "gzip"})
        return Response(asset.body, headers=headers)

    return [Route(f"{PREFIX}{{name:path}}", serve, methods=["GET"])]
