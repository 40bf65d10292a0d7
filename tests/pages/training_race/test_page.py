"""The training race's page: the recording and its reading, and a race of one's own from Run to its end."""

import time
from pathlib import Path

import pytest

from algos.training.command.arguments import parser
from algos.training.command.control import Control
from pages.training_race import reading, runner, steering
from pages.training_race.recordings import PRESETS, command, events_of, lanes_of
from tests.pages.test_pages import run, words
from tests.viz.jobs.test_jobs import until
from tests.viz.jobs.test_view import link_of
from viz.jobs import Jobs, Limits, Ticket, View
from viz.jobs import view as job_view
from viz.look.text import Text

STEERING = {"race-pause", "race-go", "race-one", "race-apply"}


class Server:
    """A queue that starts nothing: it keeps what it was asked for, and every job stands where `state` says."""

    def __init__(self):
        self.asked, self.cancelled, self.state, self.room = [], [], "running", 20
        self.events = tuple(event for event in events_of("healthy") if event.get("step", 0) < 3)

    def start(self, module, args, owner="", key="", limits=None):
        self.asked.append((module, [str(arg) for arg in args], limits))
        return Ticket(f"run-{len(self.asked)}", "token")

    def poll(self, job, since=0):
        known = job in {f"run-{number + 1}" for number in range(len(self.asked))}
        view = View(job, self.state, 0, 0.02, self.events, len(self.events), 3.0, "", "")
        return view if known else None

    def owns(self, job, token):
        return token == "token" and self.poll(job) is not None

    def cancel(self, job, token):
        self.cancelled.append((job, token))


@pytest.fixture
def server(monkeypatch, tmp_path):
    return behind(monkeypatch, tmp_path, Server())


