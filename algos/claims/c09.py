"""C9: under SAPO slightly off-policy tokens keep a gradient, where a hard clip makes it vanish.

Said in 2511.20347 (abstract, and section 4 on GRPO's gate). Measured against what the tokens would weigh with no clip
and no gate, c / A = r. "Keep" is taken to be at least a tenth of that, for every token.
"""

import math

import torch

from algos import make_objective
from algos.claims.base import Claim, Numbers, weights
from algos.studies import scenarios

KEPT = 0.1


def evidence(*, spread: float, A: float, drift: float = 0.0) -> Numbers:
    """Of 16 responses of 512 tokens: how much of the unclipped weight GRPO and SAPO keep, and the worst-off token."""
    batch = scenarios.small_drift(length=512, responses=16, advantage=A, spread=spread, drift=drift)
    r, grpo, sapo = (batch.logp - batch.logp_old).exp(), weights("grpo", batch), weights("sapo", batch)
    grid = torch.linspace(1.0, 10.0, 9001, dtype=torch.float64)
    gate = make_objective("sapo").curves(grid, 1.0)
    assert gate is not None
    return {
        "times": math.exp(drift),
        "grpo_dropped": float((grpo == 0).double().mean()),
        "sapo_dropped": float((sapo == 0).double().mean()),
        "grpo_kept": float(grpo.sum() / r.sum()),
        "sapo_kept": float(sapo.sum() / r.sum()),
        "least": float((sapo / r).amin()),
        # up to this ratio the gate keeps a tenth
        "reach": float(grid[gate.slope >= KEPT].amax()),
    }


def holds(numbers: Numbers) -> bool:
    """The clip drops tokens, SAPO none, and the one that suffers most keeps a tenth."""
    return numbers["grpo_dropped"] > numbers["sapo_dropped"] == 0 and numbers["least"] >= KEPT


CLAIM = Claim(
    id="C9",
    objectives=("sapo", "grpo"),
    source=("2511.20347", "abstract"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"spread": 0.1, "A": 1.0},
        {"spread": 0.1, "A": -1.0},
        {"spread": 0.2, "A": 1.0},
    ),
    counter={"spread": 0.2, "A": 1.0, "drift": math.log(6.0)},
)
