"""A figure that is only moved while a hand drags looks as plotly would draw it, and plotly draws it at rest."""

import pytest

from tests.lab import ROOT, serve, settle, thumb
from viz.live.routes import PLOTLY, url_of

WATCH = ROOT / "tests" / "browser" / "quick.js"
# address -> sliders that every figure follows without a new axis
PAGES = {
    "/sapo-gate": ("tau_pos", "r"),
    "/token-weights": ("ratio",),
    "/token-weights?length=512": ("ratio",),
    "/means": ("base", "outlier"),
    "/means?length=300": ("base",),
    "/token-weights?focus=sapo": ("ratio",),
    "/training-race?step=50": ("step",),
}


def watch(page):
    page.add_init_script(path=WATCH)


def check_drag(page, key):
    """Drag a slider: no react while the hand moves, and at rest every figure finds what it would draw itself."""
    page.set_viewport_size({"width": 1280, "height": 2500})  # figures out of sight are not drawn
    page.wait_for_selector(".lab-plot .main-svg")
    settle(page)
    page.wait_for_function(
        "[...document.querySelectorAll('.lab-plot')].every((p) => p.on || p.getBoundingClientRect().top > innerHeight)"
    )
    x, y = thumb(page, key)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("(reacts.length = 0, window.watching ??= watchReacts() ?? true)")
    for step in (30, 60, 20, -30, -60, -50):
        page.mouse.move(x + step, y)
        page.wait_for_timeout(20)
    page.mouse.up()
    page.wait_for_function("reacts.length && reacts.every(note => note.after)")
    settle(page)
    notes = page.evaluate("reacts")
    assert len({note["figure"] for note in notes}) > 1
    assert [note["figure"] for note in notes if not note["resting"]] == []
    assert page.evaluate("differences(reacts)") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_dragged_page_looks_as_plotly_draws_it(visit, path):
    page = visit(path, before=watch)
    for key in PAGES[path]:
        check_drag(page, key)


def test_dragged_probes_look_as_plotly_draws_them(chromium):
    with serve(ROOT / "benchmarks" / "drag_lab" / "app.py") as lab:
        for name in ("probe_two", "probe_long"):
            page = chromium.new_page()
            watch(page)
            page.goto(f"{lab}/?probe={name}")
            check_drag(page, "spread")
            page.close()


@pytest.fixture(scope="module")
def bench(chromium, address):
    """bench(spec, *steps) -> for every step after the first: was it moved, and what plotly changed at rest.

    With resize=True the window says before every step that its size may have changed.
    """
    page = chromium.new_page(viewport={"width": 600, "height": 500})
    watch(page)
    page.goto(f"{address}/{url_of('quick.js')}")  # a page without anything on it
    page.set_content("<main></main>")
    page.add_script_tag(url=f"{address}/{url_of(PLOTLY)}")
    page.evaluate(
        """async (url) => {
          const { drawFigure } = await import(url);
          const wait = async (ready) => {
            for (let i = 0; i < 1000 && !ready(); i++) await new Promise((done) => setTimeout(done, 5));
            if (!ready()) throw Error("plotly did not draw at rest");
          };
          const vector = (value) => Array.isArray(value) ? Float64Array.from(value, (v) => v ?? NaN) : value;
          watchReacts();
          window.bench = async (spec, steps, resize) => {
            const node = document.createElement("div");
            node.style = "width: 500px; height: 300px";
            document.querySelector("main").replaceChildren(node);
            const found = [];
            for (const step of steps) {
              const values = Object.fromEntries(Object.entries(step).map(([name, value]) => [name, vector(value)]));
              if (resize && node.data) await Plotly.Plots.resize(node);
              reacts.length = 0;
              drawFigure(Plotly, node, spec, values);
              const moved = reacts.length === 0;
              dispatchEvent(new PointerEvent("pointerup"));
              await wait(() => reacts.length && reacts.every((note) => note.after));
              found.push([moved, moved ? await differences(reacts) : []]);
            }
            return found.slice(1);
          };
        }""",
        f"{address}/{url_of('draw.js')}",
    )
    yield lambda spec, *steps, resize=False: page.evaluate("(all) => bench(...all)", [spec, steps, resize])
    page.close()


