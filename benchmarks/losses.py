"""The losses whose times are compared: ours, TRL's and verl's, on the same tensors, computing the same gradient."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from algos.conformance import gap
from benchmarks.trainers import TRAINERS, Settings

TRAINED = {"trl", "verl"}
TIGHT = {"eps_low": 3e-4, "eps_high": 4e-4}

# objective -> our settings, TRL's, verl's
SETTINGS: dict[str, tuple[Settings, Settings, Settings]] = {
    "grpo": ({}, {"loss_type": "grpo"}, {"name": "vanilla", "loss_agg_mode": "seq-mean-token-mean"}),
    "gspo": (
        TIGHT,
        {"importance_sampling_level": "sequence", "epsilon_low": 3e-4, "epsilon_high": 4e-4},
        {"name": "gspo", "loss_agg_mode": "seq-mean-token-mean", "clip_ratio_low": 3e-4, "clip_ratio_high": 4e-4},
    ),
    "sapo": ({}, {"loss_type": "sapo"}, {"name": "sapo"}),
}


class Inputs(NamedTuple):
    """One batch, in each form that a candidate takes it."""

    logp: Tensor
    logp_old: Tensor
    advantages: Tensor
    per_token: Tensor
    mask: Tensor


def draw(B: int, T: int, device: str = "cpu") -> Inputs:
    """B responses of T/4 to T tokens with log-ratios of standard deviation 0.1."""
    generator = torch.Generator().manual_seed(0)
    logp_old = -torch.rand(B, T, generator=generator)
    logp = logp_old + 0.1 * torch.randn(B, T, generator=generator)
    advantages = torch.randn(B, generator=generator)
    lengths = torch.randint(T // 4, T + 1, (B, 1), generator=generator)
    per_token = advantages[:, None].repeat(1, T)
    x = Inputs(*(part.to(device) for part in (logp, logp_old, advantages, per_token, torch.arange(T) < lengths)))
    return x._replace(logp=x.logp.requires_grad_())


def candidates(name: str, x: Inputs, peers: bool) -> dict[str, Callable[[], Tensor]]:
    """What takes turns: each call returns d loss / d logp, or the coefficients; the trainers' too if `peers`."""
    ours, trl, verl = SETTINGS[name]
    objective = make_objective(name, **ours)

    def batch() -> TokenBatch:
        return TokenBatch(logp=x.logp, logp_old=x.logp_old, advantages=x.advantages, mask=x.mask)

    def peer(trainer: str, advantages: Tensor, mask: Tensor, settings: Settings) -> Callable[[], Tensor]:
        loss = TRAINERS[trainer].loss
        return lambda: torch.autograd.grad(loss(x.logp, x.logp_old, advantages, mask, settings), x.logp)[0]

    turns = {
        "ours": lambda: torch.autograd.grad(objective.loss(batch()), x.logp)[0],
        "coefficients": lambda: objective.coefficients(batch()),
    }
    for label, mask in (("", x.mask.long()), (", float mask", x.mask.float())) if peers else ():
        turns["trl" + label] = peer("trl", x.advantages, mask, trl)
        turns["verl" + label] = peer("verl", x.per_token, mask, verl)
    return turns


def check(turns: dict[str, Callable[[], Tensor]]) -> None:
    """Raise ValueError unless every candidate computes the same gradient."""
    gradient = turns["ours"]()
    for name, call in turns.items():
        if name != "coefficients" and not gap(call() / gradient.abs().max(), gradient / gradient.abs().max()) < 1e-4:
            raise ValueError(f"{name} computes another gradient than ours; wanted the same, so fix the settings.")
