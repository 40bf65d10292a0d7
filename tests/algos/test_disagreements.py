"""The page on disagreements shows what was recorded, and each pair really differs, or agrees where it says so."""

import json

import pytest

from algos.conformance import disagreements
from tests.near import assert_near

ROWS = {row["key"]: row for row in disagreements.rows()}


def test_the_file_in_assets_is_what_the_recorded_results_give():
    about = "`python -m algos.conformance` writes it anew."
    assert_near(json.loads(json.dumps(list(ROWS.values()))), json.loads(disagreements.FILE.read_text()), about=about)


def largest(row):
    """The largest difference between the two sides' values."""
    return max(abs(a - b) for a, b in zip(row["left"]["values"], row["right"]["values"], strict=True))


@pytest.mark.parametrize("key", [key for key in ROWS if key != "four_over_tau"])
def test_the_two_sides_differ(key):
    assert largest(ROWS[key]) > 1e-4


def test_two_temperatures_have_one_gradient_on_policy_and_two_losses():
    row = ROWS["four_over_tau"]
    assert largest(row) < 2e-7
    assert abs(row["left"]["loss"] - row["right"]["loss"]) > 0.1


def test_k3_by_the_paper_and_held_at_10():
    """At d = -3 e^3 - 4 and 1 - e^3 against 10 and 0; from d = -2.5 on, e^2.5 - 3.5 = 8.68, both are one."""
    row = ROWS["kl_held"]
    assert row["d"][:2] == [-3.0, -2.5] and (row["left"]["trainer"], row["right"]["trainer"]) == ("trl", "verl")
    assert (row["left"]["terms"][0], row["left"]["values"][0]) == pytest.approx((16.0855, -19.0855), abs=1e-4)
    assert (row["right"]["terms"][0], row["right"]["values"][0]) == (10, 0)
    assert row["left"]["terms"][1:] == row["right"]["terms"][1:]
    assert row["left"]["values"][1:] == row["right"]["values"][1:]


def test_an_empty_row_changes_the_mean_by_three_halves():
    row = ROWS["masked_row"]
    assert row["right"]["loss"] / row["left"]["loss"] == pytest.approx(1.5, abs=1e-6)
