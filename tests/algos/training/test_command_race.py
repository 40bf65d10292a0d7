"""The race from the command line: what it writes and prints, and what it says to input that it cannot use."""

import json
import math
import subprocess
import sys

import pytest

from algos.training.command import folder
from algos.training.command.arguments import parser
from algos.training.command.control import Control
from algos.training.command.main import main
from algos.training.command.options import DEFAULTS, command_of, given, seeds, words_of
from algos.training.outcome import outcome
from algos.trouble import OUT_OF_MEMORY
from algos.variants import label, variants
from tests import ROOT
from tests.algos.training.small import events, race, weights


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
    assert printed.err == ""  # no bar where there is no terminal
    rewards = ", ".join(f"{row['objective']} {row['mean']:.3f}" for row in outcome(told))
    run = tmp_path / "run"
    see = f"see it with: python -m viz.report {run} -o report.html"
    assert printed.out == f"{run}: 8 rollouts done; final reward {rewards}; {see}\n" and "grpo 0." in rewards


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
        (["race", "--out", "x", "--mismatch", "noise", "--mismatch-size", "-1"], "mismatch size is -1"),
        (["race", "--out", "x", "--threads", "0"], "--threads is 0"),
        (["race", "--out", "x", "--device", "tpu"], "the device is 'tpu'; wanted auto, cpu or cuda"),
        (
            ["race", "--out", "x", "--weights", "none.safetensors"],
            "there is no file at none.safetensors; weights are made by",
        ),
        (["race"], "give a folder with --out"),
        (["race", "--out", "/proc/x"], "choose another place"),
        (["race", "--out", "x", "--lr", "inf"], "--lr is inf; wanted a number"),
        (["race", "--out", "x", "--lr", "-1"], "--lr is -1; wanted a number at least 0"),
        (["race", "--out", "x", "--kl", "nan"], "--kl is nan"),
        (["race", "--out", "x", "--kl", "inf"], "--kl is inf"),
        (["race", "--out", "x", "--kl", "-0.1"], "--kl is -0.1"),
        (["race", "--out", "x", "--mismatch", "noise", "--mismatch-size", "inf"], "mismatch size is inf"),
        (["race", "--out", "x", "--mismatch", "flips", "--mismatch-size", "nan"], "mismatch size is nan"),
        (["race", "--out", "x", "--mismatch-size", "0.1"], "goes with --mismatch noise or flips, not with none"),
        (["race", "--out", "x", "--mismatch", "bits4", "--mismatch-size", "4"], "not with bits4"),
        (["race", "--out", "x", "--prompts", "0"], "prompts is 0"),
        (["race", "--out", "x", "--group", "-8"], "group is -8"),
        (["race", "--out", "x", "--rollouts", "0"], "rollouts is 0"),
        (["race", "--out", "x", "--seeds", "-1"], "the seeds are '-1'"),
        (["race", "--out", "x", "--seeds", "1000000000000"], "wanted none above 3999"),
        (["race", "--out", "x", "--set", "grpo"], "the setting 'grpo'; wanted NAME.FIELD=VALUE"),
        (["race", "--resume"], "--resume goes on with the run in a folder; name it with --out"),
        (["race", "--resume", "--events"], "--resume goes on with the run in a folder"),
        (["sweep", "--out", "x", "--grid", "lr=inf"], "--lr is inf"),
        (["sweep", "--out", "x", "--grid", "preset=huge"], "--preset is 'huge'; wanted one of 'small', 'large'"),
        (["sweep", "--out", "x", "--grid", "lr=1e-3,0.001"], "the grid has lr=1e-3,0.001; wanted each value once"),
        (["sweep", "--out", "x", "--grid", "mismatch=none;mismatch_size=0.1"], "not with none"),
        (["sweep", "--out", "x", "--grid", "length=3"], "make weights with"),
        (["warm", "--task", "count", "--goal", "2", "--out", "x"], "goal is 2; wanted a number above 0 and at most 1"),
        (["warm", "--task", "count", "--goal", "0", "--out", "x"], "goal is 0"),
        (["warm", "--task", "count", "--goal", "nan", "--out", "x"], "goal is nan"),
        (["warm", "--task", "count", "--out", "/proc/x/y"], "choose another place"),
        (["warm", "--task", "count", "--out", "."], "Is a directory"),
        (["warm", "--task", "count", "--length", "3"], "--length makes other weights than races of the preset expect"),
        (["warm", "--task", "count", "--threads", "0", "--out", "x"], "--threads is 0"),
        (["warm", "--task", "count", "--seed", "-1", "--out", "x"], "--seed is -1"),
        (["warm", "--task", "count", "--width", "0", "--out", "x"], "width"),
        (["warm", "--task", "count", "--layers", "0", "--out", "x"], "layers"),
        (["warm", "--task", "count", "--heads", "-2", "--out", "x"], "heads"),
        (["warm", "--task", "count", "--length", "-2", "--out", "x"], "the size of task count is -2"),
        (["report", "nowhere"], "drawn by the lab now: python -m viz.report nowhere -o report.html"),
        (["report"], "drawn by the lab now: python -m viz.report RUN -o report.html"),
        (["report", "a", "b", "--lang", "zh", "-o", "x.html"], "python -m viz.report a b --lang zh -o x.html\n"),
        (["report", "--help"], "drawn by the lab now"),
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
    assert list(tmp_path.iterdir()) == []


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
    assert main(race(start, "--out", run, "--resume", rollouts=7)) == 2
    assert "the run of another race (rollouts differs)" in capsys.readouterr().err
    assert main(race(start, "--out", run, "--resume", "--kl", "0.1", rollouts=9)) == 2
    assert "the run of another race (rollouts, kl differs)" in capsys.readouterr().err
    assert main(["race", "--out", str(run), "--resume"]) == 0
    assert "is finished" in capsys.readouterr().out
    assert (run / "events.jsonl").read_bytes() == before
    (run / "race.json").unlink()
    assert main(race(start, "--out", run)) == 2
    assert "holds an events.jsonl but no race.json" in capsys.readouterr().err


