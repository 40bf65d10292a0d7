"""A run goes on from where it was killed, stopped, or left without room, and tells the same as one never disturbed."""

import json
import os
import resource
import subprocess
import sys
import time

import pytest

from algos.training.command import folder
from algos.training.command.lines import Lines
from algos.training.command.lines import lines as lines_of
from algos.training.command.main import main
from tests import ROOT
from tests.algos.training.small import events, race, weights


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return weights(tmp_path_factory.mktemp("weights"))


def test_twenty_kills_at_random_times_change_no_byte(start, tmp_path):
    command = race(start, rollouts=60)
    assert main([*command, "--out", str(tmp_path / "whole")]) == 0
    program = [sys.executable, "-m", "tests.algos.training.killing", str(tmp_path / "killed"), "7", "20", *command]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    kills, rounds = map(int, done.stdout.split()[-2:])
    assert kills == 20
    whole = (tmp_path / "whole" / "events.jsonl").read_bytes()
    for number in range(rounds):
        out = tmp_path / "killed" / str(number)
        assert (out / "events.jsonl").read_bytes() == whole
        assert sorted(file.name for file in out.iterdir()) == [
            "checkpoint.json", "events.jsonl", "race.json", "state-60.safetensors"
        ]  # fmt: skip


def test_a_kill_between_the_parts_of_a_checkpoint(start, tmp_path, monkeypatch):
    """Whatever file was being written: the one before counts, and events beyond it are cut off."""
    whole, run = tmp_path / "whole", tmp_path / "run"
    command = race(start, rollouts=6)
    assert main([*command, "--out", str(whole)]) == 0
    monkeypatch.setattr(folder, "EVERY", 0.0)
    write = folder.whole_text

    class Killed(BaseException):
        pass

    def third(path, text, count=[0]):  # noqa: B006
        count[0] += path.name == "checkpoint.json"
        if count[0] == 3:
            raise Killed
        write(path, text)

    monkeypatch.setattr(folder, "whole_text", third)
    with pytest.raises(Killed):
        main([*command, "--out", str(run)])
    # the state of the third checkpoint is there, the checkpoint is still the second
    assert {file.name for file in run.glob("state-*")} == {"state-2.safetensors", "state-3.safetensors"}
    monkeypatch.setattr(folder, "whole_text", write)
    (run / "events.jsonl").open("ab").write(b'{"event": "half')
    assert main([*command, "--out", str(run), "--resume"]) == 0
    assert (run / "events.jsonl").read_bytes() == (whole / "events.jsonl").read_bytes()


@pytest.mark.parametrize("limit", [100, 2_000, 15_000])
def test_a_full_disk_gives_a_sentence_and_whole_files(start, tmp_path, limit):
    """No file may be larger than `limit` bytes: first race.json, then an event, then the state cannot be written."""
    whole, run = tmp_path / "whole", tmp_path / "run"
    command = race(start, rollouts=6)
    assert main([*command, "--out", str(whole)]) == 0
    program = [sys.executable, "-m", "algos.training", *command, "--out", str(run), "--resume"]
    small = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert small.returncode == 2 and small.stderr.count("\n") == 1
    assert "there is no room left to write" in small.stderr and "Traceback" not in small.stderr
    assert list(run.glob("*.part")) == []
    text = (run / "events.jsonl").read_bytes()
    assert text == b"" or text.endswith(b"\n")
    assert (whole / "events.jsonl").read_bytes().startswith(text)
    assert main([*command, "--out", str(run), "--resume"]) == 0
    assert (run / "events.jsonl").read_bytes() == (whole / "events.jsonl").read_bytes()


