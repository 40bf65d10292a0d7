"""How the tokens of a batch share the loss: the weight n of every token.

"seq-mean-token-mean"  n = 1/(L_i B)    GRPO (2402.03300, eq. 3), GSPO, SAPO: every response counts the same
"token-mean"           n = 1/sum L      DAPO (2503.14476, eq. 8): every token counts the same
"constant"             n = 1/(B L_max)  Dr. GRPO (2503.20783): divided by a constant length
"seq-mean-token-sum"   n = 1/B          a whole response is one action

A response without tokens stays in B (TRL's convention; verl and OpenRLHF drop it).

A loss over a part of a batch (a micro-batch, a rank) is divided by the size of the whole, `Whole`: the losses, weights
and gradients of the parts then add up to those of the whole. The mean of each part's own mean is another number: with
lengths 1 and 4 in two parts a token of the first would weigh 1, one of the second 1/4, and after the mean over parts
1/2 and 1/8, not 1/5 (trl#6024). It is a field of TokenBatch, not an argument of the loss, so that the loss, its
weights and the KL cannot be told different sizes, and so that both aggregations of one batch find theirs.
What is chosen over a batch is chosen within the part (Clip-Cov, KL-Cov, top entropy); REAL refuses to be split.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor

from algos import check
from algos.precision import wide

SEQ = "seq-mean-token-mean"
AGGREGATIONS = (SEQ, "token-mean", "constant", "seq-mean-token-sum")


class Whole(NamedTuple):
    """How many responses and unmasked tokens the whole batch has: numbers, or 0-d tensors."""

    responses: Any
    tokens: Any

    @classmethod
    def of(cls, mask: Tensor) -> "Whole":
        """The size of the batch with that mask (B, T)."""
        return cls(mask.shape[0], mask.sum())


def check_aggregation(aggregation: str, max_length: Any = None) -> None:
    """Raise ValueError for an unknown aggregation, or a `max_length` that is not a number of at least 1."""
    check.one_of("aggregation", aggregation, AGGREGATIONS)
    if max_length is not None:
        check.number("max_length", max_length, 1)


def denominator(mask: Tensor, aggregation: str, max_length: Any = None, whole: Whole | None = None) -> Any:
    """What the summed terms are divided by: a number or a 0-d tensor, at least 1. Raises ValueError if unknown.

    Under "seq-mean-token-mean" the terms of each response are first divided by its length.
    """
    check.one_of("aggregation", aggregation, AGGREGATIONS)
    if aggregation == "token-mean":
        # sum_i L_i
        return _at_least_1(mask.sum() if whole is None else whole.tokens)
    responses = _at_least_1(mask.shape[0] if whole is None else whole.responses)
    if aggregation == "constant":
        # B L_max
        return responses * (max(mask.shape[1], 1) if max_length is None else max_length)
    # B
    return responses


def aggregate(
    terms: Tensor, mask: Tensor, aggregation: str = SEQ, max_length: int | None = None, whole: Whole | None = None
) -> Tensor:
    """Scalar: the sum of n * terms over all tokens, at least in float32; 0 with a graph for B = 0 or T = 0.

    `terms` (B, T) must already be 0 where masked. `max_length` is L_max of "constant"; None means the padded length T,
    which parts of one batch must share. Raises ValueError for an unknown aggregation or terms of another shape.
    """
    check.is_mask("mask", mask)
    check.is_float_tensor("terms", terms)
    check.has_shape("terms", terms, (tuple(mask.shape),), "mask")
    below = denominator(mask, aggregation, max_length, whole)
    terms = wide(terms)
    if aggregation == SEQ:
        # (1/B) sum_i (1/L_i) sum_t term
        return (terms.sum(-1) / mask.sum(-1).clamp(min=1)).sum() / below
    # sum_i sum_t term / sum_i L_i, / (B L_max), or / B
    return terms.sum() / below


def weights(
    mask: Tensor, dtype: Any, aggregation: str = SEQ, max_length: int | None = None, whole: Whole | None = None
) -> Tensor:
    """(B, T) the weight n of every token in `dtype`, 0 where masked. Raises ValueError if unknown."""
    check.is_mask("mask", mask)
    below = denominator(mask, aggregation, max_length, whole)
    if aggregation == SEQ:
        below = mask.sum(-1, keepdim=True).clamp(min=1) * below
    # 1 / 70,000 is a number in float16, 70,000 is not
    return (mask.to(torch.promote_types(dtype, torch.float32)) / below).to(dtype)


def _at_least_1(count: Any) -> Any:
    return count.clamp(min=1) if isinstance(count, Tensor) else max(count, 1)
