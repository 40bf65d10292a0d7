"""Ratios of tokens and responses: means against plain formulas, empty responses, saturation."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import ratios
from tests.algos.cases import assert_close, batches, from_z, random_batch, tiny

MEANS = (ratios.arithmetic_mean, ratios.geometric_mean, ratios.harmonic_mean)


def test_by_hand():
    """Ratios 1, 1.5, 0.5 and 4, 0.5: products 0.75 and 2, and the three means."""
    batch = tiny()
    z = ratios.log_ratio(batch)
    assert_close(ratios.token_ratio(batch), [[1, 1.5, 0.5], [4, 0.5, 1]])
    assert_close(ratios.sequence_product(batch), [0.75, 2])
    assert_close(ratios.sequence_ratio(batch), [0.75 ** (1 / 3), 2**0.5])
    assert_close(ratios.arithmetic_mean(z, batch.mask), [1, 2.25])
    # 3 / (1 + 2/3 + 2) and 2 / (1/4 + 2)
    assert_close(ratios.harmonic_mean(z, batch.mask), [9 / 11, 8 / 9])


@given(batch=batches)
def test_against_plain_formulas(batch):
    """Each mean equals the plain formula on the ratios of the unmasked tokens, and 1 without tokens."""
    z = ratios.log_ratio(batch)
    for row, keep in enumerate(batch.mask):
        r = (batch.logp - batch.logp_old)[row, keep].exp()
        plain = (r.mean(), r.log().mean().exp(), 1 / (1 / r).mean()) if len(r) else (1.0, 1.0, 1.0)
        for mean, expected in zip(MEANS, plain, strict=True):
            assert_close(mean(z, batch.mask)[row], expected)
        assert_close(ratios.product(z, batch.mask)[row], r.prod())
        assert_close(ratios.masked_mean(z, batch.mask)[row], r.log().mean() if len(r) else 0.0)


@given(z=st.lists(st.floats(-600, 600), min_size=1, max_size=8))
def test_the_means_are_ordered(z):
    """Arithmetic >= geometric >= harmonic, for any ratios that floats can hold."""
    z = torch.tensor([z], dtype=torch.float64)
    arithmetic, geometric, harmonic = (mean(z, torch.ones_like(z, dtype=torch.bool)).item() for mean in MEANS)
    assert arithmetic >= geometric * (1 - 1e-12)
    assert geometric >= harmonic * (1 - 1e-12)


def test_empty_responses():
    """A response without tokens has ratio 1 under every mean and under the product."""
    batch = from_z([[math.nan, 5.0], [1.0, 1.0]], [1.0, 1.0], mask=[[0, 0], [1, 1]])
    z = ratios.log_ratio(batch)
    for mean in MEANS:
        assert_close(mean(z, batch.mask), [1, math.e])
    assert_close(ratios.sequence_ratio(batch), [1, math.e])
    assert_close(ratios.sequence_product(batch), [1, math.e**2])
    assert_close(ratios.token_ratio(batch)[0], [1, 1])


NUMBERS = [  # one token of ratio r among `length` tokens -> its response's geometric mean
    (1e-6, 10, 0.2511886432),
    (1e-6, 100, 0.8709635900),
    (1e-6, 1000, 0.9862794856),
]


@pytest.mark.parametrize("ratio, length, s", NUMBERS)
def test_one_outlier_in_a_geometric_mean(ratio, length, s):
    """(1e-6)^(1/100) = 0.871: one outlier never takes the geometric mean near 0."""
    z = torch.zeros(1, length, dtype=torch.float64)
    z[0, 3] = math.log(ratio)
    assert_close(ratios.geometric_mean(z, torch.ones_like(z, dtype=torch.bool)), [s], 1e-9)


def test_products_explode():
    """1.1^100 = 13780.6 and 0.9^100 = 2.656e-5, while the geometric mean stays at 1.1 and 0.9."""
    z = torch.tensor([[1.1], [0.9]], dtype=torch.float64).log().expand(2, 100)
    mask = torch.ones(2, 100, dtype=torch.bool)
    product = ratios.product(z, mask)
    assert product.tolist() == pytest.approx([13780.6123398, 2.65613988876e-5], rel=1e-10)
    assert_close(ratios.geometric_mean(z, mask), [1.1, 0.9])


def test_gspo_band_against_one_outlier():
    """One token of ratio 1e-6 keeps s below 1 - 3e-4 up to T = 46,044 and no longer."""
    z = math.log(1e-6)
    assert math.exp(z / 46_044) < 1 - 3e-4 < math.exp(z / 46_045)
    for length, below in ((46_044, True), (46_045, False)):
        values = torch.zeros(1, length, dtype=torch.float64)
        values[0, 0] = z
        s = ratios.geometric_mean(values, torch.ones_like(values, dtype=torch.bool))
        assert (s < 1 - 3e-4).item() is below


@pytest.mark.parametrize("dtype, limit", [(torch.float64, 709.0), (torch.float32, 88.0)], ids=["float64", "float32"])
def test_saturation(dtype, limit):
    """exp holds its value past the largest whole exponent, with gradient 0; an infinite z does the same."""
    z = torch.tensor([limit - 0.5, limit, limit + 0.5, 10 * limit, math.inf], dtype=dtype, requires_grad=True)
    r = ratios.safe_exp(z)
    r.sum().backward()
    assert r.isfinite().all()
    assert (r[1:] == r[1]).all() and r[1] == torch.tensor(limit, dtype=dtype).exp()
    torch.testing.assert_close(z.grad, torch.where(z >= limit, 0, r.detach()), rtol=0, atol=0)
    assert ratios.safe_exp(torch.tensor(-math.inf, dtype=dtype)) == 0


def test_an_infinite_log_ratio_is_held():
    """z = +inf or -inf becomes a number whose square and whose sums are finite, in both dtypes."""
    for dtype in (torch.float64, torch.float32):
        batch = from_z([[math.inf, 1.0, -math.inf]], [1.0], dtype=dtype)
        z = ratios.log_ratio(batch)
        assert (1000 * z**2).isfinite().all()
        assert z[0, 0] > 1e6 and z[0, 2] < -1e6
        assert_close(z[0, 1], 1.0, 1e-6)


def test_large_means_do_not_overflow():
    """The arithmetic mean of ratios e^700 is e^700, though their sum is too large for a float."""
    z = torch.full((1, 20000), 700.0, dtype=torch.float64)
    mask = torch.ones_like(z, dtype=torch.bool)
    assert ratios.arithmetic_mean(z, mask).log().item() == pytest.approx(700)
    assert ratios.harmonic_mean(-z, mask).log().item() == pytest.approx(-700)


def test_masked_positions_have_no_gradient():
    """NaN at masked positions reaches no mean's gradient."""
    batch = random_batch(seed=1, empty_row=True)
    z = torch.where(batch.mask, 0.1, math.nan).requires_grad_()
    for mean in (*MEANS, ratios.product):
        (grad,) = torch.autograd.grad(mean(torch.where(batch.mask, z, 0), batch.mask).sum(), z)
        assert grad.isfinite().all()
        assert (grad[~batch.mask] == 0).all() and (grad[batch.mask] > 0).all()


