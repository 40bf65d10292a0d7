"""What a page asks a browser to fetch early is what its figures will ask for, and only pages say so."""

import gzip
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version
from starlette.datastructures import Headers
from streamlit.file_util import get_static_dir

from viz.live.preload import ELEMENTS, MODULES, Preload, needed
from viz.live.routes import HERE, PLOTLY, url_of

STATIC = Path(get_static_dir())


def imported(name, found):
    """A module and all that it imports."""
    if name not in found:
        found.add(name)
        for other in re.findall(r'from "\./([\w-]+\.js)"', (HERE / name).read_text(encoding="utf-8")):
            imported(other, found)
    return found


def test_every_module_of_the_live_page_is_named():
    assert set(MODULES) == imported("main.js", set())


def answered(app_kind, **headers):
    """What a browser gets where Streamlit answers with that media type: its headers, and its body."""
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", app_kind.encode())]})
        await send({"type": "http.response.body", "body": b"Streamlit's"})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "headers": [(key.encode(), value.encode()) for key, value in headers.items()]}
    with pytest.raises(StopIteration):  # nothing in it waits, so one step is the whole of it; no event loop is needed
        Preload(app, STATIC)(scope, None, send).send(None)
    assert len(sent) == 2
    return Headers(raw=sent[0]["headers"]), sent[1]["body"]


def test_pages_carry_the_header_and_the_script_before_streamlits_own():
    headers, body = answered("text/html; charset=utf-8")
    assert f"<{url_of(PLOTLY)}>; rel=preload; as=script" in headers["link"] and url_of("main.js") in headers["link"]
    scripts = re.findall(r'<script type="module"[^>]* src="([^"]+)"', body.decode())
    assert scripts[0] == f"./{url_of('history.js')}" and scripts[1].startswith("./static/js/index.")
    assert int(headers["content-length"]) == len(body) and "etag" not in headers
    packed_headers, packed = answered("text/html; charset=utf-8", **{"accept-encoding": "gzip, br"})
    assert packed_headers["content-encoding"] == "gzip" and gzip.decompress(packed) == body


def test_what_every_page_has_of_streamlits_elements_is_fetched_with_the_page():
    names = needed(STATIC / "static" / "js")
    assert {name.split(".")[0] for name in names} >= set(ELEMENTS) and len(names) == len(set(names))
    page = answered("text/html")[1].decode()
    assert all(page.count(f'"./static/js/{name}"') == 1 for name in names)
    assert all((STATIC / "static" / "js" / name).exists() for name in names)


def test_nothing_else_is_touched():
    headers, body = answered("application/json")
    assert body == b"Streamlit's" and "link" not in headers


def test_the_bundle_is_of_the_version_that_the_wheel_brings():
    """Figures are checked by plotly.py and drawn by the bundle: both must be of one version of plotly.js."""
    assert f"v{get_plotlyjs_version()}\n" in PLOTLY.read_bytes()[:200].decode()
