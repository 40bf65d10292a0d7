"""Time from a pointer move over a slider to the figures drawn, in a headless Chromium, and the messages it costs.

From the repository's root:  python -m benchmarks.drag [--write] [--drags 4]
A lab is started on a free port; a real mouse drags real sliders. --write puts the table into README.md here.
"""

import math
import os
import statistics
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from benchmarks import readme
from tests.lab import ROOT, chromium, serve, settle, thumb

MOVES, PAUSE, REACH = 60, 25, 60  # moves per drag, ms between them, pixels to each side

# from the event's own time to the mark that viz/live/main.js sets after the last figure
WATCH = """
window.moved = 0; window.times = [];
addEventListener("pointermove", (event) => { window.moved = event.timeStamp; }, true);
new PerformanceObserver((list) => list.getEntriesByName("lab-drawn").forEach(
  (mark) => window.times.push(mark.startTime - window.moved))).observe({ entryTypes: ["mark"] });
"""


class Case(NamedTuple):
    """A page to drag on: what the table calls it, its address below the lab's, the slider's key."""

    label: str
    path: str
    key: str


PROBES = (
    Case("one figure, 64 tokens", "/?probe=probe_one", "spread"),
    Case("two linked figures, 64 tokens", "/?probe=probe_two", "spread"),
    Case("two linked figures, 512 tokens", "/?probe=probe_long", "spread"),
)
SEVEN = "show=grpo,gspo,sapo,dapo,dr_grpo,cispo,gmpo"
PAGES = (
    Case("SAPO's gate: four figures of 221 points", "/sapo-gate", "tau_pos"),
    Case("token weights, 24 tokens, 7 objectives", f"/token-weights?{SEVEN}", "ratio"),
    Case("token weights, 512 tokens, 7 objectives", f"/token-weights?length=512&{SEVEN}", "ratio"),
    Case("clip regions: map and six panels, 5 objectives", "/clip-regions", "r"),
    Case("means: four figures, 100 tokens", "/means", "outlier"),
    Case("training race: four figures, 4 lanes of 101 steps", "/training-race?step=50", "step"),
    Case("negative updates: five figures, 50,000 tokens", "/negative-gradients", "A"),
    Case("gradient variance: three figures, 1,296 outcomes", "/gradient-variance", "mismatch_size"),
    Case("gradient variance: an update of 8 tokens", "/gradient-variance?scenario=update", "short_length"),
)


def drag(page: Page, key: str, side: int) -> None:
    """Press the slider's thumb and swing it, first to one side (1 or -1); the button stays down."""
    x, y = thumb(page, key)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(MOVES):
        page.mouse.move(x + side * REACH * math.sin(step / 8), y)
        page.wait_for_timeout(PAUSE)


def measure(browser: Browser, base: str, case: Case, drags: int) -> str:
    """One line of the table."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    sent: list[Any] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(base + case.path)
    page.wait_for_selector(".lab-plot .main-svg")
    settle(page)
    drag(page, case.key, 1)  # warms the browser's compiler; not counted
    page.mouse.up()
    settle(page)
    times: list[float] = []
    during, after = 0, 0
    page.evaluate(WATCH)
    for turn in range(drags):
        page.evaluate("window.times = []")
        before = len(sent)
        drag(page, case.key, 1 if turn % 2 else -1)
        times += page.evaluate("window.times")
        during += len(sent) - before
        before = len(sent)
        page.mouse.up()
        settle(page)
        after += len(sent) - before
    page.context.close()
    p95 = statistics.quantiles(times, n=20)[-1]
    cells = [case.label, str(len(times)), f"{statistics.median(times):.0f}", f"{p95:.0f}", str(during)]
    return "| " + " | ".join([*cells, f"{after / drags:.2g}"]) + " |"


def table(drags: int) -> str:
    """The Markdown that goes into the README."""
    head = ["figures", "redraws", "median, ms", "p95, ms", "messages while dragging", "messages per release"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    with chromium() as browser:
        for app, cases in ((ROOT / "benchmarks" / "drag_lab" / "app.py", PROBES), (ROOT / "app.py", PAGES)):
            with serve(app) as base:
                lines += [measure(browser, base, case, drags) for case in cases]
        version = browser.version
    return "\n".join([*lines, "", f"Headless Chromium {version}, {os.cpu_count()} cores, server on the same machine."])


def main() -> None:
    """Measure, print, and write where asked."""
    parser = readme.parser("drag", __doc__)
    parser.add_argument("--drags", type=int, default=4, help="drags per page")
    options = parser.parse_args()
    readme.tell("drag", table(options.drags), options.write)


if __name__ == "__main__":
    main()
