"""Our numbers against those recorded from ten trainers, each within 2e-7."""

import json
import math

import pytest

from algos.conformance import (
    TABLE,
    TOLERANCE,
    Row,
    advantage_difference,
    decade,
    differences,
    load_cases,
    table,
)
from algos.conformance.__main__ import markdown, plain
from algos.conformance.matching import ESTIMATORS, EXCLUDED, KL_TERMS, MATCHING, OVERLAYS
from algos.objectives import OBJECTIVES
from tests.near import assert_near

DATA = load_cases()


def key(result):
    return result["peer"], result["objective"], result["case"]


RESULTS = [pytest.param(result, id="-".join(key(result))) for result in DATA["results"]]
ADVANTAGES = [
    pytest.param(row, id=f"{row['peer']}-{row['estimator']}-{row['case']}-{i}")
    for i, row in enumerate(DATA["advantages"])
]


@pytest.mark.parametrize("result", RESULTS)
def test_recorded_result(result):
    """Loss and gradient equal the trainer's; a row that is excluded really differs."""
    gaps = differences(result, DATA["cases"])
    assert all(map(math.isfinite, gaps))
    if key(result) in EXCLUDED:
        assert max(gaps) > TOLERANCE
    else:
        assert max(gaps) <= TOLERANCE


@pytest.mark.parametrize("row", ADVANTAGES)
def test_recorded_advantages(row):
    """Advantages equal the trainer's."""
    assert advantage_difference(row, DATA["advantage_cases"]) <= TOLERANCE


def test_all_of_them():
    """At least as many results as ever, each once, of every trainer that is named; the few exclusions have reasons."""
    keys = [key(result) for result in DATA["results"]]
    assert len(keys) == len(set(keys)) >= 405 and len(DATA["advantages"]) >= 24
    assert {peer for peer, *_ in keys} <= set(DATA["peers"]) and len(DATA["peers"]) >= 10
    assert TOLERANCE == 2e-7
    assert set(EXCLUDED) <= set(keys) and len(EXCLUDED) <= 7
    assert all(reason.strip() for reason in EXCLUDED.values())


def test_every_name_is_used():
    """Each recorded name is matched once, and no translation stands unused."""
    recorded = {result["objective"] for result in DATA["results"] if "estimator" not in result["hyper"]}
    assert recorded == set(MATCHING)
    assert set(OVERLAYS) <= recorded and set(KL_TERMS) <= recorded
    assert {row["estimator"] for row in DATA["advantages"]} == set(ESTIMATORS)


def test_what_was_compared_stays_compared():
    """The table has a row for every objective that a recorded name stands for; each of them is one of ours."""
    compared = {name for name, _ in MATCHING.values()}
    assert compared <= set(OBJECTIVES) and len(compared) >= 20
    assert {row.objective for row in table()} == compared | {"kl_loss"}


def test_the_table_is_up_to_date():
    """algos/conformance/conformance.json is what `python -m algos.conformance` would write."""
    rows = [row._asdict() for row in table()]
    assert_near(rows, json.loads(TABLE.read_text()), about="`python -m algos.conformance` writes it anew.")
    assert sum(row["cases"] for row in rows) == len(DATA["results"]) - len(EXCLUDED)


def test_decade():
    """A difference is bounded by a power of ten, never below 1e-12."""
    for value, expected in ((3e-8, "1e-07"), (1e-7, "1e-07"), (0.0, "1e-12"), (4e-13, "1e-12"), (1.0, "1e+00")):
        assert decade(value) == expected


def test_printed():
    """The two printed tables: a line per row; objectives by trainers with the number of cases."""
    rows = [
        Row("grpo", "bnpo", "trl", "1.2", 3, "1e-12", "1e-12"),
        Row("grpo", "grpo", "trl", "1.2", 4, "1e-12", "1e-12"),
        Row("kl_loss", "kl_k3", "verl", "0.9", 5, "1e-08", "1e-09"),
    ]
    assert markdown(rows).splitlines() == [
        "| | trl 1.2 | verl 0.9 |",
        "|---|---|---|",
        "| `grpo` | 7 |  |",
        "| `kl_loss` |  | 5 |",
    ]
    lines = plain(rows).splitlines()
    assert len(lines) == 4
    assert lines[3].split() == ["kl_loss", "kl_k3", "verl", "0.9", "5", "1e-08", "1e-09"]
