"""A run goes on from where it was killed, stopped, or left without room, and tells the same as one never disturbed."""

import os
import resource
import subprocess
import sys
import time

import pytest

from algos.training.command import files, folder
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
    lines = files.Lines(tmp_path / "events.jsonl")
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
    assert files.lines(tmp_path / "events.jsonl") == [{"event": "one"}, {"event": "three"}]


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
