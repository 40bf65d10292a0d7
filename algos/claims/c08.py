"""C8: SAPO's weight 4 p (1 - p) is a bell with its peak 1 at r = 1: a token counts most on-policy.

Said of 2511.20347, eq. 5 to 7. The bell is f', and the paper is exact: f' multiplies r grad log pi. What multiplies
grad log pi is r f', and that peaks beyond r = 1 for every temperature; near 1 only for large ones.
"Near" is taken to be 5 percent.
"""

import torch

from algos import make_objective
from algos.claims.base import Claim, Numbers


def evidence(*, tau: float) -> Numbers:
    """Where f' and r f' peak and how high, and what DAPO's clip does to a token at that ratio; for A > 0."""
    r = torch.linspace(0.2, 4.2, 40001, dtype=torch.float64)  # steps of 1e-4, 1 among them
    curves = make_objective("sapo", tau_pos=tau).curves(r, 1.0)
    clip = make_objective("dapo").curves(r, 1.0)
    assert curves is not None and clip is not None
    peak = curves.phi.argmax()
    return {
        "bell_at": float(r[curves.slope.argmax()]),
        "bell": float(curves.slope.amax()),
        "peak_at": float(r[peak]),
        "peak": float(curves.phi[peak]),
        "dapo": float(clip.phi[peak]),
        # the last ratio to which DAPO gives a gradient
        "dapo_until": float(r[clip.phi > 0].amax()),
    }


def holds(numbers: Numbers) -> bool:
    """What multiplies grad log pi is largest at r = 1."""
    return abs(numbers["peak_at"] - 1) < 0.05


CLAIM = Claim(
    id="C8",
    objectives=("sapo", "dapo"),
    source=("2511.20347", "eq. 5 to 7"),
    evidence=evidence,
    holds=holds,
    ordinary=({"tau": 1.0}, {"tau": 1.05}, {"tau": 2.0}),
    counter={"tau": 10.0},
)
