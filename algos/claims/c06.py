"""C6: the geometric mean of the ratios is exp(mean log ratio), so responses of any length become comparable.

Said in 2507.18071, eq. 7 ("length normalization"). The identity is exact. Of the rest, two small policies tell all in
closed form (algos/studies/mean_moments.py): under the old policy, at a fixed length or where lengths know nothing of
the ratios, E[arithmetic mean] = 1 and E[log s] = -KL per token <= 0, alike for short and long; s is biased by design.
If the update changes how likely a response is to end, its last token has a ratio of its own, which counts 1/L: then s
speaks of length itself, and both statements break. And the spread of log s falls as 1/sqrt L in every case.
"""

from algos import ratios
from algos.claims.base import Claim, Numbers
from algos.studies.mean_moments import END, KINDS, moments
from algos.studies.tilted_policy import tilted

SHORT, LONG = 10, 200  # mean lengths


def evidence(*, kl: float, kind: int = 0) -> Numbers:
    """E[log s] and its spread for short and long responses, and E[arithmetic mean] of the short ones.

    `kind` counts algos.studies.mean_moments.KINDS: fixed length, independent length, an update that ends sooner, or
    later.
    """
    policies = tilted(kl)
    short, long = (moments(policies, KINDS[kind], length) for length in (SHORT, LONG))
    z = policies.ratio.log()[None]
    direct = policies.ratio.prod() ** (1 / z.shape[-1])
    return {
        "tokens_short": float(SHORT),
        "tokens_long": float(LONG),
        "gap": float((ratios.geometric_mean(z, z == z) - direct).abs()),
        "kl": float(policies.kl),
        "end": END,
        "short": short["log_geometric"][0],
        "long": long["log_geometric"][0],
        "arithmetic": short["arithmetic"][0],
        "spread_short": short["log_geometric"][1],
        "spread_long": long["log_geometric"][1],
    }


def holds(numbers: Numbers) -> bool:
    """The identity, and log s is on average the same for short and long responses."""
    return numbers["gap"] < 1e-12 and abs(numbers["short"] - numbers["long"]) < 1e-9


CLAIM = Claim(
    id="C6",
    objectives=(),
    source=("2507.18071", "eq. 7"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"kl": 0.01},
        {"kl": 0.01, "kind": 1},
        {"kl": 0.01, "kind": 2},
    ),
    counter={"kl": 0.01, "kind": 3},
)
