"""`make gpu`: what it says without a device, its rehearsal on the processor, and what happens when a step fails."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from algos.training import Member, Race
from benchmarks import gpu, gpu_steps, races_on_device
from benchmarks.gpu_steps import Place
from benchmarks.races_on_device import Case, Speeds, row

ROOT = Path(__file__).parents[2]
# what the machine with the device need not have
ABSENT = ("numpy", "pandas", "pytest", "hypothesis", "streamlit", "plotly", "playwright", "safetensors", "trl", "verl")
HIDE = f"import sys; sys.modules |= dict.fromkeys({ABSENT!r}); "


def hold(name):
    """A step that tells one line."""

    def step(place):
        yield f"{name} on {place.device}"

    return step


@pytest.fixture
def steps(monkeypatch):
    """Steps to put others in place of, and no alarm left behind."""
    mine = {"first": hold("first"), "second": hold("second"), "third": hold("third")}
    monkeypatch.setattr(gpu, "STEPS", mine)
    return mine


def test_without_a_device_it_says_so_and_succeeds(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert gpu.main(["--out", str(tmp_path / "out")]) == 0
    assert "no CUDA device" in capsys.readouterr().out and not (tmp_path / "out").exists()


def test_the_report_is_what_was_printed(steps, capsys, tmp_path):
    assert gpu.main(["--device", "cpu", "--tiny", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == printed
    assert f"torch {torch.__version__}" in printed and "a rehearsal on the processor" in printed
    assert "third on cpu" in printed and printed.rstrip().endswith("all done")


def test_a_step_that_fails_stops_no_other(steps, capsys, tmp_path):
    def fails(place):
        yield "begun"
        raise RuntimeError("CUDA error: an illegal memory access")

    steps["second"] = fails
    assert gpu.main(["--device", "cpu", "--out", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "begun" in printed and "FAILED: RuntimeError: CUDA error" in printed and "third on cpu" in printed
    assert printed.rstrip().endswith("failed: second")
    assert "Traceback" in (tmp_path / "log.txt").read_text(encoding="utf-8")


def test_when_all_time_is_up_the_rest_is_left_out(steps, capsys, monkeypatch, tmp_path):
    def endless(place):
        yield "begun"
        try:
            while True:
                sum(range(1000))
        except Exception:
            yield "taken for something else"

    steps["second"] = endless
    monkeypatch.setattr(gpu, "LIMIT", 0.3)
    assert gpu.main(["--device", "cpu", "--out", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert (
        "FAILED: Late" in printed and "third on cpu" not in printed and "left out, for want of time: third" in printed
    )


def test_a_check_that_fails_is_told_and_the_others_run(monkeypatch, tmp_path):
    def wrong(device):
        raise AssertionError("number 3 of 4 is 1.0 there | 2.0 here")

    monkeypatch.setattr(gpu_steps, "CHECKS", {"one": wrong, "two": lambda device: None})
    told = []
    with pytest.raises(AssertionError, match="1 of 2 checks failed"):
        for line in gpu_steps.checks(Place("cpu", True, tmp_path)):
            told.append(line)
    assert "| one | FAILS: AssertionError: number 3 of 4 is 1.0 there / 2.0 here |" in told[2]
    assert told[3].startswith("| two | holds |")


def test_checks_without_time_are_named(tmp_path):
    told = list(gpu_steps.checks(Place("cpu", True, tmp_path), seconds=0.0))
    assert len(told) == 2 + len(gpu_steps.CHECKS) and all("left out, for want of time" in line for line in told[2:])


def test_a_race_whose_time_is_up_says_how_far_it_came():
    case = Case("short", Race(members=(Member("grpo"),), prompts=4, group=2, rollouts=3), "cpu", 0.0)
    assert "| 1 of 3, time up |" in row(case, Speeds(1e9, 1e9))
    assert "| 3 of 3 |" in row(case._replace(seconds=60.0), Speeds(1e9, 1e9))


def test_a_folder_that_cannot_be_written_is_told(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    assert gpu.main(["--device", "cpu", "--out", str(tmp_path / "file" / "x")]) == 1
    assert "choose another folder" in capsys.readouterr().out


def test_all_but_the_races_in_a_python_with_torch_alone(tmp_path):
    """A process to which numpy, pytest and the rest are not there; the races take half a minute and are left out."""
    code = HIDE + (
        "from benchmarks import coefficients, gpu; gpu.STEPS.pop('How long do races take?');"
        "coefficients.copy_bandwidth = lambda device: 1e9;"
        f"sys.exit(gpu.main(['--device', 'cpu', '--tiny', '--out', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert report.count("| holds |") == len(gpu_steps.CHECKS) and "FAIL" not in report and "left out" not in report


def test_the_races_step(monkeypatch, tmp_path):
    """At the smallest sizes: a row each, the large preset's with its warm start, and what the device is capable of."""
    monkeypatch.setattr(races_on_device, "SIDE", {"cpu": 64})
    monkeypatch.setattr(races_on_device, "GOAL", 0.0)
    monkeypatch.setattr(races_on_device, "cases", lambda device, seconds, rollouts: [])
    told = list(races_on_device.lines("cpu", tmp_path, 5.0, 1, width=16, layers=1, heads=2, length=1))
    assert told[2].startswith("| large, K = 4 | 12 |") and "1 of 1" in told[2]
    assert any(line.startswith("Warm start of the large policy: ") for line in told)
    assert (tmp_path / "large.safetensors").exists()
