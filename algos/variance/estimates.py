"""The figures of a gradient that has only been sampled, without bias, and with intervals.

The square of a sampled mean holds its noise, of which the sample's own spread tells the size:
    E|m|^2 - tr Cov(g) / n = |E g|^2,   m = mean of g over n groups, tr Cov(g) = sum of |g - m|^2 over n - 1,
and the same for g - g0, which gives the bias, and for products of g with the on-policy g0.
Spreads are summed as squares from the mean, block by block, and never as the difference of two sums of squares, so
that no variance is negative.
Intervals are 95%: a jackknife that leaves out one of BLOCKS blocks of groups at a time, with Student's t on BLOCKS - 1
degrees of freedom. Weights so heavy-tailed that the sample misses their tail escape every such interval.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from algos.spread import variance as spread_of
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
    """Of every block.

    groups   (BLOCKS,)           how many
    vectors  (BLOCKS, 4, V V)    sums of g, of g with equal coefficients inside responses, of on-policy g0, of g - g0
    spread   (BLOCKS, 5)         sums over groups of `products` of the four's deviations from their means in the block
    weights  (BLOCKS, 6)         as `gradients.weight_sums`, over all responses of the block
    """

    groups: Tensor
    vectors: Tensor
    spread: Tensor
    weights: Tensor


def empty(device: str = "cpu", cells: int = CELLS) -> Sums:
    """Of no groups, whose gradients have `cells` numbers."""
    shapes = (BLOCKS,), (BLOCKS, 4, cells), (BLOCKS, 5), (BLOCKS, 6)
    return Sums(*(torch.zeros(shape, dtype=torch.float64, device=device) for shape in shapes))


def products(vectors: Tensor) -> Tensor:
    """(..., 5) of vectors (..., 4, V V) as in `Sums`: the square of each one's length, and g . g0."""
    return torch.cat(
        [torch.linalg.vecdot(vectors, vectors), (vectors[..., 0, :] * vectors[..., 2, :]).sum(-1, True)], -1
    )


def add(sums: Sums, block: Tensor, here: Gradients, truth: Tensor) -> None:
    """Add K groups, `block` (K,), with their gradients and those on-policy (K, V V), in place."""
    vectors = torch.stack([here.whole, here.flat, truth, here.whole - truth], 1)
    one = torch.ones_like(here.weights[:, 0])
    new = Sums(one, vectors, torch.zeros(len(one), 5).to(vectors), here.weights)
    both = Sums(*map(torch.cat, zip(sums, new, strict=True)))
    found = joined(both, torch.cat([torch.arange(BLOCKS).to(block), block]), BLOCKS)
    for part, value in zip(sums, found, strict=True):
        part.copy_(value)


def joined(parts: Sums, block: Tensor, blocks: int) -> Sums:
    """Those of `blocks` blocks, out of N parts of which each belongs to `block` (N,)."""
    whole = Sums(*(torch.zeros(blocks, *part.shape[1:]).to(part).index_add_(0, block, part) for part in parts))
    # sum |x - m|^2 = sum over parts of sum |x - m_part|^2 + n_part |m_part - m|^2
    away = means(parts.vectors, parts.groups) - means(whole.vectors, whole.groups)[block]
    whole.spread.index_add_(0, block, parts.groups[:, None] * products(away))
    away = means(parts.weights, parts.weights[:, 0])[:, 1] - means(whole.weights, whole.weights[:, 0])[block, 1]
    whole.weights[:, 2].index_add_(0, block, parts.weights[:, 0] * away**2)
    return whole


def means(total: Tensor, number: Tensor) -> Tensor:
    """`total` (N, ...) over `number` (N,); 0 where that is 0."""
    return total / number.clamp(min=1).view(-1, *[1] * (total.dim() - 1))


def estimate_of(sums: Sums) -> Estimate:
    """The figures over all blocks, and their intervals."""
    sums = Sums(*(part.cpu() for part in sums))
    every = torch.arange(BLOCKS)
    # the whole, then all but one block at a time
    found = [summary_of(Sums(*(part[every != left_out] for part in sums))) for left_out in (-1, *range(BLOCKS))]
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
    error = math.sqrt((BLOCKS - 1) * float(spread_of(without)))
    return figures[0] - T31 * error, figures[0] + T31 * error


def summary_of(blocks: Sums) -> Summary:
    """The figures of all groups of those blocks together."""
    whole = joined(blocks, torch.zeros(len(blocks.groups), dtype=torch.int64), 1)
    n, mean = float(whole.groups[0]), whole.vectors[0] / whole.groups[0]
    # tr Cov x = sum |x - m|^2 / (n - 1),  |E x|^2 = |m|^2 - tr Cov x / n
    covariances = (whole.spread[0] / (n - 1)).tolist()
    signal, _, truth, bias, inner = (p - c / n for p, c in zip(products(mean).tolist(), covariances, strict=True))
    variance, flat, on_policy, _, _ = covariances
    # E w^2 = (E w)^2 + variance between responses + variance inside
    mean_w, between, within, dead_tokens, dead_responses = (whole.weights[0, 1:] / whole.weights[0, 0]).tolist()
    return Summary(
        variance=variance, signal=signal, bias=bias, truth=truth, on_policy=on_policy, flat=flat,
        cosine=ratio(inner, math.sqrt(max(signal * truth, 0.0))), within=within, between=between,
        ess=ratio(mean_w**2, mean_w**2 + between + within), dead_tokens=dead_tokens, dead_responses=dead_responses,
    )  # fmt: skip
