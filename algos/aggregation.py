"""How the tokens of a batch share the loss: the weight n of every token.

"seq-mean-token-mean"  n = 1/(L_i B)    GRPO (2402.03300, eq. 3), GSPO, SAPO: every response counts the same
"token-mean"           n = 1/sum L      DAPO (2503.14476, eq. 8): every token counts the same
"constant"             n = 1/(B L_max)  Dr. GRPO (2503.20783): divided by a constant length
"seq-mean-token-sum"   n = 1/B          a whole response is one action

A response without tokens stays in B (TRL's convention; verl and OpenRLHF drop it).
"""

from typing import Any

from torch import Tensor

from algos import check

SEQ = "seq-mean-token-mean"
AGGREGATIONS = (SEQ, "token-mean", "constant", "seq-mean-token-sum")


def check_aggregation(aggregation: str, max_length: Any = None) -> None:
    """Raise ValueError for an unknown aggregation, or a `max_length` that is not a number of at least 1."""
    check.one_of("aggregation", aggregation, AGGREGATIONS)
    if max_length is not None:
        check.number("max_length", max_length, 1)


def aggregate(terms: Tensor, mask: Tensor, aggregation: str = SEQ, max_length: int | None = None) -> Tensor:
    """Scalar: the sum of n * terms over all tokens. `terms` (B, T) must already be 0 where masked.

    `max_length` is L_max of "constant"; None means the padded length T. Raises ValueError if unknown.
    """
    B, T = mask.shape
    if aggregation == SEQ:
        # (1/B) sum_i (1/L_i) sum_t term
        return (terms.sum(-1) / mask.sum(-1).clamp(min=1)).mean()
    if aggregation == "token-mean":
        # sum_i sum_t term / sum_i L_i
        return terms.sum() / mask.sum().clamp(min=1)
    if aggregation == "constant":
        # (1/(B L_max)) sum_i sum_t term
        return terms.sum() / (B * (T if max_length is None else max_length))
    check.one_of("aggregation", aggregation, AGGREGATIONS)
    # (1/B) sum_i sum_t term
    return terms.sum() / B


def weights(mask: Tensor, dtype: Any, aggregation: str = SEQ, max_length: int | None = None) -> Tensor:
    """(B, T) the weight n of every token in `dtype`, 0 where masked. Raises ValueError if unknown."""
    B, T = mask.shape
    m = mask.to(dtype)
    if aggregation == SEQ:
        return m / (m.sum(-1, keepdim=True).clamp(min=1) * B)
    if aggregation == "token-mean":
        return m / m.sum().clamp(min=1)
    if aggregation == "constant":
        return m / (B * (T if max_length is None else max_length))
    check.one_of("aggregation", aggregation, AGGREGATIONS)
    return m / B
