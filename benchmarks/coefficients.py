"""Time of a loss and its gradient, and of the coefficients, beside the same in TRL and verl: float32, one thread.

From the repository's root:  .venv-trainers/bin/python -m benchmarks.coefficients [--write]
The candidates take turns on the same tensors, round after round, so a slow moment of the machine hits all alike;
a ratio is the median over rounds of the ratio within a round. --write puts the table into README.md here.
"""

import argparse
import os
import statistics
from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from algos.conformance import gap
from benchmarks import readme
from benchmarks.timing import copy_bandwidth, rounds
from benchmarks.trainers import TRAINERS, Settings, available

SHAPES = {(64, 1024): 100, (64, 8192): 40}  # shape -> rounds
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


def draw(B: int, T: int) -> Inputs:
    """B responses of T/4 to T tokens with log-ratios of standard deviation 0.1."""
    generator = torch.Generator().manual_seed(0)
    logp_old = -torch.rand(B, T, generator=generator)
    logp = logp_old + 0.1 * torch.randn(B, T, generator=generator)
    advantages = torch.randn(B, generator=generator)
    lengths = torch.randint(T // 4, T + 1, (B, 1), generator=generator)
    per_token = advantages[:, None].repeat(1, T)
    return Inputs(logp.requires_grad_(), logp_old, advantages, per_token, torch.arange(T) < lengths)


def candidates(name: str, x: Inputs) -> dict[str, Callable[[], Tensor]]:
    """What takes turns: each call returns d loss / d logp, or the coefficients."""
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
    for label, mask in (("", x.mask.long()), (", float mask", x.mask.float())):
        turns["trl" + label] = peer("trl", x.advantages, mask, trl)
        turns["verl" + label] = peer("verl", x.per_token, mask, verl)
    return turns


def check(turns: dict[str, Callable[[], Tensor]]) -> None:
    """Raise ValueError unless every candidate computes the same gradient."""
    gradient = turns["ours"]()
    for name, call in turns.items():
        if name != "coefficients" and not gap(call() / gradient.abs().max(), gradient / gradient.abs().max()) < 1e-4:
            raise ValueError(f"{name} computes another gradient than ours; wanted the same, so fix the settings.")


def floor_seconds(x: Inputs, bandwidth: float) -> float:
    """Time to read logp, logp_old, mask and advantages once and write the gradient once."""
    tensors = (x.logp, x.logp_old, x.mask, x.advantages, x.logp)
    return sum(t.numel() * t.element_size() for t in tensors) / bandwidth


def row(name: str, shape: tuple[int, int], count: int, bandwidth: float) -> str:
    """One line of the table."""
    x = draw(*shape)
    turns = candidates(name, x)
    check(turns)
    seconds = rounds(turns, count)
    ms = {key: f"{1e3 * statistics.median(values):.2f}" for key, values in seconds.items()}

    def against(ours: str, *theirs: str) -> str:
        faster = map(min, zip(*(seconds[key] for key in theirs), strict=True))
        return f"{statistics.median(a / b for a, b in zip(seconds[ours], faster, strict=True)):.2f}"

    floor = floor_seconds(x, bandwidth)
    cells = [f"`{name}`", f"{shape[0]} x {shape[1]}", ms["ours"], ms["coefficients"], ms["trl"], ms["verl"]]
    cells += [against("ours", "trl", "verl"), against("coefficients", "trl", "verl")]
    cells += [against("ours", "trl, float mask", "verl, float mask")]
    cells += [f"{1e3 * floor:.2f}", f"{statistics.median(seconds['ours']) / floor:.0f}"]
    return "| " + " | ".join(cells) + " |"


def table(versions: dict[str, str]) -> str:
    """The Markdown that goes into the README, with what it was measured on."""
    bandwidth = copy_bandwidth()
    head = ["objective", "shape", "ours", "coefficients", f"TRL {versions['trl']}", f"verl {versions['verl']}"]
    head += ["ours / faster", "coefficients / faster", "ours / faster, float masks", "floor", "ours / floor"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    lines += [row(name, shape, count, bandwidth) for shape, count in SHAPES.items() for name in SETTINGS]
    cores, build = os.cpu_count(), torch.__version__
    lines += ["", f"Milliseconds, medians. torch {build}, {cores} cores of which one is used; a copy runs at"]
    lines += [f"{bandwidth / 1e9:.1f} GB/s, read and written together."]
    return "\n".join(lines)


def main() -> Any:
    """Measure, print, and with --write replace what stands between the two marks in README.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coefficients", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    versions = available()
    if not {"trl", "verl"} <= versions.keys():
        return "TRL and verl are needed for this comparison."
    torch.set_num_threads(1)
    text = table(versions)
    print(text)
    if options.write:
        readme.write("coefficients", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
