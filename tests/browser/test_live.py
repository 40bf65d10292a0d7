"""The live figures: they follow a slider while it moves, and every way out leads to the plain charts."""

import gzip
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlparse
from urllib.request import Request, urlopen

import pytest

from benchmarks.drag_lab.probe import PROBES
from tests.lab import ROOT, serve, settle, thumb
from viz.live.routes import FOREVER, PLOTLY, url_of

WEIGHTS = "[data-figure=weights] .lab-plot"
RATIOS = "[data-figure=ratios] .lab-plot"
LINE = ".lab-lines li"


@pytest.fixture(scope="module")
def lab():
    """The address of the lab of the probes."""
    with serve(ROOT / "benchmarks" / "drag_lab" / "app.py") as base:
        yield base


@pytest.fixture
def open_probe(chromium, lab):
    """open_probe(query, width=1280, before=None) -> a page on which the first drawing is done; page.sent is counted."""
    contexts = []

    def visit(query: str = "", width: int = 1280, height: int = 900, before=None, ready: str = f"{RATIOS} .main-svg"):
        context = chromium.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.sent, page.errors = [], []
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: page.sent.append(frame)))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        if before:
            before(page)
        page.goto(f"{lab}/?{query}")
        settle(page)
        page.wait_for_selector(ready)
        settle(page)
        return page

    yield visit
    for context in contexts:
        context.close()


def query(page):
    """The query parameters of the address bar."""
    return {key: values[0] for key, values in parse_qs(urlparse(page.url).query).items()}


def drawn(page, figure=WEIGHTS, trace=0):
    """The y values that a figure shows."""
    return page.evaluate("([plot, i]) => Array.from(document.querySelector(plot).data[i].y)", [figure, trace])


def expected(page, name):
    """What torch computes at the settings that the address bar names."""
    said = query(page)
    settings = PROBES["probe_two"].defaults()
    settings |= {key: float(said[key]) for key in ("A", "spread", "ratio") if key in said}
    return PROBES["probe_two"].evaluate(settings | {"edits": said.get("edits", "")})[name]


def close(page, name, figure=WEIGHTS):
    """Whether a figure shows what torch computes, to 1e-9."""
    return drawn(page, figure) == pytest.approx(expected(page, name).tolist(), rel=1e-9)


def test_a_drag_redraws_at_once_without_a_message_and_the_server_agrees(open_probe):
    page = open_probe()
    before, sent, line = drawn(page), len(page.sent), page.inner_text(LINE)
    x, y = thumb(page, "spread")
    page.mouse.move(x, y)
    page.mouse.down()
    seen = []
    for step in range(1, 9):
        page.mouse.move(x + 6 * step, y)
        page.wait_for_timeout(40)
        seen.append(page.inner_text(LINE))
    assert drawn(page) != before and page.inner_text(LINE) != line
    assert len(set(seen)) > 4 and len(page.sent) == sent
    last, said = drawn(page), page.inner_text(LINE)
    page.mouse.up()
    settle(page)
    assert len(page.sent) == sent and drawn(page) == last
    page.get_by_role("button", name="run").click()
    settle(page)
    assert len(page.sent) == sent + 1
    assert drawn(page) == last and page.inner_text(LINE) == said
    assert close(page, "weight") and close(page, "r", RATIOS)
    assert page.inner_text("p:text-matches('^server')").removeprefix("server ") in said
    assert page.locator(".lab-table td").first.inner_text() in said
    assert page.errors == []


def test_only_the_figure_that_changed_is_drawn_again(open_probe):
    page = open_probe()
    page.evaluate(
        "window.count = {}; for (const plot of document.querySelectorAll('.lab-plot')) {"
        " const id = plot.closest('figure').dataset.figure;"
        " plot.on('plotly_afterplot', () => count[id] = (count[id] ?? 0) + 1) }"
    )
    x, y = thumb(page, "A")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y)
    page.wait_for_timeout(100)
    page.mouse.up()
    settle(page)
    counted = page.evaluate("count")
    assert set(counted) == {"weights"} and counted["weights"] >= 1


