"""KL estimators: values and gradients by hand, by autograd, and in expectation over a small vocabulary."""

import dataclasses
import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import TokenBatch, kl_loss
from algos.divergences import KINDS, kl_coefficients, kl_values
from tests.algos.cases import assert_close, batches, random_batch, tiny

# p / ref = 1, 3, 1/2; 2, 1/4;  r = 1, 1.5, 0.5; 4, 0.5
REF = torch.tensor([[0.2, 0.2, 0.4], [0.4, 0.4, math.nan]], dtype=torch.float64).log()
D = [[0.0, math.log(3), -math.log(2)], [math.log(2), -math.log(4)]]
RATIO = [[1, 1.5, 0.5], [4, 0.5]]
FORMULAS = {  # kind -> value and coefficient at d = log(pi / ref) and r = pi / pi_old
    "k1": (lambda d, r: d, lambda d, r: 1),
    "k2": (lambda d, r: d * d / 2, lambda d, r: d),
    "k3": (lambda d, r: math.exp(-d) - 1 + d, lambda d, r: 1 - math.exp(-d)),
    "k3_held": (lambda d, r: min(math.exp(-d) - 1 + d, 10), lambda d, r: 1 - math.exp(-d)),
    "k3+": (lambda d, r: math.exp(-d) - 1 + d, lambda d, r: d),
    "abs": (lambda d, r: abs(d), lambda d, r: (d > 0) - (d < 0)),
    "k3_ratio": (lambda d, r: r * (math.exp(-d) - 1 + d), lambda d, r: r * d),
}
HANDS = {  # kind -> values and coefficients of the second token (d = ln 3, r = 1.5)
    "k1": (1.0986122887, 1),
    "k2": (0.6034744806, 1.0986122887),
    "k3": (1 / 3 - 1 + 1.0986122887, 2 / 3),
    "k3_held": (1 / 3 - 1 + 1.0986122887, 2 / 3),
    "k3+": (1 / 3 - 1 + 1.0986122887, 1.0986122887),
    "abs": (1.0986122887, 1),
    "k3_ratio": (1.5 * (1 / 3 - 1 + 1.0986122887), 1.6479184330),
}
kinds = pytest.mark.parametrize("kind", KINDS)


def hand_batch() -> TokenBatch:
    return tiny(logp_ref=REF)


@kinds
def test_by_hand(kind):
    """Values and coefficients of the estimator at five tokens, 0 at the masked one."""
    value, coefficient = FORMULAS[kind]
    batch = hand_batch()
    for ours, formula in ((kl_values(batch, kind), value), (kl_coefficients(batch, kind), coefficient)):
        rows = [[formula(d, r) for d, r in zip(*pair, strict=True)] for pair in zip(D, RATIO, strict=True)]
        assert_close(ours, [rows[0], [*rows[1], 0]])
    assert_close(kl_values(batch, kind)[0, 1], HANDS[kind][0], 1e-9)
    assert_close(kl_coefficients(batch, kind)[0, 1], HANDS[kind][1], 1e-9)


@kinds
@given(batch=batches)
def test_gradient_equals_coefficients(kind, batch):
    """d value / d logp is the closed-form coefficient, whose own gradient is cut."""
    (grad,) = torch.autograd.grad(kl_values(batch, kind).sum(), batch.logp)
    assert_close(grad, kl_coefficients(batch, kind))
    assert not kl_coefficients(batch, kind).requires_grad


@kinds
def test_masked_positions_hold_anything(kind):
    """NaN and inf at masked positions reach neither value nor gradient."""
    plain = random_batch(seed=3)
    for filler in (math.nan, math.inf, -math.inf):
        fields = {
            name: torch.where(plain.mask, getattr(plain, name).detach(), filler)
            for name in ("logp", "logp_old", "logp_ref")
        }
        dirty = dataclasses.replace(plain, **fields)
        dirty.logp.requires_grad_()
        assert_close(kl_values(dirty, kind), kl_values(plain, kind), 0)
        assert_close(kl_coefficients(dirty, kind), kl_coefficients(plain, kind), 0)
        (grad,) = torch.autograd.grad(kl_values(dirty, kind).sum(), dirty.logp)
        assert_close(grad, kl_coefficients(plain, kind))


