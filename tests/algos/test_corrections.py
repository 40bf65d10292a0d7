"""Overlays for the gap between trainer and sampler, by hand; masked positions, detachment, refusals."""

import dataclasses
import math

import pytest
import torch

from algos import TokenBatch, corrections, icepop, make_objective, opsm, sequence_mask, tis, top_entropy
from tests.algos.cases import NAN, assert_close, gradient, random_batch

# w = pi_old / pi_rollout = 1, 4, 0.6 (product 2.4, geometric mean 2.4^(1/3) = 1.339) and 1, 0.25 (0.25, 0.5)
W = torch.tensor([[1.0, 4.0, 0.6], [1.0, 0.25, NAN]], dtype=torch.float64)
MASK = ~W.isnan()


def batch_of_w(**more) -> TokenBatch:
    logp_old = torch.where(MASK, -3.0, NAN).double()
    fields = {
        "logp": logp_old.clone(),
        "logp_old": logp_old,
        "logp_rollout": logp_old - W.log(),
        "advantages": torch.tensor([1.0, -1.0], dtype=torch.float64),
        "mask": MASK,
    }
    return TokenBatch(**{**fields, **more})


# overlay, its settings -> omega on both rows
HANDS = [
    (tis, {}, [[1, 2, 0.6], [1, 0.25, 0]]),
    (tis, {"cap": 0.75}, [[0.75, 0.75, 0.6], [0.75, 0.25, 0]]),
    (tis, {"level": "sequence"}, [[2, 2, 2], [0.25, 0.25, 0]]),
    (tis, {"level": "sequence", "cap": 3.0}, [[2.4, 2.4, 2.4], [0.25, 0.25, 0]]),
    (tis, {"level": "geometric"}, [[2.4 ** (1 / 3)] * 3, [0.5, 0.5, 0]]),
    (tis, {"level": "geometric", "cap": 1.2}, [[1.2, 1.2, 1.2], [0.5, 0.5, 0]]),
    (icepop, {}, [[1, 4, 0.6], [1, 0, 0]]),
    (icepop, {"low": 0.2, "high": 3.0}, [[1, 0, 0.6], [1, 0.25, 0]]),
    (icepop, {"low": 0.7, "high": 4.5}, [[1, 4, 0], [1, 0, 0]]),
    (sequence_mask, {}, [[0, 0, 0], [0, 0, 0]]),
    (sequence_mask, {"low": 0.75, "high": 1.4}, [[1, 4, 0.6], [0, 0, 0]]),
    (sequence_mask, {"low": 0.4, "high": 1.3}, [[0, 0, 0], [1, 0.25, 0]]),
]
hands = pytest.mark.parametrize(
    "overlay, settings, omega", HANDS, ids=[f"{row[0].__name__}-{i}" for i, row in enumerate(HANDS)]
)


@hands
def test_by_hand(overlay, settings, omega):
    """omega is 0 at the masked token, whose NaN never shows."""
    assert_close(overlay(batch_of_w(), **settings), omega)


def test_the_edges_belong_to_the_range():
    """IcePop and the sequence mask keep a ratio that lies exactly on an edge."""
    batch = batch_of_w(logp_old=torch.zeros(2, 3).double(), logp_rollout=torch.full((2, 3), -0.5).double())
    w = math.exp(0.5)
    for overlay in (icepop, sequence_mask):
        assert (overlay(batch, w, w)[MASK] > 0).all()
        assert (overlay(batch, w + 1e-9, w + 1)[MASK] == 0).all()
        assert (overlay(batch, 0.0, w - 1e-9)[MASK] == 0).all()


def test_the_bands_by_default():
    """IcePop's default band is [0.5, 5], the sequence mask's [0.999, 1.002]."""
    for overlay, low, high in ((icepop, 0.5, 5.0), (sequence_mask, 0.999, 1.002)):
        for w, kept in ((low * 0.9999, False), (low * 1.0001, True), (high * 0.9999, True), (high * 1.0001, False)):
            batch = batch_of_w(logp_rollout=torch.full((2, 3), -3.0 - math.log(w)).double())
            assert (overlay(batch)[MASK] > 0).all().item() is kept


def opsm_batch(drift: float, **more) -> TokenBatch:
    """Both rows: mean of log(sampler / pi) = drift."""
    offsets = torch.tensor([[0.5, -0.5, 0.0], [0.25, -0.25, NAN]], dtype=torch.float64)
    return batch_of_w(logp=torch.where(MASK, -3.0 - drift + offsets, NAN), **more)


KEPT, DROPPED = [[1, 1, 1], [1, 1, 0]], [[1, 1, 1], [0, 0, 0]]
OPSM = [(0.6, {}, DROPPED), (0.4, {}, KEPT), (0.2, {"delta": 0.1}, DROPPED), (-0.6, {}, KEPT)]


