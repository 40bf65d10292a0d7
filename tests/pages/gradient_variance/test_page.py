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


def stale(text, kind="noise"):
    """The note that the recording is of other settings."""
    size = f"{long.RECORDED[kind]:g}"
    return text("gradient_variance.long.stale", size=size, mismatch=text(f"control.mismatch.{kind}"))


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
    assert stale(text) not in words(at) and not [key for key in keys(at) if key.startswith("compute-")]
    for report in long.REPORTS:
        command = f"`{long.recording(report, 'noise')['command']}`"
        assert text("gradient_variance.long.recorded", command=command) in words(at)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_other_settings_are_computed_when_asked(jobs, lang):
    link = {"show": "sapo", "seed": "5", "group_size": "2"}
    at, text = run("gradient_variance", lang=lang, **link), Text(lang)
    assert words(at).count(stale(text)) == 2
    at.button(key="compute-cloud").click().run()
    assert not at.exception
    at = finished(at, jobs, "cloud")
    settings = LAB.defaults() | {"show": ("sapo",), "seed": 5, "group_size": 2}
    command = long.command(long.arguments("cloud", settings))
    assert text("gradient_variance.long.computed", command=f"`{command}`") in words(at)
    # the other part still shows its recording
    assert words(at).count(stale(text)) == 1
    assert "compute-growth" in keys(at) and "compute-cloud" not in keys(at)
    job = jobs.poll(at.session_state[section.JOB.format("cloud")][1])
    assert (job.state, list(job.events[-1]["result"]["means"])) == ("done", ["sapo", long.PRODUCT])
    # back at the recorded settings the recording is back, and so is the result when they are taken again
    at.session_state["seed"] = 0
    at.session_state["group_size"] = 8
    at.session_state["show"] = "grpo,gspo,sapo,cispo"
    assert stale(text) not in words(at.run())


def test_a_run_that_failed_says_why_and_can_be_started_again(jobs, monkeypatch):
    text = Text("en")
    start = jobs.start
    monkeypatch.setattr(jobs, "start", lambda *args: start(*args[:4], Limits(seconds=0.01)))
    at = run("gradient_variance", seed="6")
    at.button(key="compute-growth").click().run()
    at = finished(at, jobs, "growth")
    assert text("jobs.nothing") in " ".join(error.value for error in at.error)
    assert "compute-growth" in keys(at) and stale(text) in words(at)
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


def test_the_claim_is_told_in_the_numbers_of_the_state():
    values = LAB.evaluate(LAB.defaults())
    said = words(run("gradient_variance"))
    assert f"is {values['grpo.inflation']:.2f} times that of the on-policy one" in said
    assert f"it would be {values['grpo.flat']:.2f} times" in said
    assert "exp(2σ²) = 1.197" in said
    assert "exp(2σ²)" not in words(run("gradient_variance", mismatch="drift"))
    assert Text("en")("gradient_variance.claim.header") not in words(run("gradient_variance", show="sapo"))
