"""The two forms that most objectives take.

`RatioObjective`     the loss is f(r) A with the gradient running through the ratio:  c = A r f'(r)
`DetachedObjective`  the loss is sg[w] A log pi with a weight no gradient runs through:  c = A w
"""

from typing import Any

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives.base import Curves, Objective
from algos.ratios import held_exp, held_slope, log_ratio, masked_mean, masked_sum


class RatioObjective(Objective):
    """An objective f(r) A of a ratio taken at one of four levels.

    "token" r_t; "sequence" the geometric mean s; "sequence-token" the value of s with the gradient of
    r_t (sg[s] r_t / sg[r_t]); "product" the un-normalised ratio of the response.
    A subclass states `f` and `slope`; with a band it states `band` and `removed` too.
    """

    level: str = "token"

    def f(self, r: Tensor, A: Tensor) -> Tensor:
        """f(r), elementwise; the sign of A chooses the branch."""
        raise NotImplementedError

    def slope(self, r: Tensor, A: Tensor) -> Tensor:
        """f'(r), elementwise, in closed form."""
        raise NotImplementedError

    def band(self) -> tuple[Any, Any] | None:
        """The (low, high) edges of the band on the ratio, or None."""
        return None

    def removed(self, r: Tensor, A: Tensor) -> Tensor:
        """Where the objective removes the gradient, elementwise, bool."""
        return torch.zeros_like(r, dtype=torch.bool)

    def level_log_ratio(self, batch: TokenBatch) -> Tensor:
        """The log-ratio at this objective's level: (B, T), or (B, 1) where a response has one for all its tokens."""
        z = log_ratio(batch)
        if self.level == "token":
            return z
        if self.level == "product":
            return masked_sum(z, batch.mask)[:, None]
        log_s = masked_mean(z, batch.mask)[:, None]
        if self.level == "sequence":
            return log_s
        # s_t = sg[s] * pi_t / sg[pi_t],  taken in log space so that it is held where s is
        return log_s.detach() + (z - z.detach())

    def level_ratio(self, batch: TokenBatch) -> Tensor:
        """The ratio at this objective's level, of the shape of `level_log_ratio`."""
        return held_exp(self.level_log_ratio(batch))

    def batch_ratio(self, batch: TokenBatch) -> Tensor:
        """(B, T) the ratio at this objective's level, on every token of the response."""
        return self.level_ratio(batch).expand(batch.mask.shape)

    def surrogate(self, batch: TokenBatch) -> Tensor:
        # only the sign of A enters f, so f is taken once per response where ratio and A are
        terms = self.f(self.level_ratio(batch), batch.column_advantages) * batch.token_advantages
        if self.level == "product":
            # one action: the tokens of a response share one term
            terms = terms / batch.lengths.clamp(min=1)[:, None]
        return terms

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        log_r = self.level_log_ratio(batch)
        r = held_exp(log_r)
        moves = held_slope(log_r, r)
        # A f'(r)
        pull = batch.token_advantages * self.slope(r, batch.column_advantages) * omega
        if self.level in ("sequence", "product"):
            # every token moves the shared ratio, so every term of the response reaches it: c = r mean_t(A_t f'_t)
            return batch.masked(moves * masked_mean(pull, batch.mask)[:, None])
        # c = A r f'(r),  0 where r is held
        return moves * pull

    def outside_band(self, batch: TokenBatch) -> Tensor:
        if (edges := self.band()) is None:
            return torch.zeros_like(batch.mask)
        r = self.batch_ratio(batch)
        return ((r < edges[0]) | (r > edges[1])) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        return self.removed(self.batch_ratio(batch), batch.token_advantages) & batch.mask

    def curves(self, ratio: Tensor, advantage: Any) -> Curves | None:
        A = torch.zeros_like(ratio) + advantage
        slope = self.slope(ratio, A)
        # phi = r f'
        return Curves(self.f(ratio, A), slope, ratio * slope)


class DetachedObjective(Objective):
    """An objective sg[w] A log pi. A subclass states its weight w per token.

    The value of such a loss means nothing (it contains log pi). Where w is a function of one ratio,
    `curves` gives as f the function whose derivative is f' = w / r.
    """

    def weight(self, batch: TokenBatch) -> Tensor:
        """(B, T) the weight w on A log pi, through which no gradient runs."""
        raise NotImplementedError

    def surrogate(self, batch: TokenBatch) -> Tensor:
        # sg[w] A log pi
        return self.weight(batch).detach() * batch.token_advantages * batch.masked(batch.logp)

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        # c = A w
        return batch.token_advantages * self.weight(batch) * omega
