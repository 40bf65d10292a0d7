"""Means and variances without a difference of roundings, and every variance that is made of them."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import make_objective, spread
from algos.studies.mean_moments import KINDS as ENDINGS
from algos.studies.mean_moments import moments
from algos.studies.tilted_policy import Policies, tilted
from algos.training import metrics
from algos.training.rollout import Rollout
from algos.training.update import Update
from algos.variance.exact import COUPLED, summarise
from algos.variance.mismatch import KINDS
from algos.variance.monte_carlo import estimate
from algos.variance.tree import grow
from tests.algos.cases import NAMES

ONE_WEIGHT = {
    "gspo": {"eps_low": 0.5, "eps_high": 3.0}, "luspo": {"eps_low": 0.5, "eps_high": 3.0},
    "sequence_product": {"eps_low": 1.0, "eps_high": math.inf}, "sapo": {"level": "sequence"}, "topr": {}, "vespo": {},
    "reinforce": {},
}  # fmt: skip
VARIANCES = ("variance", "on_policy", "flat", "within", "between")
numbers = st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=12)


@given(numbers)
def test_mean_and_variance_are_those_of_rational_numbers(values):
    exact = [Fraction(value) for value in values]
    mean = sum(exact) / len(exact)
    variance = sum((value - mean) ** 2 for value in exact) / len(exact)
    x = torch.tensor(values, dtype=torch.float64)
    reach = max(map(abs, values)) * 1e-14
    shares = torch.full_like(x, 1 / len(x))
    everywhere = torch.ones_like(x, dtype=torch.bool)
    for found in (spread.variance(x), spread.variance(x, shares), spread.masked_variance(x, everywhere)):
        assert float(found) >= 0
        assert float(found) == pytest.approx(float(variance), rel=1e-12, abs=reach**2)
    for found in (spread.mean(x), spread.mean(x, shares)):
        assert float(found) == pytest.approx(float(mean), rel=1e-12, abs=reach)


@given(st.floats(-1e30, 1e30), st.integers(1, 40), st.sampled_from([torch.float32, torch.float64]))
def test_what_agrees_has_its_value_for_a_mean_and_no_variance(value, count, dtype):
    """The difference of two roundings gives up to 1e-16 of the square, of either sign."""
    x = torch.full((3, count), value, dtype=dtype)
    shares = torch.rand(count, dtype=dtype, generator=torch.Generator().manual_seed(count))
    for own in (None, shares / shares.sum()):
        assert torch.equal(spread.mean(x, own), x[:, 0]) and not spread.variance(x, own).any()
    mask = torch.arange(count) % 3 != 0
    assert not spread.masked_variance(torch.where(mask, x, torch.nan), mask.expand(3, -1)).any()


def test_what_is_masked_does_not_count_and_nowhere_is_zero():
    x = torch.tensor([[9.0, 1.0, math.nan, 3.0], [math.inf, 1.0, 2.0, 3.0]])
    mask = torch.tensor([[False, True, False, True], [False] * 4])
    assert spread.masked_variance(x, mask).tolist() == [1.0, 0.0]


@pytest.mark.parametrize("size", [0.1, 1.0])
@pytest.mark.parametrize("kind", KINDS)
def test_no_variance_of_the_lab_is_negative_and_one_weight_has_none_inside(kind, size):
    """By enumeration and by sampling, every objective; weights under the product go up to 1e20."""
    named = {name: make_objective(name) for name in NAMES}
    named |= {f"{name} as one": make_objective(name, **fields) for name, fields in ONE_WEIGHT.items()}
    alone = {name: each for name, each in named.items() if name not in COUPLED}
    found = summarise(alone, grow(2, 3, kind, size, seed=2), 5)
    for seed, length in ((0, 24), (1, 160)):
        sampled = estimate(named, length=length, kind=kind, size=size, groups=64, seed=seed)
        found |= {f"{name}, {length} tokens": each.summary for name, each in sampled.items()}
        for name, each in sampled.items():
            assert not name.endswith("as one") or each.intervals["within"] == (0, 0), name
    for name, each in found.items():
        assert all(getattr(each, figure) >= 0 for figure in VARIANCES), (name, each)
        assert math.isnan(each.ess) or 0 <= each.ess <= 1, name
        if " as one" in name:
            assert each.within == 0 and each.flat == each.variance and (each.variance == 0 or each.from_within == 0), (
                name
            )


def test_a_response_that_is_certain_has_no_variance():
    """One token of two symbols: the reward tells which, so only the number of rewards in the group is left."""
    for seed in range(20):
        one = summarise({"grpo": make_objective("grpo")}, grow(2, 1, "drift", 0.1, seed=seed), 3)["grpo"]
        assert one.variance > 0 and one.within == 0


@pytest.mark.parametrize("kind", ENDINGS)
def test_means_of_ratios_that_are_all_one_have_no_spread(kind):
    """Nothing was updated, and only an end token can have another ratio."""
    old = tilted(0.0).old
    for mean in (2, 7, 100, 3000):
        found = moments(Policies(old, old.clone()), kind, mean)
        for name, (expected, deviation) in found.items():
            if kind in ("fixed", "independent") and not (name == "product" and kind == "independent"):
                assert (expected, deviation) == (0 if name.startswith("log") else 1, 0), (name, mean)
            else:
                assert deviation > 0 or math.isnan(deviation) or name == "product"


@pytest.mark.parametrize("kl", [1e-14, 1e-10, 1e-6])
def test_the_spread_of_the_geometric_mean_keeps_its_digits_where_it_is_small(kl):
    """sd log s, as s is then 1 + log s; the difference of two numbers near 1 would leave none below 1e-8."""
    found = moments(tilted(kl), "fixed", 1000)
    assert found["geometric"][1] == pytest.approx(found["log_geometric"][1], rel=2e-3)


def test_the_race_tells_of_no_variance_where_all_tokens_of_a_response_weigh_the_same():
    generator = torch.Generator().manual_seed(0)
    E, B, T = 3, 8, 7
    mask = torch.arange(T) < torch.randint(1, T + 1, (E, B, 1), generator=generator)
    A = torch.randn(E, B, generator=generator)
    s = torch.rand(E, B, generator=generator) * 3
    c = (s * A)[..., None] * mask
    free = torch.randn(E, B, T, generator=generator)
    rollout = Rollout(tokens=free, mask=mask, reward=A, advantages=A, logp_old=free, logp_rollout=free, logp_ref=None)
    rows = torch.arange(B)
    done = Update(rows=rows, scores=free, logp=free, entropy=free, coefficients=c, norm=A[:, 0])
    assert metrics.of_update(rollout, done)["within"].tolist() == [0.0] * E
    apart = replace(done, coefficients=c * (1 + 1e-3 * free))
    assert (metrics.of_update(rollout, apart)["within"] > 0).all()
