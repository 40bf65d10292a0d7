"""The exported widget in a browser without a network: what it draws and says is what torch computes."""

import csv
import io
import math
import re
from functools import partial
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Route

from tests import ROOT
from tests.viz.export.conftest import CASES
from tests.viz.export.toy import CODE, TOY
from viz.declare.explorable import resolve, unmarked
from viz.export import numbers_csv, widget_html
from viz.export.contents import moving, referred
from viz.live.routes import PLOTLY
from viz.look.numbers import number
from viz.look.style import DARK, LIGHT
from viz.look.text import Text

CLOSE = 1e-9
VALUES = """() => Object.fromEntries(Object.entries(document.getElementById("widget").widget.values)
  .map(([name, value]) => [name, typeof value === "number" ? value : Array.from(value)]))"""
DRAWN = """() => Array.from(document.querySelectorAll(".plot"), (plot) => plot.data.map((trace) => ({
  x: Array.from(trace.x ?? []), y: Array.from(trace.y ?? []), z: Array.from(trace.z ?? [], (row) => Array.from(row)),
})))"""


def assert_equal(theirs, ours, name: str) -> None:
    """Numbers or vectors agree, gaps in the same places; how far they are apart is said otherwise."""
    one, two = np.asarray(theirs, dtype=float), np.asarray(ours, dtype=float)
    assert one.shape == two.shape, name
    np.testing.assert_allclose(one, two, rtol=CLOSE, atol=CLOSE, err_msg=name)


def press(page, explorable, settings, key, move):
    """Move a slider by keyboard, and the settings with it."""
    page.focus(f"input[data-key={key}]")
    page.keyboard.press(move)
    values = explorable.controls[key].values
    at = min(range(len(values)), key=lambda i: abs(values[i] - settings[key]))
    last = len(values) - 1
    moved = {"ArrowRight": min(at + 1, last), "ArrowLeft": max(at - 1, 0), "Home": 0, "End": last}
    return settings | {key: values[moved[move]]}


def check(page, explorable, settings, lang):
    """Values, figures, sentences and table against torch."""
    text, values = Text(lang), explorable.evaluate(settings)
    theirs = page.evaluate(VALUES)
    for name in referred(explorable, settings):
        assert_equal(theirs[name], values[name], name)
    said = [unmarked(resolve({"$p": line}, values)).replace("**", "") for line in explorable.lines(settings, text)]
    assert page.locator("main .lines li").all_inner_texts() == said
    formulas = [resolve({"$p": line}, values) for line in explorable.formula(settings, text)]
    written = [re.sub(r"\[\[\w+\|([^|]+?)(?:\|(.+?))?\]\]", r"\1\2", line) for line in formulas]
    assert page.locator("main .formula li").evaluate_all("all => all.map((li) => li.textContent)") == written
    cells = [[str(cell) for cell in row] for row in resolve(explorable.table(settings, text), values)]
    shown = [row.locator("th, td").all_inner_texts() for row in page.locator("main tr").all()]
    assert shown == cells
    figures = resolve(explorable.figures(settings, LIGHT, text), values)
    for drawn, figure in zip(page.evaluate(DRAWN), figures.values(), strict=True):
        for trace, ours in zip(drawn, figure["data"], strict=True):
            for axis in ("x", "y", "z"):
                if axis in ours:
                    assert_equal(trace[axis], ours[axis], f"{axis} of a {ours['type']}")


@pytest.mark.parametrize("name", CASES)
def test_what_it_draws_and_says_follows_the_sliders(name, show):
    explorable, code = CASES[name]
    settings = explorable.defaults()
    page = show(widget_html(explorable, settings, "en", "self-contained", code=code))
    check(page, explorable, settings, "en")
    free = moving(explorable, settings)
    assert free
    for key, move in zip(free, ("ArrowRight", "ArrowLeft", "Home", "End") * 9, strict=False):
        settings = press(page, explorable, settings, key, move)
    check(page, explorable, settings, "en")
    page.click("button[data-lang=zh]")
    assert page.locator("h1").inner_text() == Text("zh")(f"{explorable.name}.question")
    assert page.evaluate("document.documentElement.lang") == "zh"
    check(page, explorable, settings, "zh")
    assert page.problems == []


