"""Pages are run without a browser here."""

import pytest


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """No browser draws what AppTest runs, so no page waits for one; a lab in a process of its own does."""
    monkeypatch.setattr("viz.lesson.layout.BREATH", 0)
