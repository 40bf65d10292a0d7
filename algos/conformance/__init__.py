"""Our losses, gradients and advantages against those recorded from ten real trainers.

trainer_cases.json holds, per trainer and objective, the loss and d loss / d logp that the installed
trainer computed in float64 on five small batches, and the advantages of nine estimators on two.
Trainers divide by (count + 1e-8), hence the tolerance.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.conformance.matching import ESTIMATORS, EXCLUDED, KL_TERMS, MATCHING, OVERLAYS
from algos.divergences import kl_loss
from algos.objectives import make_objective

HERE = Path(__file__).parent
CASES = HERE / "trainer_cases.json"
TABLE = HERE / "conformance.json"
TOLERANCE = 2e-7


class Row(NamedTuple):
    """One line of the table; differences are powers of ten that bound |ours - theirs| / max(1, |theirs|)."""

    objective: str
    recorded_as: str
    trainer: str
    version: str
    cases: int
    loss: str
    gradient: str


def load_cases() -> dict[str, Any]:
    """The recorded file: peers (versions), cases (inputs), results, advantage_cases, advantages."""
    return json.loads(CASES.read_text())


def to_batch(case: dict[str, Any]) -> TokenBatch:
    """The recorded inputs as a float64 TokenBatch whose logp requires a gradient."""
    names = ("logp_old", "logp_rollout", "logp_ref", "entropy")
    more: dict[str, Any] = {name: torch.tensor(case[name], dtype=torch.float64) for name in names}
    advantages = case["advantages"] if case["seq_advantages"] is None else case["seq_advantages"]
    return TokenBatch(
        logp=torch.tensor(case["logp_new"], dtype=torch.float64, requires_grad=True),
        advantages=torch.tensor(advantages, dtype=torch.float64),
        mask=torch.tensor(case["mask"]).bool(),
        **more,
    )


def our_loss(recorded_as: str, settings: dict[str, Any], batch: TokenBatch) -> Tensor:
    """Scalar loss of what stands for a recorded name, with the trainer's settings."""
    if "estimator" in settings:
        return kl_loss(batch, settings["estimator"], beta=1.0, aggregation="token-mean")
    name, translate = MATCHING[recorded_as]
    omega = OVERLAYS[recorded_as](batch, settings) if recorded_as in OVERLAYS else None
    loss = make_objective(name, **translate(settings)).loss(batch, omega)
    if recorded_as in KL_TERMS:
        loss = loss + kl_loss(batch, KL_TERMS[recorded_as], settings["beta"])
    return loss


def gap(ours: Tensor, theirs: Tensor) -> float:
    """Largest |ours - theirs| / max(1, |theirs|)."""
    return ((ours - theirs).abs() / theirs.abs().clamp(min=1)).max().item()


def differences(result: dict[str, Any], cases: dict[str, Any]) -> tuple[float, float]:
    """The gap of the loss and of the gradient to one recorded result."""
    batch = to_batch(cases[result["case"]])
    loss = our_loss(result["objective"], result["hyper"], batch)
    (grad,) = torch.autograd.grad(loss, batch.logp)
    recorded = torch.tensor(result["loss"], dtype=torch.float64), torch.tensor(result["grad"], dtype=torch.float64)
    return gap(loss.detach(), recorded[0]), gap(grad, recorded[1])


def advantage_difference(result: dict[str, Any], cases: dict[str, Any]) -> float:
    """The gap to one recorded row of advantages."""
    case = cases[result["case"]]
    rewards, lengths = torch.tensor(case["rewards"], dtype=torch.float64), torch.tensor(case["lens"])
    mask = torch.arange(int(lengths.max()))[None, :] < lengths[:, None]
    ours = ESTIMATORS[result["estimator"]](rewards, torch.tensor(case["groups"]), lengths, mask, result["hyper"])
    theirs = torch.tensor(result["advantages"], dtype=torch.float64)
    if theirs.dim() > ours.dim():
        ours = torch.where(mask, ours[:, None], 0)
    return gap(ours, theirs)


def decade(value: float) -> str:
    """The power of ten that bounds a difference, not below 1e-12, where rounding rules: 3e-8 -> "1e-07"."""
    return f"{10.0 ** math.ceil(math.log10(max(value, 1e-12))):.0e}"


def table() -> Iterator[Row]:
    """The rows, one per recorded name and trainer, excluded cases left out, in the order of the file."""
    data = load_cases()
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for result in data["results"]:
        if (result["peer"], result["objective"], result["case"]) not in EXCLUDED:
            key = (result["objective"], result["peer"])
            found.setdefault(key, []).append(differences(result, data["cases"]))
    for (recorded_as, peer), gaps in sorted(found.items()):
        objective = MATCHING[recorded_as][0] if recorded_as in MATCHING else "kl_loss"
        loss, gradient = (decade(max(column)) for column in zip(*gaps, strict=True))
        yield Row(objective, recorded_as, peer, data["peers"][peer], len(gaps), loss, gradient)
