"""The responses of one policy over two symbols, as a binary tree of a fixed depth of which a length uses the top.

Response n is the number that its symbols make, the first one highest. Beyond its length a response goes on with 0 and
is counted once; what goes on otherwise has chance 0.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from pages.gradient_variance.enumeration.policies import DEPTH, NUMBERS, SIZES

CONTEXTS = 2**DEPTH - 1


class Policies(NamedTuple):
    """(CONTEXTS,) log pi(1) - log pi(0) of the sampler and of the policy being trained; `least` 1s earn the reward."""

    sampler: Tensor
    policy: Tensor
    least: Tensor


class Responses(NamedTuple):
    """R responses of up to T tokens.

    context (R, T)  int64: of each token, the shorter prefixes first
    mask    (R, T)  bool: the token is within the length
    logp, logp_old  (R, T)  under the policy and the sampler
    score   (R, T)  the part of grad log pi along (1, -1) of the context's two logits, whose length is sqrt(2) of it
    chance, chance_new  (R,)  of the response under the sampler and under the policy
    won     (R,)    1 where it earns the reward, else 0
    """

    context: Tensor
    mask: Tensor
    logp: Tensor
    logp_old: Tensor
    score: Tensor
    chance: Tensor
    chance_new: Tensor
    won: Tensor

    @property
    def solved(self) -> Tensor:
        """The chance of the reward under the sampler."""
        return (self.chance * self.won).sum()

    def pulls(self, new: bool = False) -> tuple[Tensor, Tensor]:
        """(R, T) what a coefficient adds to E[h; reward] at its context, and what its square adds to E[|h|^2; reward].

        For responses of the sampler or, where `new`, of the policy itself.
        """
        chance = self.chance_new if new else self.chance
        solved = (chance * self.won).sum()
        given = chance / torch.where(self.won > 0, solved, 1 - solved)
        pull = torch.where(self.mask, given[:, None] * self.score, 0)
        return pull, pull * self.score


def picked(vector: Tensor, place: Tensor) -> Tensor:
    """The element of a vector at a 0-d place."""
    return vector.index_select(0, place.long()[None])[0]


def policies_at(x: dict[str, Tensor], length: Tensor) -> Policies:
    """The policies of responses of that length, at the size of the drift that the slider says."""
    # the first context behind those of the shorter lengths; beyond this length's own nothing is used
    first = 2.0**length - length - 1
    at = (first + torch.arange(CONTEXTS, dtype=torch.float64)).clamp(max=NUMBERS - 1).long()
    size = (torch.tensor(SIZES, dtype=torch.float64) < x["mismatch_size"]).double().sum()
    theta = picked(x["theta"], len(SIZES) * (length - 1) + size)
    sampler = x["policy"].index_select(0, at)
    # logits + theta (Q(1) - Q(0))
    return Policies(sampler, sampler + theta * x["step"].index_select(0, at), picked(x["least"], length - 1))


def responses(policies: Policies, length: Tensor, depth: int) -> Responses:
    """All of them, for a tree of `depth` tokens."""
    number, t = torch.arange(2**depth, dtype=torch.float64)[:, None], torch.arange(depth, dtype=torch.float64)
    below = torch.tensor([2.0 ** (depth - k) for k in range(depth)], dtype=torch.float64)
    before = (number / below).floor()  # the number that the tokens before t make
    symbol = (2 * number / below).floor() - 2 * before
    start = torch.tensor([2.0**k - 1 for k in range(depth)], dtype=torch.float64)
    context = start + before
    cell = (2 * context + symbol).long()
    mask = (t < length).expand(cell.shape)
    sampler, policy = (table(each[: 2**depth - 1]) for each in policies[:2])
    logp, logp_old = log_sigmoid(policy).flatten()[cell], log_sigmoid(sampler).flatten()[cell]
    # e_v - pi is 1 - pi_v along +-(1, -1), v being 0 or 1
    score = (-SIGNS * torch.sigmoid(-policy)).flatten()[cell]
    alone = (torch.where(mask, 0, symbol).sum(-1) == 0).double()
    chance, chance_new = (torch.where(mask, each, 0).sum(-1).exp() * alone for each in (logp_old, logp))
    won = (torch.where(mask, symbol, 0).sum(-1) >= policies.least).double()
    return Responses(context.long(), mask, logp, logp_old, score, chance, chance_new, won)


SIGNS = torch.tensor([-1.0, 1.0], dtype=torch.float64)


def table(difference: Tensor) -> Tensor:
    """(C, 2) how much more the logit of 0, and of 1, is than the other one."""
    return difference[:, None] * SIGNS


def log_sigmoid(v: Tensor) -> Tensor:
    """log pi of a symbol whose logit is `v` more than the other one."""
    return v.clamp(max=0) - torch.log1p(torch.exp(-v.abs()))
