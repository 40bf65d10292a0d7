"""What answers at an address below a page, such as /means/x: the page that its last part names, or the one for none.

Streamlit answers every address with its one HTML page, which names its files relative to its own address: from two
levels down they are not found, and what opens is empty.
"""

from urllib.parse import quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from viz.live.html import instead


class Deeper:
    """ASGI middleware that redirects a browser from any HTML page that is not right below the lab's address.

    `base` is Streamlit's `server.baseUrlPath`.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        to = upwards(scope, self.base) if scope["type"] == "http" else None
        if to is None:
            await self.app(scope, receive, send)
            return
        await instead(RedirectResponse(to, 307), self.app, scope, receive, send)


def upwards(scope: Scope, base: str) -> str | None:
    """Where an address more than one level below the lab's leads, relative to itself; None for all others.

    Relative, because a proxy may serve the lab below a path that the server does not know.
    """
    parts = [part for part in scope["path"].removeprefix(scope.get("root_path", "")).split("/") if part]
    above = [part for part in base.split("/") if part]
    below = parts[len(above) :] if parts[: len(above)] == above else []
    if len(below) < 2:
        return None
    query = scope["query_string"].decode("latin-1")
    return "../" * (len(below) - 1) + quote(below[-1], safe="") + (f"?{query}" if query else "")
