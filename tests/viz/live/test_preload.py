"""What a page asks a browser to fetch early is what its figures will ask for, and only pages say so."""

import re

import pytest
from plotly.offline import get_plotlyjs_version

from viz.live.preload import MODULES, Preload
from viz.live.routes import HERE, PLOTLY, url_of


def imported(name, found):
    """A module and all that it imports."""
    if name not in found:
        found.add(name)
        for other in re.findall(r'from "\./([\w-]+\.js)"', (HERE / name).read_text(encoding="utf-8")):
            imported(other, found)
    return found


def test_every_module_of_the_live_page_is_named():
    assert set(MODULES) == imported("main.js", set()) | {"history.js"}


@pytest.mark.parametrize("kind, named", [("text/html; charset=utf-8", True), ("application/json", False)])
def test_pages_carry_the_header_and_nothing_else_does(kind, named):
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})

    async def send(message):
        sent.append(message)

    with pytest.raises(StopIteration):  # nothing in it waits, so one step is the whole of it; no event loop is needed
        Preload(app)({"type": "http"}, None, send).send(None)
    links = [value.decode() for key, value in sent[0]["headers"] if key == b"link"]
    assert bool(links) == named
    if named:
        assert f"<{url_of(PLOTLY)}>; rel=preload; as=script" in links[0] and url_of("main.js") in links[0]


def test_the_bundle_is_of_the_version_that_the_wheel_brings():
    """Figures are checked by plotly.py and drawn by the bundle: both must be of one version of plotly.js."""
    assert f"v{get_plotlyjs_version()}\n" in PLOTLY.read_bytes()[:200].decode()
