"""What an objective is asked about: rows of tokens, and how the rows make up the gradient of one response.

Under drift a row is a response. Noise and flips come to every response alike, so that for an objective which looks at
ratios alone a row is a reward with a combination of the tokens' noise; what the responses make of it is worked out
once. An objective that looks at probabilities needs a row for each response and combination.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from algos import TokenBatch
from pages.gradient_variance.enumeration.noise import COMBINATIONS, Noise, Shares
from pages.gradient_variance.enumeration.policies import DEPTH, NOISY_DEPTH
from pages.gradient_variance.enumeration.trees import CONTEXTS, Responses

# a row of noise: its reward, its combination, whether there is one, and where its tokens' shares stand (a 0 behind all)
ROW, TOKEN = torch.arange(2**DEPTH), torch.arange(DEPTH)
WON, COMBINATION, USED = (ROW // COMBINATIONS).clamp(max=1), ROW % COMBINATIONS, ROW < 2 * COMBINATIONS
SHARE = torch.where(TOKEN < NOISY_DEPTH, WON[:, None] * NOISY_DEPTH + TOKEN, 2 * NOISY_DEPTH)
# a row of a response and a combination
EITHER = torch.arange(2**NOISY_DEPTH * COMBINATIONS)
RESPONSE, NOISE = EITHER // COMBINATIONS, EITHER % COMBINATIONS


class Rows(NamedTuple):
    """N rows of up to T tokens.

    batch    the tokens as an objective sees them; A is 1 or -1 by the reward
    length   0-d, the number of tokens
    won      (N,)    1 where the row has the reward, else 0
    chance   (N,)    of the row
    place    (N, T)  int64: the token's coordinate of the gradient; those of reward 1 lie behind all of reward 0
    places   how many coordinates there are, for both rewards together
    pull     (N, T)  what a coefficient adds to its coordinate of E[h; reward]
    square   (N, T)  what its square adds to E[|h|^2; reward]
    pull_on, square_on  the same on-policy, at the same places
    """

    batch: TokenBatch
    length: Tensor
    won: Tensor
    chance: Tensor
    place: Tensor
    places: int
    pull: Tensor
    square: Tensor
    pull_on: Tensor
    square_on: Tensor


def of_responses(tree: Responses, length: Tensor) -> Rows:
    """A row for each response."""
    place = tree.won[:, None].long() * CONTEXTS + tree.context
    batch = TokenBatch(logp=tree.logp, logp_old=tree.logp_old, advantages=2 * tree.won - 1, mask=tree.mask)
    return Rows(batch, length, tree.won, tree.chance, place, 2 * CONTEXTS, *tree.pulls(), *tree.pulls(new=True))


def of_ratios(noise: Noise, shares: Shares, solved: Tensor, length: Tensor) -> Rows:
    """A row for each reward and combination, as many and as long as those of responses."""
    mask = (length > TOKEN).expand(SHARE.shape)
    z = noise.z.index_select(0, COMBINATION)
    z = torch.cat([z, z.new_zeros(len(ROW), DEPTH - NOISY_DEPTH)], -1)
    won = WON.to(z.dtype)
    given = torch.where(USED, noise.chance[COMBINATION], 0)
    pull, square = (given[:, None] * torch.cat([each, each.new_zeros(1)])[SHARE] for each in shares)
    batch = TokenBatch(logp=z, logp_old=torch.zeros_like(z), advantages=2 * won - 1, mask=mask)
    chance = given * torch.where(WON > 0, solved, 1 - solved)
    place = WON[:, None] * CONTEXTS + TOKEN
    return Rows(batch, length, won, chance, place, 2 * CONTEXTS, pull, square, pull, square)


def of_both(tree: Responses, noise: Noise, length: Tensor) -> Rows:
    """A row for each response of up to NOISY_DEPTH tokens and each combination."""
    logp, mask, won = (each.index_select(0, RESPONSE) for each in (tree.logp, tree.mask, tree.won))
    pull, square = (each.index_select(0, RESPONSE) * noise.chance[NOISE][:, None] for each in tree.pulls())
    contexts = 2**NOISY_DEPTH - 1
    place = won[:, None].long() * contexts + tree.context.index_select(0, RESPONSE)
    logp_old = logp - noise.z.index_select(0, NOISE)
    batch = TokenBatch(logp=logp, logp_old=logp_old, advantages=2 * won - 1, mask=mask)
    chance = tree.chance[RESPONSE] * noise.chance[NOISE]
    return Rows(batch, length, won, chance, place, 2 * contexts, pull, square, pull, square)


def either(drift: Tensor, these: Rows, those: Rows) -> Rows:
    """These where `drift`, else those; both have the same shapes."""

    def one(a: Tensor, b: Tensor) -> Tensor:
        return torch.where(drift, a, b)

    fields = ("logp", "logp_old", "advantages", "mask")
    batch = TokenBatch(**{name: one(getattr(these.batch, name), getattr(those.batch, name)) for name in fields})
    rest = {
        name: one(getattr(these, name), getattr(those, name))
        for name in Rows._fields
        if name not in ("batch", "places")
    }
    return Rows(batch=batch, places=these.places, **rest)
