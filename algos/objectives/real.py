"""REAL: the responses to one prompt are classified as good or bad by their mean log-ratio.

Paper: 2602.05630, eq. 8; tau 0.5. The sign of A is the label (of its mean, given one A per token); its size is
not used. The coefficient depends on the other members of the group. Without `groups` the batch is one group.
As in ms-swift: a group whose responses all have one label is left out of the loss, but counts in the number of groups;
an empty response is a bad member with S = 0 and no gradient.
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Objective, Paper
from algos.ratios import log_ratio, masked_mean


@dataclass(frozen=True, kw_only=True)
class REAL(Objective):
    """L = log(1 + sum_{A<=0} e^S) + log(1 + sum_{A>0} e^-S) per group of both labels, S = mean_t(z) / tau."""

    paper: ClassVar[Paper] = Paper(
        "2602.05630", "Zhai, Zepeng and others",
        "Rewards as Labels: Revisiting RLVR from a Classification Perspective",
    )  # fmt: skip
    formula: ClassVar[str] = "J = − log( 1 + Σ₋ exp( S ) ) − log( 1 + Σ₊ exp( − S ) ) , S = mean z / τ"
    coefficient: ClassVar[str] = (
        "c = exp( − S ) / ( τ ( 1 + Σ₊ exp( − S ) ) ) if A > 0 , − exp( S ) / ( τ ( 1 + Σ₋ exp( S ) ) ) if A ≤ 0"
    )
    coupled: ClassVar[bool] = True
    takes_overlay: ClassVar[bool] = False
    tau: float = 0.5

    def __post_init__(self) -> None:
        check.number("tau", self.tau, 0, low_open=True)

    def loss(self, batch: TokenBatch, omega: Tensor | None = None) -> Tensor:
        if omega is not None:
            self._overlay(batch, omega)
        if batch.logp.numel() == 0:
            return batch.logp.sum()
        score, same = self._signed_score(batch), self._same_group(batch)
        good = self._good(batch)
        loss = torch.zeros((), dtype=score.dtype, device=score.device)
        for label in (good, ~good):
            # log(1 + sum_{members with this label} e^S'),  S' = S for A <= 0 and -S for A > 0
            members = same & label[None, :]
            exponents = torch.where(members, score[None, :], -torch.inf)
            per_group = torch.cat([torch.zeros_like(score)[:, None], exponents], -1).logsumexp(-1)
            loss = loss + (torch.where(self._mixed(good, same), per_group, 0) / same.sum(-1)).sum()
        return loss / self._group_count(same, score)

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        score, same, good = self._signed_score(batch), self._same_group(batch), self._good(batch)
        members = same & (good[None, :] == good[:, None])
        exponents = torch.where(members, score[None, :], -torch.inf)
        norm = torch.cat([torch.zeros_like(score)[:, None], exponents], -1).logsumexp(-1)
        # c = +- (1/tau) e^S' / (1 + sum e^S'),  + for A > 0
        c = torch.exp(score - norm) / self.tau
        return batch.masked(torch.where(self._mixed(good, same), torch.where(good, c, -c), 0)[:, None])

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        mixed = self._mixed(self._good(batch), self._same_group(batch))
        return ~mixed[:, None] & (batch.token_advantages != 0)

    def weights(self, batch: TokenBatch) -> Tensor:
        # n = 1 / (L_i * number of groups)
        per_row = 1 / batch.lengths.clamp(min=1) / self._group_count(self._same_group(batch), batch.logp)
        return batch.masked(per_row[:, None])

    def _good(self, batch: TokenBatch) -> Tensor:
        return batch.token_advantages.sum(-1) > 0

    def _mixed(self, good: Tensor, same: Tensor) -> Tensor:
        # whether the response's group has both labels
        return (same & good[None, :]).any(-1) & (same & ~good[None, :]).any(-1)

    def _signed_score(self, batch: TokenBatch) -> Tensor:
        # S = (1/tau) mean_t z_t, entering as e^-S for a good response and e^S for a bad one
        score = masked_mean(log_ratio(batch), batch.mask) / self.tau
        return torch.where(self._good(batch), -score, score)

    def _same_group(self, batch: TokenBatch) -> Tensor:
        if batch.whole is not None:
            raise ValueError("REAL averages over groups, so it cannot be split: call it without TokenBatch(whole=...).")
        groups = batch.groups if batch.groups is not None else batch.mask.new_zeros(batch.mask.shape[0])
        return groups[:, None] == groups[None, :]

    def _group_count(self, same: Tensor, like: Tensor) -> Tensor:
        return (1 / same.sum(-1).to(like.dtype)).sum().clamp(min=1)
