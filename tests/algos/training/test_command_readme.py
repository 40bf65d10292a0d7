"""The commands that the README gives are taken as they stand there, and mean a race that can be run."""

import json
import re
import shlex

from algos.objectives import OBJECTIVES
from algos.training.command.arguments import parser
from algos.training.command.grid import cells
from algos.training.command.options import DEFAULTS, MISMATCHES, OWN, given, race_of_options
from algos.training.presets import PRESETS
from algos.training.state import begin
from algos.training.tasks import TASKS, make_task
from algos.training.warm import shape_of
from tests import ROOT

README = (ROOT / "algos" / "training" / "README.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^\S*python -m algos\.training (.*)$", README, re.M)]


def test_every_command_is_one():
    assert {words[0] for words in COMMANDS} == {"race", "sweep", "warm"}
    for words in COMMANDS:
        options = parser().parse_args(words)
        if options.command == "race":
            race = race_of_options(DEFAULTS | given(options))
            if options.out.name == "run":
                assert len(begin(race).flat) == 15
        if options.command == "sweep":
            found = cells(options.grid, given(options))
            assert len(found) == 60 and all(race_of_options(cell) for cell in found)
    for text in re.findall(r'--objectives "([^"]*)"', README):
        assert race_of_options(DEFAULTS | {"objectives": text, "set": ["grpo.eps_low=0.1"]})
    control = json.loads(re.search(r'`(\{"pause".*?\})`', README, re.DOTALL)[1])
    assert set(control) == {"pause", "until", "changes", "stop"}
    assert {*TASKS, *MISMATCHES} - {"none"} <= set(re.findall(r"`(\w+)`", README))


def test_the_numbers_in_the_text():
    own, paper = OWN["gspo"]["eps_low"], OBJECTIVES["gspo"]().eps_low
    small = shape_of(make_task("count")).number()
    sizes = {name: value for name, value in PRESETS["large"].items() if name != "length"}
    large = shape_of(make_task("count", PRESETS["large"]["length"]), **sizes).number()
    assert f"a band of {own} here, as the paper's\n{paper} " in README
    assert f"{round(small, -3):,} weights" in README and f"{round(large / 1e6)} million weights" in README
    assert DEFAULTS["lr"] == 7e-4 and DEFAULTS["staleness"] == 4 and "7e-4 goes with four updates per rollout" in README
