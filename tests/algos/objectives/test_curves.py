"""f, f' and phi = r f' of one ratio, for the objectives that have them."""

import math

import pytest
import torch

from algos import OBJECTIVES, TokenBatch, make_objective
from tests.algos.cases import NAMES, SETTINGS, WIDE, assert_close

ONE = torch.ones(1, dtype=torch.float64)
NO_CURVES = [name for name in NAMES if make_objective(name).curves(ONE, 1.0) is None]
WITH_CURVES = [
    (name, settings, A)
    for name in NAMES
    if name not in NO_CURVES
    for settings in (SETTINGS[name] if name != "gspo" else [{}, WIDE])
    for A in (0.6, 0.0, -1.5)
    if not (name == "dro" and A == 0)  # infinite there, as its docstring says
]
ids = [f"{name}-{SETTINGS[name].index(settings)}-{A}" for name, settings, A in WITH_CURVES]
with_curves = pytest.mark.parametrize("name, settings, A", WITH_CURVES, ids=ids)

# no edge of any of the bands lies on this grid
RATIOS = 0.0513 + 0.0737 * torch.arange(100, dtype=torch.float64)


@with_curves
def test_slope_is_the_derivative(name, settings, A):
    """f' equals autograd of f, and phi = r f'."""
    ratio = RATIOS.clone().requires_grad_()
    curves = make_objective(name, **settings).curves(ratio, A)
    assert curves is not None
    (slope,) = torch.autograd.grad(curves.f.sum(), ratio)
    assert_close(curves.slope, slope)
    assert_close(curves.phi, RATIOS * slope)


@with_curves
def test_curves_have_no_jump(name, settings, A):
    """f is the integral of f' across every edge too."""
    ratio = torch.linspace(0.05, 8, 200001, dtype=torch.float64)
    curves = make_objective(name, **settings).curves(ratio, A)
    assert curves is not None
    integral = torch.cumulative_trapezoid(curves.slope, ratio)
    assert_close(curves.f[1:] - curves.f[0], integral, 2e-3)


@with_curves
def test_coefficients_are_advantage_times_phi(name, settings, A):
    """For responses of one token the coefficient is A phi(r)."""
    ratio = RATIOS[:, None]
    batch = TokenBatch(
        logp=ratio.log() - 3,
        logp_old=torch.full_like(ratio, -3.0),
        advantages=torch.full_like(RATIOS, A),
        mask=torch.ones_like(ratio, dtype=torch.bool),
    )
    objective = make_objective(name, **settings)
    curves = objective.curves(ratio, A)
    assert curves is not None
    assert_close(objective.coefficients(batch), A * curves.phi)


