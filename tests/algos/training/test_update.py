"""An update against autograd of the objectives' losses, torch's Adam and torch's clip."""

from dataclasses import replace

import pytest
import torch

from algos import OBJECTIVES, TokenBatch, kl_loss, tis
from algos.training import Member, Mismatch, Race, begin, run
from algos.training.policy import logits, views
from algos.training.race import order
from algos.training.rollout import picked, roll
from algos.training.update import adam, clip, update

SMALL = {"prompts": 4, "group": 8, "staleness": 4, "lr": 1e-3}


def loss_of(state, rollout, rows, flat, whole):
    """The scalar loss of the one member of the race, by `Objective.loss` and `kl_loss`, in the parameters `flat`."""
    tokens, race = rollout.tokens[:, rows], state.race
    scores = logits(views(flat, state.shape), state.shape, tokens[:, :, :-1], 2).log_softmax(-1)
    batch = TokenBatch(
        logp=picked(scores, tokens)[0],
        logp_old=rollout.logp_old[0, rows],
        advantages=rollout.advantages[0, rows],
        mask=rollout.mask[0, rows],
        logp_ref=rollout.logp_ref[0, rows] if race.kl else None,
        logp_rollout=rollout.logp_rollout[0, rows],
        groups=rows // race.group,
    )
    loss = race.members[0].make().loss(batch, tis(batch) if race.overlay else None)
    return loss + kl_loss(batch, beta=race.kl) if whole else loss


def gradient_of(state, rollout, rows):
    """The gradient that `update` used, read from Adam's first moment: m' = 0.9 m + 0.1 g."""
    before = state.first.clone()
    update(state, rollout, rows)
    return (state.first - 0.9 * before) / 0.1


def stale(race):
    """A state and a rollout with one update behind it, so that ratios are not 1, and the rows of the next."""
    state = begin(replace(race, clip=1e9))
    rollout = roll(state)
    rows = order(state)
    update(state, rollout, rows[0])
    return state, rollout, rows[0] if len(rows) == 1 else rows[1]


@pytest.mark.parametrize("name", OBJECTIVES)
def test_the_gradient_is_autograds(name):
    state, rollout, rows = stale(Race(members=(Member(name),), **SMALL))
    flat = state.flat.clone().requires_grad_()
    (wanted,) = torch.autograd.grad(loss_of(state, rollout, rows, flat, False), flat)
    assert wanted.abs().max() > 1e-4
    torch.testing.assert_close(gradient_of(state, rollout, rows), wanted, rtol=1e-3, atol=1e-5 * wanted.abs().max())


@pytest.mark.parametrize("name", ["grpo", "gspo", "sapo", "cispo"])
def test_the_gradient_with_overlay_and_kl_is_autograds(name):
    race = Race(
        members=(Member(name),), kl=0.5, overlay="tis", mismatch=Mismatch("noise", 0.4, recompute=True), **SMALL
    )
    state, rollout, rows = stale(race)
    flat = state.flat.clone().requires_grad_()
    loss = loss_of(state, rollout, rows, flat, True)
    (wanted,) = torch.autograd.grad(loss, flat)
    found = gradient_of(state, rollout, rows)
    torch.testing.assert_close(found, wanted, rtol=1e-3, atol=2e-5 * wanted.abs().max())
    # and neither the KL nor the overlay is idle
    for idle in ({"kl": 0.0}, {"overlay": ""}):
        state.race = replace(race, **idle)
        (other,) = torch.autograd.grad(loss_of(state, rollout, rows, flat, bool(state.race.kl)), flat)
        assert (other - wanted).norm() > 1e-3 * wanted.norm()


def test_adam_is_torchs():
    state = begin(Race(members=(Member("grpo"), Member("sapo")), lr=1e-3))
    flat = state.flat.clone().requires_grad_()
    theirs = torch.optim.Adam([flat], lr=1e-3, betas=(0.9, 0.95))
    generator = torch.Generator().manual_seed(0)
    for _ in range(5):
        flat.grad = torch.randn(flat.shape, generator=generator)
        adam(state, flat.grad)
        state.updates += 1
        theirs.step()
    torch.testing.assert_close(state.flat, flat.detach(), rtol=0, atol=1e-6)


def test_the_clip_is_torchs_for_each_member():
    gradient = torch.randn(3, 2048, generator=torch.Generator().manual_seed(0)) * torch.tensor([[1e-3], [1.0], [9.0]])
    mine = gradient.clone()
    norms = clip(mine, 1.0)
    for row, own, norm in zip(gradient, mine, norms, strict=True):
        theirs = torch.zeros(2048, requires_grad=True)
        theirs.grad = row.clone()
        assert norm.item() == pytest.approx(torch.nn.utils.clip_grad_norm_(theirs, 1.0).item(), rel=1e-5)
        torch.testing.assert_close(own, theirs.grad)
    assert norms[0] < 1 < norms[1]


def test_padding_stays_zero():
    state, rollout, rows = stale(Race(members=(Member("grpo"),), **SMALL))
    update(state, rollout, rows)
    assert state.flat.shape[1] > state.shape.number() and not state.flat[:, state.shape.number() :].any()


@pytest.mark.parametrize("staleness", [2, 8])
def test_a_race_is_a_plain_loop_of_torchs_adam_and_clip(staleness):
    """Two rollouts of K updates, with the loss by autograd and everything else by torch."""
    race = Race(members=(Member("grpo"),), **SMALL | {"staleness": staleness, "rollouts": 2})
    plain = begin(race)
    flat = plain.flat.clone().requires_grad_()
    theirs = torch.optim.Adam([flat], lr=race.lr, betas=(0.9, 0.95))
    for _ in range(2):
        rollout = roll(plain)
        for rows in order(plain):
            flat.grad = None
            loss_of(plain, rollout, rows, flat, False).backward()
            torch.nn.utils.clip_grad_norm_(flat, race.clip)
            theirs.step()
        plain.flat.copy_(flat.detach())
        plain.rollout += 1
    state = begin(race)
    events = list(run(state))
    assert [event["update"] for event in events if event["event"] == "update"] == list(range(1, 2 * staleness + 1))
    assert [event["step"] for event in events if event["event"] == "update"] == 2 * list(range(staleness))
    moved = (flat - state.reference).detach().abs()
    assert moved.max() > 1e-3
    # Adam's first step magnifies the rounding of gradients near 0
    assert (state.flat - flat).detach().abs().mean() < 1e-3 * moved.mean()


def test_every_epoch_takes_every_response_once_in_whole_groups():
    state = begin(Race(members=(Member("grpo"),), **SMALL | {"staleness": 8}))
    rows = order(state)
    assert [len(part) for part in rows] == [8] * 8
    for epoch in (rows[:4], rows[4:]):
        assert torch.cat(epoch).sort().values.tolist() == list(range(32))
        assert all(len(set((part // 8).tolist())) == 1 for part in epoch)
    assert torch.cat(rows[:4]).tolist() != torch.cat(rows[4:]).tolist()


def test_every_rollout_and_seed_has_prompts_of_its_own():
    state = begin(Race(members=(Member("grpo"), Member("grpo", {}, 1)), **SMALL))
    first = roll(state).tokens
    state.rollout = 1
    second = roll(state).tokens
    prompts = [rows[:, :3] for tokens in (first, second) for rows in tokens]
    assert not any(torch.equal(a, b) for i, a in enumerate(prompts) for b in prompts[:i])