def behind(monkeypatch, tmp_path, jobs):
    """The page with this queue behind it, and its files in a folder of the test's own."""
    monkeypatch.setattr(runner.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(job_view, "JOBS", jobs)
    monkeypatch.setattr(runner, "JOBS", jobs)
    monkeypatch.setattr(steering, "JOBS", jobs)
    return jobs


def keys(at):
    return {button.key for button in at.button if button.key}


def cancels(at):
    return [key for key in keys(at) if key.startswith("cancel-")]


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception
    return at


def asked(server):
    """The last race that was asked for, as the command line reads it."""
    module, args, limits = server.asked[-1]
    assert module == "algos.training" and limits == Limits(seconds=runner.SECONDS)
    return parser().parse_args(args)


def control_of(server):
    """The newest race's control file, as the race reads it."""
    labels = ("grpo", "gspo", "sapo")
    control = Control(asked(server).control, {name: (name, {}) for name in labels})
    control.look()
    return control


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_recording_is_read_and_its_command_told(preset, lang):
    at, text = run("training_race", lang=lang, scenario=preset), Text(lang)
    assert not at.exception and not at.info
    for sentence in reading.sentences(events_of(preset), lanes_of(preset), text):
        assert sentence in words(at)
    assert command(preset) in [code.value for code in at.code]
    assert text("training_race.samples.header") in [header.value for header in at.header]
    at.selectbox(key="sample_shown").set_value("20").run()
    sample = reading.telling(events_of(preset))[20]
    assert not at.exception and f"`{sample['prompt']}`" in words(at)
    assert reading.table(sample, lanes_of(preset), text) in [html.proto.body for html in at.get("html")]
    assert {"race-run", "race-new-seed"} <= keys(at) and not STEERING & keys(at)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_run_starts_the_preset_that_is_shown_and_puts_it_into_the_link(server, lang):
    at, text = press(run("training_race", lang=lang, scenario="stale", race_seed="7"), "race-run"), Text(lang)
    told = asked(server)
    assert (told.staleness, told.seeds, told.events, told.threads) == (16, "7..8", True, 1)
    assert link_of(at, "run") == "run-1" and keys(at) >= STEERING and cancels(at) == ["cancel-run-1"]
    # what it has done so far is drawn like a recording
    now = text("training_race.line.now", name="CISPO", step=2, reward="@", entropy="", dead="").split("@")[0]
    assert now in words(at)


def test_the_first_reward_is_drawn_ahead_of_the_first_rollout(server):
    server.events = server.events[:1]
    at = press(run("training_race"), "race-run")
    told = Text("en")("training_race.line.now", name="CISPO", step=0, reward="@", entropy="", dead="").split("@")[0]
    assert server.events[0]["event"] == "start" and told not in words(at)
    server.events += ({"event": "ahead", "step": 0, "reward": [0.25] * len(server.events[0]["members"])},)
    at.run()
    assert not at.exception and f"{told}0.25" in words(at)
    # no rollout is done yet: one more is the first
    press(at, "race-one")
    assert [control_of(server).waits(step) for step in (0, 1)] == [False, True]


def test_whoever_has_the_link_watches_and_cannot_steer(server):
    press(run("training_race"), "race-run")
    bob = run("training_race", run="run-1")
    assert not bob.exception and not bob.info
    assert bob.get("progress") and not cancels(bob) and not STEERING & keys(bob)


def test_pause_go_on_and_one_rollout_are_written_for_the_race_to_read(server):
    at = press(run("training_race"), "race-run")
    assert not control_of(server).waits(1)
    press(at, "race-pause")
    assert control_of(server).waits(1) and at.button(key="race-pause").disabled
    done = steering.newest(server.events) + 1
    press(at, "race-one")
    assert [control_of(server).waits(step) for step in (done, done + 1)] == [False, True]
    press(at, "race-go")
    assert not control_of(server).waits(100) and not at.button(key="race-pause").disabled


def test_settings_are_changed_while_it_runs(server):
    at = press(run("training_race"), "race-run")
    assert not asked(server).control.exists()
    at.session_state["live_band"] = 0.3
    at.session_state["live_tau"] = 5.0
    at.run()
    assert not asked(server).control.exists()  # until it is handed over
    press(at, "race-apply")
    wanted = {"gspo": {"eps_low": 0.3, "eps_high": 0.3}, "sapo": {"tau_pos": 5.0, "tau_neg": 5.0}}
    assert control_of(server).changes() == wanted
    # back at its default a control that was moved still counts
    at.session_state["live_tau"] = 1.0
    press(at, "race-apply")
    assert Text("en")("training_race.own.applied", settings="GSPO's ε: 0.3; SAPO's τ, both signs: 1") in words(at)
    assert control_of(server).changes() == wanted | {"sapo": {"tau_pos": 1.0, "tau_neg": 1.0}}
    press(at, "race-pause")
    assert control_of(server).waits(1) and control_of(server).changes()["gspo"] == wanted["gspo"]


@pytest.mark.parametrize("kept", ["token", "another's", ""])
def test_after_a_refresh_the_tab_that_started_a_race_has_it_back(server, monkeypatch, kept):
    at = press(run("training_race"), "race-run")
    at.session_state["live_band"] = 0.3
    press(press(at, "race-apply"), "race-pause")
    monkeypatch.setattr(job_view.tab, "token", lambda job, known: known or kept)
    again = run("training_race", run="run-1")
    assert not again.exception
    if kept != "token":
        assert not cancels(again) and not STEERING & keys(again)
        return
    assert cancels(again) == ["cancel-run-1"] and again.button(key="race-pause").disabled
    # its sliders stand where they stood, so that an order from here takes none back
    press(again, "race-go")
    assert not control_of(server).waits(1)
    assert control_of(server).changes() == {"gspo": {"eps_low": 0.3, "eps_high": 0.3}}


def test_a_new_seed_ends_the_race_before_it_and_begins_with_no_orders(server):
    at = press(press(run("training_race", race_seed="99"), "race-run"), "race-pause")
    first = asked(server).control
    assert first.exists()
    press(at, "race-new-seed")
    assert server.cancelled == [("run-1", "token")] and not first.exists()
    assert asked(server).seeds == "0..1" and at.session_state["race_seed"] == "0" and link_of(at, "run") == "run-2"
    assert not asked(server).control.exists() and not at.button(key="race-pause").disabled


def test_a_race_that_is_over_is_shown_and_no_longer_steered(server):
    at = press(press(run("training_race"), "race-run"), "race-pause")
    file = asked(server).control
    assert file.exists()
    server.state = "done"
    at.run()
    assert not file.exists()
    assert not at.exception and not at.get("progress") and not STEERING & keys(at)
    assert Text("en")("jobs.done", seconds="3.0") in words(at)


@pytest.mark.parametrize("named", ["nothing", "[[[", "<script>", "", "x" * 3000])
def test_an_unknown_run_in_the_link_is_told(named):
    at = run("training_race", run=named)
    assert not at.exception and not STEERING & keys(at)
    assert [info.value for info in at.info] == [Text("en")("jobs.unknown")] * bool(named)


def test_a_race_runs_in_a_process_and_is_stopped(monkeypatch, tmp_path):
    """The real thing: the first rollouts arrive, it pauses, one more is one more, and it ends when told so."""
    jobs = behind(monkeypatch, tmp_path, Jobs())
    try:
        at = press(run("training_race"), "race-run")
        job = link_of(at, "run")

        def done():
            return steering.newest(jobs.poll(job).events)

        until(lambda: done() >= 1)
        begun, first = time.monotonic(), done()
        until(lambda: done() > first)
        long = max(1.5, 5 * (time.monotonic() - begun))  # for a rollout, on this machine
        press(at, "race-pause")
        until_more(done, done(), long)  # the rollout that was under way
        paused = done()
        assert not until_more(done, paused, long)
        press(at, "race-one")
        until(lambda: done() == paused + 1)
        assert not until_more(done, paused + 1, long)
        file = Path(at.session_state[runner.RUN]["file"])
        press(at, f"cancel-{job}")
        assert jobs.poll(job).reason == "asked" and not file.exists()
    finally:
        jobs.close()


def until_more(done, before, seconds):
    """Whether there are more than `before` rollouts within some seconds."""
    try:
        return until(lambda: done() > before, seconds)
    except AssertionError:
        return False
