"""The page on disagreements shows what was recorded, and each pair really differs, or agrees where it says so."""

import json

import pytest

from algos.conformance import disagreements

ROWS = {row["key"]: row for row in disagreements.rows()}


def test_the_file_in_assets_is_what_the_recorded_results_give():
    assert json.loads(disagreements.FILE.read_text()) == json.loads(json.dumps(list(ROWS.values())))


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


def test_an_empty_row_changes_the_mean_by_three_halves():
    row = ROWS["masked_row"]
    assert row["right"]["loss"] / row["left"]["loss"] == pytest.approx(1.5, abs=1e-6)