MOVED, DRAWN = [True, []], [False, []]
X, Y = {"$": "x"}, {"$": "y"}
FLAT = {"xaxis": {"range": [0, 5]}, "yaxis": {"range": [0, 10]}}
LOG = {"xaxis": {"range": [0, 5]}, "yaxis": {"type": "log", "range": [-1, 1]}}
ONE = {"x": [1, 2, 3, 4], "y": [1, 5, 2, 8]}


def scatter(mode, **more):
    return {"type": "scatter", "mode": mode, "x": X, "y": Y, **more}


def test_lines_with_gaps_logarithms_and_nothing(bench):
    line = {"data": [scatter("lines")], "layout": FLAT}
    steps = ([1, None, 2, 3], [None] * 4, [1, 2, 3, 4])
    assert bench(line, ONE, *(ONE | {"y": y} for y in steps)) == [MOVED, MOVED, DRAWN]
    far = {"data": [scatter("lines")], "layout": LOG}
    assert bench(far, ONE, *(ONE | {"y": y} for y in ([1, 0, 2, -3], [1, 1e300, 2, 1e-300]))) == [MOVED, MOVED]
    assert bench({"data": [scatter("lines")], "layout": {}}, ONE, ONE | {"y": [0, 1, 2, 99]}) == [DRAWN]
    stepped = {"data": [scatter("lines", line={"shape": "hv"})], "layout": FLAT}
    assert bench(stepped, ONE, ONE | {"y": [1, 2, 3, 4]}) == [DRAWN]


def test_areas(bench):
    zero = {"data": [scatter("lines", fill="tozeroy")], "layout": FLAT}
    assert bench(zero, ONE, ONE | {"y": [4, 3, 2, 9]}, ONE | {"y": [4, None, 2, 9]}) == [MOVED, DRAWN]
    below = {"type": "scatter", "mode": "lines", "x": X, "y": {"$": "low"}}
    band = {"data": [below, scatter("lines", fill="tonexty")], "layout": FLAT}
    both = ONE | {"low": [0, 1, 1, 2]}
    steps = (both | {"low": [0, 2, 2, 2]}, both | {"y": [9, 9, 8, 9]})
    assert bench(band, both, *steps) == [MOVED, MOVED]
    assert bench(band, both, *steps, resize=True) == [MOVED, MOVED]
    early = {"low": [0, 1, None, None], "y": [1, 5, None, None]}  # a curve that has not been run to its end
    assert bench(band, both, both | early, both) == [MOVED, MOVED]


def test_markers_come_and_go(bench):
    for layout in (FLAT, LOG):
        marks = {"data": [scatter("markers", cliponaxis=False)], "layout": layout}
        steps = ([None, 3, None, 4], [None] * 4, [-1, 5, 12, 2])
        assert bench(marks, ONE, *(ONE | {"y": y} for y in steps)) == [MOVED, MOVED, MOVED]
    coloured = {"data": [scatter("markers", marker={"color": {"$": "colour"}})], "layout": FLAT}
    none = ONE | {"y": [None] * 4}
    steps = [one | {"colour": colour} for one, colour in ((none, "red"), (none, "blue"), (ONE, "blue"))]
    assert bench(coloured, ONE | {"colour": "red"}, *steps) == [MOVED, DRAWN, DRAWN]
    marks = {"data": [scatter("markers")], "layout": FLAT}
    longer = {"x": [1, 2, 3, 4, 5], "y": [5, 4, 3, 2, 1]}
    assert bench(marks, ONE | {"y": [None] * 4}, ONE, longer, {"x": [1], "y": [2]}, ONE) == [DRAWN, MOVED, MOVED, MOVED]
    own = {"data": [scatter("markers", marker={"color": ["red", "blue", "red", "blue"]})], "layout": FLAT}
    assert bench(own, ONE, ONE | {"y": [4, 3, 2, 1]}, ONE | {"y": [4, None, 2, 1]}) == [MOVED, DRAWN]
    sized = {"data": [scatter("markers", marker={"size": {"$": "size"}})], "layout": FLAT}
    assert bench(sized, ONE | {"size": 5}, ONE | {"size": 9}) == [DRAWN]


