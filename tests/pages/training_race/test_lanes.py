"""The training race between algos and its page: curves, recordings, figures, reading, what a running race is told."""

import gzip
import itertools
import json
import math
import re
import subprocess

import numpy as np
import plotly.graph_objects as go
import pytest

from algos.training.command.arguments import parser
from algos.training.command.control import Control
from algos.training.command.options import race_of_options
from algos.training.command.race import options_of
from algos.training.events import started
from algos.training.race import run
from algos.training.state import begin
from pages.commands.record import main as record_command
from pages.training_race import figures, reading, runner, steering
from pages.training_race.explorable import TRAINING_RACE as LAB
from pages.training_race.record import record
from pages.training_race.recordings import ENVIRONMENT, PRESETS, arguments, command, events_of, lanes_of
from pages.training_race.series import CLOUD, CURVES, LANES, POINTS, STEPS, lanes
from tests.near import assert_near
from viz.declare.explorable import names_in, resolve, unmarked
from viz.export import widget_html
from viz.jobs import View
from viz.live.payload import simple
from viz.look.style import DARK, LIGHT
from viz.look.text import Text

each_preset = pytest.mark.parametrize("preset", PRESETS)
each_look = pytest.mark.parametrize("lang, colours", [(lang, c) for lang in ("en", "zh") for c in (LIGHT, DARK)])


def start(*names, seeds=2):
    """The start event of a race of these objectives."""
    members = [{"objective": name, "settings": {}, "seed": seed} for name in names for seed in range(seeds)]
    return {"event": "start", "task": "count", "rollouts": 2, "members": members}


def rollout(step, reward, **values):
    """A rollout that measured nothing but rewards, and these values."""
    nothing = dict.fromkeys(("reward_full", "entropy", "kl", "dead_tokens", "cloud"))
    return nothing | {"event": "rollout", "step": step, "reward": reward} | values


def told(finals, begun=0.25):
    """A whole race of one update: {objective: its seeds' final rewards}, all of which began at `begun`."""
    flat = [value for own in finals.values() for value in own]
    first = start(*finals, seeds=len(next(iter(finals.values()))))
    return [first, rollout(0, [begun] * len(flat)), rollout(1, flat), {"event": "end", "step": 1}]


RACE = [
    start("grpo", "sapo"),
    rollout(0, [0.25, 0.75, 0.5, 1.0], entropy=[1.0, 2.0, 0.5, 0.5], kl=[0.0] * 4, dead_tokens=[0.1, 0.3, 0.0, 0.0],
            cloud={"members": [0, 2], "ratio": [[1.2345, 0.5], []], "weight": [[0.0, None], []]}),
    rollout(1, [0.5, 1.0, 0.0, 0.25], entropy=[3.0, None, None, None], kl=[0.2, 0.4, 0.1, 0.1],
            dead_tokens=[0.5, 0.5, 0.12345, 0.12345],
            cloud={"members": [0, 2], "ratio": [[2.0], [1.0]], "weight": [[1.0], [1.0]]}),
    rollout(2, [1.0, 1.0, 0.5, 0.0]),
]  # fmt: skip


# ---- curves --------------------------------------------------------------------------------------------------------


def test_a_lane_is_the_mean_over_its_seeds_with_the_lowest_and_the_highest():
    grpo, sapo = lanes(RACE)
    assert (grpo.name, grpo.member, sapo.name, sapo.member) == ("grpo", 0, "sapo", 2)
    assert grpo.curves["reward"][:3].tolist() == [0.5, 0.75, 1.0]
    assert sapo.curves["low"][:3].tolist() == [0.5, 0.0, 0.0] and sapo.curves["high"][:3].tolist() == [1.0, 0.25, 0.5]
    # nats are told of those members whose policy was measured; a rollout without an update repeats the one before
    assert grpo.curves["entropy"][:3].tolist() == [1.5, 3.0, 3.0]
    assert sapo.curves["entropy"][:3].tolist() == [0.5, 0.5, 0.5]
    assert grpo.curves["dead"][:3].tolist() == [0.2, 0.5, 0.5] and grpo.curves["kl"][:3] == pytest.approx([0, 0.3, 0.3])
    assert sapo.curves["dead"][1] == 0.1235 or sapo.curves["dead"][1] == 0.1234
    for lane in (grpo, sapo):
        assert {len(lane.curves[key]) for key in (*CURVES, *CLOUD)} == {STEPS}
        assert all(np.isnan(lane.curves[key][3:]).all() for key in CURVES)


