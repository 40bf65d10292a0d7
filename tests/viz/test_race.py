"""The training race on its page: curves from events, recordings that the code still gives, and the file that steers."""

import json
import math
import re
from types import SimpleNamespace

import numpy as np
import plotly.graph_objects as go
import pytest

from algos.training.__main__ import main
from viz import payload
from viz.explorable import names_in, resolve
from viz.explorables.training_race import TRAINING_RACE, inputs
from viz.race import figures, reading, recordings, runner, samples
from viz.race.series import POINTS, STEPS, lanes
from viz.style import palette
from viz.text import LANGUAGES, Text

PRESETS = list(recordings.PRESETS)
MEMBERS = [
    {"objective": name, "settings": settings, "seed": seed}
    for name, settings in (("grpo", {}), ("sapo", {"tau_pos": 5.0, "tau_neg": 10.0}))
    for seed in (0, 1)
]
START = {"event": "start", "members": MEMBERS}
CLOUD = {"members": [0, 2], "ratio": [[1.0, 2.0], [0.5, 3.0]], "weight": [[1.0, 0.0], [0.5, 0.25]]}


def rollout(step, reward, entropy=None, cloud=None):
    """A rollout's event with the fields that the page reads."""
    return {"event": "rollout", "step": step, "reward": reward, "reward_full": reward, "entropy": entropy,
            "dead_tokens": entropy, "kl": entropy, "cloud": cloud}  # fmt: skip


EVENTS = [
    START,
    rollout(0, [0.2, 0.4, 0.6, 0.8], [1.0, 2.0, 3.0, None], CLOUD),
    rollout(1, [0.0, 0.1, 0.9, 0.7]),
    {"event": "end", "step": 1},
]


def test_a_lane_is_the_mean_over_its_seeds_between_lowest_and_highest():
    first, second = lanes(EVENTS)
    assert [first.name, second.name, second.settings["tau_neg"], second.member] == ["grpo", "sapo", 10.0, 2]
    assert first.curves["reward"][:2] == pytest.approx([0.3, 0.05])
    assert (first.curves["low"][0], first.curves["high"][0]) == (0.2, 0.4)
    assert second.curves["entropy"][0] == 3.0  # of the seed that knows it
    assert np.isnan(first.curves["reward"][2:]).all()


def test_after_the_last_update_what_is_said_of_updates_stays():
    first, second = lanes(EVENTS)
    assert first.curves["entropy"][:2].tolist() == [1.5, 1.5]
    assert second.curves["ratio"][1][:2].tolist() == [0.5, 3.0] and np.isnan(second.curves["ratio"][1][2:]).all()
    assert first.curves["weight"].shape == (STEPS, POINTS)


def test_the_result_is_known_only_when_the_race_has_ended():
    first, second = lanes(EVENTS)
    assert first.result["mean"] == pytest.approx(0.05) and first.result["collapsed"] == 2
    assert second.result["difference"] == pytest.approx(0.75)
    assert all(lane.result == {} for lane in lanes(EVENTS[:-1]))
    assert lanes([]) == [] and math.isnan(inputs(lanes(EVENTS[:1]))["0.reward"][0])


@pytest.mark.parametrize("preset", PRESETS)
def test_a_recording_is_of_its_preset_and_runs_to_the_end(preset):
    start, *events = recordings.events_of(preset)
    given = recordings.arguments(preset)
    assert start["task"] == "count" and start["rollouts"] == 100 and events[-1] == {"event": "end", "step": 100}
    assert start["staleness"] == int(given[given.index("--staleness") + 1])
    assert {member["seed"] for member in start["members"]} == set(range(recordings.SEEDS))
    named = re.findall(r"(\w+)(?:\[[^]]*\])?", re.sub(r"\[[^]]*\]", "", given[given.index("--objectives") + 1]))
    assert [lane.name for lane in recordings.lanes_of(preset)] == named
    if "--lr" in given:
        assert start["lr"] == float(given[given.index("--lr") + 1])


def test_the_first_updates_of_a_shipped_preset_come_out_again(capsys):
    """Unchanged but for its length."""
    given = [*recordings.arguments("healthy"), "--threads", "1", "--events"]
    given[given.index("--rollouts") + 1] = "2"
    assert main(given) in (0, None)
    made = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    made = {event["step"]: event for event in made if event.get("event") == "rollout"}
    kept = {event["step"]: event for event in recordings.events_of("healthy") if event["event"] == "rollout"}
    for step in (0, 1):
        for key in ("reward", "entropy", "grad_norm", "dead_tokens"):
            assert made[step][key] == pytest.approx(kept[step][key], rel=1e-4, abs=1e-6), (step, key)
    assert made[2]["reward"] == pytest.approx(kept[2]["reward"], abs=1e-6)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_figures_are_plotlys_and_name_only_what_there_is(preset, lang):
    settings = TRAINING_RACE.defaults(preset) | {"step": 30}
    values = TRAINING_RACE.evaluate(settings)
    for theme in ("light", "dark"):
        for spec in figures.figures(recordings.lanes_of(preset), palette(theme), Text(lang)).values():
            assert names_in(spec) <= values.keys()
            drawn = resolve(payload.simple(spec), values)
            made = go.Figure(drawn["data"], drawn["layout"])
            assert made.layout.xaxis.range and made.layout.yaxis.range
    assert np.isnan(values["0.reward.line"][31:]).all() and not np.isnan(values["0.reward.line"][:31]).any()


def test_the_reading_says_what_is_told_apart_and_what_is_not():
    text = Text("en")
    said = {
        preset: reading.sentences(recordings.events_of(preset), recordings.lanes_of(preset), text) for preset in PRESETS
    }
    assert "no difference resolved" in said["healthy"][3] and "no difference resolved" not in said["stale"][2]
    assert "seeds collapsed" in said["quantised"][1] and "seeds collapsed" not in said["quantised"][2]


def test_a_sample_has_an_advantage_and_a_circle_where_there_is_no_gradient():
    events = recordings.events_of("stale")
    sample = samples.newest(events, 100)
    assert sample["advantage"] != 0 and samples.newest(events, 0)["step"] == 0 and samples.newest([START], 9) is None
    table = samples.table(
        sample | {"coefficients": {"0": [0.0] * len(sample["response"])}}, lanes(events)[:1], Text("en")
    )
    assert table.count("○") == len(sample["response"])


def test_orders_are_written_whole_and_one_more_rollout_is_one(tmp_path, monkeypatch):
    mine = {"id": "x", "file": str(tmp_path / "control.json"), "order": {}}
    runner.tell(mine, {"pause": True})
    assert json.loads((tmp_path / "control.json").read_text()) == {"pause": True}
    events = [rollout(step, []) for step in range(4)]  # four rollouts done: 0 to 3
    monkeypatch.setattr(runner, "JOBS", SimpleNamespace(poll=lambda job: SimpleNamespace(events=events)))
    runner.one_more(mine)
    assert json.loads((tmp_path / "control.json").read_text()) == {"pause": False, "until": 5}
    assert [path.name for path in tmp_path.iterdir()] == ["control.json"]
