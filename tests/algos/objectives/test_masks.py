"""Masked positions, empty responses and empty batches."""

import dataclasses
import math

import pytest
import torch

from algos import TokenBatch, make_objective
from tests.algos.cases import (
    AGGREGATION,
    FIELDS,
    FIRST,
    NAMES,
    SETTINGS,
    assert_close,
    closed_form,
    gradient,
    padded,
    random_batch,
)


def filled(batch: TokenBatch, filler: float) -> TokenBatch:
    """The batch with one number at every masked position of every field, per-token advantages included."""
    fields = {name: torch.where(batch.mask, getattr(batch, name).detach(), filler) for name in FIELDS}
    advantages = batch.advantages
    if advantages.dim() == 2:
        advantages = torch.where(batch.mask, advantages, filler)
    else:
        advantages = torch.where(batch.mask.any(-1), advantages, filler)
    fields["logp"].requires_grad_()
    return dataclasses.replace(batch, **fields, advantages=advantages)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("per_token", [False, True], ids=["per-response", "per-token"])
@pytest.mark.parametrize("filler", [math.nan, math.inf, -math.inf])
def test_masked_positions_hold_anything(name, per_token, filler):
    """NaN or inf at masked positions of every field changes neither value, coefficients nor gradient."""
    for settings in SETTINGS[name]:
        objective = make_objective(name, **settings)
        plain = filled(random_batch(seed=8, per_token=per_token, empty_row=True), -1.0)
        dirty = filled(plain, filler)
        assert dirty.logp.isfinite().sum() < dirty.logp.numel()
        assert_close(objective.loss(dirty), objective.loss(plain), 0)
        assert_close(objective.coefficients(dirty), objective.coefficients(plain), 0)
        assert_close(gradient(objective, dirty), gradient(objective, plain), 0)
        assert (gradient(objective, dirty)[~dirty.mask] == 0).all()
        assert (objective.weights(dirty)[~dirty.mask] == 0).all()
        for band in (objective.outside_band, objective.gradient_removed):
            torch.testing.assert_close(band(dirty), band(plain), rtol=0, atol=0)
            assert not band(dirty)[~dirty.mask].any()


def with_empty_row(batch: TokenBatch) -> TokenBatch:
    """The batch and a third response without tokens, all NaN."""

    def grown(value: torch.Tensor, filler: float) -> torch.Tensor:
        return torch.cat([value.detach(), torch.full_like(value[:1], filler)])

    return TokenBatch(
        logp=grown(batch.logp, math.nan).requires_grad_(),
        logp_old=grown(batch.logp_old, math.nan),
        advantages=grown(batch.advantages, math.nan),
        mask=grown(batch.mask, False),
        groups=batch.groups,
    )


@pytest.mark.parametrize("name", [name for name in NAMES if name != "real"])
def test_an_empty_response_keeps_its_place(name):
    """A fully masked row has coefficient 0; it counts in the mean over responses and not in that over tokens."""
    hand = FIRST[name]
    objective, batch = hand.objective(), with_empty_row(hand.batch())
    share = 1.0 if AGGREGATION[name] == "token-mean" else 2 / 3
    none = torch.zeros(1, 3, dtype=torch.float64)
    assert_close(objective.loss(batch), share * hand.loss, 1e-9)
    assert_close(objective.coefficients(batch), torch.cat([padded(hand.coefficients), none]), 1e-9)
    assert_close(gradient(objective, batch), share * torch.cat([padded(hand.gradient), none]), 1e-9)


@pytest.mark.parametrize("name", ["real"])
def test_an_empty_response_in_real(name):
    """In REAL an empty response is one more bad member with S = 0: ln 2.2114137 + ln (1 + 2 + 1), no gradient."""
    objective, batch = make_objective(name), with_empty_row(FIRST[name].batch())
    assert_close(objective.loss(batch), math.log(1 + 0.75 ** (-2 / 3)) + math.log(4))
    # the bad response's share falls from 2/3 to 2/4: c = -2 * 2/4, n = 1/2
    assert_close(objective.coefficients(batch)[1:], [[-1.0, -1.0, 0.0], [0.0, 0.0, 0.0]])
    assert_close(gradient(objective, batch)[1:], [[0.5, 0.5, 0.0], [0.0, 0.0, 0.0]])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("filler", [-1.0, math.nan])
def test_an_empty_batch(name, filler):
    """Where everything is masked, every number is finite, and coefficients, weights and gradient are 0."""
    objective = make_objective(name)
    batch = filled(dataclasses.replace(random_batch(seed=9), mask=torch.zeros(4, 6, dtype=torch.bool)), filler)
    assert objective.loss(batch).isfinite()
    for zero in (objective.coefficients(batch), objective.weights(batch), gradient(objective, batch)):
        assert_close(zero, torch.zeros(4, 6), 0)


@pytest.mark.parametrize("name", NAMES)
def test_weights_follow_the_aggregation(name):
    """n is 1/(L B), 1/sum L, 1/(B T) or 1/B; REAL has 1/(L groups)."""
    batch = random_batch(seed=10, rows=4, length=6)
    L, total = batch.lengths[:, None], batch.lengths.sum()
    n = {
        "seq-mean-token-mean": 1 / (4 * L),
        "token-mean": 1 / total,
        "constant": torch.full_like(L, 1 / 24),
        "seq-mean-token-sum": torch.full_like(L, 1 / 4),
        None: 1 / (2 * L),
    }[AGGREGATION[name]]
    assert_close(make_objective(name).weights(batch), batch.masked(n))
    assert_close(gradient(make_objective(name), batch), closed_form(make_objective(name), batch))
