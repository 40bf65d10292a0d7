"""What a race on the page costs: until its first figure, until it stops, and what it costs the other visitors.

From the repository's root:  python -m benchmarks.live_race [--write]
A headless Chromium presses Run, waits for the first live figure, and stops the race. Then another visitor moves a
slider of a page whose figures the server draws, first alone and then while two races run; a move is over when the
page's sentences have followed. The page's own clock times it, from the press of the key or button. Those who watch the
two races get all that the server sends, but their browsers draw no figures: a visitor's own machine would.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys

from playwright.sync_api import Browser, Error, Page

from benchmarks import readme
from tests.lab import ROOT, chromium, serve, settle
from viz.look.text import Text

INSIDE = "--inside"  # what this program calls itself with, to be ended as a whole
DEADLINE = 170  # seconds for everything
WAIT = 20_000  # milliseconds for anything waited for
RACES, MOVES, SHORTEST = 3, 40, 24  # SHORTEST tokens when the page opens; each move adds or removes one
OWN = ".st-key-live-training_race_own"
WORDS = Text("en")("jobs.cancelled_asked", seconds="@").split("@")[0]
BLIND = "export const mount = () => {}, unmount = () => {};"  # stands for viz/live/main.js
CLOCK = """for (const kind of ["pointerdown", "keydown"])
    document.addEventListener(kind, () => (window.pressed = performance.now()), true)"""


def opened(browser: Browser, address: str, blind: bool = False) -> Page:
    """A page of a visitor of its own, at rest; a blind one draws no figures."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.set_default_timeout(WAIT)
    page.add_init_script(CLOCK)
    if blind:
        page.route("**/live.*.js", lambda route: route.fulfill(body=BLIND, content_type="text/javascript"))
    page.goto(address)
    settle(page)
    page.wait_for_timeout(1000)
    return page


def since(page: Page, true: str) -> float:
    """Milliseconds from the last press on this page until the JavaScript expression `true` holds."""
    return float(page.wait_for_function(f"({true}) && performance.now() - window.pressed", polling=5).json_value())


def run(page: Page) -> float:
    """Milliseconds from pressing Run to the first live figure."""
    page.locator(".st-key-race-run button").click()
    return since(page, f"document.querySelector('{OWN} .main-svg')")


def stop(page: Page) -> float:
    """Milliseconds from pressing Stop until the page says that the race was stopped."""
    page.locator("[class*=st-key-cancel-] button").click()
    return since(page, f"document.querySelector('[data-testid=stMain]').innerText.includes('{WORDS}')")


def moves(page: Page, key: str, lengths: range) -> list[float]:
    """Milliseconds from an arrow key until the page tells of each of these lengths in turn, sorted."""
    thumb = page.locator(".st-key-length [role=slider], .st-key-length input[type=range]").first
    times = []
    for length in lengths:
        thumb.focus()
        page.keyboard.press(key)
        lines = "[...document.querySelectorAll('[data-testid=stMain] li')]"
        times.append(since(page, f"{lines}.some(line => /^GRPO: n.* {length} tokens/.test(line.innerText))"))
        page.wait_for_timeout(100)
    return sorted(times)


def table() -> str:
    """The Markdown that goes into the README."""
    with chromium() as browser, serve(ROOT / "app.py") as base:
        race = f"{base}/training-race?lang=en"
        first, last = [], []
        for _ in range(RACES):
            page = opened(browser, race)
            first.append(run(page))
            page.wait_for_timeout(1000)
            last.append(stop(page))
            page.context.close()
        other = opened(browser, f"{base}/token-weights?plain=1&lang=en")
        alone = moves(other, "ArrowRight", range(SHORTEST + 1, SHORTEST + MOVES + 1))
        racing = [opened(browser, f"{race}&race_seed={seed}", blind=True) for seed in (1, 2)]
        for page in racing:
            page.locator(".st-key-race-run button").click()
            page.wait_for_selector(OWN, state="attached")
        beside = moves(other, "ArrowLeft", range(SHORTEST + MOVES - 1, SHORTEST - 1, -1))
        if any(page.locator("[class*=st-key-cancel-]").count() == 0 for page in racing):
            raise RuntimeError("a race was over before the moves were; make fewer MOVES")
        version = browser.version
    p95 = int(0.95 * MOVES)
    return "\n".join([
        "| what | median, ms | p95 or most, ms |", "|---|---|---|",
        f"| from Run to the first live figure | {statistics.median(first):.0f} | {max(first):.0f} |",
        f"| from Stop to the word that it stopped | {statistics.median(last):.0f} | {max(last):.0f} |",
        f"| another visitor's move of a slider, alone | {statistics.median(alone):.0f} | {alone[p95]:.0f} |",
        f"| the same while two races run | {statistics.median(beside):.0f} | {beside[p95]:.0f} |",
        "", f"Headless Chromium {version}, {os.cpu_count()} cores, server, browsers and races on the same machine.",
    ])  # fmt: skip


def measured() -> str:
    """The table, measured in a process of its own; RuntimeError if that fails or takes longer than DEADLINE."""
    command = [sys.executable, "-m", "benchmarks.live_race", INSIDE]
    inside = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        text, _ = inside.communicate(timeout=DEADLINE)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"not done within {DEADLINE} seconds; try again when the machine has less to do") from None
    finally:
        if inside.poll() is None:  # server and browser are of its group
            os.killpg(inside.pid, signal.SIGKILL)
    if inside.returncode:
        raise RuntimeError("the measurement failed; its last words stand above")
    return text.strip()


def main() -> None:
    """Measure, print, and write where asked."""
    parser = readme.parser("live_race", __doc__)
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        text = table() if options.inside else measured()
    except (Error, RuntimeError) as problem:
        sys.exit(f"python -m benchmarks.live_race: {problem}")
    readme.tell("live_race", text, options.write)


if __name__ == "__main__":
    main()
