"""The metrics of an update against numbers by hand, and the samples against the objectives."""

import math

import pytest
import torch

from algos.objectives import make_objective
from algos.training import Member, Race, begin
from algos.training.metrics import cloud, kl_to_start, number, of_update, quantiles, told
from algos.training.policy import logits
from algos.training.race import order
from algos.training.rollout import Rollout, roll
from algos.training.samples import samples
from algos.training.update import Update, batch_of, update


def world():
    """One member, three responses of up to two tokens: advantages 2, -1 and 0; the second response is one token."""
    A = torch.tensor([[2.0, -1.0, 0.0]])
    mask = torch.tensor([[[True, True], [True, False], [True, True]]])
    old = torch.tensor([[[-1.0, -2.0], [-1.0, 9.0], [-1.0, -1.0]]])
    ratio = torch.tensor([[[1.5, 1.0], [0.5, 7.0], [3.0, 3.0]]])
    c = torch.tensor([[[0.0, 2.0], [0.0, 5.0], [0.0, 0.0]]])
    rollout = Rollout(torch.zeros(1, 3, 3, dtype=torch.int64), mask, A, A, old, old, None)
    entropy = torch.tensor([[[1.0, 2.0], [3.0, math.nan], [4.0, 5.0]]])
    done = Update(torch.arange(3), torch.zeros(1, 3, 2, 4), old + ratio.log(), entropy, c, torch.tensor([7.0]))
    return rollout, done


def test_by_hand():
    found = told(of_update(*world()))
    assert found["entropy"] == [3.0] and found["grad_norm"] == [7.0]
    # tokens with an advantage: weights 0, 1 and 0; ratios 1.5, 1, 0.5
    assert found["dead_tokens"] == [pytest.approx(2 / 3, abs=1e-5)] and found["dead_responses"] == [0.5]
    # variance of (0, 1) is 1/4, of (0) it is 0
    assert found["within"] == [0.125]
    assert found["ratio"] == [[0.5, 0.5, 1.0, 1.5, 1.5]]
    assert found["weight"] == [[0.0, 0.0, 0.0, 1.0, 1.0]]


def test_a_rollout_without_spread_has_no_numbers_but_none():
    rollout, done = world()
    rollout.advantages.zero_()
    found = told(of_update(rollout, done))
    assert found["dead_tokens"] == [None] and found["ratio"] == [[None] * 5] and found["entropy"] == [3.0]


def test_quantiles_are_the_nearest_values():
    values = torch.arange(101.0).flip(0)[None]
    assert quantiles(values, values <= 100).tolist() == [[1, 10, 50, 90, 99]]
    assert quantiles(values, values <= 20).tolist() == [[0, 2, 10, 18, 20]]


def test_the_cloud_holds_tokens_with_an_advantage():
    assert cloud(*world(), [0]) == {"ratio": [[1.5, 1.0, 0.5]], "weight": [[0.0, 1.0, 0.0]], "sign": [[1.0, 1.0, -1.0]]}


def test_numbers_are_short_and_finite():
    assert [number(x) for x in (1 / 3, math.nan, math.inf, 0.0)] == [0.333333, None, None, 0.0]


def test_entropy_and_kl_against_the_definition():
    race = Race(members=(Member("grpo"), Member("sapo", {}, 1)), prompts=8, group=4, lr=3e-3)
    state = begin(race)
    rollout, (rows, *_) = roll(state), order(state)
    update(state, rollout, rows)
    scores = logits(state.plain, state.shape, rollout.tokens[:, rows, :-1], 2).log_softmax(-1).double()
    start = logits(state.start, state.shape, rollout.tokens[:, rows, :-1].flatten(0, 1)[None], 2)
    start = start.log_softmax(-1).double().view(scores.shape)
    done = update(state, rollout, rows)
    kl = kl_to_start(state, rollout, done)
    mask = rollout.mask[:, rows]
    for e in range(2):
        p, own = scores[e].exp(), mask[e]
        entropy = -(p * scores[e]).sum(-1)[own].mean()
        assert of_update(rollout, done)["entropy"][e].item() == pytest.approx(entropy.item(), rel=1e-4)
        each = (p * (scores[e] - start[e])).sum(-1)
        assert kl[e].item() == pytest.approx(each[:8][own[:8]].mean().item(), rel=1e-3) and kl[e] > 1e-4


def test_samples_tell_what_every_objective_makes_of_a_token():
    members = (Member("grpo"), Member("sapo", {}, 3), Member("grpo", {}, 3))
    state = begin(Race(members=members, prompts=8, group=4, lr=3e-3))
    rollout, rows = roll(state), order(state)
    for part in rows:
        done = update(state, rollout, part)
    shown = samples(state, rollout, done)
    assert {one["member"] for one in shown} == {0, 1} and {one["reward"] for one in shown} == {0.0, 1.0}
    for one in shown:
        e, n = one["member"], len(one["response"])
        assert len(one["ratio"]) == n and one["prompt"].endswith(">") and (one["advantage"] > 0) == one["reward"]
        batch = batch_of(rollout, rows[-1], e, done.logp[e], done.entropy[e], 4)
        for name, given in one["coefficients"].items():
            # the row of the minibatch whose coefficients these are
            c = make_objective(name).coefficients(batch)
            near = (c[:, :n] - torch.tensor(given)).abs().amax(-1).min()
            assert near < 1e-4 and len(given) == n
    assert any(one["coefficients"]["grpo"] != one["coefficients"]["sapo"] for one in shown)
