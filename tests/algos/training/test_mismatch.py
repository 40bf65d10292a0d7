"""The quantiser's properties, the rounding to bfloat16, and the noise on reported log-probs."""

import pytest
import torch

from algos.training.mismatch import Mismatch, bf16, offset, quantised, sampler
from algos.training.policy import Shape, flatten, initial, views


@pytest.fixture(scope="module")
def params():
    shape = Shape(12, 20)
    generator = torch.Generator().manual_seed(0)
    return views(torch.cat([flatten(initial(shape, generator), shape) for _ in range(2)]), shape)


@pytest.mark.parametrize("bits", [2, 4, 8])
def test_quantised_weights(params, bits):
    rounded = quantised(params, bits)
    again = quantised(rounded, bits)
    for name, w in params.items():
        q = rounded[name]
        if name in ("token", "place") or name.endswith("bias"):
            assert q is w
            continue
        top = 2 ** (bits - 1) - 1
        scale = w.abs().amax(1, keepdim=True) / top
        # at most half a step away, at most 2^bits - 1 values in a column, the extremes kept, zero on the grid
        assert ((q - w).abs() <= scale / 2 * (1 + 1e-5)).all()
        levels = q / scale
        torch.testing.assert_close(levels, levels.round(), rtol=0, atol=1e-4)
        assert len(q[0, :, 0].unique()) <= 2 * top + 1
        torch.testing.assert_close(q.abs().amax(1), w.abs().amax(1))
        torch.testing.assert_close(again[name], q)
        torch.testing.assert_close(quantised({name: -w}, bits)[name], -q)


def test_more_bits_are_nearer(params):
    w = params["0.up"]
    errors = [(quantised({"0.up": w}, bits)["0.up"] - w).square().mean() for bits in (3, 4, 6, 8)]
    assert errors == sorted(errors, reverse=True) and errors[0] > 100 * errors[-1]


def test_a_column_of_zeros_stays(params):
    torch.testing.assert_close(quantised({"w": torch.zeros(1, 3, 2)}, 4)["w"], torch.zeros(1, 3, 2), rtol=0, atol=0)


def test_bf16_keeps_eight_bits():
    x = torch.tensor([1.0, 1 + 2**-8 + 2**-12, 1 + 2**-7, -3.1415927])
    assert bf16(x).tolist() == [1.0, 1 + 2**-7, 1 + 2**-7, -3.140625]


def test_which_sampler(params):
    assert sampler(params, Mismatch())[0] is params
    assert sampler(params, Mismatch("noise", 0.3))[0] is params
    rounded, rounding = sampler(params, Mismatch("bf16"))
    assert rounding is bf16 and torch.equal(rounded["head"], bf16(params["head"]))


def test_noise_and_flips():
    def drawn(*mismatch):
        return offset((400, 100), Mismatch(*mismatch), torch.Generator().manual_seed(0))

    assert not drawn("none").any() and not drawn("bits", 4).any()
    assert drawn("noise", 0.3).std().item() == pytest.approx(0.3, rel=0.02)
    flips = drawn("flips", 0.03, 2.0)
    hit = flips != 0
    assert hit.float().mean().item() == pytest.approx(0.03, rel=0.1)
    assert flips[hit].std().item() == pytest.approx(2.0, rel=0.1)


def test_bad_mismatches_are_told():
    for bad in (("quantised", 4), ("bits", 1), ("flips", 1.5), ("noise", -1)):
        with pytest.raises(ValueError, match="mismatch"):
            Mismatch(*bad)
