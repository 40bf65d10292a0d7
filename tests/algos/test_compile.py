"""Every loss goes through torch.compile in one graph, and gives what it gives without."""

import pytest
import torch

from algos import TokenBatch, make_objective
from tests.algos.cases import NAMES, SETTINGS, assert_close, random_batch


@pytest.mark.parametrize("name", NAMES)
def test_compiles_in_one_graph(name):
    """Loss and gradient of the compiled loss are those of the loss itself."""
    batch, objective = random_batch(seed=1), make_objective(name, **SETTINGS[name][-1])

    def loss(logp, logp_old, advantages, mask, groups):
        return objective.loss(TokenBatch(logp=logp, logp_old=logp_old, advantages=advantages, mask=mask, groups=groups))

    torch._dynamo.reset()
    given = (batch.logp, batch.logp_old, batch.advantages, batch.mask, batch.groups)
    ours, expected = torch.compile(loss, fullgraph=True, backend="aot_eager")(*given), loss(*given)
    assert_close(ours, expected, 1e-12)
    assert_close(torch.autograd.grad(ours, batch.logp)[0], torch.autograd.grad(expected, batch.logp)[0], 1e-12)