def test_arrow_keys_move_figures_and_url(open_probe):
    page = open_probe()
    page.locator(".st-key-A input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    assert max(drawn(page)) == pytest.approx(1.25 * 1.2)
    page.keyboard.press("ArrowRight")
    settle(page)
    assert query(page) == {"A": "1.5"} and close(page, "weight")


def test_a_log_slider_in_a_popover_is_seen(open_probe):
    page = open_probe()
    page.get_by_text("popover", exact=True).click()
    page.locator(".st-key-ratio input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert query(page) == {"ratio": "1.5"} and close(page, "r", RATIOS)


def test_reset_reaches_the_figures_at_once_after_a_drag(open_probe):
    page = open_probe()
    start = drawn(page)
    page.locator(".st-key-A input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="reset").click()
    settle(page)
    assert query(page) == {} and drawn(page) == start


def test_a_zoom_of_the_reader_survives_a_drag_and_a_run(open_probe):
    page = open_probe()
    box = page.locator(f"{WEIGHTS} .nsewdrag").bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 160, steps=5)
    page.mouse.up()
    page.wait_for_timeout(200)
    zoomed = page.evaluate(f"document.querySelector('{WEIGHTS}')._fullLayout.xaxis.range")
    assert zoomed[1] - zoomed[0] < 40
    page.locator(".st-key-A input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert close(page, "weight")
    assert page.evaluate(f"document.querySelector('{WEIGHTS}')._fullLayout.xaxis.range") == zoomed


def test_plain_asks_for_ordinary_charts(open_probe):
    page = open_probe("plain=1", ready=".stPlotlyChart .main-svg")
    assert page.locator(".lab-live").count() == 0 and page.locator(".stPlotlyChart").count() == 2
    assert "mean" in page.inner_text("[data-testid=stMain]") and page.locator("[data-testid=stDataFrame]").count() == 1


@pytest.mark.parametrize("part", ["plotly-cartesian.min", "main", "draw", "*.probe_two"])
def test_a_blocked_file_leads_to_the_plain_charts(open_probe, part):
    def block(page):
        page.route(f"**/_lab/{part}.*", lambda route: route.abort())

    page = open_probe(before=block, ready=".stPlotlyChart .main-svg")
    assert page.locator(".lab-live").count() == 0 and page.locator(".stPlotlyChart").count() == 2


def test_an_error_in_the_traced_code_leads_to_the_plain_charts(open_probe):
    def replace(page):
        body = "export default function compute(x) { if (x.A > 1) throw Error('no'); return {}; }"
        page.route("**/_lab/*.probe_two.*", lambda route: route.fulfill(body=body, content_type="text/javascript"))

    page = open_probe("A=2", before=replace, ready=".stPlotlyChart .main-svg")
    assert page.locator(".stPlotlyChart").count() == 2


def test_pointing_at_a_token_marks_it_everywhere(open_probe):
    page = open_probe()
    box = page.locator(f"{RATIOS} .nsewdrag").bounding_box()
    middle = page.evaluate(f"document.querySelector('{RATIOS}')._fullLayout.xaxis.d2p(7)")
    level = page.evaluate(f"document.querySelector('{RATIOS}')._fullLayout.yaxis.d2p(0.1)")
    page.mouse.move(box["x"] + middle, box["y"] + level)
    page.wait_for_selector(".lab-token:has-text('Token 7')")
    strips = page.locator(".lab-strip:visible")
    assert strips.count() == 2
    centres = [strip.bounding_box()["x"] + strip.bounding_box()["width"] / 2 for strip in strips.all()]
    assert centres[0] == pytest.approx(box["x"] + middle, abs=1.5)
    assert page.locator("[data-token='7']").evaluate("e => e.classList.contains('lab-linked')")
    r, weight = expected(page, "r")[6], expected(page, "weight")[6]
    assert page.inner_text(".lab-token") == f"Token 7 · r {r:.4g} · w {weight:.4g}"
    page.mouse.move(10, 10)
    page.wait_for_timeout(200)
    assert strips.count() == 0 and page.inner_text(".lab-token").strip() == ""


def test_pointing_at_a_curve_lights_up_its_term(open_probe):
    page = open_probe()
    box = page.locator(f"{WEIGHTS} .nsewdrag").bounding_box()
    place = "(axes => [axes.xaxis.d2p(1), axes.yaxis.d2p(-2)])"
    x, y = page.evaluate(f"{place}(document.querySelector('{WEIGHTS}')._fullLayout)")
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.wait_for_selector("[data-term=level].lab-term")
    page.mouse.move(10, 10)
    page.wait_for_selector("[data-term=level]:not(.lab-term)")


def test_a_token_dragged_by_mouse_reaches_the_url(open_probe):
    page = open_probe()
    axes = f"document.querySelector('{RATIOS}')._fullLayout"
    box = page.locator(f"{RATIOS} .nsewdrag").bounding_box()
    x, y = page.evaluate(f"[{axes}.xaxis.d2p(9), {axes}.yaxis.d2p({float(expected(page, 'r')[8])})]")
    sent = len(page.sent)
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x, box["y"] + y - 40, steps=8)
    page.wait_for_timeout(60)
    live = drawn(page, RATIOS)
    assert live[8] > 2 * expected(page, "r")[8] and len(page.sent) == sent
    assert page.locator(".lab-handle").get_attribute("aria-valuetext") == f"{live[8]:.4g}"
    page.mouse.up()
    settle(page)
    token, ratio = query(page)["edits"].split(":")
    assert token == "9" and float(ratio) == live[8] and len(page.sent) == sent
    assert close(page, "r", RATIOS) and drawn(page, RATIOS) == live


def test_a_token_moves_by_keys_and_delete_takes_it_back(open_probe):
    page = open_probe("edits=5:2")
    handle = page.locator(".lab-handle")
    handle.focus()
    assert "5" in handle.get_attribute("aria-label") and handle.get_attribute("aria-valuetext") == "2"
    page.keyboard.press("ArrowUp")
    assert handle.get_attribute("aria-valuetext") == "2.1"
    page.keyboard.press("PageUp")
    page.wait_for_function("location.search.includes('3.15')")
    settle(page)
    assert query(page) == {"edits": "5:3.15"} and close(page, "r", RATIOS)
    page.keyboard.press("Delete")
    page.wait_for_function("!location.search.includes('edits')")
    page.keyboard.press("ArrowRight")
    assert "6" in handle.get_attribute("aria-label")


def test_on_a_phone_the_figure_comes_along_with_the_slider_and_goes_back(open_probe):
    page = open_probe(width=360, height=640)
    x, y = thumb(page, "A")
    stage = page.locator("[data-figure=ratios] .lab-stage")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    page.wait_for_selector(".lab-pinned")
    box = stage.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 640 and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert not box["y"] <= y <= box["y"] + box["height"]
    page.mouse.up()
    settle(page)
    page.wait_for_selector(".lab-pinned", state="detached", timeout=4000)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360


def test_who_does_not_see_the_figure_is_told_at_rest(open_probe):
    page = open_probe()
    mean = expected(page, "s")
    assert page.locator(RATIOS).get_attribute("aria-label") == f"mean ratio {mean:.4f}"
    assert page.inner_text(".lab-status") == ""
    page.locator(".st-key-spread input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    page.wait_for_timeout(500)
    assert page.text_content(".lab-status").replace("**", "") == page.inner_text(LINE)
    assert page.locator(".lab-table th[scope=col]").count() == 3


def test_files_carry_their_hash_stay_for_good_and_nothing_else_is_served(lab):
    def get(path, **headers):
        return urlopen(Request(f"{lab}/{path}", headers=headers))

    for name in ("main.js", PLOTLY):
        plain, packed = get(url_of(name)), get(url_of(name), **{"Accept-Encoding": "gzip"})
        assert plain.headers["Cache-Control"] == packed.headers["Cache-Control"] == FOREVER
        assert "Content-Encoding" not in plain.headers and packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.read()) == plain.read()
    body = get(url_of("main.js")).read().decode()
    assert all(url_of(f"{name}.js").removeprefix("_lab") in body for name in ("draw", "frames", "runtime", "sliders"))
    other = ("main.js", "main.000000000000.js", "../app.py", "%2e%2e/app.py", "text/en/live.toml", "conformance.json")
    for path in other:
        with pytest.raises(HTTPError) as refused:
            get(f"_lab/{path}")
        assert refused.value.code in (400, 404), path
    with pytest.raises(KeyError):
        url_of("../app.py")
