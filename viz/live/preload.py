"""Streamlit's one HTML page as the lab sends it: what it will need is fetched at once, and a script comes first.

A header names what the page's figures will need. Without it plotly.js, by far the largest file, is asked for only after
Streamlit has started and the script has run. Of Streamlit's own elements those that every page has are named in the
page: it would ask for the code of each when the script draws the first one.
"""

import gzip
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from viz.live.html import instead
from viz.live.routes import PLOTLY, url_of

# everything that main.js imports, directly or not
MODULES = (
    "main.js", "draw.js", "frames.js", "quick.js", "movers.js", "heat.js", "notes.js", "rest.js", "runtime.js",
    "play.js", "sliders.js", "native.js", "thumbs.js", "words.js", "link.js", "peek.js", "point.js", "tokens.js",
    "view.js", "beside.js", "edits.js", "grid.js", "files.js", "recall.js",
)  # fmt: skip
HISTORY = "history.js"
ELEMENTS = ("BidiComponent", "Html", "ButtonGroup", "Button", "Radio", "TextInput")
# the specifier of an import among Streamlit's own files
NEEDS = re.compile(r"""(?:from|import)["`]\./([\w.-]+\.js)["`]""")
FIRST = '<script type="module"'  # where Streamlit's own code begins


class Preload:
    """ASGI middleware that answers with the lab's page wherever Streamlit answers with its own.

    Streamlit's own is in its folder `static`. It has no other HTML but that of old components, of which the lab has
    none.
    """

    def __init__(self, app: ASGIApp, static: Path) -> None:
        self.app = app
        page = (static / "index.html").read_text(encoding="utf-8")
        script = f'{FIRST} src="./{url_of(HISTORY)}"></script>\n    '
        early = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">\n    '
                        for name in needed(static / "static" / "js") if name not in page)  # fmt: skip
        self.body = page.replace(FIRST, script + FIRST, 1).replace("</head>", early + "</head>", 1).encode()
        self.packed = gzip.compress(self.body, mtime=0)
        modules = [f"<{url_of(name)}>; rel=modulepreload" for name in MODULES]
        link = ", ".join([f"<{url_of(PLOTLY)}>; rel=preload; as=script", *modules])
        self.headers = {"Link": link, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}

    def page(self, scope: Scope) -> Response:
        """The page, packed where the browser takes that."""
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            headers = self.headers | {"Content-Encoding": "gzip"}
            return Response(self.packed, headers=headers, media_type="text/html")
        return Response(self.body, headers=self.headers, media_type="text/html")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await instead(self.page(scope), self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)


def needed(folder: Path) -> list[str]:
    """The files of ELEMENTS among Streamlit's, and all that they import; without those that this Streamlit lacks."""
    found: list[str] = [path.name for element in ELEMENTS for path in sorted(folder.glob(f"{element}.*.js"))]
    for name in found:  # which grows meanwhile
        others = dict.fromkeys(NEEDS.findall((folder / name).read_text(encoding="utf-8")))
        found += [other for other in others if other not in found]
    return found
