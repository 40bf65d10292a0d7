"""What a race on the page costs: until its first figure, until it stops, and what it costs the other visitors.

From the repository's root:  python -m benchmarks.live_race [--write]
A headless Chromium presses Run, waits for the first live figure, and stops the race. Then another visitor moves a
slider of another page with the arrow keys, first alone and then while two races run; a move is over when the page's
plain text has followed.
"""

import argparse
import os
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.lab import ROOT, chromium, serve, settle

README = Path(__file__).parent / "README.md"
START, END = "<!-- written by python -m benchmarks.live_race --write -->", "<!-- end of the live race table -->"
RACES, MOVES = 3, 40
FIGURE = ".st-key-live-training_race_own .main-svg"
SAID = "document.querySelector('[data-testid=stMain]').innerText"


def opened(browser: Browser, address: str) -> Page:
    """A page of a visitor of its own."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.goto(address)
    settle(page)
    page.wait_for_timeout(1500)
    return page


def run(page: Page) -> float:
    """Milliseconds from pressing Run to the first live figure."""
    button = page.locator(".st-key-race-run button")
    button.scroll_into_view_if_needed()
    start = time.perf_counter()
    button.click()
    page.wait_for_selector(FIGURE, timeout=60_000)
    return 1000 * (time.perf_counter() - start)


def stop(page: Page) -> float:
    """Milliseconds from pressing Stop until the page says so."""
    start = time.perf_counter()
    page.locator("[class*=st-key-cancel] button").click()
    page.wait_for_selector("[class*=st-key-cancel]", state="detached", timeout=20_000)
    return 1000 * (time.perf_counter() - start)


def moves(page: Page) -> list[float]:
    """Milliseconds from an arrow key until the page says the new length, sorted; its charts are plain ones."""
    thumb = page.locator(".st-key-length [role=slider], .st-key-length input[type=range]").first
    times = []
    for number in range(MOVES):
        key, length = ("ArrowRight", 25) if number % 2 == 0 else ("ArrowLeft", 24)
        thumb.focus()
        start = time.perf_counter()
        page.keyboard.press(key)
        page.wait_for_function(f"{SAID}.includes('of {length} tokens')", polling=5)
        times.append(1000 * (time.perf_counter() - start))
        page.wait_for_timeout(150)
    return sorted(times)


def table() -> str:
    """The Markdown that goes into the README."""
    with chromium() as browser, serve(ROOT / "app.py") as base:
        race = f"{base}/training-race"
        first, last = [], []
        for _ in range(RACES):
            page = opened(browser, race)
            first.append(run(page))
            last.append(stop(page))
            page.context.close()
        other = opened(browser, f"{base}/token-weights?plain=1&lang=en")
        alone = moves(other)
        racing = [opened(browser, f"{race}?race_seed={seed}") for seed in (1, 2)]
        for page in racing:
            run(page)
        beside = moves(other)
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


def main() -> None:
    """Measure, print, and with --write replace what stands between the two marks in README.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live_race", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    text = table()
    print(text)
    if options.write:
        before, rest = README.read_text(encoding="utf-8").split(START)
        README.write_text(before + START + "\n" + text + "\n" + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
