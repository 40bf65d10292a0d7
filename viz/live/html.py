"""Streamlit's one HTML page, where an answer of the lab's stands in its place."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def instead(answer: Response, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the app answer, but `answer` where it would answer with a page."""
    replaced = False

    async def or_answer(message: Message) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start" and is_page(message):
            replaced = True
            await answer(scope, receive, send)
        elif not replaced:
            await send(message)

    await app(scope, receive, or_answer)


def is_page(message: Message) -> bool:
    """Whether the response that starts is an HTML page."""
    return message["status"] == 200 and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
