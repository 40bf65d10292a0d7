"""One server for the browser tests, and a visitor's page; the Chromium is in tests/conftest.py."""

import pytest
from playwright.sync_api import Page

from tests.lab import FLAGS, serve, settle

__all__ = ["FLAGS", "settle"]


@pytest.fixture(scope="session")
def address():
    """The address of a lab started for these tests."""
    with serve() as base:
        yield base


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