def test_the_cloud_is_that_of_a_lanes_first_seed_and_stays_where_there_is_no_update():
    grpo, sapo = lanes(RACE)
    ratio, weight = grpo.curves["ratio"], grpo.curves["weight"]
    assert ratio[0, :2].tolist() == [1.23, 0.5] and weight[0, 0] == 0 and np.isnan(weight[0, 1:]).all()
    assert ratio[1, 0] == ratio[2, 0] == 2.0 and np.isnan(ratio[1, 1:]).all() and ratio.shape == (STEPS, POINTS)
    assert np.isnan(sapo.curves["ratio"][0]).all() and sapo.curves["ratio"][2, 0] == 1.0


def test_results_are_told_of_a_race_that_has_ended():
    assert [lane.result for lane in lanes(RACE)] == [{}, {}]
    grpo, sapo = lanes([*RACE, {"event": "end", "step": 2}])
    # the mean of the rollouts after the start: (0.5 + 1) / 2 and 1; (0 + 0.5) / 2 and (0.25 + 0) / 2
    assert grpo.result["mean"] == pytest.approx(0.875) and sapo.result["mean"] == pytest.approx(0.1875)
    assert sapo.result["difference"] == pytest.approx(-0.6875) and math.isnan(grpo.result["difference"])
    # sapo's first seed ended at the half of its 0.5, the second one below the half of its 1
    assert (grpo.result["collapsed"], sapo.result["collapsed"]) == (0, 1)


def test_a_race_may_be_empty_or_have_too_many_kinds_or_steps():
    assert lanes([]) == [] and lanes([{"event": "end", "step": 0}]) == []
    for events in (
        [start("grpo", "sapo")],
        [start("grpo", "sapo"), rollout(0, [0.2] * 4), {"event": "end", "step": 0}],
    ):
        assert [(lane.name, lane.result) for lane in lanes(events)] == [("grpo", {}), ("sapo", {})]
    many = lanes([start("grpo", "gspo", "sapo", "cispo", "dapo"), rollout(0, [0.1] * 10), rollout(STEPS, [0.9] * 10)])
    assert [lane.name for lane in many] == ["grpo", "gspo", "sapo", "cispo"] and len(many) == LANES
    assert all(np.nansum(lane.curves["reward"]) == pytest.approx(0.1) for lane in many)


# ---- recordings ----------------------------------------------------------------------------------------------------


@each_preset
def test_a_recording_is_of_the_race_that_its_command_asks_for(preset):
    """As the command line reads it, unchanged; torch's version and the rest of the machine may differ."""
    race = race_of_options(options_of(parser().parse_args([*arguments(preset), "--out", "run"])))
    asked, kept = json.loads(json.dumps(started(next(run(begin(race)))))), events_of(preset)[0]
    free = {"versions", "device"}
    assert_near(*({k: v for k, v in event.items() if k not in free} for event in (asked, kept)))
    assert kept["versions"]["torch"] and events_of(preset)[-1] == {"event": "end", "step": STEPS - 1}
    assert [e["step"] for e in events_of(preset) if e["event"] == "rollout"] == list(range(STEPS))
    variables, words = command(preset).split()[:2], re.sub(r'"', "", command(preset)).split()
    assert dict(variable.split("=") for variable in variables) == ENVIRONMENT
    assert words[5:-2] == list(arguments(preset))


@each_preset
def test_a_recording_was_made_with_plain_instructions(preset):
    """What its command sets, and what makes its bits those of every x86-64 processor."""
    assert events_of(preset)[0]["versions"].get("cpu_capability") == "DEFAULT"


def test_a_recording_is_what_the_code_computes(tmp_path):
    """The first two rollouts of a preset, by its command: to the bit where torch and processor are those recorded."""
    record("healthy", tmp_path, "--rollouts", "2")
    packed = gzip.decompress((tmp_path / "healthy.jsonl.gz").read_bytes())
    start, *again = (json.loads(line) for line in packed.decode().splitlines())
    # after the last rollout comes a step that has rewards alone
    again = [event for event in again if event.get("step", 2) < 2]
    kept = [event for event in events_of("healthy")[1:] if event["step"] < 2]
    assert (
        start["versions"]["cpu_capability"] == "DEFAULT" and [event["event"] for event in again].count("rollout") == 2
    )
    bits = ("torch", "machine", "cpu_capability")
    alike = all(events_of("healthy")[0]["versions"].get(name) == start["versions"][name] for name in bits)
    tolerance = 0.0 if alike else 1e-4
    about = "`python -m pages.commands.record` makes the recordings anew: only where the change was meant."
    assert_near(again, kept, rel=tolerance, abs=tolerance, about=about)


def test_what_is_recorded_is_asked_for_by_name(monkeypatch, capsys):
    monkeypatch.setattr("pages.training_race.record.subprocess.run", lambda *_, **__: pytest.fail("it ran"))
    assert record_command(["healthy", "tepid"]) == 2
    assert "no recording is called tepid; there are" in capsys.readouterr().err


