"""The figures of a gradient that has only been sampled, without bias, and with intervals.

The square of a sampled mean holds its noise; products of different groups do not:
    E|S|^2 - Q = n (n - 1) |E g|^2,   S = sum of g over n groups, Q = sum of |g|^2,
and the same for g - g0, which gives the bias, and for products of g with the on-policy g0.
Intervals are 95%: a jackknife that leaves out one of BLOCKS blocks of groups at a time, with Student's t on BLOCKS - 1
degrees of freedom. Weights so heavy-tailed that the sample misses their tail escape every such interval.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from algos.variance.bigram import CELLS
from algos.variance.gradients import Gradients
from algos.variance.summary import Summary, ratio

BLOCKS = 32
T31 = 2.0395134464  # 97.5% quantile of Student's t, 31 degrees of freedom; NIST/SEMATECH e-Handbook, 1.3.6.7.2
STORED = tuple(Summary.__dataclass_fields__)
DERIVED = ("inflation", "relative_bias", "noise_to_signal", "error", "from_within")
# figures that divide by the length of E g or of the truth mean nothing where that cannot be told from 0
OF_SIGNAL, OF_TRUTH = ("cosine", "noise_to_signal"), ("cosine", "relative_bias", "error")


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Figures of one objective and {figure: (low, high)}, 95%, for those of Summary, its derived ones included.

    Not `resolved`: the lower end of the signal's or the truth's interval is not above 0. What divides by it is NaN.
    """

    summary: Summary
    intervals: dict[str, tuple[float, float]]
    resolved: bool

    def value(self, figure: str) -> float:
        """The figure of that name; NaN where it is not resolved."""
        return math.nan if math.isnan(self.intervals[figure][0]) else float(getattr(self.summary, figure))


class Sums(NamedTuple):
    """Of every block: sums over its groups.

    vectors  (BLOCKS, 4, V V)  of g, of g with equal coefficients inside responses, of the on-policy g0, of g - g0
    numbers  (BLOCKS, 6)       of the four's |.|^2, of g.g0, of 1
    weights  (BLOCKS, 7)       as `Gradients.weights`
    """

    vectors: Tensor
    numbers: Tensor
    weights: Tensor


def empty(device: str = "cpu", cells: int = CELLS) -> Sums:
    """Of no groups, whose gradients have `cells` numbers."""
    shapes = (BLOCKS, 4, cells), (BLOCKS, 6), (BLOCKS, 7)
    return Sums(*(torch.zeros(shape, dtype=torch.float64, device=device) for shape in shapes))


def add(sums: Sums, block: Tensor, here: Gradients, truth: Tensor) -> None:
    """Add K groups, `block` (K,), with their gradients and those on-policy (K, V V), in place."""
    vectors = torch.stack([here.whole, here.flat, truth, here.whole - truth], 1)
    products = (here.whole * truth).sum(-1, keepdim=True)
    sums.vectors.index_add_(0, block, vectors)
    numbers = torch.cat([torch.linalg.vecdot(vectors, vectors), products, torch.ones_like(products)], -1)
    sums.numbers.index_add_(0, block, numbers)
    sums.weights.index_add_(0, block, here.weights)


def estimate_of(sums: Sums) -> Estimate:
    """The figures over all blocks, and their intervals."""
    sums = Sums(*(part.cpu() for part in sums))
    # the whole, then all but one block at a time
    parts = [torch.cat([part.sum(0, keepdim=True), part.sum(0) - part]) for part in sums]
    found = [summary_of(*each) for each in zip(*parts, strict=True)]
    intervals = {figure: interval([getattr(each, figure) for each in found]) for figure in (*STORED, *DERIVED)}
    dim = {name: not intervals[name][0] > 0 for name in ("signal", "truth")}
    for name, figures in (("signal", OF_SIGNAL), ("truth", OF_TRUTH)):
        if dim[name]:
            intervals |= dict.fromkeys(figures, (math.nan, math.nan))
    return Estimate(summary=found[0], intervals=intervals, resolved=not any(dim.values()))


def interval(figures: list[float]) -> tuple[float, float]:
    """95%, from the figure over all blocks followed by those that leave one out."""
    without = torch.tensor(figures[1:], dtype=torch.float64)
    # Var = (m - 1)/m sum (f_(i) - mean f)^2
    error = float(((BLOCKS - 1) / BLOCKS * ((without - without.mean()) ** 2).sum()).sqrt())
    return figures[0] - T31 * error, figures[0] + T31 * error


def summary_of(vectors: Tensor, numbers: Tensor, weights: Tensor) -> Summary:
    """The figures of one set of groups; shapes as in `Sums`, without the blocks."""
    *squares, product, n = numbers.tolist()
    # |E x|^2 = (|S|^2 - Q) / (n (n - 1)),  tr Cov x = (Q - |S|^2 / n) / (n - 1)
    lengths = torch.linalg.vecdot(vectors, vectors).tolist()
    signal, _, truth, bias = ((s - q) / (n * (n - 1)) for s, q in zip(lengths, squares, strict=True))
    variance, flat, on_policy, _ = ((q - s / n) / (n - 1) for s, q in zip(lengths, squares, strict=True))
    # E g . E g0 = (S . S0 - sum g.g0) / (n (n - 1))
    inner = (float(vectors[0] @ vectors[2]) - product) / (n * (n - 1))
    mean, mean2, square, within, dead_tokens, dead_responses = (weights[:6] / weights[6]).tolist()
    return Summary(
        variance=variance, signal=signal, bias=bias, truth=truth, on_policy=on_policy, flat=flat,
        cosine=ratio(inner, math.sqrt(max(signal * truth, 0.0))), within=within, between=mean2 - mean**2,
        ess=ratio(mean**2, square), dead_tokens=dead_tokens, dead_responses=dead_responses,
    )  # fmt: skip