# name, settings, A -> f at r = 0.5, 1, 2
VALUES = [
    ("reinforce", {}, 1.0, [1 - math.log(2), 1, 1 + math.log(2)]),
    ("grpo", {}, 1.0, [0.5, 1, 1.2]),
    ("grpo", {}, -1.0, [0.8, 1, 2]),
    ("grpo", {"dual_clip": 1.5}, -1.0, [0.8, 1, 1.5]),
    ("grpo", {"two_sided": True}, -1.0, [0.8, 1, 1.2]),
    ("gspo", {}, 1.0, [0.5, 1, 1.0004]),
    ("gspo", {}, -1.0, [0.9997, 1, 2]),
    # 4 sigmoid(-0.5), 2, 4 sigmoid(1)
    ("sapo", {}, 1.0, [1.5101626751, 2, 2.9242343145]),
    ("sapo", {"one_sided": True}, 1.0, [1.5, 2, 2.9242343145]),
    # 2 sigmoid(-1), 1, 1 + 1
    ("sapo", {"tau_neg": 2.0, "one_sided": True}, -1.0, [0.5378828427, 1, 2]),
    ("dapo", {}, 1.0, [0.5, 1, 1.28]),
    ("dr_grpo", {}, -1.0, [0.8, 1, 2]),
    ("gspo_token", {}, -1.0, [0.9997, 1, 2]),
    ("luspo", {}, 1.0, [0.5, 1, 1.0025]),
    ("sequence_product", {}, 1.0, [0.5, 1, 2]),
    # the cap and 1 + its log beyond it: 1.25 (1 + ln 1.6)
    ("cispo", {"w_max": 1.25}, 1.0, [0.5, 1, 1.8375045366]),
    ("cispo", {"w_min": 0.8}, 1.0, [0.8 * (1 + math.log(0.625)), 1, 2]),
    # k = 1, lambda = 1: f = int_0^W e^(1 - u) du = e - e^(1 - W)
    ("vespo", {"k_pos": 1.0, "lambda_pos": 1.0}, 1.0, [math.e - math.exp(0.5), math.e - 1, math.e - math.exp(-1)]),
    # k = 2, lambda = 1: f = int_0^W u e^(1 - u) du = e - (1 + W) e^(1 - W)
    (
        "vespo",
        {"k_neg": 2.0, "lambda_neg": 1.0},
        -1.0,
        [math.e - 1.5 * math.exp(0.5), math.e - 2, math.e - 3 * math.exp(-1)],
    ),
    ("topr", {}, 1.0, [1 - math.log(2), 1, 1 + math.log(2)]),
    ("topr", {}, -1.0, [0.5, 1, 1 + math.log(2)]),
    # 1 + ln r - 0.1/(2 A) ln^2 r
    ("dro", {}, -1.0, [1 - math.log(2) + 0.05 * math.log(2) ** 2, 1, 1 + math.log(2) + 0.05 * math.log(2) ** 2]),
    # band [0.8, 1.2], ring 0.4: outside, log r counts only below 0.6 for A > 0 and above 1.4 for A < 0
    ("rec", {}, 1.0, [1 + math.log(0.8) + math.log(0.5 / 0.6), 1, 1 + math.log(1.2)]),
    ("rec", {}, -1.0, [1 + math.log(0.8), 1, 1 + math.log(1.2) + math.log(2 / 1.4)]),
    # 2 - 1/r up to 1.2
    ("aspo", {}, 1.0, [0, 1, 2 - 1 / 1.2]),
    # c_max 1.6: below 0.625 the slope is 1.6/r, above 1.6 too
    ("aspo", {"c_max": 1.6}, 1.0, [2 - 1.6 + 1.6 * math.log(0.8), 1, 2 - 1 / 1.2]),
    ("aspo", {"c_max": 1.6}, -1.0, [0.8, 1, 1.6 + 1.6 * math.log(1.25)]),
    ("gppo", {}, 1.0, [0.5, 1, 1.28 * (1 + math.log(2 / 1.28))]),
    ("gppo", {}, -1.0, [0.8 * (1 + math.log(0.625)), 1, 2]),
    ("ce_gppo", {"beta2": 0.5}, 1.0, [0.5, 1, 1.28 * (1 + 0.5 * math.log(2 / 1.28))]),
    ("ce_gppo", {}, -1.0, [0.8 * (1 + 0.5 * math.log(0.625)), 1, 2]),
]


@pytest.mark.parametrize("name, settings, A, f", VALUES, ids=[f"{row[0]}-{i}" for i, row in enumerate(VALUES)])
def test_values_by_hand(name, settings, A, f):
    """f at r = 1/2, 1 and 2."""
    curves = make_objective(name, **settings).curves(torch.tensor([0.5, 1.0, 2.0], dtype=torch.float64), A)
    assert curves is not None
    assert_close(curves.f, f, 1e-9)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_CURVES])
def test_curves_have_the_ratios_dtype_and_shape(name):
    """f, f' and phi of float32 ratios (2, 3) are float32 and (2, 3)."""
    curves = make_objective(name).curves(torch.full((2, 3), 0.5, dtype=torch.float32), 1.0)
    assert all(curve.shape == (2, 3) and curve.dtype == torch.float32 for curve in curves)


# one token with A = 1 between two others: old log-prob, log-ratios of the others
COMPANY = [(-3.0, (0.0, 0.0)), (-3.0, (0.1, 2.0)), (-3.0, (-2.0, 0.3)), (-0.3, (0.0, 0.0))]


@pytest.mark.parametrize("name", [name for name in NO_CURVES if not OBJECTIVES[name].coupled])
def test_without_curves_the_coefficient_depends_on_more_than_one_ratio(name):
    """What a token's coefficient is at one ratio depends on its old probability or on its response."""

    def seen(ratio):
        found = set()
        for old, (before, after) in COMPANY:
            z = torch.tensor([[before, math.log(ratio), after]], dtype=torch.float64)
            batch = TokenBatch(
                logp=z + old,
                logp_old=torch.full_like(z, old),
                advantages=torch.ones(1, dtype=torch.float64),
                mask=torch.ones_like(z, dtype=torch.bool),
            )
            found.add(round(float(make_objective(name).coefficients(batch)[0, 1]), 9))
        return found

    assert max(len(seen(ratio)) for ratio in (1.1, 1.3)) > 1, f"{name} is a function of one ratio: give it `curves`"


@pytest.mark.parametrize("name", ["cispo"])
def test_cispo_at_ratio_zero(name):
    """At r = 0 CISPO's f is 0, not NaN."""
    assert_close(make_objective(name).curves(torch.tensor([0.0]), 1.0).f, [0.0])
