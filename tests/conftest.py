"""What every test shares: the repository's root on the path, one thread, the same hypothesis draws on every run."""

import os
import sys
from pathlib import Path

import hypothesis
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from viz.look import text

text.STRICT = True  # a text that is missing fails a test; on a visitor's page it reads as a dash
torch.set_num_threads(1)

steady = {"deadline": None, "derandomize": True, "database": None}
hypothesis.settings.register_profile("steady", max_examples=25, **steady)
# for `make mutants`: a failure needs no smallest example
quick = {"phases": [hypothesis.Phase.generate], "suppress_health_check": list(hypothesis.HealthCheck)}
hypothesis.settings.register_profile("mutants", max_examples=8, **quick, **steady)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


# What nobody waits for at each save: child processes, a page's every state, what takes seconds. Starts of node ids.
SLOW = (
    "tests/algos/test_compile.py",
    "tests/algos/training/test_command_",
    "tests/algos/training/test_warm.py",
    "tests/cuda/test_gpu.py",
    "tests/cuda/test_pretended.py",
    "tests/pages/claims/test_page.py",
    "tests/pages/gradient_variance/test_long.py",
    "tests/pages/gradient_variance/test_page.py",
    "tests/pages/test_fuzz.py",
    "tests/pages/test_lessons_on_pages.py",
    "tests/pages/test_pages.py::test_every_scenario_runs",
    "tests/pages/test_take_parts.py",
    "tests/pages/training_race/test_page.py",
    "tests/test_app.py",
    "tests/test_commands.py",
    "tests/viz/jobs/",
    "tests/viz/live/tracing/test_errors.py",
    "tests/viz/live/tracing/test_explorables.py::test_the_traced_file_is_not_stale",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what asks for the browser or a lab's server, and what is slow; the browser's come first.

    They wait more than they compute, so they end soonest where the other tests fill their pauses.
    """
    for item in items:
        if {"chromium", "address", "lab"} & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
        elif item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def chromium():
    """The browser; one for the folders browser/ and viz/, because a process can hold only one playwright."""
    from tests.lab import chromium  # here, so that a machine without playwright can run the other tests

    # all pages of a lab in one process share what it has compiled
    with chromium("--process-per-site") as browser:
        yield browser
