"""C10: for small steps and little spread SAPO's token gates average to a sequence gate sech^2(tau/2 log s).

Said in 2511.20347, section 4, and told as "SAPO contains GSPO". Two steps: log r ~ r - 1, and the mean of
g(z) = sech^2(tau z / 2) against g(mean z), off by at most (tau^2 / 4) Var z. The bound covers the second step only.
The gate that comes out is smooth: where GSPO's band ends, it has hardly begun to close.
"Approximates" is taken to be within 0.01, which is how far g has closed at s = exp(0.2).
"""

import torch

from algos import make_objective
from algos.claims.base import Claim, Numbers, band
from algos.studies import draws
from algos.studies.gate_bound import gate, reading

LENGTH, CLOSE = 64, 0.01


def evidence(*, spread: float, drift: float = 0.0, tau: float = 1.0) -> Numbers:
    """A response of 64 tokens with exactly this mean and spread of log r: both gates, their gap, and its two parts."""
    noise = draws.noise(1, LENGTH, 0)
    z = drift + spread * (noise - noise.mean()) / noise.std(correction=0)
    read = reading(z, torch.ones_like(z, dtype=torch.bool), tau)
    curves = make_objective("sapo", tau_pos=tau).curves(z.exp(), 1.0)
    assert curves is not None
    tokens, edge = curves.slope.mean(), torch.tensor(band("gspo")[1], dtype=torch.float64)
    return {
        "tokens": float(LENGTH),
        "variance": float(read.variance),
        "token_gate": float(tokens),
        "sequence_gate": float(read.sequence_gate),
        "gap": float((tokens - read.sequence_gate).abs()),
        "bound": float(read.bound),
        "bounded": float((read.mean_gate - read.sequence_gate).abs()),
        "left_out": float((tokens - read.mean_gate).abs()),
        "closed_at_edge": float(1 - gate(edge.log(), tau)),
    }


def holds(numbers: Numbers) -> bool:
    """The mean token gate is close to the sequence gate."""
    return numbers["gap"] < CLOSE


CLAIM = Claim(
    id="C10",
    objectives=("sapo", "gspo"),
    source=("2511.20347", "section 4"),
    evidence=evidence,
    holds=holds,
    ordinary=({"spread": 0.1}, {"spread": 0.14}, {"spread": 0.4}),
    counter={"spread": 0.1, "drift": 0.5},
)
