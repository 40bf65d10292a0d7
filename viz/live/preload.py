"""A header on the page itself that names what its figures will need, so that a browser fetches it at once.

Without it plotly.js, by far the largest file, is asked for only after Streamlit has started and the script has run.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.live.routes import PLOTLY, url_of

# everything that main.js imports, directly or not, and what every page has
MODULES = (
    "main.js", "draw.js", "frames.js", "quick.js", "movers.js", "heat.js", "notes.js", "rest.js", "runtime.js",
    "play.js", "sliders.js", "thumbs.js", "words.js", "link.js", "peek.js", "point.js", "tokens.js",
    "history.js",
)  # fmt: skip


class Preload:
    """ASGI middleware that adds `Link: <address>; rel=preload` to every HTML page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        modules = [f"<{url_of(name)}>; rel=modulepreload" for name in MODULES]
        self.link = ", ".join([f"<{url_of(PLOTLY)}>; rel=preload; as=script", *modules])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.link
            await send(message)

        await self.app(scope, receive, with_link if scope["type"] == "http" else send)
