"""The claims: their numbers worked out by other means, their verdicts, and that each can turn out the other way."""

import inspect
import math
import time

import pytest

from algos import OBJECTIVES
from algos.claims import CLAIMS, flips, usually, verdict
from tests.algos.claim_numbers import NUMBERS

VERDICTS = {
    "C1": "only_if", "C2": "only_if", "C3": "only_if", "C4": "true", "C5": "false", "C6": "only_if",
    "C7": "true", "C8": "false", "C9": "true", "C10": "only_if", "C11": "only_if", "C12": "only_if",
}  # fmt: skip
# objectives whose coefficients are the same by definition, so that no claim about weights can tell them apart:
# Dr. GRPO aggregates otherwise than GRPO, GSPO-token differs for advantages per token, Clip-Cov in the tokens it draws
TWINS = {("grpo", "dr_grpo"), ("grpo", "clip_cov"), ("gspo", "gspo_token")}
# and LUSPO and GMPO without their bands from GSPO without its own
UNBANDED = {("C7", "gspo", "luspo"), ("C7", "gspo", "gmpo")}
every = pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)


def test_there_are_twelve_in_order():
    assert list(CLAIMS) == [f"C{number}" for number in range(1, 13)] == list(NUMBERS) == list(VERDICTS)


@every
def test_its_numbers_are_what_they_are_by_other_means(claim):
    NUMBERS[claim.id]()


@every
def test_its_verdict(claim):
    assert verdict(claim) == VERDICTS[claim.id]


@every
def test_there_is_a_setting_where_it_turns_out_the_other_way(claim):
    assert flips(claim)
    assert claim.counter not in claim.ordinary
    usual = [claim.holds(claim.evidence(**setting)) for setting in claim.ordinary]
    assert usual.count(usually(claim)) * 2 >= len(usual)


@every
def test_every_number_is_finite_in_every_setting(claim):
    assert len(claim.ordinary) >= 3
    names = None
    for setting in (*claim.ordinary, claim.counter):
        found = claim.evidence(**setting)
        assert names in (None, list(found))
        names = list(found)
        for name, value in found.items():
            assert isinstance(value, float | int) and math.isfinite(value), name
            assert not (value == 0 and math.copysign(1, value) < 0), f"{name} is -0"


@every
def test_its_file_names_its_paper_and_is_named_after_it(claim):
    file = inspect.getmodule(claim.evidence)
    assert file.__name__.endswith(f"c{int(claim.id[1:]):02d}")
    assert file.__doc__.startswith(f"{claim.id}: ") and claim.source[0] in file.__doc__
    assert set(claim.objectives) <= set(OBJECTIVES)


SWAPS = [
    (claim.id, name, other)
    for claim in CLAIMS.values()
    for name in claim.objectives
    for other in OBJECTIVES
    if other != name and (name, other) not in TWINS and (claim.id, name, other) not in UNBANDED
]


@pytest.mark.parametrize(("claim", "name", "other"), SWAPS)
def test_another_objective_in_its_place_is_noticed(claim, name, other, monkeypatch):
    monkeypatch.setitem(OBJECTIVES, name, OBJECTIVES[other])
    with pytest.raises((AssertionError, AttributeError, TypeError, ValueError)):
        NUMBERS[claim]()


def test_all_evidence_together_is_quick():
    start = time.perf_counter()
    for claim in CLAIMS.values():
        for setting in (*claim.ordinary, claim.counter):
            claim.evidence(**setting)
    # about 0.09 s on one core of 2024
    assert time.perf_counter() - start < 1.0
