"""The launcher: what one room gets wrong stays in that room, and nothing is left for the first visitor to compute."""

import asyncio
import dataclasses
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import app
from pages import EXPLORABLES, LESSONS, ROOMS, warm
from tests import ROOT
from tests.pages.test_pages import run
from viz.declare import lesson as declared
from viz.lesson.claim_facts import judged
from viz.live import views
from viz.look.style import palette
from viz.look.text import Text


def start():
    """Go through the launcher's warm-up."""

    async def started():
        async with app.warm_up(app.app):
            return True

    # in a thread of its own: a browser's test before this one may have left a loop in this one
    assert ThreadPoolExecutor(1).submit(lambda: asyncio.run(started())).result()


def broken(*_):
    raise RuntimeError("a figure of mine")


def test_what_cannot_be_drawn_does_not_keep_the_lab_from_starting(monkeypatch, caplog):
    some, lesson = warm.EXPLORABLES["sapo_gate"], LESSONS["sapo_gate"]
    mine = dataclasses.replace(some, name="mine", figures=broken)
    monkeypatch.setattr(warm, "EXPLORABLES", {"mine": mine, "sapo_gate": some})
    yours = dataclasses.replace(lesson, explorable=dataclasses.replace(some, name="yours"), multiples=broken)
    monkeypatch.setattr(warm, "LESSONS", {"yours": yours, "sapo_gate": lesson})
    with caplog.at_level(logging.ERROR):
        start()
    assert [record.getMessage() for record in caplog.records] == [
        "the page of mine cannot be drawn", "the page of yours cannot be drawn",
    ]  # fmt: skip


WITHOUT = """
import logging, sys
sys.modules["pages.{room}.lesson"] = None  # as if the file had a mistake: its import fails
logging.disable()
from tests.pages.test_pages import run
from pages import LESSONS, ROOMS
from pages.warm import jobs
found = [page for page in ("home", "claims", "classroom", "clip_regions", "{room}") if run(page).exception]
print("missing", *(set(ROOMS) - set(LESSONS)), "failed", *found, "of", sum(1 for _ in jobs()) > 10)
"""


def test_a_room_that_cannot_be_imported_leaves_the_others_open():
    code = WITHOUT.format(room="means")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300)
    # Streamlit prints the mistake of the page itself before
    assert done.stdout.splitlines()[-1] == "missing means failed means of True", done.stderr


def test_every_room_with_a_lesson_is_in_the_course():
    assert set(LESSONS) == set(ROOMS) == {path.parent.name for path in (ROOT / "pages").glob("*/lesson.py")}


@pytest.mark.parametrize("name", LESSONS)
def test_the_first_visitor_computes_nothing_that_all_share(name):
    lesson = LESSONS[name]
    further = EXPLORABLES.keys() - LESSONS.keys()
    jobs = [job for page, job in warm.jobs() if page in {"home", name, *further}]  # a test begins at home
    for job in jobs:
        job(palette("light"), Text("en"))

    def made():
        computed = judged.cache_info().misses, lesson.multiples.cache_info().misses, len(declared._VALUES)
        return computed, set(views._STATES)

    before, known = made()
    assert not run(name, plain="0").exception
    after, states = made()
    assert after == before and states - known == set()