def test_each_slider_moves_to_both_ends(show):
    """Every control at both ends, for the toy, whose grid is decimal and whose numbers are of every kind."""
    settings = TOY.defaults()
    page = show(widget_html(TOY, settings, "zh", "self-contained", code=CODE))
    for key in ("A", "ratio", "length"):
        for move in ("Home", "ArrowRight", "End", "ArrowLeft"):
            settings = press(page, TOY, settings, key, move)
            check(page, TOY, settings, "zh")
            shown = page.locator(f".slider:has(input[data-key={key}]) output").inner_text()
            assert shown == number(settings[key]) == page.get_attribute(f"input[data-key={key}]", "aria-valuetext")


def test_the_link_leads_to_the_same_settings(show):
    settings = TOY.defaults() | {"seed": 3, "edits": "5:0.2,17:3", "A": -1.0}
    page = show(widget_html(TOY, settings, "en", "small", link="https://lab.example/sapo-gate", code=CODE))
    settings = press(page, TOY, settings, "ratio", "End")
    page.click("button[data-lang=zh]")
    link = urlsplit(page.get_attribute("a[target=_blank]", "href"))
    assert (link.scheme, link.netloc, link.path) == ("https", "lab.example", "/sapo-gate")
    wanted = {"seed": ["3"], "edits": ["5:0.2,17:3"], "A": ["-1"], "ratio": ["30"], "lang": ["zh"], "v": ["1"]}
    assert parse_qs(link.query) == wanted


