"""The browser's modules, each run by itself in Chromium."""

import pytest

from viz.live.routes import HERE

LOAD = "import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})))"


@pytest.fixture(scope="module")
def module_of(chromium):
    """module_of("edits.js") -> run(expression, argument): JavaScript of `m`, a module without imports, and `a`."""
    pages = []

    def loaded(name):
        pages.append(page := chromium.new_page())
        page.evaluate(f"async (source) => {{ window.m = await {LOAD}; }}", (HERE / name).read_text(encoding="utf-8"))
        return lambda expression, argument: page.evaluate(f"(a) => {expression}", argument)

    yield loaded
    for page in pages:
        page.close()
