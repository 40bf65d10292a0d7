"""The commands that the READMEs give are taken as they stand there, and mean a race that can be run."""

import json
import re
import shlex

import pytest

from algos.objectives import OBJECTIVES
from algos.training.command.arguments import parser
from algos.training.command.grid import cells
from algos.training.command.options import DEFAULTS, OWN, given, race_of_options
from algos.training.presets import PRESETS
from algos.training.state import begin
from algos.training.tasks import TASKS, make_task
from algos.training.warm import shape_of
from tests import ROOT

READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")}


def commands(name):
    return [shlex.split(line) for line in re.findall(r"^\S*python -m algos\.training (.*)$", READMES[name], re.M)]


def reports(name):
    return [shlex.split(line) for line in re.findall(r"^\.venv\S*python -m viz\.report (.*)$", READMES[name], re.M)]


def test_both_give_the_same_commands():
    english, chinese = map(commands, READMES)
    assert english == chinese and {one[0] for one in english} == {"race", "sweep", "warm"}
    assert reports("README.md") == [["run", "-o", "report.html"]]
    assert reports("README.zh.md") == [["run", "--lang", "zh", "-o", "report.html"]]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_one(name):
    for words in commands(name):
        options = parser().parse_args(words)
        if options.command == "race":
            race = race_of_options(DEFAULTS | given(options))
            if options.out.name == "run":
                assert len(begin(race).flat) == 15
        if options.command == "sweep":
            found = cells(options.grid, given(options))
            assert len(found) == 60 and all(race_of_options(cell) for cell in found)
    for text in re.findall(r'--objectives "([^"]*)"', READMES[name]):
        assert race_of_options(DEFAULTS | {"objectives": text, "set": ["grpo.eps_low=0.1"]})
    control = json.loads(re.search(r'`(\{"pause".*?\})`', READMES[name], re.DOTALL)[1])
    assert set(control) == {"pause", "until", "changes", "stop"}
    assert set(TASKS) <= set(re.findall(r"`(\w+)`", READMES[name]))


def test_the_numbers_in_the_text():
    own, paper = OWN["gspo"]["eps_low"], OBJECTIVES["gspo"]().eps_low
    small = shape_of(make_task("count")).number()
    sizes = {name: value for name, value in PRESETS["large"].items() if name != "length"}
    large = shape_of(make_task("count", PRESETS["large"]["length"]), **sizes).number()
    english, chinese = READMES.values()
    assert f"a band of {own}" in english and f"默认是 {own}" in chinese
    assert f"the paper's {paper}" in english and f"论文的 {paper} " in chinese
    assert f"{round(small, -3):,} weights" in english and f"{round(small, -3) / 10_000:g} 万个权重" in chinese
    assert f"{round(large / 1e6)} million weights" in english and "三百万" in chinese