def test_numbers_download_as_the_lab_writes_them(show):
    settings = TOY.defaults() | {"edits": "=1+1"}
    page = show(widget_html(TOY, settings, "zh", "small", code=CODE))
    settings = press(page, TOY, settings, "ratio", "End")
    with page.expect_download() as download:
        page.click("button[data-tool=csv]")
    theirs = list(csv.reader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"))))
    ours = list(csv.reader(io.StringIO(numbers_csv(TOY, settings, Text("zh")))))
    assert [row[:2] + row[3:] for row in theirs] == [row[:2] + row[3:] for row in ours]
    assert ["edits", "", "'=1+1", Text("zh")("control.edits.label")] in theirs
    for one, two in zip(theirs, ours, strict=True):
        assert one[2] == two[2] or math.isclose(float(one[2]), float(two[2]), rel_tol=CLOSE)


def test_figures_download_and_themes_follow_the_reader(show):
    page = show(widget_html(TOY, TOY.defaults(), "en", "self-contained", code=CODE))
    for kind, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as download:
            page.click(f"button[data-tool={kind}]")
        assert download.value.suggested_filename == f"sapo_gate-only.{kind}"
        assert download.value.path().read_bytes().startswith(start)
    assert colours(page) == (LIGHT.paper, LIGHT.ink, LIGHT.paper)
    page.emulate_media(color_scheme="dark")
    changed = "light => document.querySelector('.plot')._fullLayout.paper_bgcolor !== light"
    page.wait_for_function(changed, arg=LIGHT.paper)
    assert colours(page) == (DARK.paper, DARK.ink, DARK.paper)


def test_a_theme_can_be_fixed(show):
    page = show(widget_html(TOY, TOY.defaults(), "en", "self-contained", "dark", code=CODE), "light")
    assert colours(page) == (DARK.paper, DARK.ink, DARK.paper)


def colours(page):
    """Paper and line of the figure, and the page's own background."""
    red, green, blue = re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    plot = "document.querySelector('.plot')"
    drawn = page.evaluate(f"[{plot}._fullLayout.paper_bgcolor, {plot}.data[0].line.color]")
    return (*drawn, f"#{int(red):02x}{int(green):02x}{int(blue):02x}")


def test_without_plotly_it_says_so_and_the_numbers_still_follow(show):
    settings = TOY.defaults()
    page = show(widget_html(TOY, settings, "en", "small", code=CODE))
    assert Text("en")("export.widget.no_plotly") in page.inner_text("main")
    assert not page.locator(".figures").is_visible() and not page.locator("button[data-tool=svg]").is_visible()
    settings = press(page, TOY, settings, "ratio", "End")
    said = [resolve({"$p": line}, TOY.evaluate(settings)) for line in TOY.lines(settings, Text("en"))]
    assert page.locator("main .lines li").all_inner_texts() == said
    assert all("cdn.jsdelivr.net" in problem for problem in page.problems)


def test_a_phone_needs_no_sideways_scrolling_and_every_control_has_a_name(show):
    page = show(widget_html(TOY, TOY.defaults(), "en", "self-contained", "light", code=CODE), width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for key in ("A", "ratio", "length"):
        assert page.get_by_label(Text("en")(f"control.{key}.label"), exact=True).get_attribute("data-key") == key
    assert page.locator(".plot").get_attribute("aria-label") == page.locator("main .lines li").inner_text()


def test_a_key_breaks_where_a_phone_would_cut_it_off(show):
    means = CASES["means"][0]
    page = show(widget_html(means, means.defaults(), "en", "self-contained", "light"), width=360)
    edges = """() => Array.from(document.querySelectorAll(".plot"), (plot) => [
      plot.getBoundingClientRect().right,
      ...Array.from(plot.querySelectorAll(".annotation-text"), (note) => note.getBoundingClientRect().right)])"""
    for right, *notes in page.evaluate(edges):
        assert all(note <= right + 1 for note in notes)
    assert page.locator(".plot").first.evaluate("plot => plot.layout.annotations[0].text").count("<br>") == 1
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_function("!document.querySelector('.plot').layout.annotations[0].text.includes('<br>')")


def test_without_a_link_there_is_none_and_the_background_can_be_seen_through(show):
    page = show(widget_html(TOY, TOY.defaults(), "en", "self-contained", code=CODE, background="transparent"))
    assert not page.get_by_text(Text("en")("export.widget.open")).is_visible()
    clear = "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == clear
    assert page.evaluate("getComputedStyle(document.querySelector('.plot .main-svg')).backgroundColor") == clear


def test_it_tells_its_height_to_the_page_around_it(chromium, tmp_path):
    """With the listener that viz/README.md gives, nothing in the frame needs to scroll."""
    readme = (ROOT / "viz" / "README.md").read_text(encoding="utf-8")
    listener = re.search(r"<script>\n.*?lab-height.*?</script>", readme, re.DOTALL)[0]
    html = widget_html(TOY, TOY.defaults(), "en", "self-contained", code=CODE)
    (tmp_path / "widget.html").write_text(html, encoding="utf-8")
    (tmp_path / "post.html").write_text(f'<iframe src="widget.html" width="600" height="90"></iframe>{listener}')
    page = chromium.new_page()
    page.goto((tmp_path / "post.html").as_uri())
    page.wait_for_function("document.querySelector('iframe').clientHeight > 300")
    frame = page.frames[1]
    frame.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    page.close()


def test_small_takes_plotly_from_the_cdn_only_with_the_same_bytes(chromium, tmp_path):
    """The CDN is played here: the hash lets the lab's file pass, and no other."""
    path = tmp_path / "small.html"
    path.write_text(widget_html(TOY, TOY.defaults(), "en", "small", code=CODE), encoding="utf-8")
    headers = {"access-control-allow-origin": "*", "content-type": "text/javascript"}
    for body, works in ((PLOTLY.read_bytes(), True), (PLOTLY.read_bytes() + b" ", False)):
        context = chromium.new_context()
        page = context.new_page()
        page.route("https://cdn.jsdelivr.net/**", partial(Route.fulfill, body=body, headers=headers))
        page.goto(path.as_uri())
        page.wait_for_function("document.getElementById('widget').widget")
        assert page.evaluate("Boolean(globalThis.Plotly && document.querySelector('.plot').data)") == works
        context.close()
