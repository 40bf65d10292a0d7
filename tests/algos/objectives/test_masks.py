"""Masked positions, empty responses and empty batches."""

import dataclasses
import math

import pytest
import torch

from algos import TokenBatch, kl_loss, make_objective
from algos.aggregation import AGGREGATIONS, Whole
from algos.divergences import KINDS
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


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(0, 3), (2, 0), (0, 0)], ids=str)
def test_no_rows_or_no_tokens(name, shape):
    """A batch without rows or tokens has loss 0 with a gradient of its shape, as every other number of it."""
    zeros = torch.zeros(shape, dtype=torch.float64, requires_grad=True)
    for settings in SETTINGS[name]:
        objective = make_objective(name, **settings)
        batch = TokenBatch(logp=zeros, logp_old=zeros, advantages=torch.zeros(shape[0]).double(), mask=zeros == 0)
        assert_close(objective.loss(batch), 0, 0)
        for found in (gradient(objective, batch), objective.coefficients(batch), objective.weights(batch)):
            assert found.shape == shape
        assert objective.outside_band(batch).shape == objective.gradient_removed(batch).shape == shape


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", [(0, 3), (2, 0)], ids=str)
def test_the_kl_of_no_rows_or_no_tokens(kind, shape):
    """The KL of nothing is 0 with a graph under every aggregation."""
    zeros = torch.zeros(shape, dtype=torch.float64, requires_grad=True)
    fields = {"logp": zeros, "logp_old": zeros, "logp_ref": zeros, "mask": zeros == 0}
    batch = TokenBatch(**fields, advantages=torch.zeros(shape[0]).double())
    for aggregation in AGGREGATIONS:
        loss = kl_loss(batch, kind, aggregation=aggregation)
        assert_close(loss, 0, 0)
        assert torch.autograd.grad(loss, zeros)[0].shape == shape


def parts(batch: TokenBatch, whole: Whole) -> list[TokenBatch]:
    """The rows 0 and 1 to the end as two batches that know what they are parts of."""
    names = [f.name for f in dataclasses.fields(batch) if f.name != "whole" and getattr(batch, f.name) is not None]
    cuts = (slice(0, 1), slice(1, None))
    return [TokenBatch(**{name: getattr(batch, name)[cut] for name in names}, whole=whole) for cut in cuts]


@pytest.mark.parametrize("name", ["dapo"])
def test_lengths_one_and_four(name):
    """DAPO with lengths 1 and 4: .2 per token in one batch or in two; without the whole .5 and .125 of two means."""
    mask = torch.tensor([[1, 0, 0, 0], [1, 1, 1, 1]]).bool()
    zeros = torch.zeros(2, 4, dtype=torch.float64)
    batch = TokenBatch(logp=zeros, logp_old=zeros, advantages=torch.ones(2).double(), mask=mask)
    objective, expected = make_objective(name), mask.double() / 5
    assert_close(objective.weights(batch), expected)
    assert_close(torch.cat([objective.weights(part) for part in parts(batch, Whole.of(mask))]), expected)
    alone = torch.cat([objective.weights(dataclasses.replace(part, whole=None)) for part in parts(batch, Whole(0, 0))])
    assert_close(alone.sum(-1), [1, 1])


CHOOSES_OVER_THE_BATCH = ("clip_cov", "kl_cov", "real")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CHOOSES_OVER_THE_BATCH])
def test_parts_add_up_to_the_whole(name):
    """Losses, gradients and weights of two parts, told the whole's size, are those of the whole batch."""
    batch = random_batch(seed=14, rows=5, empty_row=True)
    for settings in SETTINGS[name]:
        objective, pieces = make_objective(name, **settings), parts(batch, Whole.of(batch.mask))
        assert_close(sum(objective.loss(part) for part in pieces), objective.loss(batch))
        (grad,) = torch.autograd.grad(sum(objective.loss(part) for part in pieces), batch.logp)
        assert_close(grad, gradient(objective, batch))
        assert_close(torch.cat([closed_form(objective, part) for part in pieces]), grad)


def test_the_kl_of_parts_adds_up():
    """kl_loss of two parts, told the whole's size, is that of the whole batch."""
    batch = random_batch(seed=15, rows=5, empty_row=True)
    for aggregation in AGGREGATIONS:
        pieces = parts(batch, Whole.of(batch.mask))
        assert_close(
            sum(kl_loss(part, aggregation=aggregation) for part in pieces), kl_loss(batch, aggregation=aggregation)
        )


@pytest.mark.parametrize("name", ["real"])
def test_real_cannot_be_split(name):
    """REAL is a mean over groups, whose number no part knows: it refuses in words."""
    batch = dataclasses.replace(random_batch(seed=16), whole=Whole(4, 24))
    for method in (make_objective(name).loss, make_objective(name).weights):
        with pytest.raises(ValueError, match=r"averages over groups, so it cannot be split.*whole"):
            method(batch)