@pytest.mark.parametrize("drift, settings, omega", OPSM)
def test_opsm(drift, settings, omega):
    """A response with A < 0 whose mean drift exceeds delta is dropped; A > 0 never is. Default delta 0.5."""
    assert_close(opsm(opsm_batch(drift, logp_rollout=None), **settings), omega)


def test_opsm_prefers_the_rollout():
    """The sampler is logp_rollout where there is one, else logp_old."""
    batch = opsm_batch(0.6, logp_rollout=torch.where(MASK, -3.6, NAN).double())
    assert_close(opsm(batch), KEPT)
    assert_close(opsm(dataclasses.replace(batch, logp_rollout=None)), DROPPED)


def test_opsm_by_token_advantages():
    """With an advantage per token only the tokens with A < 0 of a drifted response are dropped; A = 0 stays."""
    advantages = torch.tensor([[1.0, -1.0, 0.0], [-1.0, 1.0, NAN]], dtype=torch.float64)
    batch = opsm_batch(0.6, logp_rollout=None, advantages=advantages)
    assert_close(opsm(batch), [[1, 0, 1], [0, 1, 0]])


ENTROPY = torch.tensor([[0.1, 3.0, 0.5], [2.0, 0.5, NAN]], dtype=torch.float64)
TOP = [
    ({}, [[0, 1, 0], [0, 0, 0]]),  # the 0.8 quantile of 0.1, 0.5, 0.5, 2, 3 is 2.2
    ({"rho": 0.25}, [[0, 1, 0], [1, 0, 0]]),  # 2 itself
    ({"rho": 0.5}, [[0, 1, 1], [1, 1, 0]]),  # 0.5: ties are kept
    ({"rho": 1.0}, [[1, 1, 1], [1, 1, 0]]),
    ({"rho": 0.0}, [[0, 1, 0], [0, 0, 0]]),
]


@pytest.mark.parametrize("settings, omega", TOP, ids=[str(row[0]) for row in TOP])
def test_top_entropy(settings, omega):
    """1 at and above the (1 - rho) quantile over the unmasked tokens of the batch, ties kept."""
    assert_close(top_entropy(batch_of_w(entropy=ENTROPY), **settings), omega)


def test_top_entropy_of_nothing():
    """Where everything is masked the overlay is 0."""
    assert_close(top_entropy(batch_of_w(entropy=ENTROPY, mask=MASK & False)), torch.zeros(2, 3))


EVERY = {
    "tis": tis,
    "tis-sequence": lambda b: tis(b, level="sequence"),
    "tis-geometric": lambda b: tis(b, level="geometric"),
    "icepop": icepop,
    "mask": lambda b: sequence_mask(b, 0.5, 2.0),
    "opsm": opsm,
    "top_entropy": top_entropy,
}
every = pytest.mark.parametrize("overlay", EVERY.values(), ids=EVERY)


@every
def test_detached_and_masked(overlay):
    """No gradient runs through an overlay, and nothing at a masked position changes it."""
    plain = random_batch(seed=4, empty_row=True)
    fields = ("logp", "logp_old", "logp_rollout", "entropy")
    for filler in (math.nan, math.inf, -math.inf):
        dirty = {name: torch.where(plain.mask, getattr(plain, name).detach(), filler) for name in fields}
        batch = dataclasses.replace(plain, **{name: value.requires_grad_() for name, value in dirty.items()})
        omega = overlay(batch)
        assert not omega.requires_grad
        assert omega.dtype == torch.float64
        assert_close(omega, overlay(plain), 0)
        assert omega.sum() > 0 and (omega[~plain.mask] == 0).all()


@every
def test_the_loss_takes_it(overlay):
    """GRPO's gradient under an overlay is its own times omega; the denominator stays."""
    batch = random_batch(seed=5)
    grpo, omega = make_objective("grpo"), overlay(batch)
    assert_close(gradient(grpo, batch, omega), omega * gradient(grpo, batch))


def test_extreme_mismatch():
    """A token that the sampler gave probability 0 has a saturated ratio, so every overlay stays finite."""
    rollout = torch.full((2, 3), -math.inf, dtype=torch.float64)
    batch = batch_of_w(logp_rollout=rollout)
    assert_close(tis(batch, cap=7.0), [[7, 7, 7], [7, 7, 0]])
    assert_close(tis(batch, cap=7.0, level="sequence"), [[7, 7, 7], [7, 7, 0]])
    assert_close(tis(batch, cap=7.0, level="geometric"), [[7, 7, 7], [7, 7, 0]])
    assert_close(icepop(batch), torch.zeros(2, 3))
    assert_close(sequence_mask(batch), torch.zeros(2, 3))