FLOATS = [torch.float64, torch.float32, torch.bfloat16, torch.float16]


@pytest.mark.parametrize("dtype", FLOATS, ids=str)
def test_held_ratios(dtype):
    """A loss's ratio is held at 60 nats, in float64 at 680, with gradient 0 there and beyond, as the slope says."""
    limit = 680.0 if dtype == torch.float64 else 60.0
    z = torch.tensor([-math.inf, -3.0, limit - 8, limit, limit + 8, 5000.0, math.inf], dtype=dtype, requires_grad=True)
    r = ratios.held_exp(z)
    assert r.dtype == torch.promote_types(dtype, torch.float32)
    assert_close(r / math.exp(limit), [0, math.exp(-3 - limit), math.exp(-8), 1, 1, 1, 1], 1e-5)
    slope = ratios.held_slope(z.detach(), r.detach())
    assert torch.equal(slope, torch.where(z >= limit, 0, r.detach()))
    (grad,) = torch.autograd.grad(r.sum(), z)
    largest = torch.finfo(dtype).max
    assert torch.equal(grad, slope.clamp(-largest, largest).to(dtype))


@pytest.mark.parametrize("dtype", FLOATS, ids=str)
def test_a_ratio_leaves_room(dtype):
    """A trillion tokens at the held ratio still have a finite sum."""
    assert (1e12 * ratios.held_exp(torch.tensor(1e4, dtype=dtype))).isfinite()


@pytest.mark.parametrize("dtype", FLOATS, ids=str)
def test_the_mean_comes_before_the_hold(dtype):
    """Log-ratios -30, 10, 10, 10 have mean and sum 0, so ratio 1; so have -1000, 500, 500 past what exp can hold."""
    for z in ([-30.0, 10.0, 10.0, 10.0], [-1000.0, 500.0, 500.0]):
        batch = from_z([z], [1.0], logp_old=0.0, dtype=dtype)
        assert_close(ratios.log_ratio(batch), [z], 0)
        assert_close(ratios.sequence_ratio(batch), [1.0], 0)
        assert_close(ratios.sequence_product(batch), [1.0], 0)
        given = torch.tensor([z], dtype=dtype)
        assert_close(ratios.geometric_mean(given, batch.mask), [1.0], 0)
        assert_close(ratios.product(given, batch.mask), [1.0], 0)


@pytest.mark.parametrize("shape", [(0, 3), (2, 0), (0, 0)], ids=str)
def test_no_rows_or_no_tokens(shape):
    """Means over nothing are 1, one for each row that there is."""
    z = torch.zeros(shape, dtype=torch.float64)
    for mean in (*MEANS, ratios.product):
        assert_close(mean(z, z == 0), torch.ones(shape[0]), 0)
