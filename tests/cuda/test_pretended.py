"""The checks on a pretended device: nothing is made on the processor that must lie on the device, or the other way."""

import pytest
import torch

from algos import TokenBatch, make_objective
from tests.cuda import CHECKS
from tests.cuda.pretend import pretending
from tests.cuda.same import same


@pytest.mark.parametrize("name", CHECKS)
def test_on_the_pretended_device(name):
    with pretending() as device:
        CHECKS[name](device)


MIXED = {
    "a sum": lambda there: there + torch.ones(2, 3),
    "a row of parts": lambda there: torch.stack([there[0, 0], torch.ones(())]),
    "numbers from the processor's generator": lambda there: there.normal_(generator=torch.Generator()),
    "a draw with the processor's generator": lambda there: torch.rand(
        3, device=there.device, generator=torch.Generator()
    ),
    "a clamp by a number of the processor": lambda there: there.clamp(max=torch.ones(())),
    "a gather": lambda there: there.gather(1, torch.zeros(2, 1, dtype=torch.int64)),
    "an index on the device into the processor's": lambda there: torch.ones(2)[there.long()[0]],
    "an index added": lambda there: there.index_add(0, torch.zeros(2, dtype=torch.int64), there),
}


@pytest.mark.parametrize("how", MIXED)
def test_mixing_devices_is_refused(how):
    with pretending() as device, pytest.raises(RuntimeError, match=r"mixes devices|processor's generator"):
        MIXED[how](torch.zeros(2, 3, device=device))


def test_what_cuda_allows_is_allowed():
    with pretending() as device:
        there = torch.arange(6.0, device=device).view(2, 3).requires_grad_()
        same("with a number of the processor", there + torch.ones(()), torch.arange(1.0, 7).view(2, 3), device)
        same("rows by an index of the processor", there[torch.tensor([1])], torch.tensor([[3.0, 4, 5]]), device)
        assert (
            there.tolist() == [[0, 1, 2], [3, 4, 5]] and float(there.detach().sum()) == 15 and bool((there > 4).any())
        )
        gradient = torch.autograd.grad((there**2).sum(), there)[0]
        same("a gradient", gradient, 2 * torch.arange(6.0).view(2, 3), device)


def test_a_batch_of_two_devices_is_refused():
    one = torch.zeros(2, 3)
    with pretending() as device:
        there = one.to(device)
        batch = TokenBatch(logp=there, logp_old=one, advantages=there[:, 0], mask=there == 0)
        with pytest.raises(RuntimeError, match="mixes devices"):
            make_objective("grpo").coefficients(batch)


def test_same_tells_which_number_is_off():
    here = torch.tensor([1.0, 2.0, 3.0])
    with pytest.raises(AssertionError, match=r"x: number 1 of 3 is 2\.5 there and 2\.0 here, 0\.5 apart"):
        same("x", torch.tensor([1.0, 2.5, 3.0]), here, "cpu")
    with pytest.raises(AssertionError, match="x lies on cpu; wanted cuda"):
        same("x", here, here, "cuda")
    with pytest.raises(AssertionError, match="other numbers are finite"):
        same("x", torch.tensor([1.0, float("nan"), 3.0]), here, "cpu")