REFUSED = [
    (tis, {"cap": 0.0}, "cap is 0; wanted a number above 0"),
    (tis, {"level": "word"}, "level is 'word'; wanted one of 'token', 'sequence', 'geometric'"),
    (icepop, {"low": -0.1}, "low is -0.1; wanted a number at least 0"),
    (icepop, {"low": 2.0, "high": 1.0}, "high is 1; wanted a number at least 2"),
    (sequence_mask, {"low": -0.1}, "low is -0.1; wanted a number at least 0"),
    (sequence_mask, {"low": 2.0, "high": 1.0}, "high is 1; wanted a number at least 2"),
    (opsm, {"delta": -0.1}, "delta is -0.1; wanted a number at least 0"),
    (top_entropy, {"rho": -0.1}, "rho is -0.1; wanted a number at least 0 and at most 1"),
    (top_entropy, {"rho": 1.1}, "rho is 1.1; wanted a number at least 0 and at most 1"),
]


@pytest.mark.parametrize("overlay, settings, words", REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(overlay, settings, words):
    """A setting out of range is refused in words."""
    with pytest.raises(ValueError, match=words):
        overlay(batch_of_w(entropy=ENTROPY), **settings)


NEEDS = [(tis, "logp_rollout"), (icepop, "logp_rollout"), (sequence_mask, "logp_rollout"), (top_entropy, "entropy")]


@pytest.mark.parametrize("overlay, field", NEEDS, ids=[row[0].__name__ for row in NEEDS])
def test_needs(overlay, field):
    """Without the field that it reads an overlay says which one is missing."""
    with pytest.raises(ValueError, match=rf"needs TokenBatch\({field}=...\)"):
        overlay(batch_of_w(**{field: None}))


def test_mismatch_log_ratio():
    """log w = logp_old - logp_rollout, 0 where masked."""
    assert_close(corrections.mismatch_log_ratio(batch_of_w()), torch.where(MASK, W, 1.0).log())


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_levels_of_a_long_response(dtype):
    """8,000 tokens that each differ by 3.5e-4: their product is .061, their geometric mean .99965."""
    logp = torch.full((1, 8000), -1.0, dtype=dtype)
    batch = batch_of_w(
        logp=logp, logp_old=logp, logp_rollout=logp + 3.5e-4, advantages=logp[:, 0], mask=torch.ones_like(logp).bool()
    )
    for level, w in (("token", math.exp(-3.5e-4)), ("sequence", math.exp(-2.8)), ("geometric", math.exp(-3.5e-4))):
        assert_close(tis(batch, level=level), torch.full_like(logp, w), 1e-9 if dtype == torch.float64 else 1e-4)


ROLLOUT = torch.where(MASK, -3.1, NAN).double()
ROLLOUT[0, 1] = NAN
UNKNOWN = [  # overlay, and whether the NaN takes its whole response with it
    (tis, False),
    (lambda b: tis(b, level="sequence"), True),
    (lambda b: tis(b, level="geometric"), True),
    (icepop, False),
    (lambda b: sequence_mask(b, 0.5, 2.0), True),
    (opsm, True),
]
unknown = pytest.mark.parametrize(
    "overlay, whole", UNKNOWN, ids=["tis", "tis-sequence", "tis-geometric", "icepop", "mask", "opsm"]
)


@unknown
@pytest.mark.parametrize("sign", [1.0, -1.0], ids=["up", "down"])
def test_nan_in_logp_rollout(overlay, whole, sign):
    """NaN at an unmasked token gives omega 0 there, or on its whole response; the loss is finite."""
    batch = batch_of_w(logp_rollout=ROLLOUT, advantages=sign * torch.tensor([1.0, -1.0], dtype=torch.float64))
    omega = overlay(batch)
    assert (omega > 0).tolist() == [[not whole, False, not whole], [True, True, False]]
    assert make_objective("grpo").loss(batch, omega).isfinite()
    with pytest.raises(ValueError, match=r"logp_rollout\[0, 1\] is nan"):
        batch.validate()


def test_nan_in_the_entropy():
    """The quantile is taken over the entropies that are numbers; a token without one gets 0."""
    entropy = ENTROPY.clone()
    entropy[0, 0] = NAN
    # the 0.5 quantile of 3, 0.5, 2, 0.5 is 1.25
    assert_close(top_entropy(batch_of_w(entropy=entropy), rho=0.5), [[0, 1, 0], [1, 0, 0]])


@every
@pytest.mark.parametrize("shape", [(0, 3), (2, 0)], ids=str)
def test_no_rows_or_no_tokens(overlay, shape):
    """B = 0 or T = 0 has an overlay of that shape."""
    zeros = torch.zeros(shape, dtype=torch.float64)
    names = ("logp", "logp_old", "logp_rollout", "entropy")
    batch = TokenBatch(**dict.fromkeys(names, zeros), advantages=torch.zeros(shape[0]).double(), mask=zeros == 0)
    assert overlay(batch).shape == shape


@every
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16], ids=str)
def test_half_precision(overlay, dtype):
    """An overlay of a batch in half precision is that of the same numbers in float64."""
    half = random_batch(seed=6, dtype=dtype)
    names = ("logp", "logp_old", "logp_rollout", "entropy", "advantages")
    same = dataclasses.replace(half, **{name: getattr(half, name).detach().double() for name in names}, logp_ref=None)
    assert_close(overlay(half), overlay(same), 1e-5)
