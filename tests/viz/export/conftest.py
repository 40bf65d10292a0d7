"""Every explorable with its JavaScript, and a browser without a network."""

import pytest

from pages import EXPLORABLES
from tests.viz.export.toy import CODE, TOY

CASES = {"toy": (TOY, CODE)} | {
    name: (own, own.traced.read_text(encoding="utf-8")) for name, own in EXPLORABLES.items()
}


@pytest.fixture
def show(chromium, tmp_path):
    """show(html, theme, width) -> the page of that file, opened with the network off; its problems in page.problems."""
    contexts = []

    def open_file(html: str, theme: str = "light", width: int = 1000):
        path = tmp_path / f"widget{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = chromium.new_context(offline=True, color_scheme=theme, viewport={"width": width, "height": 800})
        contexts.append(context)
        context.route("http://**", lambda route: route.abort())
        context.route("https://**", lambda route: route.abort())
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: page.problems.append(request.url) if request.url[:4] == "http" else None)
        page.goto(path.as_uri())
        page.wait_for_function("document.getElementById('widget').widget")
        return page

    yield open_file
    for context in contexts:
        context.close()