def expected_gradient(kind: str, logits: torch.Tensor, ref: torch.Tensor, old: torch.Tensor) -> torch.Tensor:
    """(V,) sum over the vocabulary of old(v) d value(v) / d logits: the gradient expected under old's samples."""
    V = len(logits)
    logp = logits.log_softmax(-1)
    batch = TokenBatch(
        logp=logp[None],
        logp_old=old.log_softmax(-1)[None],
        logp_ref=ref.log_softmax(-1)[None],
        advantages=torch.zeros(1, dtype=torch.float64),
        mask=torch.ones(1, V, dtype=torch.bool),
    )
    expectation = (old.softmax(-1) * kl_values(batch, kind)[0]).sum()
    return torch.autograd.grad(expectation, logits)[0]


vocabulary = st.integers(0, 2**31).map(
    lambda seed: torch.randn(3, 5, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
)


@given(draws=vocabulary)
def test_expectations_by_enumeration(draws):
    """As losses: E grad k1 = 0, k2 gives grad KL(pi || ref), k3 grad KL(ref || pi), k3 x ratio the former."""
    logits, ref = draws[0].clone().requires_grad_(), draws[1]
    same = logits.detach()
    p, q = logits.log_softmax(-1), ref.log_softmax(-1)
    reverse = torch.autograd.grad((p.exp() * (p - q)).sum(), logits, retain_graph=True)[0]
    forward = torch.autograd.grad((q.exp() * (q - p)).sum(), logits, retain_graph=True)[0]
    assert_close(expected_gradient("k1", logits, ref, same), torch.zeros(5))
    assert_close(expected_gradient("k2", logits, ref, same), reverse)
    assert_close(expected_gradient("k3", logits, ref, same), forward)
    assert_close(expected_gradient("k3+", logits, ref, same), reverse)
    # off-policy: samples of a third policy
    assert_close(expected_gradient("k3_ratio", logits, ref, draws[2]), reverse)


@given(draws=vocabulary)
def test_expected_values(draws):
    """E[k1] = E[k3] = KL(pi || ref) under pi's own samples; k3 is never negative."""
    p, q = draws[0].log_softmax(-1), draws[1].log_softmax(-1)
    batch = TokenBatch(
        logp=p[None], logp_old=p[None], logp_ref=q[None], advantages=p[:1], mask=torch.ones(1, 5, dtype=torch.bool)
    )
    KL = (p.exp() * (p - q)).sum()
    for kind in ("k1", "k3", "k3_ratio"):
        assert_close((p.exp() * kl_values(batch, kind)[0]).sum(), KL)
    assert (kl_values(batch, "k3") >= 0).all()


LOSSES = [
    # 0.04 (0 + 0.4319456 + 0.3068528)/3 ... by the aggregation
    ({"aggregation": "token-mean"}, lambda values: 0.04 * sum(map(sum, values)) / 5),
    ({}, lambda values: 0.04 * (sum(values[0]) / 3 + sum(values[1]) / 2) / 2),
    ({"beta": 2.0, "aggregation": "constant", "max_length": 9}, lambda values: 2 * sum(map(sum, values)) / 18),
    ({"beta": 0.0}, lambda values: 0.0),
]


@pytest.mark.parametrize("settings, expected", LOSSES, ids=[str(row[0]) for row in LOSSES])
def test_kl_loss(settings, expected):
    """beta times the aggregate; by default beta 0.04, k3, the mean over responses."""
    # k3 = 0, 1/3 - 1 + ln 3, 2 - 1 - ln 2; 1/2 - 1 + ln 2, 4 - 1 - ln 4
    values = [[0, 1 / 3 - 1 + math.log(3), 1 - math.log(2)], [-0.5 + math.log(2), 3 - math.log(4)]]
    assert_close(kl_loss(hand_batch(), **settings), expected(values))


@kinds
def test_kl_loss_of_each_kind(kind):
    """The loss is the mean of the values of that kind."""
    batch = hand_batch()
    assert_close(kl_loss(batch, kind, beta=1.0, aggregation="token-mean"), kl_values(batch, kind).sum() / 5)


def test_extreme_log_ratios():
    """k3 of a token 800 nats below the reference is huge and finite, its gradient 0."""
    batch = dataclasses.replace(tiny(), logp_ref=tiny().logp.detach() + 800)
    values = kl_values(batch, "k3")
    assert values.isfinite().all()
    (grad,) = torch.autograd.grad(values.sum(), batch.logp)
    assert grad.isfinite().all()
    assert kl_coefficients(batch, "k3").isfinite().all()


@pytest.mark.parametrize("d, value, slope", [(-2.6, math.exp(2.6) - 3.6, 1 - math.exp(2.6)), (-2.62, 10.0, 0.0),
                                             (-800.0, 10.0, 0.0), (10.9, math.exp(-10.9) + 9.9, 1 - math.exp(-10.9)),
                                             (11.0, 10.0, 0.0)])  # fmt: skip
def test_k3_held_has_no_gradient_beyond_10(d, value, slope):
    """As verl and ms-swift clamp it, on both sides: at d below -2.6109 and above 10.99998."""
    logp = torch.full((1, 1), -1.0, dtype=torch.float64, requires_grad=True)
    batch = TokenBatch(
        logp=logp,
        logp_old=logp.detach(),
        logp_ref=logp.detach() - d,
        advantages=torch.zeros(1, dtype=logp.dtype),
        mask=logp < 0,
    )
    assert_close(kl_values(batch, "k3_held"), [[value]])
    assert_close(kl_coefficients(batch, "k3_held"), [[slope]])
    assert_close(torch.autograd.grad(kl_values(batch, "k3_held").sum(), logp)[0], [[slope]])


def test_refused():
    """An unknown kind, a negative beta, a wrong aggregation and a missing reference are refused in words."""
    batch = hand_batch()
    for call in (kl_values, kl_coefficients, kl_loss):
        with pytest.raises(
            ValueError, match="kind is 'k4'; wanted one of 'k1', 'k2', 'k3', 'k3\\+', 'abs', 'k3_ratio'"
        ):
            call(batch, "k4")
        with pytest.raises(ValueError, match=r"needs TokenBatch\(logp_ref=...\).*made without it"):
            call(tiny(), "k3")
    with pytest.raises(ValueError, match="beta is -1; wanted a number at least 0"):
        kl_loss(batch, beta=-1.0)
    with pytest.raises(ValueError, match="aggregation is 'sum'"):
        kl_loss(batch, aggregation="sum")
    with pytest.raises(ValueError, match="max_length is 0"):
        kl_loss(batch, aggregation="constant", max_length=0)


FLOATS = [torch.float64, torch.float32, torch.bfloat16, torch.float16]
FAR = [
    0.0,
    *(s * d for d in (1e-3, 0.5, 4, 8, 11, 12, 20, 59, 61, 88, 89, 100, 679, 681, 709, 710, 1000) for s in (1, -1)),
]


def far(dtype: torch.dtype, drift: float = 0.0) -> tuple[torch.Tensor, TokenBatch]:
    """d from -1000 to 1000 as a leaf x of that dtype, on-policy but for `drift`, and its batch."""
    x = torch.tensor([FAR], dtype=torch.float64).to(dtype).requires_grad_()
    zeros = torch.zeros_like(x, requires_grad=False)
    more = {"advantages": zeros[:, 0], "mask": torch.ones_like(x, dtype=torch.bool)}
    return x, TokenBatch(logp=x, logp_old=x.detach() - drift, logp_ref=zeros, **more)


@kinds
@pytest.mark.parametrize("drift", [0.0, 0.5, -40.0, 300.0], ids="drift{}".format)
@pytest.mark.parametrize("dtype", FLOATS, ids=str)
def test_far_from_the_reference(kind, dtype, drift):
    """In every dtype, at any d, autograd is the closed form, finite, and never points away from the reference."""
    x, batch = far(dtype, drift)
    values, closed = kl_values(batch, kind), kl_coefficients(batch, kind)
    assert values.isfinite().all()
    (grad,) = torch.autograd.grad(values.sum(), x)
    # a float16 tensor takes no gradient past 65504
    largest = torch.finfo(dtype).max
    assert_close(grad, closed.clamp(-largest, largest).to(dtype), 4 * torch.finfo(dtype).eps)
    if kind != "k1":
        assert (grad * x.detach().sign() >= 0).all(), grad


@pytest.mark.parametrize("dtype", FLOATS, ids=str)
def test_k3_with_the_ratio_stays_bounded(dtype):
    """On-policy the gradient of k3_ratio is d itself, -4 for beta .04 at d = -100; its value is e^-d - 1 + d."""
    x, batch = far(dtype)
    (grad,) = torch.autograd.grad(kl_values(batch, "k3_ratio").sum(), x)
    assert torch.equal(grad, x.detach())
    one = TokenBatch(
        logp=torch.tensor([[-101.0]], dtype=dtype, requires_grad=True),
        logp_old=torch.tensor([[-101.0]], dtype=dtype),
        logp_ref=torch.tensor([[-1.0]], dtype=dtype),
        advantages=torch.zeros(1, dtype=dtype),
        mask=torch.ones(1, 1, dtype=torch.bool),
    )
    (grad,) = torch.autograd.grad(kl_loss(one, "k3_ratio"), one.logp)
    assert_close(grad, [[-4.0]], 1e-6)


def test_where_k3_is_cut():
    """At d = -60 and below in float32, -680 in float64, k3 keeps its value and has no gradient; before, it pulls up."""
    for dtype, limit in ((torch.float32, 60), (torch.float64, 680)):
        d = torch.tensor([[-limit + 1.0, -limit, -limit - 1, -10 * limit, -math.inf]], dtype=dtype, requires_grad=True)
        mask = torch.ones_like(d, dtype=torch.bool)
        batch = TokenBatch(logp=d, logp_old=d, logp_ref=torch.zeros_like(d), advantages=mask[:, 0].to(dtype), mask=mask)
        values = kl_values(batch, "k3")
        (grad,) = torch.autograd.grad(values.sum(), batch.logp)
        assert_close(values / math.exp(limit), [[math.exp(-1), 1, 1, 1, 1]], 1e-5)
        assert_close(grad / math.exp(limit), [[-math.exp(-1), 0, 0, 0, 0]], 1e-5)
        assert_close(kl_coefficients(batch, "k3"), grad, 1e-5)


@pytest.mark.parametrize("kind", ["k3", "k3+", "k3_ratio"])
def test_near_the_reference(kind):
    """In float32 e^-d - 1 + d at d = 1e-3 is right to four digits, and never negative; a difference of 1s is not."""
    d = torch.logspace(-4, -1, 61)[None]
    batch = TokenBatch(logp=d, logp_old=d, logp_ref=torch.zeros_like(d), advantages=d[:, 0], mask=d > 0)
    values = kl_values(batch, kind)
    exact = torch.expm1(-d.double()) + d.double()
    assert (values >= 0).all()
    assert ((values / exact - 1).abs() < 3e-3).all()
    assert ((values / exact - 1).abs() < 3e-4)[d >= 1e-3].all()
