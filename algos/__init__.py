"""What reinforcement-learning objectives do to a token, in pure torch.

from algos import TokenBatch, OBJECTIVES
sapo = OBJECTIVES["sapo"](tau_pos=1.0, tau_neg=1.05)
sapo.loss(batch).backward()
sapo.coefficients(batch)        # d loss / d logp = - coefficients * weights
"""

from algos import advantages, aggregation, corrections, divergences, moved, ratios
from algos.aggregation import Whole
from algos.batch import TokenBatch
from algos.corrections import icepop, opsm, sequence_mask, tis, top_entropy
from algos.divergences import kl_loss
from algos.objectives import OBJECTIVES, make_objective

STUDIES = ("draws", "gate_bound", "gate_peak", "gradient_mass", "mean_moments", "mean_sample", "scenarios", "softmax")
moved.answer({
    **{f"algos.{name}": f"algos.studies.{name}" for name in (*STUDIES, "tilted_policy")},
    "algos.training.variants": "algos.variants",
    "algos.tracing": "viz.live.tracing",
    "algos.expression": "pages.clip_regions.own_gate",
})  # fmt: skip

__all__ = [
    "OBJECTIVES",
    "TokenBatch",
    "Whole",
    "advantages",
    "aggregation",
    "corrections",
    "divergences",
    "icepop",
    "kl_loss",
    "make_objective",
    "opsm",
    "ratios",
    "sequence_mask",
    "tis",
    "top_entropy",
]