def test_bars(bench):
    for orientation, layout in (("v", FLAT), ("h", {"xaxis": {"range": [-9, 9]}, "yaxis": {"range": [0, 5]}})):
        value, other = ("y", "x") if orientation == "v" else ("x", "y")
        bars = {"type": "bar", "orientation": orientation, other: [1, 2, 3, 4], value: Y}
        steps = ([2, 0.01, 0, -3], [1, 1, 1, 1], [1, None, 1, 1])
        found = bench({"data": [bars], "layout": layout}, {"y": [1, 2, 3, 4]}, *({"y": y} for y in steps))
        assert found == [MOVED, MOVED, DRAWN]
    stacked = {"data": [bars, bars], "layout": layout | {"barmode": "stack"}}
    assert bench(stacked, {"y": [1, 2, 3, 4]}, {"y": [2, 2, 2, 2]}) == [DRAWN]


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_heatmaps(bench, gap):
    colours = [[0, "#112233"], [0.4, "rgb(250, 250, 240)"], [1, "orange"]]
    heat = {"type": "heatmap", "x": [1, 2, 3], "y": [1, 4], "z": [{"$": "low"}, {"$": "high"}], "zmin": -1, "zmax": 2}
    heat |= {"colorscale": colours, "xgap": gap, "ygap": gap, "showscale": False}
    one, two = {"low": [0, 1, 2], "high": [-1, 0, None]}, {"low": [None, -5, 0.3], "high": [9, 0.25, 1.99]}
    for axes in (FLAT, {"xaxis": {"type": "log"}, "yaxis": {"autorange": "reversed"}}):
        assert bench({"data": [heat], "layout": axes}, one, two) == [MOVED]
    assert bench({"data": [heat | {"zsmooth": "best"}], "layout": FLAT}, one, two) == [DRAWN]


@pytest.mark.parametrize("xanchor", ["left", "center", "right", "auto"])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_annotations_keep_their_place_or_take_a_new_one(bench, xanchor, align):
    steps = [ONE | {"at": at} for at in (1, 3.125, 2)]
    note = {"showarrow": False, "xanchor": xanchor, "align": align}
    paper = note | {"xref": "paper", "yref": "paper", "x": 0.9, "y": 0.9}
    for words in ("a < {v} <b>{v}</b>", "long<br>and at <b>{v}</b><br>two"):
        said = {"$p": {"variants": [words], "select": None, "values": {"v": ["at", ".4g"]}}}
        layout = FLAT | {"annotations": [paper | {"text": said}]}
        assert bench({"data": [], "layout": layout}, *steps) == [MOVED, MOVED]
    moving = note | {"text": "here", "x": {"$": "at"}, "y": {"$": "at", "+": -1}, "yshift": 8}
    for axes in (FLAT, LOG):
        assert bench({"data": [], "layout": axes | {"annotations": [moving]}}, *steps[::2], *steps[::2]) == [MOVED] * 3
    assert bench({"data": [], "layout": FLAT | {"annotations": [moving]}}, steps[0], ONE | {"at": 99}) == [DRAWN]


def test_shapes_annotations_titles_and_ranges(bench):
    at = {"$": "at"}
    shapes = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at},
        {"type": "rect", "x0": 1, "x1": at, "y0": 0.2, "y1": {"$": "at", "+": 1}, "layer": "below"},
    ]
    said = {"$p": {"variants": ["<b>at</b> {v}<br><span style='color:red'>■</span> {v}"], "select": None,
                   "values": {"v": ["at", ".2f"]}}}  # fmt: skip
    note = {"text": said, "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "align": "left"}
    note |= {"showarrow": False}
    for axes in (FLAT, LOG):
        layout = axes | {"shapes": shapes, "annotations": [note], "title": {"text": said, "x": 0}}
        figure = {"data": [scatter("lines")], "layout": layout}
        assert bench(figure, ONE | {"at": 1}, ONE | {"at": 3.25}, ONE | {"at": 1}) == [MOVED, MOVED]
    arrow = {"data": [], "layout": FLAT | {"annotations": [note | {"showarrow": True}]}}
    assert bench(arrow, {"at": 1}, {"at": 2}) == [DRAWN]
    growing = {"data": [], "layout": {"xaxis": {"range": [0, at]}}}
    assert bench(growing, {"at": 1}, {"at": 2}) == [DRAWN]
    curved = {"data": [], "layout": FLAT | {"shapes": [shapes[1] | {"type": "circle"}]}}
    assert bench(curved, {"at": 1}, {"at": 2}) == [DRAWN]
