"""The variance lab's page at settings without a recording: it says so, and computes in a child process when asked."""

import pytest

from algos.variance.__main__ import main
from pages import LESSONS
from pages.gradient_variance import long, section
from tests.pages.test_pages import run, words
from tests.viz.jobs.test_jobs import until
from viz.jobs import Jobs, Limits
from viz.jobs import view as job_view
from viz.look.text import Text

LAB = LESSONS["gradient_variance"].explorable
SMALL = ("--length", "4", "--groups", "5")


@pytest.fixture
def jobs(monkeypatch):
    """A queue of the test's own behind the page."""
    jobs = Jobs()
    monkeypatch.setattr(job_view, "JOBS", jobs)
    yield jobs
    jobs.close()


def keys(at):
    return [button.key for button in at.button if button.key]


def finished(at, jobs, report):
    """The page again, once the job that it started is over."""
    job = at.session_state[section.JOB.format(report)][1]
    until(lambda: jobs.poll(job).over)
    at.run()
    assert not at.exception
    return at


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_opens_with_recordings_and_their_commands(lang):
    at, text = run("gradient_variance", lang=lang), Text(lang)
    assert {"compute-growth", "compute-cloud"} <= set(keys(at))
    assert words(at).count(text("gradient_variance.long.whose")) == 2
    for report in long.REPORTS:
        command = f"`{long.recording(report, 'noise')['command']}`"
        assert text("gradient_variance.long.recorded", command=command) in words(at)


def shown(at, text, settings, report, how="computed"):
    """Whether the page says that it shows this report at these settings."""
    command = long.command(long.arguments(report, settings))
    return text(f"gradient_variance.long.{how}", command=f"`{command}`") in words(at)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_other_settings_are_computed_when_asked(jobs, lang):
    link = {"show": "sapo", "seed": "5", "group_size": "2"}
    at, text = run("gradient_variance", lang=lang, **link), Text(lang)
    settings = LAB.defaults() | {"show": ("sapo",), "seed": 5, "group_size": 2}
    # sliders send nothing when they move: what the button computes is made of them as they are when it is pressed
    at.session_state["mismatch_size"] = 0.6
    settings["mismatch_size"] = 0.6
    at.button(key="compute-cloud").click().run()
    assert not at.exception
    at = finished(at, jobs, "cloud")
    assert shown(at, text, settings, "cloud") and not shown(at, text, settings, "growth")
    assert {"compute-growth", "compute-cloud"} <= set(keys(at))
    job = jobs.poll(at.session_state[section.JOB.format("cloud")][1])
    assert (job.state, list(job.events[-1]["result"]["means"])) == ("done", ["sapo", long.PRODUCT])
    # a slider moves and nothing else runs: still what was computed, with its own command
    at.session_state["group_size"] = 4
    assert shown(at.run(), text, settings, "cloud")
    # another choice has the recording, and the result is back when the choice is taken again
    at.session_state["seed"] = "0"
    assert not shown(at.run(), text, settings, "cloud")
    at.session_state["seed"] = "5"
    assert shown(at.run(), text, settings, "cloud")


def test_what_was_recorded_is_not_computed_again(jobs):
    at, text = run("gradient_variance"), Text("en")
    at.button(key="compute-growth").click().run()
    assert not at.exception and section.JOB.format("growth") not in at.session_state
    assert shown(at, text, LAB.defaults(), "growth", "recorded")


def test_a_run_that_failed_says_why_and_can_be_started_again(jobs, monkeypatch):
    text = Text("en")
    start = jobs.start
    monkeypatch.setattr(jobs, "start", lambda *args: start(*args[:4], Limits(seconds=0.01)))
    at = run("gradient_variance", seed="6")
    at.button(key="compute-growth").click().run()
    at = finished(at, jobs, "growth")
    assert text("jobs.nothing") in " ".join(error.value for error in at.error)
    assert "compute-growth" in keys(at) and text("gradient_variance.long.whose") in words(at)
    monkeypatch.setattr(jobs, "start", lambda module, args, *rest: start(module, ("cloud", *SMALL, "--events"), *rest))
    at.button(key="compute-growth").click().run()
    assert not at.exception and at.session_state[section.JOB.format("growth")][1]


def test_every_setting_that_the_page_may_ask_for_can_be_computed(capsys):
    """The command at the ends of each control, with few groups: none is refused."""
    for key in ("mismatch_size", "group_size", "eps", "gspo_eps", "gate_both", "cap", "seed"):
        control = LAB.controls[key]
        values = getattr(control, "values", None) or (control.low, control.high)
        for kind, value in (("noise", values[0]), ("drift", values[-1])):
            parts = long.arguments("cloud", LAB.defaults() | {"mismatch": kind, key: value})
            assert main([*parts, *SMALL]) == 0, (key, value)
    assert capsys.readouterr().err == ""


def test_where_to_read_of_the_claim():
    assert Text("en")("gradient_variance.claim.body") in words(run("gradient_variance", show="sapo"))
