"""A lab and a Chromium of one's own, for the browser tests and benchmarks/drag.py."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.learners.lab import await_answer
from tests import ROOT

# without these a headless Chromium looks up hosts of its own at every start
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serve(app: Path = ROOT / "app.py", path: str = "") -> Iterator[str]:
    """The address of a lab on a free port, below `path` if one is given; RuntimeError if it does not start."""
    port = free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    options += ["--server.baseUrlPath", path] if path else []
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}" + (f"/{path}" if path else "")
    try:
        await_answer(f"{base}/_stcore/health", 60)
        yield base
    finally:
        server.terminate()
        server.wait(120)


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """The browser with FLAGS and these: the one that CHROMIUM names, else Debian's, first without its windows."""
    named = os.environ.get("CHROMIUM")
    binary = next(filter(None, map(shutil.which, [named] if named else ["chromium-headless-shell", "chromium"])), None)
    if binary is None:
        raise RuntimeError("no chromium found: `make test` installs Debian's, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=[*FLAGS, *flags])
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the app is connected and no script runs."""
    page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    page.wait_for_timeout(150)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(250)


def thumb(page: Page, key: str) -> tuple[float, float]:
    """The middle of a slider's thumb on the screen."""
    mark = page.locator(f".st-key-{key} [data-testid=stSliderThumbValue]").locator("..")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
