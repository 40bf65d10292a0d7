"""What a page costs: script CPU per rerun, and time from the script's start to the first plot in a headless Chromium.

From the repository's root:  python -m benchmarks.pages [--write]
CPU is the time of the script's own thread while Streamlit's AppTest reruns the page, router included.
The first plot is timed from the browser's first message to a warm server: in a fresh browser profile, which has to
fetch and compile everything, and on a second visit, for which the browser has kept what it fetched.
"""

import os
import statistics
import time
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser, WebSocket
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test

from benchmarks import readme
from pages import LESSONS
from tests.lab import ROOT, chromium, serve
from tests.pages.test_pages import run

PAGES = ("home", *LESSONS, "claims", "objectives", "disagreements", "glossary", "classroom")
RERUNS, VISITS = 20, 3
PLOT = ".lab-plot .main-svg, [data-testid=stPlotlyChart] .main-svg"


def cpu_of(page: str) -> list[float]:
    """Milliseconds of CPU of each rerun, sorted, once the page is warm."""
    at: AppTest = run(page, plain="0")
    at.run()
    times: list[float] = []
    whole = script_runner.exec_func_with_error_handling

    def timed(*args: Any) -> Any:
        start = time.thread_time()
        try:
            return whole(*args)
        finally:
            times.append(1000 * (time.thread_time() - start))

    # a server compiles a page once; AppTest would do it in every run
    compiled = ScriptCache()
    with (
        patch.object(script_runner, "exec_func_with_error_handling", timed),
        patch.object(app_test, "ScriptCache", lambda: compiled),
    ):
        for _ in range(RERUNS + 1):
            at.run()
    return sorted(times[1:])


def first_plot(browser: Browser, base: str, page: str) -> tuple[float, float]:
    """Milliseconds from the browser's first message to the first plot, on a first and on a second visit; medians."""
    visits: tuple[list[float], list[float]] = ([], [])
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        tab, begun = context.new_page(), []

        def opened(socket: WebSocket, begun: list[float] = begun) -> None:
            socket.on("framesent", lambda frame: begun.append(time.perf_counter()))

        tab.on("websocket", opened)
        for times in visits:
            begun.clear()
            tab.goto(f"{base}/{'' if page == 'home' else page.replace('_', '-')}")
            tab.wait_for_selector(PLOT, state="attached")
            times.append(1000 * (time.perf_counter() - begun[0]))
            tab.wait_for_timeout(1500)  # the rest of the page
        context.close()
    first, second = (statistics.median(times) for times in visits)
    return first, second


def table() -> str:
    """The Markdown that goes into the README."""
    lines = [
        "| page | script CPU per rerun, median ms | p95 ms | first plot on a first visit, ms | on a second, ms |",
        "|---" * 5 + "|",
    ]
    with chromium() as browser, serve(ROOT / "app.py") as base:
        first_plot(browser, base, "home")  # the first visit of all warms the server
        for page in PAGES:
            times = cpu_of(page)
            shown = page in ("home", *LESSONS)
            plots = [f"{ms:.0f}" for ms in first_plot(browser, base, page)] if shown else ["", ""]
            p95 = times[int(0.95 * len(times))]
            lines.append(
                f"| {page.replace('_', '-')} | {statistics.median(times):.1f} | {p95:.1f} | {' | '.join(plots)} |"
            )
        version = browser.version
    return "\n".join([*lines, "", f"Headless Chromium {version}, {os.cpu_count()} cores, server on the same machine."])


def main() -> None:
    """Measure, print, and write where asked."""
    options = readme.parser("pages", __doc__).parse_args()
    readme.tell("pages", table(), options.write)


if __name__ == "__main__":
    main()
