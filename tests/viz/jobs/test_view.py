"""A job on a page: the words for every state, the button only for whom it runs, and an end to looking."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.viz.jobs.test_jobs import CHILD, ROOT, over, until
from viz.jobs import Jobs, View
from viz.jobs import view as job_view
from viz.look.text import Text

PAGE = ROOT / "tests" / "viz" / "jobs" / "page.py"


@pytest.fixture
def jobs(monkeypatch):
    """A queue of the test's own behind the page."""
    jobs = Jobs(most=1, waiting=1)
    monkeypatch.setattr(job_view, "JOBS", jobs)
    yield jobs
    jobs.close()


def visit(**link):
    at = AppTest.from_file(str(PAGE), default_timeout=20)
    for key, value in link.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def link_of(at, name="job"):
    """The job that a page has put into its link."""
    job = at.query_params[name]
    return job if isinstance(job, str) else job[0]


def said(at):
    return " ".join(block.value for kind in (at.caption, at.info, at.error, at.code, at.text) for block in kind)


def bars(at):
    return [bar.proto.text for bar in at.get("progress")]


def cancels(at):
    return [button for button in at.button if (button.key or "").startswith("cancel-")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_visitor_starts_watches_and_stops_a_run_and_another_one_only_watches(jobs, lang):
    text = Text(lang)
    ann = visit(lang=lang)
    ann.button(key="sleepFalse").click().run()
    job = link_of(ann)
    bob = visit(lang=lang, job=job)
    for at in (ann, bob):
        assert text("jobs.running", share="0%", seconds="0").split("0%")[0] in bars(at)[0]
    assert len(cancels(ann)) == 1 and not cancels(bob)
    until(lambda: jobs.poll(job).events)
    cancels(ann)[0].click().run()
    until(lambda: jobs.poll(job).over)
    for at in (ann, bob):
        at.run()
        assert not at.exception and not bars(at) and not cancels(at)
        assert text("jobs.cancelled_asked", seconds="X").split("X")[1] in said(at)
        assert text("jobs.kept", share="0%") in said(at) and "events: 1" in said(at)


def test_who_waits_sees_the_place_and_a_full_queue_says_so(jobs):
    ann, bob, eve = visit(), visit(), visit()
    ann.button(key="sleepFalse").click().run()
    bob.button(key="count20").click().run()
    assert bars(bob) == [Text("en")("jobs.waiting", place=1)]
    eve.button(key="failFalse").click().run()
    assert "job" not in eve.query_params
    assert [toast.value for toast in eve.toast] == [Text("en")("jobs.full", waiting=1)]


def test_a_finished_run_is_drawn_without_a_bar(jobs):
    at = visit(job=over(jobs, jobs.start(CHILD, ("count", 3, 0))).id)
    assert not bars(at) and "Done in" in said(at) and "events: 4" in said(at)


def test_an_error_is_shown_as_it_is_and_an_unknown_run_is_told(jobs):
    at = visit(job=over(jobs, jobs.start(CHILD, ("fail",))).id)
    assert "ValueError: the sentence of an error" in said(at) and "events: 1" in said(at)
    assert visit(job="nothing").info[0].value == Text("en")("jobs.unknown")


@pytest.mark.parametrize(
    "state, seconds, new", [("running", 2.9, True), ("running", 3.1, False), ("waiting", 0, False)]
)
def test_only_a_run_that_has_just_begun_is_new(state, seconds, new):
    assert job_view.early(View("id", state, 0, 0.0, (), 0, seconds, "", "")) == new


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_end_has_words(lang):
    reasons = {"done": [""], "failed": ["time", "memory", "output", "killed", "error"],
               "cancelled": ["asked", "left", "closed"]}  # fmt: skip
    words = {f"{state}_{reason}".strip("_") for state, every in reasons.items() for reason in every}
    assert words <= set(Text(lang).group("jobs"))


def test_a_page_follows_a_run_by_itself_and_then_stops_looking(chromium):
    """In a real browser nobody presses anything between the start and the end."""
    from tests.lab import serve, settle

    with serve(PAGE) as address:
        page = chromium.new_page()
        page.goto(address)
        settle(page)
        page.get_by_role("button", name="count-20-0.1").click()
        page.get_by_role("button", name="Stop").wait_for()
        halfway = page.get_by_text("Running: ").first
        halfway.wait_for()
        page.get_by_text("Done in").wait_for(timeout=60_000)
        page.get_by_text("events: 21").wait_for()
        assert page.get_by_role("progressbar").count() == 0
        settle(page)
        runs = page.get_by_text("runs: ").inner_text()
        page.wait_for_timeout(1500)
        assert page.get_by_text("runs: ").inner_text() == runs == "runs: 3"  # opened, pressed, ended
        page.reload()  # another session, the same link
        page.get_by_text("events: 21").wait_for()
        page.close()
