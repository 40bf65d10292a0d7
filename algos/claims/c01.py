"""C1: GRPO scales each token by its own ratio, and that noise is high gradient variance.

Said of GRPO in the GSPO paper, 2507.18071, sections 1 and 3 ("high-variance training noise").
The first half is the formula itself. The second is measured: if the score vectors of different tokens are uncorrelated
and equally large, the gradient of a response, (1/L) sum_t w_t u_t, has variance (1/L) mean(w^2) times what one token
has; on-policy every w is 1. So mean(w^2) is the factor by which the ratios raise the variance, at any length.
"High" is taken to mean half as much again.
"""

import math

from algos.claims.base import Claim, Numbers, weights
from algos.studies import scenarios

RESPONSES, SHORT, LONG = 64, 24, 512
HIGH = 1.5
FLIP = math.log(4.5)  # by how much a token moves whose expert changed


def evidence(*, spread: float, A: float, size: float = 0.0) -> Numbers:
    """Weights in one response, the factor on the variance at two lengths, and what GSPO pays for its calm.

    `spread` is the standard deviation of log r; under routing flips an eighth of the tokens moves by `size` nats more.
    """
    batch = scenarios.routing_flips(length=LONG, advantage=A, responses=RESPONSES, spread=spread, size=size)
    short = scenarios.routing_flips(length=SHORT, advantage=A, responses=RESPONSES, spread=spread, size=size)
    w, s = weights("grpo", batch), weights("gspo", short)[:, 0]
    w_short = w[:, :SHORT]  # a longer response begins with the tokens of a shorter one
    one = w_short[0]
    return {
        "tokens": float(SHORT),
        "moved": math.exp(size),
        "tokens_long": float(LONG),
        "least": float(one.amin()),
        "most": float(one.amax()),
        "variance": float(one.var(correction=0)),
        "factor": float((w_short**2).mean()),
        "factor_long": float((w**2).mean()),
        "high": HIGH,
        "bias": float(w_short.mean() - 1),
        "gspo_factor": float((s**2).mean()),
        "gspo_dropped": float((s == 0).double().mean()),
    }


def holds(numbers: Numbers) -> bool:
    """The weights differ inside a response, and that makes the gradient's variance high."""
    return numbers["variance"] > 0 and numbers["factor"] > HIGH


CLAIM = Claim(
    id="C1",
    objectives=("grpo", "gspo"),
    source=("2507.18071", "sections 1 and 3"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"spread": 0.1, "A": 1.0},
        {"spread": 0.1, "A": -1.0},
        {"spread": 0.1, "A": 1.0, "size": FLIP},
        {"spread": 0.1, "A": -1.0, "size": FLIP},
    ),
    counter={"spread": 0.6, "A": -1.0},
)
