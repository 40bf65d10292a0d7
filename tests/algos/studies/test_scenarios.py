"""Seeded scenarios: reproducible, valid, and with the properties that they are named after."""

import math

import pytest
import torch

from algos.ratios import log_ratio, token_ratio
from algos.studies import draws, scenarios
from tests.algos.cases import assert_close

EVERY = ("small_drift", "rogue_token", "routing_flips")
FIELDS = ("logp", "logp_old", "logp_rollout", "advantages", "mask")
every = pytest.mark.parametrize("name", EVERY)


def make(name, **settings):
    return getattr(scenarios, name)(**settings)


@every
def test_reproducible(name):
    """The same parameters and seed give the same batch; another seed gives another."""
    one, same, other = make(name, seed=3), make(name, seed=3), make(name, seed=4)
    for field in FIELDS:
        torch.testing.assert_close(getattr(one, field), getattr(same, field), rtol=0, atol=0)
    assert not torch.equal(one.logp, other.logp)
    torch.testing.assert_close(make(name).logp, make(name, seed=0).logp, rtol=0, atol=0)


@every
def test_valid(name):
    """Every scenario passes validation: log-probs at most 0, shapes, dtype, advantage; for many seeds and sizes."""
    for seed in range(5):
        batch = make(name, length=40, advantage=-0.5, seed=seed, responses=3)
        assert batch.validate() is batch
        assert batch.logp.shape == (3, 40) and batch.logp.dtype == torch.float64
        assert all((getattr(batch, field) < 0).all() for field in FIELDS[:3])
        assert_close(batch.advantages, [-0.5] * 3)
        assert batch.mask.all()
    assert make(name).mask.shape == (1, 24)


@every
def test_does_not_touch_the_global_generator(name):
    """Drawing a scenario leaves torch's own generator as it was."""
    before = torch.get_rng_state()
    make(name)
    torch.testing.assert_close(torch.get_rng_state(), before, rtol=0, atol=0)


def test_from_log_ratios():
    """The ratios are exp z, and the less likely of the two policies gives the token probability e^-e, e ~ Exp(1)."""
    z = torch.linspace(-2, 2, 4000, dtype=torch.float64).view(4, 1000)
    batch = scenarios.from_log_ratios(z, 1.0, draws.surprise(4, 1000, seed=1))
    assert_close(log_ratio(batch), z)
    e = -torch.maximum(batch.logp, batch.logp_old)
    assert e.min() >= 1e-3 - 1e-12
    assert e.mean().item() == pytest.approx(1, abs=0.06)
    assert e.median().item() == pytest.approx(math.log(2), abs=0.06)


def test_small_drift():
    """z ~ Normal(drift, spread^2)."""
    z = log_ratio(scenarios.small_drift(length=2000, responses=5, drift=0.05, spread=0.2))
    assert z.mean().item() == pytest.approx(0.05, abs=0.01)
    assert z.std().item() == pytest.approx(0.2, abs=0.01)
    assert_close(log_ratio(scenarios.small_drift(drift=0.05, spread=0.0)), [[0.05] * 24])
    assert log_ratio(scenarios.small_drift(length=2000)).std().item() == pytest.approx(0.1, abs=0.01)


def test_rogue_token():
    """One token of every response has the stated ratio; the rest are those of a small drift."""
    settings = {"responses": 3, "seed": 2}
    batch = scenarios.rogue_token(position=5, ratio=8.0, **settings)
    drift = scenarios.small_drift(**settings)
    others = torch.arange(24) != 5
    assert_close(token_ratio(batch)[:, 5], [8, 8, 8])
    assert_close(log_ratio(batch)[:, others], log_ratio(drift)[:, others])
    assert_close(token_ratio(scenarios.rogue_token())[:, 7], [3])


def test_routing_flips():
    """About `share` of the tokens move by +-size and no other does; both signs occur, other places per response."""
    settings = {"length": 400, "responses": 20, "seed": 1}
    moved = log_ratio(scenarios.routing_flips(share=0.25, size=2.5, **settings)) - log_ratio(
        scenarios.small_drift(**settings)
    )
    flipped = moved.abs() > 1e-9
    assert 0.23 < flipped.double().mean() < 0.27
    assert_close(moved[flipped].abs(), torch.full((int(flipped.sum()),), 2.5))
    assert 0.4 < (moved[flipped] > 0).double().mean() < 0.6
    assert len({tuple(row.tolist()) for row in flipped}) == 20
    default = log_ratio(scenarios.routing_flips()) - log_ratio(scenarios.small_drift())
    assert_close(default[default.abs() > 1e-9].abs(), torch.full((int((default.abs() > 1e-9).sum()),), 1.5))


def test_a_longer_response_begins_with_the_shorter_one():
    """Moving a length keeps the tokens that are there."""
    short, long = (log_ratio(scenarios.routing_flips(length=n, seed=3)) for n in (20, 300))
    assert_close(long[:, :20], short, 0)


REFUSED = [
    (lambda: scenarios.small_drift(length=0), "length is 0; wanted a number at least 1"),
    (lambda: scenarios.small_drift(responses=0), "responses is 0; wanted a number at least 1"),
    (lambda: scenarios.small_drift(spread=-1.0), "spread is -1; wanted a number at least 0"),
    (lambda: scenarios.rogue_token(position=24), "position is 24; wanted a number at least 0 and at most 23"),
    (lambda: scenarios.rogue_token(position=-1), "position is -1"),
    (lambda: scenarios.rogue_token(ratio=0.0), "ratio is 0; wanted a number above 0"),
    (lambda: scenarios.routing_flips(share=1.5), "share is 1.5; wanted a number at least 0 and at most 1"),
    (lambda: scenarios.routing_flips(size=-1.0), "size is -1; wanted a number at least 0"),
]


@pytest.mark.parametrize("call, words", REFUSED, ids=[row[1][:30] for row in REFUSED])
def test_refused(call, words):
    """A parameter out of range is refused in words."""
    with pytest.raises(ValueError, match=words):
        call()
