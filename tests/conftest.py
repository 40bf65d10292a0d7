"""What every test shares: the repository's root on the path, one thread, the same hypothesis draws on every run."""

import os
import sys
from pathlib import Path

import hypothesis
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

torch.set_num_threads(1)

steady = {"deadline": None, "derandomize": True, "database": None}
hypothesis.settings.register_profile("steady", max_examples=25, **steady)
# for tests/mutants.py: a failure needs no smallest example
quick = {"phases": [hypothesis.Phase.generate], "suppress_health_check": list(hypothesis.HealthCheck)}
hypothesis.settings.register_profile("mutants", max_examples=8, **quick, **steady)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """No browser draws what AppTest runs, so no page waits for one; a lab in a process of its own does."""
    monkeypatch.setattr("viz.lesson.layout.BREATH", 0)


@pytest.fixture(scope="session")
def chromium():
    """The browser; one for the folders browser/ and viz/, because a process can hold only one playwright."""
    from tests.lab import chromium  # here, so that a machine without playwright can run the other tests

    with chromium() as browser:
        yield browser
