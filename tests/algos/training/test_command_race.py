"""The race from the command line: what it writes and prints, and what it says to input that it cannot use."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from algos.training.command.main import main
from algos.training.command.options import seeds
from algos.variants import label, variants
from tests.algos.training.small import events, race, weights

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return weights(tmp_path_factory.mktemp("weights"))


def test_objectives_with_settings_are_read_and_written_back():
    text = "grpo, grpo[two_sided=True],sapo[tau_pos=5, tau_neg=10],dr_grpo[max_length=64]"
    found = variants(text, ["sapo.tau_pos=3", "grpo.eps_low=0.1"])
    assert found == [
        ("grpo", {"eps_low": 0.1}),
        ("grpo", {"eps_low": 0.1, "two_sided": True}),
        ("sapo", {"tau_pos": 5.0, "tau_neg": 10.0}),
        ("dr_grpo", {"max_length": 64}),
    ]
    assert isinstance(found[3][1]["max_length"], int)
    assert variants(",".join(label(*one) for one in found)) == found
    # what stands in the call's own defaults gives way to what was asked for
    assert variants("gspo[eps_low=0.5]", own={"gspo": {"eps_low": 0.03, "eps_high": 0.03}}) == [
        ("gspo", {"eps_low": 0.5, "eps_high": 0.03})
    ]


def test_seeds():
    assert (seeds("3"), seeds("5..8"), seeds("2,7"), seeds("4,")) == ([0, 1, 2], [5, 6, 7, 8], [2, 7], [4])


def test_what_a_race_writes(start, tmp_path, capsys):
    assert main(race(start, "--out", tmp_path / "run", "--mismatch", "bits4")) == 0
    told = events(tmp_path / "run")
    kinds = [event["event"] for event in told]
    assert kinds[0] == "start" and kinds[-1] == "end" and kinds.count("rollout") == 9
    first = told[0]
    assert (first["task"], first["staleness"], first["rollouts"], first["mismatch"]) == ("count", 2, 8, "bits4")
    assert [(m["objective"], m["seed"]) for m in first["members"]] == [
        ("grpo", 0), ("grpo", 1), ("sapo", 0), ("sapo", 1)
    ]  # fmt: skip
    rollouts = [event for event in told if event["event"] == "rollout"]
    assert [event["step"] for event in rollouts] == list(range(9)) and told[-1]["step"] == 8
    for event in rollouts[:-1]:
        for name in ("reward", "entropy", "kl", "dead_tokens", "dead_responses", "grad_norm", "within"):
            assert len(event[name]) == 4, name
        assert all(len(five) == 5 for five in event["ratio_quantiles"] + event["coefficient_quantiles"])
        assert (event["reward_full"] is None) == (event["step"] % 5 != 0)
    # paired: one start and one seed, so that before any update both objectives see the same
    assert rollouts[0]["reward"][:2] == rollouts[0]["reward"][2:] and max(rollouts[0]["reward"]) > 0
    assert len(rollouts[-1]["reward_full"]) == 4 and rollouts[-1]["entropy"] is None
    sample = next(event for event in told if event["event"] == "sample")
    length = len(sample["response"])
    assert sample["reward"] in (True, False) and len(sample["ratio"]) == length
    assert {place: len(row) for place, row in sample["coefficients"].items()} == {"0": length, "2": length}
    assert all(math.isfinite(c) for row in sample["coefficients"].values() for c in row)
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err == ""  # no bar where there is no terminal


def test_events_on_stdout_are_those_of_the_folder(start, tmp_path):
    command = race(start, "--out", str(tmp_path / "run"), "--events", rollouts=3)
    done = subprocess.run([sys.executable, "-m", "algos.training", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == ""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    # for who watches, the first reward comes ahead of the first rollout's updates
    ahead = lines.pop(1)
    first = next(line for line in lines if line["event"] == "rollout")
    assert ahead == {"event": "ahead", "step": 0, "reward": first["reward"]} and max(ahead["reward"]) > 0
    assert [line.pop("progress") for line in lines if line["event"] == "rollout"] == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert lines == events(tmp_path / "run")


def test_the_same_race_tells_the_same_twice_and_another_seed_does_not(start, tmp_path, capsys):
    told = []
    for number, own in enumerate(("2", "2", "5..6")):
        assert main(race(start, "--out", tmp_path / str(number), seeds=own)) == 0
        told.append((tmp_path / str(number) / "events.jsonl").read_bytes())
    assert told[0] == told[1] != told[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["race", "--out", "x", "--objectives", "grppo"], "there is no objective 'grppo'; wanted one of grpo"),
        (["race", "--out", "x", "--objectives", "grpo[tau=1]"], "grpo has no field 'tau'"),
        (["race", "--out", "x", "--objectives", "sapo[tau_pos=-1]"], "tau_pos is -1; wanted a number above 0"),
        (["race", "--out", "x", "--objectives", "sapo[tau_pos]"], "wanted FIELD=VALUE"),
        (["race", "--out", "x", "--objectives", "sapo[tau_pos=1"], "wanted NAME or NAME[FIELD=VALUE,...]"),
        (["race", "--out", "x", "--objectives", "grpo,grpo"], "listed twice"),
        (["race", "--out", "x", "--set", "cispo.eps_high=1"], "a setting for cispo, which is not among"),
        (["race", "--out", "x", "--seeds", "0"], "the seeds are '0'; wanted how many"),
        (["race", "--out", "x", "--seeds", "a"], "the seeds are 'a'"),
        (["race", "--out", "x", "--staleness", "0"], "staleness is 0"),
        (["race", "--out", "x", "--rollouts", "-3"], "rollouts is -3"),
        (["race", "--out", "x", "--length", "0"], "the size of task count is 0"),
        (["race", "--out", "x", "--lr", "nan"], "lr is nan"),
        (["race", "--out", "x", "--mismatch", "noise", "--size", "-1"], "mismatch size is -1"),
        (["race", "--out", "x", "--threads", "0"], "--threads is 0"),
        (["race", "--out", "x", "--device", "tpu"], "the device is 'tpu'; wanted auto, cpu or cuda"),
        (
            ["race", "--out", "x", "--weights", "none.safetensors"],
            "there is no file at none.safetensors; weights are made by",
        ),
        (["race"], "give a folder with --out"),
        (["race", "--out", "/proc/x"], "choose another place"),
        (["report", "nowhere"], "nowhere holds neither a race nor a sweep"),
        (["sweep", "--out", "x", "--grid", "speed=1"], "wanted AXIS=VALUE,VALUE with an AXIS of objective"),
        (["sweep", "--out", "x", "--grid", "lr=fast"], "the grid has lr=fast"),
        (["sweep", "--out", "x", "--grid", "lr=1;lr=2"], "the grid has lr twice"),
        (["sweep", "--out", "x", "--grid", "lr=1", "--lr", "2"], "stands in the grid and beside it"),
        (["sweep", "--out", "x", "--grid", "lr=1", "--jobs", "0"], "--jobs is 0"),
    ],
)
def test_bad_input_gives_one_sentence_and_leaves_nothing(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert words in printed.err and printed.err.count("\n") == 1 and printed.out == ""
    assert list(tmp_path.rglob("*.jsonl*")) == []


@pytest.mark.parametrize("arguments", [["race", "--task", "chess"], ["race", "--seeds"], ["run"], [], ["race", "--x"]])
def test_argparse_says_one_sentence_too(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and error.startswith("python -m algos.training") and "usage" not in error


def test_a_folder_that_holds_a_run_is_left_alone(start, tmp_path, capsys):
    run = tmp_path / "run"
    assert main(race(start, "--out", run)) == 0
    before = (run / "events.jsonl").read_bytes()
    assert main(race(start, "--out", run)) == 2
    assert "holds a run already; add --resume" in capsys.readouterr().err
    assert main(race(start, "--out", run, "--resume", rollouts=9)) == 2
    assert "the run of another race (rollouts differs)" in capsys.readouterr().err
    assert main(["race", "--out", str(run), "--resume"]) == 0
    assert "is finished" in capsys.readouterr().out
    assert (run / "events.jsonl").read_bytes() == before
    (run / "race.json").unlink()
    assert main(race(start, "--out", run)) == 2
    assert "holds an events.jsonl but no race.json" in capsys.readouterr().err
