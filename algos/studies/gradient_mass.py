"""How much gradient one token that strays leaves to a response: the sum of |c n| against the same on-policy.

SAPO 2511.20347 makes the case in words (sections 1 and 4): a clip on the sequence ratio drops a response for a few
tokens. Here it is counted, for N - 1 tokens at ratio 1 and one token at any ratio. It depends on the sign of A.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from algos.objectives.forms import RatioObjective


class Kept(NamedTuple):
    """Shares of the on-policy mass that the response keeps, and the weights c / A of the stray and the other tokens."""

    share: Tensor
    stray: Tensor
    other: Tensor


def kept(objective: RatioObjective, ratio: Tensor, others: Tensor, advantage: float) -> Kept:
    """What a response of one token at `ratio` and `others` tokens at 1 keeps, of any shape; advantage is not 0.

    The objective's level is "token" or "sequence".
    """
    A = torch.zeros_like(ratio) + advantage
    if objective.level == "token":
        one = torch.ones_like(ratio)
        stray, other = ratio * objective.slope(ratio, A), objective.slope(one, A)
    else:
        # s = r^(1/N), and every token weighs s f'(s)
        s = torch.exp(ratio.log() / (others + 1))
        stray = other = s * objective.slope(s, A)
    # n is 1/N for every token, and on-policy |c| is |A|: (1/N) sum_t |c_t / A|
    return Kept((stray.abs() + others * other.abs()) / (others + 1), stray, other)
