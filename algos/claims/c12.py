"""C12: a negative advantage pushes thousands of unsampled tokens up; a larger tau for A < 0 damps that in time.

Said in 2511.20347, eq. 9 and the ablation of tau. The update of the logits is exact here. Whether a collapse is
prevented is a matter of training, which no formula shows; what can be computed is how much weaker the push becomes
for the paper's 1.05 instead of 1.0. "Damps" is taken to be by at least 1 percent.
"""

import torch

from algos import make_objective
from algos.claims.base import Claim, Numbers
from algos.studies import softmax

VOCABULARY, ZIPF, STEP = 50_000, 1.5, 1.0  # pi_v ~ 1 / rank^1.5


def evidence(*, ratio: float, rank: int = 1, tau_neg: float = 1.05) -> Numbers:
    """Who rises after one step with A = -1 on the token of that rank; how much weaker it is than at tau_neg = 1."""
    r = torch.tensor([ratio], dtype=torch.float64)
    gates = [make_objective("sapo", tau_neg=tau).curves(r, -1.0) for tau in (tau_neg, 1.0)]
    damped, plain = (float(curves.phi) for curves in gates if curves is not None)
    before = softmax.probabilities(-ZIPF * torch.arange(1, VOCABULARY + 1, dtype=torch.float64).log())
    hit = torch.zeros_like(before)
    hit[rank - 1] = 1
    taken = softmax.step(before, hit, -damped, STEP)
    others = hit == 0
    return {
        "tau": tau_neg,
        "logits_up": float((taken.logit[others] > 0).sum()),
        "probabilities_up": float((taken.gain[others] > 0).sum()),
        "others": float(others.sum()),
        "lost": float(softmax.moved(taken, hit)),
        "weight": damped,
        "damping": 1 - damped / plain,
    }


def holds(numbers: Numbers) -> bool:
    """Every unsampled logit rises, and the larger temperature takes at least a hundredth off the push."""
    return numbers["logits_up"] == numbers["others"] and numbers["damping"] >= 0.01


CLAIM = Claim(
    id="C12",
    objectives=("sapo",),
    source=("2511.20347", "eq. 9"),
    evidence=evidence,
    holds=holds,
    ordinary=({"ratio": 1.2}, {"ratio": 2.0}, {"ratio": 1.0}, {"ratio": 1.2, "rank": 1000}),
    counter={"ratio": 1.2, "tau_neg": 5.0},
)
