"""Our losses and gradients against those of the installed trainers, on fresh random batches in float64.

From the repository's root:  .venv-trainers/bin/python -m benchmarks.conformance_live --batches 20 --seed 0
Every batch has its own shape, mask, advantages of both signs and settings; a row shows the largest difference,
|ours - theirs| / max(1, |theirs|), over its batches. Exit code 1 if a row differs.
"""

import argparse
import random
import sys
from math import inf, isnan
from typing import Any, NamedTuple

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from algos.conformance import TOLERANCE, gap
from benchmarks.pairs import Pair, pairs
from benchmarks.trainers import TRAINERS, available

# (row, trainer) -> why it may differ: a defect of that trainer
KNOWN: dict[tuple[str, str], str] = {}


class Row(NamedTuple):
    """The largest differences of the loss and of the gradient over a number of batches."""

    batches: int
    loss: float
    gradient: float


def draw_settings(rng: random.Random) -> dict[str, Any]:
    """Settings for one batch; cap stays above 1 + eps_high, where all trainers agree on what a dual clip is."""
    ranges = {"eps_low": (0.05, 0.4), "eps_high": (0.05, 0.4), "tau_pos": (0.5, 4.0), "tau_neg": (0.5, 4.0)}
    ranges |= {"cap": (1.5, 5.0), "delta": (0.02, 0.2), "beta": (0.01, 1.0), "share": (0.05, 0.3)}
    return {name: rng.uniform(*limits) for name, limits in ranges.items()} | {"length": rng.randint(20, 200)}


def draw_batch(rng: random.Random, generator: torch.Generator, per_token: bool) -> TokenBatch:
    """A batch of random shape, every response with its own length, holes and drift (from 1e-4 to 0.8 in log-ratio).

    Continuous draws do not land on a clip's edge, where trainers may differ by the last bit of exp. No response is
    empty: trainers disagree on whether one counts.
    """
    B, T = rng.randint(2, 6), rng.randint(4, 40)

    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator)

    lengths = torch.tensor([rng.randint(1, T) for _ in range(B)])[:, None]
    mask = (torch.arange(T) < lengths) & ((torch.arange(T) == 0) | (torch.rand(B, T, generator=generator) > 0.1))
    drift = torch.tensor([rng.choice((1e-4, 0.02, 0.3, 0.8)) for _ in range(B)])[:, None]
    logp_old = -(0.01 + normal(B, T) ** 2)
    logp = -(logp_old + drift * (normal(B, 1) / 2 + normal(B, T))).abs()
    advantages = normal(B, T) if per_token else normal(B)
    advantages[0], advantages[1] = advantages[0].abs(), -advantages[1].abs()
    return TokenBatch(
        logp=logp.requires_grad_(),
        logp_old=logp_old,
        logp_rollout=logp_old + 0.2 * normal(B, T),
        logp_ref=logp_old + 0.5 * normal(B, T),
        advantages=advantages,
        mask=mask,
    )


def differences(pair: Pair, batch: TokenBatch) -> tuple[float, float]:
    """The gap of the loss and of its gradient in logp."""
    ours = make_objective(pair.objective, **pair.ours).loss(batch, pair.overlay(batch) if pair.overlay else None)
    if pair.kl:
        ours = ours + pair.kl(batch)
    trainer = TRAINERS[pair.trainer].loss
    theirs = trainer(batch.logp, batch.logp_old, batch.advantages, batch.mask.long(), pair.theirs)
    gradients = (torch.autograd.grad(loss, batch.logp)[0] for loss in (ours, theirs))
    # NaN would lose every comparison, so it counts as infinite
    return tuple(inf if isnan(g) else g for g in (gap(ours.detach(), theirs.detach()), gap(*gradients)))


def compare(names: set[str], batches: int, seed: int) -> dict[tuple[str, str], Row]:
    """(row, trainer) -> the largest differences over `batches` batches; every other one has advantages per token."""
    rng, generator = random.Random(seed), torch.Generator().manual_seed(seed)
    rows: dict[tuple[str, str], Row] = {}
    for number in range(batches):
        h, batch = draw_settings(rng), draw_batch(rng, generator, per_token=number % 2 == 1)
        for pair in pairs(h, batch):
            if pair.trainer not in names or (batch.advantages.dim() == 2 and pair.one_advantage):
                continue
            loss, gradient = differences(pair, batch)
            so_far = rows.get((pair.name, pair.trainer), Row(0, 0.0, 0.0))
            largest = max(so_far.loss, loss), max(so_far.gradient, gradient)
            rows[pair.name, pair.trainer] = Row(so_far.batches + 1, *largest)
    return rows


def main() -> int:
    """Parse the options, print the table, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conformance_live", description=__doc__)
    parser.add_argument("--batches", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    versions = available()
    # some trainers make constants in the default dtype
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    rows = compare(set(versions), options.batches, options.seed)
    print(f"{'objective':22} {'trainer':8} {'version':8} {'batches':>7} {'loss':>8} {'gradient':>9}")
    differ = 0
    for (name, trainer), row in sorted(rows.items()):
        agrees = max(row.loss, row.gradient) <= TOLERANCE  # false for NaN too
        verdict = "agrees" if agrees else f"differs: {KNOWN.get((name, trainer), 'unexplained')}"
        differ += not agrees and (name, trainer) not in KNOWN
        figures = f"{row.batches:7} {row.loss:8.0e} {row.gradient:9.0e}"
        print(f"{name:22} {trainer:8} {versions[trainer]:8} {figures}  {verdict}")
    print(f"\n{len(rows)} rows, {differ} that differ beyond {TOLERANCE:g} without a known reason.")
    return 1 if differ or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
