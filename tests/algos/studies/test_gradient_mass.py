"""The share of gradient mass that a response with one stray token keeps, against the batch itself and by hand."""

import math

import pytest
import torch

from algos import make_objective
from algos.studies.gradient_mass import kept
from tests.algos.cases import from_z


def share(name, ratio, others, A):
    """The share as a number."""
    one = torch.tensor(float(ratio), dtype=torch.float64)
    return kept(make_objective(name), one, torch.tensor(float(others), dtype=torch.float64), A).share.item()


@pytest.mark.parametrize("name", ["grpo", "gspo", "sapo", "dapo"])
@pytest.mark.parametrize("A", [1.5, -0.5])
@pytest.mark.parametrize("ratio", [0.2, 0.9, 1.0, 1.1, 3.0])
def test_it_is_the_sum_of_the_coefficients_of_such_a_batch(name, A, ratio):
    others = 7
    batch = from_z([[math.log(ratio)] + [0.0] * others], [A])
    objective = make_objective(name)
    mass = (objective.coefficients(batch) * objective.weights(batch)).abs().sum().item()
    assert share(name, ratio, others, A) == pytest.approx(mass / abs(A), rel=1e-12)


def test_by_hand():
    """One of 64 tokens at ratio 3: GRPO drops it for A > 0, GSPO drops all; for A < 0 both keep everything."""
    assert share("grpo", 3, 63, 1.0) == 63 / 64
    assert share("gspo", 3, 63, 1.0) == 0
    assert share("gspo", 3, 63, -1.0) == pytest.approx(3 ** (1 / 64))
    assert share("grpo", 3, 63, -1.0) == 66 / 64
    assert share("gspo", 1 / 3, 63, -1.0) == 0 and share("gspo", 1 / 3, 63, 1.0) == pytest.approx(3 ** (-1 / 64))
    assert share("sapo", 3, 63, 1.0) == pytest.approx((63 + 3 / math.cosh(1) ** 2) / 64)