def test_a_start_that_fails_leaves_no_run(start, tmp_path, monkeypatch, capsys):
    """Whatever fails before the first event: the folder can be used again, and for another race."""
    run = tmp_path / "run"

    def failing(*_):
        raise OSError(28, "No space left on device")

    append = folder.Lines.append
    monkeypatch.setattr(folder.Lines, "append", failing)
    assert main(race(start, "--out", run)) == 2
    assert "no room left to write" in capsys.readouterr().err
    monkeypatch.setattr(folder.Lines, "append", append)
    assert main(race(start, "--out", run, "--lr", "1e-3", rollouts=2)) == 0
    assert events(run)[0]["lr"] == 1e-3 and events(run)[0]["rollouts"] == 2


def test_an_older_name_of_an_option_does_what_it_did_and_says_so(start, tmp_path, capsys):
    told = []
    for number, name in enumerate(("--size", "--mismatch-size")):
        assert main(race(start, "--out", tmp_path / str(number), "--mismatch", "noise", name, "0.5", rollouts=2)) == 0
        told.append(events(tmp_path / str(number)))
        said = capsys.readouterr().err
        assert said == ("--size is called --mismatch-size now; it has been taken as that.\n" if number == 0 else "")
    assert told[0] == told[1] and told[0][0]["mismatch_size"] == 0.5


def test_a_command_is_what_its_options_are_read_from():
    words = ["--objectives", "grpo,sapo[tau_pos=5]", "--set", "grpo.eps_low=0.1", "--set", "sapo.tau_neg=3",
             "--lr", "1.23456789e-05", "--mismatch", "noise", "--mismatch-size", "0.25", "--recompute"]  # fmt: skip
    options = DEFAULTS | given(parser().parse_args(["race", *words]))
    again = words_of(options)
    assert DEFAULTS | given(parser().parse_args(["race", *again])) == options
    assert command_of("race", *again[:2]) == "python -m algos.training race --objectives 'grpo,sapo[tau_pos=5]'"
    assert words_of(DEFAULTS) == []


def test_an_interrupt_says_what_is_kept_and_promises_nothing_else(start, tmp_path, monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    file = tmp_path / "w.safetensors"
    file.write_bytes(b"before")
    monkeypatch.setattr("algos.training.warm.reward_now", interrupted)
    assert main(["warm", "--task", "count", "--out", str(file)]) == 130
    said = capsys.readouterr().err
    assert "nothing was, and a file that was there is as it was" in said and "--resume" not in said
    assert file.read_bytes() == b"before" and [path.name for path in tmp_path.iterdir()] == ["w.safetensors"]
    monkeypatch.setattr("algos.training.race.one_rollout", interrupted)
    assert main(race(start, "--events")) == 130
    said = capsys.readouterr().err
    assert "nothing was kept" in said and "goes on" not in said
    assert main(race(start, "--out", tmp_path / "run")) == 130
    assert f"goes on with --resume: python -m algos.training race --out {tmp_path / 'run'} --resume\n" in (
        capsys.readouterr().err
    )


def test_too_little_memory_is_a_sentence_and_a_status_of_its_own(start, tmp_path, monkeypatch, capsys):
    def failing(*_):
        raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes.")

    monkeypatch.setattr("algos.training.race.one_rollout", failing)
    assert main(race(start, "--out", tmp_path / "run")) == OUT_OF_MEMORY
    assert "there is not enough memory; ask for fewer" in capsys.readouterr().err


def test_a_stopped_race_says_where(start, tmp_path, monkeypatch, capsys):
    file, run = tmp_path / "control.json", tmp_path / "run"
    look = Control.look

    def looked(self):
        done = [event for event in events(run) if event["event"] == "rollout"]
        file.write_text(json.dumps({"stop": len(done) == 5}))
        return look(self)

    monkeypatch.setattr(Control, "look", looked)
    assert main(race(start, "--out", run, "--control", file)) == 0
    assert capsys.readouterr().out.startswith(f"{run}: stopped after 5 of 8 rollouts; final reward grpo 0.")
