"""What a scenario's sentence promises holds, and would not hold of another objective in place of the one it names."""

from importlib import import_module

import pytest

from algos import OBJECTIVES
from pages import LESSONS

PROMISES = {name: import_module(f"tests.pages.{name}.promises").PROMISES for name in LESSONS}
every = pytest.mark.parametrize(
    "name, scenario", [(name, scenario) for name, lesson in LESSONS.items() for scenario in lesson.explorable.scenarios]
)
# replaced by each of these in turn; the others differ from one of these by a detail that a sentence need not tell apart
OTHERS = ("reinforce", "grpo", "gspo", "sapo", "cispo")


def values(name: str, scenario: str) -> dict:
    """The explorable's values in a scenario."""
    explorable = LESSONS[name].explorable
    return explorable.evaluate(explorable.defaults(scenario))


@every
def test_a_scenario_keeps_its_promise(name, scenario):
    PROMISES[name][scenario][1](values(name, scenario))


@every
def test_a_promise_breaks_when_another_objective_stands_in(name, scenario, monkeypatch):
    named, check = PROMISES[name][scenario]
    for objective in named:
        for other in OTHERS:
            if other == objective:
                continue
            with monkeypatch.context() as patch:
                patch.setitem(OBJECTIVES, objective, OBJECTIVES[other])
                with pytest.raises((AssertionError, TypeError, ValueError)):
                    check(values(name, scenario))


def test_every_scenario_has_a_promise():
    for name, lesson in LESSONS.items():
        assert PROMISES[name].keys() == lesson.explorable.scenarios.keys()
