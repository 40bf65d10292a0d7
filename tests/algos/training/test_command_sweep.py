"""Sweeps: the grid, one file per cell, resume, a wider grid, and that a cell is the same as the race."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from algos.training.command import sweep as sweeping
from algos.training.command.grid import cells
from algos.training.command.lines import lines
from algos.training.command.main import main
from algos.training.command.sweep import file_of, run_cell
from tests.algos.training.small import TASK, events, race, weights

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return weights(tmp_path_factory.mktemp("weights"))


def sweep(start, out, grid, *more):
    own = [*TASK[:-2], "--weights", str(start), "--rollouts", "3"]
    return ["sweep", *own, "--grid", grid, "--out", str(out), *more]


def test_the_grid_is_every_combination():
    found = cells("objective=grpo,sapo[tau_pos=5];staleness=1,16;lr=1e-4,3e-4;seed=0..2", {"rollouts": 7})
    assert len(found) == 2 * 2 * 2 * 3 and all(cell["rollouts"] == 7 for cell in found)
    assert len({json.dumps(cell) for cell in found}) == 24
    first, last = found[0], found[-1]
    assert (first["objectives"], first["staleness"], first["lr"], first["seeds"]) == ("grpo", 1, 1e-4, "0..0")
    assert (last["objectives"], last["staleness"], last["seeds"]) == ("sapo[tau_pos=5]", 16, "2..2")
    assert [cell["seeds"] for cell in cells("objective=grpo;seed=3", {})] == ["3..3"]
    # what the grid leaves open comes from the options
    rest = cells("recompute=true,false", {"objectives": "grpo,gspo", "seeds": "1", "set": ["gspo.eps_low=0.5"]})
    assert [(cell["recompute"], cell["objectives"]) for cell in rest] == [
        (True, "grpo"), (True, "gspo[eps_low=0.5,eps_high=0.03]"),
        (False, "grpo"), (False, "gspo[eps_low=0.5,eps_high=0.03]"),
    ]  # fmt: skip


def test_a_sweep_on_processes_resumes_and_grows(start, tmp_path, capsys):
    out, grid = tmp_path / "sweep", "objective=grpo,sapo;staleness=1,2;seed=0..1"
    assert main(sweep(start, out, grid, "--jobs", "2")) == 0
    see = f"see them with: python -m viz.report {out} -o report.html\n"
    assert capsys.readouterr().out == f"8 of 8 cells run; {see}"
    files = sorted((out / "cells").iterdir())
    assert len(files) == 8 and all(file.suffix == ".jsonl" for file in files)
    kept = {file: file.stat().st_mtime_ns for file in files}
    gone = files.pop(3)
    whole = gone.read_bytes()
    gone.unlink()
    assert main(sweep(start, out, grid)) == 2
    assert "holds a sweep already; add --resume" in capsys.readouterr().err
    assert main(sweep(start, out, "objective=grpo;seed=0", "--resume")) == 2
    said = capsys.readouterr().err
    assert "holds another sweep: 8 of its 8 cells are not among these" in said and f"--grid '{grid}'" in said
    assert main(sweep(start, out, grid, "--resume")) == 0
    assert "1 of 8 cells run" in capsys.readouterr().out
    assert gone.read_bytes() == whole
    assert all(file.stat().st_mtime_ns == kept[file] for file in files)
    # a wider grid, in another order: what is there stays
    begun = sweeping.stored(out)["begun"]
    assert main(sweep(start, out, "objective=cispo,sapo,grpo;staleness=2,1;seed=0..1", "--resume", "--lang", "zh")) == 0
    assert capsys.readouterr().out.startswith("4 of 12 cells run; see them with: python -m viz.report")
    assert {file: file.stat().st_mtime_ns for file in kept if file != gone}.items() <= kept.items()
    told = sweeping.stored(out)
    assert len(told["cells"]) == len(list((out / "cells").iterdir())) == 12 and told["begun"] == begun
    assert main([*shlex.split(told["command"])[3:], "--resume"]) == 0
    assert "0 of 12 cells run" in capsys.readouterr().out


def test_a_cell_is_what_the_race_gives_to_that_member(start, tmp_path):
    base = {"task": "count", "length": 1, "prompts": 4, "group": 4, "staleness": 2, "rollouts": 3}
    cell = cells("objective=sapo;seed=1", base | {"weights": str(start)})[0]
    alone = [event for event in lines(run_cell(cell, tmp_path)) if event["event"] == "rollout"]
    assert main(race(start, "--out", tmp_path / "run", rollouts=3)) == 0
    among = [event for event in events(tmp_path / "run") if event["event"] == "rollout"]
    assert len(alone) == 4
    for one, all_of_them in zip(alone, among, strict=True):
        for name in ("reward", "entropy", "kl", "grad_norm", "ratio_quantiles"):
            assert one[name] is all_of_them[name] is None or one[name][0] == all_of_them[name][3], name


def test_a_cell_that_fails_leaves_no_file(start, tmp_path, monkeypatch, capsys):
    cell = cells("objective=grpo;seed=0", {"weights": str(start)})[0]  # weights of another size of the task
    with pytest.raises(ValueError, match="is made for task count"):
        run_cell(cell, tmp_path)
    assert list(tmp_path.iterdir()) == []

    def full(missing, folder, jobs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sweeping, "run_all", full)
    assert main(sweep(start, tmp_path / "out", "objective=grpo;seed=0")) == 2
    assert "no room left to write" in capsys.readouterr().err
    # no cell was done: the folder is free for another sweep
    monkeypatch.setattr(sweeping, "run_all", lambda *_: None)
    assert main(sweep(start, tmp_path / "out", "objective=sapo;seed=0")) == 0


def test_file_names_tell_cells_apart(tmp_path):
    found = cells("objective=grpo,sapo[tau_pos=5];lr=1e-4,3e-4;seed=0..1", {})
    names = {file_of(cell, tmp_path).name for cell in found}
    assert len(names) == len(found) and all("/" not in name and " " not in name for name in names)


def test_an_older_name_of_an_axis_and_every_digit_of_a_setting():
    old, new = (cells(f"mismatch=noise;{axis}=0.1,0.2", {}) for axis in ("size", "mismatch_size"))
    assert old == new and {cell["size"] for cell in new} == {0.1, 0.2}
    (cell,) = cells("objective=sapo[tau_pos=1.23456789];seed=0", {})
    assert cell["objectives"] == "sapo[tau_pos=1.23456789]"


def test_an_interrupt_ends_the_cells_and_says_what_stays(start, tmp_path):
    """As a terminal's: the signal reaches every process of the group."""
    command = sweep(start, tmp_path / "out", "objective=grpo;seed=0..9", "--jobs", "2", "--rollouts", "3000")
    # what runs the tests in the background may have them ignore the signal, and a child inherits that
    process = subprocess.Popen([sys.executable, "-m", "algos.training", *command], cwd=ROOT, start_new_session=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    limit = time.monotonic() + 30
    while not (tmp_path / "out" / "sweep.json").exists() and time.monotonic() < limit:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=120)
    assert process.returncode == 130 and out == "", error
    assert "the cells that are done stay, and the same command with --resume runs the others" in error
    assert "Traceback" not in error and len(error.strip().splitlines()) == 1
