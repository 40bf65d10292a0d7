"""GRPO: PPO's clipped surrogate on each token's own ratio, averaged per response.

Paper: DeepSeekMath 2402.03300, eq. 3.
Differs from the paper:
1. The KL term stands apart: `algos.kl_loss` with kind "k3" and the paper's beta 0.04.
2. The paper states no eps; 0.2 is the default of TRL and verl. verl also dual-clips at 3; here that is off.
3. `two_sided` removes the gradient outside the band whatever the sign of A, so also that of tokens which move back
   towards 1. The paper does not; Kimi K2.5 (2602.02276, eq. 1, with a penalty on log r besides), GLM-5's agentic
   objective (2602.15763), prime-rl's IPO mask (on probabilities) and Trinity's two-sided REC do.
eps_low=1, eps_high=inf switches the clip off.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos import check
from algos.aggregation import SEQ, check_aggregation
from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective


@dataclass(frozen=True, kw_only=True)
class GRPO(ClippedObjective):
    """J = min( r A, clip(r, 1 - eps_low, 1 + eps_high) A ); c = A r, or 0 where clipped."""

    paper: ClassVar[Paper] = Paper(
        "2402.03300", "Shao, Zhihong and others",
        "DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models",
    )  # fmt: skip
    formula: ClassVar[str] = "J = min( r A , clip( r , 1 − ε_low , 1 + ε_high ) A )"
    coefficient: ClassVar[str] = "c = A r 1[ r A ≤ clip( r ) A ]"
    eps_low: float = 0.2
    eps_high: float = 0.2
    dual_clip: float | None = None
    two_sided: bool = False
    aggregation: str = SEQ
    max_length: int | None = None

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check_aggregation(self.aggregation, self.max_length)
        if self.dual_clip is not None:
            check.number("dual_clip", self.dual_clip, 1, low_open=True)
