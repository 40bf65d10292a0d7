"""A random choice among the tokens that qualify, as one operator of torch.

torch.compile takes no torch.Generator into its graph, so the draw stands there whole, under a name of its own.
`torch.library.custom_op` would do too, but imports the compiler, which takes seconds, when it is first called.
"""

import torch
from torch import Tensor

OPERATOR = "algos::random_subset"


def _draw(eligible: Tensor, count: Tensor, seed: int) -> Tensor:
    candidates = eligible.flatten().nonzero().flatten()
    order = torch.randperm(len(candidates), generator=torch.Generator().manual_seed(seed))
    chosen = torch.zeros_like(eligible.flatten())
    chosen[candidates[order[: int(count)].to(candidates.device)]] = True
    return chosen.view_as(eligible)


# a second import of this file in one process finds the operator there
if not hasattr(torch.ops.algos, "random_subset"):
    torch.library.define(OPERATOR, "(Tensor eligible, Tensor count, int seed) -> Tensor")
    torch.library.impl(OPERATOR, "CompositeExplicitAutograd", _draw)
    torch.library.register_fake(OPERATOR, lambda eligible, count, seed: torch.empty_like(eligible))

# (eligible (B, T) bool, count 0-d, seed) -> (B, T) bool: `count` of the eligible positions, all if they are fewer
random_subset = torch.ops.algos.random_subset
