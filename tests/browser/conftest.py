"""One server for the browser tests, and a visitor's page; the Chromium is in tests/conftest.py."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.lab import serve, settle

__all__ = ["settle"]


@pytest.fixture(scope="session")
def address():
    """The address of a lab started for these tests."""
    with serve() as base:
        yield base


@pytest.fixture(scope="session")
def profiles(chromium, address):
    """profiles(theme, locale) -> a profile that keeps what it has fetched and compiled: that costs more than a test.

    A page that stays open keeps its process alive, and with it what is compiled.
    """
    kept = {}

    def profile(theme: str, locale: str) -> BrowserContext:
        if (theme, locale) not in kept:
            kept[theme, locale] = chromium.new_context(locale=locale, color_scheme=theme, reduced_motion="reduce")
            kept[theme, locale].new_page().goto(f"{address}/_stcore/health")
        return kept[theme, locale]

    yield profile
    for context in kept.values():
        context.close()


@pytest.fixture
def visit(profiles, address):
    """visit(path, width=1280, theme="light", locale="en-US") -> a settled page of a new visitor who asks for calm."""
    pages = []

    def open_page(path: str, width: int = 1280, theme: str = "light", locale: str = "en-US", before=None) -> Page:
        page = profiles(theme, locale).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        if before:
            before(page)
        page.goto(f"{address}{path}")
        settle(page)
        return page

    yield open_page
    for page in pages:
        page.close()
