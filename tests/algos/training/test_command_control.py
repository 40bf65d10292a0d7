"""The control file: pause, steps, changes while it runs, stop."""

import json
import threading
import time

import pytest

from algos.training.command import folder
from algos.training.command.control import Control
from algos.training.command.main import main
from tests.algos.training.small import events, race, weights


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return weights(tmp_path_factory.mktemp("weights"))


class Running:
    """A race in a thread of its own with a control file."""

    def __init__(self, start, tmp_path, **own):
        self.file, self.out = tmp_path / "control.json", tmp_path / "run"
        command = race(start, "--out", self.out, "--control", self.file, **own)
        self.code = None
        self.thread = threading.Thread(target=self.run, args=(command,))

    def run(self, command):
        self.code = main(command)

    def say(self, text):
        self.file.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")

    def steps(self):
        file = self.out / "events.jsonl"
        return [event["step"] for event in events(self.out) if event["event"] == "rollout"] if file.exists() else []

    def reaches(self, count):
        limit = time.monotonic() + 300
        while len(self.steps()) < count and time.monotonic() < limit:
            time.sleep(0.01)
        return len(self.steps()) == count

    def rests(self):
        before = self.steps()
        time.sleep(0.4)
        return self.steps() == before


def test_pause_step_change_and_stop(start, tmp_path, capsys):
    running = Running(start, tmp_path, rollouts=10_000)
    running.say({"pause": True})
    running.thread.start()
    try:
        assert running.rests() and running.steps() == []
        running.say({"pause": False, "until": 3})
        assert running.reaches(3) and running.rests()
        running.say('{"pause": fal')  # half written: what it said before counts
        assert running.rests() and running.steps() == [0, 1, 2]
        running.file.unlink()
        assert running.rests()
        # one step, with another band from there on; what no objective can take is refused
        running.say({"until": 4, "changes": {"grpo": {"eps_low": 0.05}, "sapo": {"tau_pos": -1}}})
        assert running.reaches(4) and running.rests()
        running.say({"until": 5, "changes": {"grpo": {"eps_low": 0.05}}})
        assert running.reaches(5)
    finally:
        running.say({"pause": True, "stop": True})
        asked = time.monotonic()
        running.thread.join(20)
    assert running.code == 0 and time.monotonic() - asked < 1
    told = events(running.out)
    changes = [event for event in told if event["event"] == "change"]
    assert changes == [{"event": "change", "step": 3, "objective": "grpo", "settings": {"eps_low": 0.05}}]
    assert told[-1] == {"event": "end", "step": 5}
    error = capsys.readouterr().err
    assert error.count("a change is refused: tau_pos is -1") == 1


def test_a_stopped_race_goes_on_with_its_changed_settings(start, tmp_path, monkeypatch):
    file, out = tmp_path / "control.json", tmp_path / "run"
    command = race(start, "--out", out, "--control", file, rollouts=6)
    looked = Control.look

    def look(self):
        """The file as a viewer would have written it by each rollout: a change from the start, a stop after 3."""
        steps = len([event for event in events(out) if event["event"] == "rollout"])
        file.write_text(json.dumps({"changes": {"sapo": {"tau_pos": 3.0}}, "stop": steps == 3 and not self.again}))
        return looked(self)

    monkeypatch.setattr(Control, "look", look)
    monkeypatch.setattr(Control, "again", False, raising=False)
    assert main(command) == 0
    assert [event["step"] for event in events(out) if event["event"] == "rollout"] == [0, 1, 2]
    monkeypatch.setattr(Control, "again", True)
    assert main([*command, "--resume"]) == 0
    told = events(out)
    assert [event["event"] for event in told if event["event"] in ("change", "end")] == ["change", "end"]
    assert [event["step"] for event in told if event["event"] == "rollout"] == list(range(7))
    # the same as a race that had the change from its beginning and never stopped
    other = tmp_path / "other"
    assert main(race(start, "--out", other, "--set", "sapo.tau_pos=3", rollouts=6)) == 0
    pick = [event for event in told if event["event"] == "rollout"]
    assert pick == [event for event in events(other) if event["event"] == "rollout"]


def test_what_is_no_control_at_all_does_not_stop_a_race(start, tmp_path, capsys):
    for number, text in enumerate(
        ("[]", "null", '{"until": "x", "changes": [1]}', '{"changes": {"grpo": 3, "x": {}}}')
    ):
        running = Running(start, tmp_path / str(number), rollouts=2)
        running.file.parent.mkdir()
        running.say(text)
        running.thread.start()
        running.thread.join(20)
        assert running.code == 0 and len(running.steps()) == 3


def test_changes_of_variants_by_name_or_by_label():
    control = Control(None, {"grpo": ("grpo", {}), "sapo[tau_pos=5]": ("sapo", {"tau_pos": 5.0})})
    control.said = {"changes": {"sapo": {"tau_pos": 5.0, "tau_neg": 2.0}, "grpo": {}}}
    assert control.changes() == {"sapo[tau_pos=5]": {"tau_neg": 2.0}}
    control.took("sapo[tau_pos=5]", {"tau_pos": 5.0, "tau_neg": 2.0})
    assert control.changes() == {}
    assert folder.EVERY > 0
