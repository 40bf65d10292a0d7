"""The checks on a CUDA device, for a machine that has one: `make gpu` runs the same without pytest."""

import pytest
import torch

from tests.cuda import CHECKS


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
@pytest.mark.parametrize("name", CHECKS)
def test_on_cuda(name):
    CHECKS[name]("cuda")
