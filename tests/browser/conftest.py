"""One server and one Chromium for the browser tests; CHROMIUM names another binary than Debian's."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
# without these a headless Chromium looks up hosts of its own at every start
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def address():
    """The address of a lab started for these tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.25)
    else:
        server.kill()
        pytest.fail("the lab did not start within 60 seconds")
    yield base
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    binary = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if binary is None:
        pytest.fail("no chromium found: `make test` installs Debian's, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """visit(path, width=1280, theme="light", locale="en-US") -> a settled page of a new visitor."""
    contexts = []

    def open_page(path: str, width: int = 1280, theme: str = "light", locale: str = "en-US", before=None) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=locale, color_scheme=theme)
        contexts.append(context)
        page = context.new_page()
        if before:
            before(page)
        page.goto(f"{address}{path}")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait until the app is connected and no script runs."""
    page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    page.wait_for_timeout(150)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(250)