def test_a_line_that_does_not_fit_is_taken_back(tmp_path, monkeypatch):
    lines = Lines(tmp_path / "events.jsonl")
    lines.append({"event": "one"})
    write = os.write

    def full(file, data):
        monkeypatch.setattr(os, "write", nothing)
        return write(file, data[:5])

    def nothing(file, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        lines.append({"event": "two"})
    monkeypatch.setattr(os, "write", write)
    assert (tmp_path / "events.jsonl").read_bytes() == b'{"event": "one"}\n'
    lines.append({"event": "three"})
    lines.close()
    assert lines_of(tmp_path / "events.jsonl") == [{"event": "one"}, {"event": "three"}]


def test_two_processes_do_not_write_to_one_run(start, tmp_path, capsys):
    other = folder.Lines(tmp_path / "events.jsonl")
    assert main(race(start, "--out", tmp_path, "--resume")) == 2
    assert "another process is writing to" in capsys.readouterr().err
    other.close()
    assert main(race(start, "--out", tmp_path, "--resume")) == 0


def test_resume_needs_no_arguments_and_damage_is_named(start, tmp_path, monkeypatch, capsys):
    run = tmp_path / "run"
    monkeypatch.setattr(folder, "EVERY", 0.0)
    append = folder.Lines.append

    def cut(self, event):
        if event.get("step") == 4:
            raise KeyboardInterrupt
        append(self, event)

    monkeypatch.setattr(folder.Lines, "append", cut)
    assert main(race(start, "--out", run)) == 130
    assert "goes on with --resume" in capsys.readouterr().err
    monkeypatch.setattr(folder.Lines, "append", append)
    state = next(run.glob("state-*"))
    kept = state.read_bytes()
    state.write_bytes(kept[:100])
    assert main(["race", "--out", str(run), "--resume"]) == 2
    assert "is no whole safetensors file" in capsys.readouterr().err
    state.write_bytes(kept)
    assert main(["race", "--out", str(run), "--resume", "--threads", "2"]) == 0
    assert [event["step"] for event in events(run) if event["event"] == "rollout"] == list(range(9))
    (run / "checkpoint.json").write_text("{")
    assert main(["race", "--out", str(run), "--resume"]) == 2
    assert "checkpoint.json is damaged" in capsys.readouterr().err


def test_checkpoints_are_not_written_more_often_than_they_need_to(start, tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "EVERY", 3600.0)
    seen, save = [], folder.save
    monkeypatch.setattr(folder, "save", lambda state, path: (seen.append(state.rollout), save(state, path)))
    begun = time.monotonic()
    assert main(race(start, "--out", tmp_path)) == 0
    assert seen == [8] and time.monotonic() - begun < 3600


def longer(start, out, rollouts, *more):
    return race(start, "--out", out, *more, "--mismatch", "bits4", rollouts=rollouts)


@pytest.fixture(scope="module")
def undisturbed(start, tmp_path_factory):
    """The events of 12 rollouts in one go; 9 and 12 differ in the number of digits, as 40 and 100 do."""
    out = tmp_path_factory.mktemp("undisturbed")
    assert main(longer(start, out, 12)) == 0
    return (out / "events.jsonl").read_bytes()


def test_a_finished_run_that_gets_more_rollouts_is_the_longer_run(start, undisturbed, tmp_path, capsys):
    run = tmp_path / "run"
    assert main(longer(start, run, 7)) == 0
    begun = folder.stored(run).begun
    assert main(longer(start, run, 9, "--resume")) == 0
    assert main(["race", "--out", str(run), "--resume", "--rollouts", "12"]) == 0
    assert (run / "events.jsonl").read_bytes() == undisturbed
    assert "12 rollouts done" in capsys.readouterr().out.splitlines()[-1]
    assert folder.stored(run).options["rollouts"] == 12 and folder.stored(run).begun == begun != ""
    assert sorted(file.name for file in run.iterdir()) == [
        "checkpoint.json", "events.jsonl", "race.json", "state-12.safetensors"
    ]  # fmt: skip
    assert main(["race", "--out", str(run), "--resume"]) == 0 and "is finished" in capsys.readouterr().out


def test_a_run_that_was_cut_off_may_get_more_rollouts_too(start, undisturbed, tmp_path, monkeypatch):
    for number, every in enumerate((0.0, 3600.0)):  # with a checkpoint, and before the first
        run, append = tmp_path / str(number), folder.Lines.append
        monkeypatch.setattr(folder, "EVERY", every)

        def cut(self, event, append=append):
            if event.get("step") == 4:
                raise KeyboardInterrupt
            append(self, event)

        monkeypatch.setattr(folder.Lines, "append", cut)
        assert main(longer(start, run, 9)) == 130
        monkeypatch.setattr(folder.Lines, "append", append)
        assert main(longer(start, run, 12, "--resume")) == 0
        assert (run / "events.jsonl").read_bytes() == undisturbed


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("after", [False, True])
def test_a_kill_while_a_run_is_made_longer(start, undisturbed, tmp_path, monkeypatch, number, after):
    """Before or after each file that is changed (checkpoint, race, events, next checkpoint): it goes on, either way."""
    run = tmp_path / "run"
    assert main(longer(start, run, 9)) == 0
    short = (run / "events.jsonl").read_bytes()
    write, replace, seen = folder.whole_text, folder.Lines.replace, []

    class Killed(BaseException):
        pass

    def killing(do):
        def done(*arguments):
            seen.append(arguments[0])
            if len(seen) == number + 1 and not after:
                raise Killed
            do(*arguments)
            if len(seen) == number + 1:
                raise Killed

        return done

    monkeypatch.setattr(folder, "EVERY", 0.0)
    monkeypatch.setattr(folder, "whole_text", killing(write))
    monkeypatch.setattr(folder.Lines, "replace", killing(replace))
    with pytest.raises(Killed):
        main(longer(start, run, 12, "--resume"))
    monkeypatch.setattr(folder, "whole_text", write)
    monkeypatch.setattr(folder.Lines, "replace", replace)
    # what the folder says it holds can be gone on with as it stands ...
    kept = folder.stored(run).options["rollouts"]
    assert main(["race", "--out", str(run), "--resume"]) == 0
    assert (run / "events.jsonl").read_bytes() == (short if kept == 9 else undisturbed)
    # ... and made longer as was asked for
    assert main(longer(start, run, 12, "--resume")) == 0
    assert (run / "events.jsonl").read_bytes() == undisturbed


def test_a_run_of_an_older_version_goes_on(start, undisturbed, tmp_path):
    """Its race.json holds the options alone."""
    run = tmp_path / "run"
    assert main(longer(start, run, 9)) == 0
    (run / "race.json").write_text(json.dumps(folder.stored(run).options))
    assert main(longer(start, run, 12, "--resume")) == 0
    assert (run / "events.jsonl").read_bytes() == undisturbed and folder.stored(run).begun == ""