def test_every_run_of_ones_own_can_be_asked_for():
    for preset, seed in itertools.product(PRESETS, (runner.SEED.low, runner.SEED.high)):
        options = options_of(parser().parse_args([*arguments(preset, seed, runner.SEEDS), "--events"]))
        seeds = {member.seed for member in race_of_options(options).members}
        assert seeds == {seed, seed + 1}


def test_a_recording_that_cannot_be_made_leaves_the_old_one(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("pages.training_race.record.FOLDER", tmp_path)
    (tmp_path / "stale.jsonl.gz").write_bytes(b"old")

    def ended(status):
        return lambda *_, **__: subprocess.CompletedProcess([], status)

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    for child, status, words in (
        (ended(2), 2, "the race of stale ended with status 2; the recording is as it was"),
        (interrupted, 130, "interrupted; recordings that were not announced are as they were"),
        (ended(0), 2, "No such file or directory"),  # of events
    ):
        monkeypatch.setattr("pages.training_race.record.subprocess.run", child)
        assert record_command(["stale"]) == status
        assert words in capsys.readouterr().err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
    monkeypatch.setattr("pages.training_race.record.FOLDER", tmp_path / "stale.jsonl.gz" / "below")
    monkeypatch.setattr("pages.training_race.record.subprocess.run", lambda *_, **__: pytest.fail("it ran"))
    assert record_command(["stale"]) == 2 and "choose another place" in capsys.readouterr().err


# ---- one response --------------------------------------------------------------------------------------------------


def sample(step, advantage, **values):
    return {"event": "sample", "step": step, "advantage": advantage} | values


def test_of_every_rollout_the_last_response_that_tells_something_can_be_shown():
    dull, one, other, late = sample(0, 0.0), sample(20, 1.0), sample(20, -1.0), sample(40, 0.0)
    assert reading.telling([dull, one, other, late]) == {20: other}
    # rather one without an advantage than none
    assert reading.telling([dull, late]) == {0: dull, 40: late} and reading.telling([]) == {}
    choice = reading.of_rollout({20: one, 100: late})
    assert choice.ids == ("20", "100") and choice.default == "100"


def test_a_responses_table_has_a_row_per_lane_and_a_circle_for_no_gradient():
    one = sample(0, 1.0, response=["<4", "."], ratio=[1.23456, 0.5], coefficients={"0": [0.0, -2.0], "2": [0.987, 1.0]})
    table = reading.table(one, lanes(RACE), Text("en"))
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    assert [row[1:] for row in rows] == [["&lt;4", "."], ["1.235", "0.500"], ["○", "−2.00"], ["0.99", "1.00"]]
    assert [row[0] for row in rows[2:]] == ["GRPO", "SAPO"]
    assert "SAPO" not in reading.table(one | {"coefficients": {"0": [0.0, 1.0]}}, lanes(RACE), Text("en"))


# ---- figures -------------------------------------------------------------------------------------------------------


@each_preset
@each_look
def test_figures_are_valid_have_fixed_axes_and_know_every_curve(preset, lang, colours):
    text = Text(lang)
    settings = LAB.defaults(preset)
    values = LAB.evaluate(settings)
    drawn = LAB.figures(settings, colours, text)
    assert list(drawn) == ["reward", "entropy", "dead", "ratios"]
    for name, spec in drawn.items():
        assert names_in(spec) <= values.keys()
        figure = go.Figure(resolve(simple(spec), values))
        assert all(figure.layout[axis].range is not None for axis in ("xaxis", "yaxis"))
        low, high = figure.layout.yaxis.range
        if name != "ratios":
            curves = [np.array(trace.y, dtype=float) for trace in figure.data]
            assert all(low <= np.nanmin(y) and np.nanmax(y) <= high for y in curves), name
    assert len(LAB.figures(settings | {"seed_range": "hidden"}, colours, text)["reward"]["data"]) == LANES
    said = [unmarked(resolve({"$p": line}, values)) for line in LAB.lines(settings, text)]
    labels = [figures.label(lane, text) for lane in lanes_of(preset)]
    assert len(set(labels)) == len(said) == LANES and all(map(str.startswith, said, labels))
    assert all("nan" not in line for line in said)


@each_preset
def test_lanes_of_one_objective_can_be_told_apart(preset):
    drawn = LAB.figures(LAB.defaults(preset), LIGHT, Text("en"))
    lines = [(t["line"]["color"], t["line"]["dash"]) for t in drawn["entropy"]["data"]]
    marks = [(t["marker"]["color"], t["marker"]["symbol"]) for t in drawn["ratios"]["data"]]
    assert len(set(lines)) == len(set(marks)) == LANES
    # the legend names them in the order of the sentences, though there are bands
    assert drawn["reward"]["layout"]["legend"]["traceorder"] == "normal"


def test_labels_say_what_was_set():
    found = [
        figures.label(lane, Text("en")) for preset in ("healthy", "hot", "temperatures") for lane in lanes_of(preset)
    ]
    assert "GSPO (ε 0.03)" in found and "GRPO (two-sided)" in found and "SAPO (τ 5 / 10)" in found


def test_nothing_is_drawn_beyond_the_step():
    values = LAB.evaluate(LAB.defaults("stale") | {"step": 30})
    line = values["0.reward.line"]
    assert np.isfinite(line[:31]).all() and np.isnan(line[31:]).all() and values["0.reward.now"] == line[30]


@each_preset
def test_a_widget_of_every_preset_is_small(preset):
    assert len(widget_html(LAB, LAB.defaults(preset), "zh", "small").encode()) <= 60_000


# ---- the reading ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_reading_says_what_is_resolved_what_is_not_and_who_collapsed(lang):
    text = Text(lang)
    events = told(
        {"grpo": [0.5, 0.5, 0.5], "gspo": [0.6, 0.61, 0.62], "sapo": [0.4, 0.6, 0.5], "cispo": [0.1, 0.1, 0.9]}
    )
    lead, grpo, gspo, sapo, cispo = reading.sentences(events, lanes(events), text)
    assert lead == text("training_race.reading.lead", first="GRPO")
    assert grpo == text("training_race.reading.first", name="GRPO", mean="0.500")
    # t(0.975, 2) = 4.303; half = 4.303 * 0.01 / sqrt(3) = 0.0248
    apart = {"difference": "+0.110", "low": "+0.085", "high": "+0.135"}
    assert gspo == text("training_race.reading.resolved", name="GSPO", mean="0.610", **apart)
    # half = 4.303 * 0.1 / sqrt(3) = 0.248
    same = {"difference": "+0.000", "low": "−0.248", "high": "+0.248"}
    assert sapo.replace("−0.000", "+0.000") == text(
        "training_race.reading.unresolved", name="SAPO", mean="0.500", **same
    )
    assert cispo.endswith(" " + text("training_race.reading.collapsed", count=2, seeds=3))
    assert reading.seeds(events) == 3


# ---- a race that runs ----------------------------------------------------------------------------------------------


def mine(tmp_path):
    return {"id": "id", "file": str(tmp_path / "control.json"), "order": {}}


def test_orders_add_up_and_the_file_is_what_the_race_reads(tmp_path):
    own = mine(tmp_path)
    control = Control(
        tmp_path / "control.json", {"sapo": ("sapo", {}), "sapo[tau_pos=5.0]": ("sapo", {"tau_pos": 5.0})}
    )
    steering.tell(own, {"pause": True})
    assert control.waits(0) and control.changes() == {}
    steering.tell(own, {"changes": {"sapo": {"tau_pos": 5.0, "tau_neg": 5.0}}})
    assert control.waits(7)
    assert control.changes() == {"sapo": {"tau_pos": 5.0, "tau_neg": 5.0}, "sapo[tau_pos=5.0]": {"tau_neg": 5.0}}
    steering.tell(own, {"pause": False, "until": None})
    assert not control.waits(7)
    assert [path.name for path in tmp_path.iterdir()] == ["control.json"]


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path, monkeypatch):
    own = mine(tmp_path)
    steering.tell(own, {"pause": True})

    def full(path, words, **options):
        with open(path, "w") as half:
            half.write(words[: len(words) // 2])
        raise OSError("no space left")

    monkeypatch.setattr(runner.Path, "write_text", full)
    with pytest.raises(OSError):
        steering.tell(own, {"pause": False})
    assert json.loads((tmp_path / "control.json").read_text()) == {"pause": True}


@pytest.mark.parametrize("done", [0, 1, 5])
def test_one_rollout_more_is_exactly_one(tmp_path, monkeypatch, done):
    """A race that has done `done` rollouts does one, then waits."""
    own = mine(tmp_path)
    events = (start("grpo"), *(rollout(step, [0.5, 0.5]) for step in range(done)))
    view = View("id", "running", 0, 0.0, events, len(events), 1.0, "", "")
    monkeypatch.setattr(runner.JOBS, "poll", lambda job: view)
    steering.tell(own, {"pause": True})
    steering.one_more(own)
    control = Control(tmp_path / "control.json", {})
    assert [control.waits(step) for step in range(done, done + 3)] == [False, True, True]
