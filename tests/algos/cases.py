"""Batches and settings that the tests share: one tiny batch with numbers by hand, and random ones."""

import math
from typing import Any, NamedTuple

import torch
from hypothesis import strategies as st
from torch import Tensor

from algos import OBJECTIVES, TokenBatch, make_objective
from algos.objectives.forms import RatioObjective
from tests.near import assert_near

NAN = float("nan")
FIELDS = ("logp", "logp_old", "logp_ref", "logp_rollout", "entropy")

# Two responses; the third token of the second is masked.
# r = 1, 1.5, 0.5 and 4, 0.5.  The first has product 0.75 and geometric mean 0.75^(1/3) = 0.9085602964,
# the second product 2 and geometric mean 2^(1/2) = 1.4142135624.
P = ((0.2, 0.6, 0.2), (0.8, 0.1, NAN))
Q = ((0.2, 0.4, 0.4), (0.2, 0.2, NAN))


def tiny(advantages: Any = (2.0, -1.0), dtype: torch.dtype = torch.float64, **more: Any) -> TokenBatch:
    """The batch above; what stands at the masked position is NaN."""
    logp = torch.tensor(P, dtype=torch.float64).log().to(dtype)
    return TokenBatch(
        logp=logp.requires_grad_(),
        logp_old=torch.tensor(Q, dtype=torch.float64).log().to(dtype),
        advantages=torch.tensor(advantages, dtype=dtype),
        mask=~logp.isnan(),
        **more,
    )


def from_z(z: Any, advantages: Any, mask: Any = None, logp_old: float = -1.0, dtype: Any = torch.float64) -> TokenBatch:
    """A batch with the log-ratios z (B, T); logp_old is one number, so log-probs above 0 may occur."""
    z = torch.tensor(z, dtype=dtype)
    old = torch.full_like(z, logp_old)
    mask = torch.ones_like(z, dtype=torch.bool) if mask is None else torch.tensor(mask).bool()
    return TokenBatch(
        logp=(old + z).requires_grad_(), logp_old=old, advantages=torch.tensor(advantages, dtype=dtype), mask=mask
    )


def gradient(objective: Any, batch: TokenBatch, omega: Tensor | None = None) -> Tensor:
    """(B, T) autograd of the loss in logp."""
    return torch.autograd.grad(objective.loss(batch, omega), batch.logp)[0]


def closed_form(objective: Any, batch: TokenBatch, omega: Tensor | None = None) -> Tensor:
    """(B, T) the same gradient as - c n."""
    return -objective.coefficients(batch, omega) * objective.weights(batch)


def assert_close(ours: Any, expected: Any, tolerance: float = 1e-10) -> None:
    """Every number finite and within the tolerance, taken relative to max(1, |expected|)."""
    ours = torch.as_tensor(ours).detach()
    expected = torch.as_tensor(expected, dtype=ours.dtype).detach()
    assert ours.shape == expected.shape
    assert ours.isfinite().all(), ours
    near = ((ours - expected).abs() <= tolerance * expected.abs().clamp(min=1)).all()
    if not near:
        assert_near(ours.tolist(), expected.tolist(), tolerance, tolerance)
    assert near, f"{ours} is not {expected}"


class Hand(NamedTuple):
    """An objective on the tiny batch, worked out by hand."""

    name: str
    settings: dict[str, Any]
    advantages: tuple[float, float]
    loss: float
    coefficients: tuple[tuple[float, ...], tuple[float, ...]]  # the masked third token of row 2 left out
    gradient: tuple[tuple[float, ...], tuple[float, ...]]
    groups: tuple[int, int] | None = None

    def batch(self, dtype: torch.dtype = torch.float64) -> TokenBatch:
        groups = None if self.groups is None else torch.tensor(self.groups)
        return tiny(self.advantages, dtype, groups=groups)

    def objective(self, **more: Any) -> Any:
        return make_objective(self.name, **self.settings, **more)


def padded(rows: tuple[tuple[float, ...], ...]) -> Tensor:
    """(2, 3) float64 with 0 for the masked token."""
    return torch.tensor([(*row, 0.0)[:3] for row in rows], dtype=torch.float64)


UP, DOWN = (2.0, -1.0), (-2.0, 1.0)

# Weights n: seq-mean-token-mean 1/6 and 1/4; token-mean 1/5; constant with T = 3: 1/6; token-sum 1/2.
# Where the loss contains log pi: a = ln 0.2 = -1.609438, b = ln 0.6 = -0.510826, c = ln 0.8 = -0.223144,
# d = ln 0.1 = -2.302585.
HANDS = [
    # c = A.  -(2 (2a + b) - (c + d)) / 5
    Hand("reinforce", {}, UP, 0.9867348506, ((2, 2, 2), (-1, -1)), ((-0.4, -0.4, -0.4), (0.2, 0.2))),
    # -((2a + b) * -2 / 3 + (c + d) / 2) / 2 = -(2.486467 - 1.262864) / 2
    Hand(
        "reinforce",
        {"aggregation": "seq-mean-token-mean"},
        DOWN,
        -0.6118016551,
        ((-2, -2, -2), (1, 1)),
        ((1 / 3, 1 / 3, 1 / 3), (-1 / 4, -1 / 4)),
    ),
    # terms 2, 2 * 1.2 clipped, 1; -4, -0.8 clipped: -(5.4/3 - 4.8/2) / 2
    Hand("grpo", {}, UP, 0.3, ((2, 0, 1), (-4, 0)), ((-1 / 3, 0, -1 / 6), (1, 0))),
    # terms -2, -3, -1.6 clipped; 1.2 clipped, 0.5: -(-6.6/3 + 1.7/2) / 2
    Hand("grpo", {}, DOWN, 0.675, ((-2, -3, 0), (0, 0.5)), ((1 / 3, 1 / 2, 0), (0, -1 / 8))),
    # dual clip 3: r = 4 > 3 gives -3 and no gradient: -(5.4 - 3 - 0.8) / 5
    Hand(
        "grpo",
        {"dual_clip": 3.0, "aggregation": "token-mean"},
        UP,
        -0.32,
        ((2, 0, 1), (0, 0)),
        ((-0.4, 0, -0.2), (0, 0)),
    ),
    # band [0.8, 1.6] on both sides: 2, 3, 1.6; -1.6, -0.8: -(6.6 - 2.4) / 6
    Hand(
        "grpo",
        {"eps_high": 0.6, "two_sided": True, "aggregation": "constant"},
        UP,
        -0.7,
        ((2, 3, 0), (0, 0)),
        ((-1 / 3, -1 / 2, 0), (0, 0)),
    ),
    # the same band, divided by 2 * 7 instead of 2 * 3: -(-2 - 3 - 1.6 + 1.6 + 0.8) / 14
    Hand(
        "grpo",
        {"eps_high": 0.6, "two_sided": True, "aggregation": "constant", "max_length": 7},
        DOWN,
        0.3,
        ((-2, -3, 0), (0, 0)),
        ((1 / 7, 3 / 14, 0), (0, 0)),
    ),
    # A > 0 below and A < 0 above the band stay: s A = 1.8171206 and -1.4142136: -(1.8171206 - 1.4142136) / 2
    Hand(
        "gspo",
        {},
        UP,
        -0.2014535152,
        ((1.8171205928,) * 3, (-1.4142135624,) * 2),
        ((-0.3028534321,) * 3, (0.3535533906,) * 2),
    ),
    # both clipped: -(-2 * 0.9997 + 1.0004) / 2
    Hand("gspo", {}, DOWN, 0.4995, ((0, 0, 0), (0, 0)), ((0, 0, 0), (0, 0))),
    # band [0.8, 1.3]: 0.9086 inside, 1.4142 clipped: -(-1.8171206 + 1.3) / 2
    Hand(
        "gspo",
        {"eps_low": 0.2, "eps_high": 0.3},
        DOWN,
        0.2585602964,
        ((-1.8171205928,) * 3, (0, 0)),
        ((0.3028534321,) * 3, (0, 0)),
    ),
    # token-mean: each response's term counts L times: -(3 * 1.8171206 - 2 * 1.4142136) / 5
    Hand(
        "gspo",
        {"aggregation": "token-mean"},
        UP,
        -0.5245869308,
        ((1.8171205928,) * 3, (-1.4142135624,) * 2),
        ((-0.3634241186,) * 3, (0.2828427125,) * 2),
    ),
    # f = 4 sigmoid(r - 1), f' = sech^2((r - 1) / 2) for A > 0; tau = 1.05 for A < 0
    # r = 1.5: 2 * 1.5 * sech^2(0.25) = 3 * 0.9400148;  r = 4: -4 * sech^2(1.575) = -4 * 0.1576111
    Hand(
        "sapo",
        {},
        UP,
        -0.7327690157,
        ((2, 2.8200445464, 0.9400148488), (-0.6304445609, -0.4670699116)),
        ((-1 / 3, -0.4700074244, -0.1566691415), (0.1576111402, 0.1167674779)),
    ),
    # tau = 1.05 for the first response now: -3 * sech^2(0.2625) = -3 * 0.9341398
    Hand(
        "sapo",
        {},
        DOWN,
        0.5746471091,
        ((-2, -2.8024194699, -0.9341398233), (0.7228265557, 0.4700074244)),
        ((1 / 3, 0.4670699116, 0.1556899705), (-0.1807066389, -0.1175018561)),
    ),
    # on s: 2 * 0.9085603 * sech^2(2/2 * 0.0914397); -1.4142136 * sech^2(4/2 * 0.4142136)
    Hand(
        "sapo",
        {"tau_pos": 2.0, "tau_neg": 4.0, "level": "sequence"},
        UP,
        -0.4889066604,
        ((1.8020115393,) * 3, (-0.7609916065,) * 2),
        ((-0.3003352565,) * 3, (0.1902479016,) * 2),
    ),
    # gate only where the clip would act: r = 1.5 up (3 sech^2(0.5) = 2.3593432), r = 0.5 down (-0.5 sech^2(-1))
    # elsewhere the tangent r - 1 + 2/tau
    Hand(
        "sapo",
        {"tau_pos": 2.0, "tau_neg": 4.0, "one_sided": True},
        UP,
        -0.0825716552,
        ((2, 2.3593431989, 1), (-4, -0.2099871708)),
        ((-1 / 3, -0.3932238665, -1 / 6), (1, 0.0524967927)),
    ),
    # edges 0.8 and 1.28, token-mean: -(2 + 2.56 + 1 - 4 - 0.8) / 5
    Hand("dapo", {}, UP, -0.152, ((2, 0, 1), (-4, 0)), ((-0.4, 0, -0.2), (0.8, 0))),
    # -(-2 - 3 - 1.6 + 1.28 + 0.5) / 5
    Hand("dapo", {}, DOWN, 0.964, ((-2, -3, 0), (0, 0.5)), ((0.4, 0.6, 0), (0, -0.1))),
    # divided by B T = 6: -(5.4 - 4.8) / 6
    Hand("dr_grpo", {}, UP, -0.1, ((2, 0, 1), (-4, 0)), ((-1 / 3, 0, -1 / 6), (2 / 3, 0))),
    # divided by 2 * 10: -(-6.6 + 1.7) / 20
    Hand("dr_grpo", {"max_length": 10}, DOWN, 0.245, ((-2, -3, 0), (0, 0.5)), ((0.1, 0.15, 0), (0, -0.025))),
    # no ratio reaches the cap 5: -(2a + 3b + a - 4c - d/2) / 5
    Hand("cispo", {}, UP, 0.8633847714, ((2, 3, 1), (-4, -0.5)), ((-0.4, -0.6, -0.2), (0.8, 0.1))),
    # clip(r, 0.8, 1.2) = 1, 1.2, 0.8; 1.2, 0.8: (2a + 2.4 b + 1.6 a - 1.2 c - 0.8 d) / 5
    Hand(
        "cispo",
        {"w_min": 0.8, "w_max": 1.2},
        DOWN,
        -0.9820235292,
        ((-2, -2.4, -1.6), (1.2, 0.8)),
        ((0.4, 0.48, 0.32), (-0.24, -0.16)),
    ),
    # z~ = 0, 0.4 clipped, ln 0.5; ln 4, -0.4 clipped: rho = e^-0.0977157 = 0.9069067, e^0.4931472 = 1.6374615
    Hand(
        "gmpo",
        {},
        UP,
        -0.0881759232,
        ((1.8138133527, 0, 1.8138133527), (-1.6374615062, 0)),
        ((-0.3023022254, 0, -0.3023022254), (0.4093653765, 0)),
    ),
    # z~ = 0, ln 1.5, -0.5 clipped; 0.3 clipped, ln 0.5: rho = e^-0.0315116, e^-0.1965736
    Hand(
        "gmpo",
        {"eps_low": 0.5, "eps_high": 0.3},
        DOWN,
        0.5582092507,
        ((-1.9379593731, -1.9379593731, 0), (0, 0.8215408716)),
        ((0.3229932288, 0.3229932288, 0), (0, -0.2053852179)),
    ),
    # as gspo
    Hand(
        "gspo_token",
        {},
        UP,
        -0.2014535152,
        ((1.8171205928,) * 3, (-1.4142135624,) * 2),
        ((-0.3028534321,) * 3, (0.3535533906,) * 2),
    ),
    Hand(
        "gspo_token",
        {"eps_low": 0.2, "eps_high": 0.3},
        DOWN,
        0.2585602964,
        ((-1.8171205928,) * 3, (0, 0)),
        ((0.3028534321,) * 3, (0, 0)),
    ),
    # rho A = 1.5 and -2: -(1.5 - 2) / 2
    Hand("sequence_product", {}, UP, 0.25, ((1.5,) * 3, (-2,) * 2), ((-0.75,) * 3, (1,) * 2)),
    # band [0.7, 1.2]: 0.75 inside, 2 clipped: -(-1.5 + 1.2) / 2
    Hand(
        "sequence_product",
        {"eps_low": 0.3, "eps_high": 0.2},
        DOWN,
        0.15,
        ((-1.5,) * 3, (0, 0)),
        ((0.75,) * 3, (0, 0)),
    ),
    # gspo times the length: -(3 * 1.8171206 - 2 * 1.4142136) / 2
    Hand(
        "luspo",
        {},
        UP,
        -1.3114673269,
        ((1.8171205928,) * 3, (-1.4142135624,) * 2),
        ((-0.9085602964,) * 3, (0.7071067812,) * 2),
    ),
    # both clipped: -(3 * -2 * 0.998 + 2 * 1.0025) / 2
    Hand("luspo", {}, DOWN, 1.9915, ((0, 0, 0), (0, 0)), ((0, 0, 0), (0, 0))),
    # phi = 0.75^2 e^(3/4) = 1.1908125;  2^3 e^-2 = 1.0826823
    Hand(
        "vespo",
        {},
        UP,
        1.2296377341,
        ((2.3816250187,) * 3, (-1.0826822659,) * 2),
        ((-0.4763250037,) * 3, (0.2165364532,) * 2),
    ),
    # phi = 0.75^3 e^(2/4) = 0.6955543;  2^2 e^-3 = 0.1991483
    Hand(
        "vespo",
        {},
        DOWN,
        -0.9370850316,
        ((-1.3911085722,) * 3, (0.1991482735,) * 2),
        ((0.2782217144,) * 3, (-0.0398296547,) * 2),
    ),
    # p - q = 0, 0.2 > 0.15 dropped, -0.2; 0.6 capped at 3, -0.1
    Hand(
        "dppo",
        {"delta": 0.15, "w_max": 3.0},
        UP,
        0.6015181074,
        ((2, 0, 1), (-3, -0.5)),
        ((-0.4, 0, -0.2), (0.6, 0.1)),
    ),
    # binary KL(q || p), signed: 0, 0.4 ln(2/3) + 0.6 ln(1.5) = 0.0811, -0.1047 dropped; 0.8318 dropped, -0.0444
    Hand(
        "dppo",
        {"divergence": "kl", "delta": 0.1},
        DOWN,
        -0.7200120299,
        ((-2, -3, 0), (0, 0.5)),
        ((0.4, 0.6, 0), (0, -0.1)),
    ),
    # covariances -0.430, 0.888, -0.430; -1.850, 1.893 (mean A 0.8, mean logp -1.251): both -0.430 are dropped,
    # int(0.4 * 5) = 2 of them; the clip takes r = 1.5 and 0.5: -(0 + 2.4 + 0 - 4 - 0.8) / 5
    Hand(
        "clip_cov",
        {"ratio": 0.4, "cov_low": -1.0, "cov_high": -0.1},
        UP,
        0.48,
        ((0, 0, 0), (-4, 0)),
        ((0, 0, 0), (0.8, 0)),
    ),
    # covariance 1.850 in (1, 5) and r = 4 < 1 + 4: the one token dropped: -(-2 - 3 - 1.6 + 0 + 0.5) / 5
    Hand("clip_cov", {"eps_high": 4.0}, DOWN, 1.22, ((-2, -3, 0), (0, 0.5)), ((0.4, 0.6, 0), (0, -0.1))),
    # int(0.4 * 5) = 2 tokens pay 0.1 |z|: covariances 1.893 (z = ln 0.5) and 0.888 (z = ln 1.5)
    # -(6 - 4.5 - 0.1 * 1.0986123) / 5
    Hand(
        "kl_cov",
        {"ratio": 0.4, "kl_coef": 0.1},
        UP,
        -0.2780277542,
        ((2, 2.9, 1), (-4, -0.4)),
        ((-0.4, -0.58, -0.2), (0.8, 0.08)),
    ),
    # one token pays |ln 4|: -(-6 + 4.5 - 1.3862944) / 5
    Hand("kl_cov", {}, DOWN, 0.5772588722, ((-2, -3, -1), (3, 0.5)), ((0.4, 0.6, 0.2), (-0.6, -0.1))),
    # A < 0: min(rho, 1) with rho = 2
    Hand("topr", {}, UP, 0.9867348506, ((2, 2, 2), (-1, -1)), ((-0.4, -0.4, -0.4), (0.2, 0.2))),
    # rho = 0.75: (1.5 (2a + b) - (c + d)) / 5
    Hand("topr", {}, DOWN, -0.6137647057, ((-1.5,) * 3, (1, 1)), ((0.3,) * 3, (-0.2, -0.2))),
    # min(r, 1) = 1, 0.5
    Hand("topr", {"level": "token"}, UP, 1.2169933599, ((2, 2, 2), (-1, -0.5)), ((-0.4,) * 3, (0.2, 0.1))),
    # c = A - 0.1 z, z = 0, 0.4054651, -0.6931472; 1.3862944, -0.6931472
    Hand(
        "dro",
        {},
        UP,
        1.017206051,
        ((2, 1.9594534892, 2.0693147181), (-1.1386294361, -0.9306852819)),
        ((-0.4, -0.3918906978, -0.4138629436), (0.2277258872, 0.1861370564)),
    ),
    Hand(
        "dro",
        {"beta": 0.5},
        DOWN,
        -0.8343788487,
        ((-2, -2.2027325541, -1.6534264097), (0.3068528194, 1.3465735903)),
        ((0.4, 0.4405465108, 0.3306852819), (-0.0613705639, -0.2693147181)),
    ),
    # one group: e^-S = 0.75^(-2/3) = 1.2114137, e^S = 2: ln 2.2114137 + ln 3; n = 1/3 and 1/2
    # c = 2 * 1.2114137 / 2.2114137 and -2 * 2/3
    Hand(
        "real",
        {},
        UP,
        1.8922442959,
        ((1.0956011649,) * 3, (-4 / 3,) * 2),
        ((-0.3652003883,) * 3, (2 / 3,) * 2),
    ),
    # ln 1.9085603 + ln 1.7071068; c = -0.9085603 / 1.9085603 and 0.7071068 / 1.7071068
    Hand(
        "real",
        {"tau": 1.0},
        DOWN,
        1.181149183,
        ((-0.4760448481,) * 3, (0.4142135624,) * 2),
        ((0.1586816160,) * 3, (-0.2071067812,) * 2),
        groups=(7, 7),
    ),
    # two groups, each with one label
    Hand("real", {"tau": 1.0}, DOWN, 0.0, ((0.0,) * 3, (0.0,) * 2), ((0.0,) * 3, (0.0,) * 2), groups=(7, 3)),
    # gamma 1/2: sums of z 0.0294464, 0.0588915, ln 0.5; 1.0397208, ln 0.5: F = 1.0298836, 1.0606602, 1; 1.2, 1
    # -(2 F0 + 2.4 F1 + 1 - 4.8 - 0.8) / 5
    Hand(
        "fipo",
        {"half_life": 1.0},
        UP,
        -0.0010703112,
        ((2.0597671439, 0, 1), (-4.8, 0)),
        ((-0.4119534288, 0, -0.2), (0.96, 0)),
    ),
    # gamma 2^-1/2: the second token has A < 0, r = 1.5 > safety and e^-0.0847 = 0.919 -> 0.95; 2.45 -> 1.05
    # -(-2 - 3 * 0.95 - 1.6 + 1.05 * 1.2 + 0.5) / 5
    Hand(
        "fipo",
        {"half_life": 2.0, "clip": 0.05, "safety": 1.2},
        DOWN,
        0.938,
        ((-2, -2.85, 0), (0, 0.5)),
        ((0.4, 0.57, 0), (0, -0.1)),
    ),
    # safety 3 < r = 4 at A < 0: F is held at 1, not 1.2: -(2 F0 + 2.4 F1 + 1 - 4 - 0.8) / 5
    Hand(
        "fipo",
        {"half_life": 1.0, "safety": 3.0},
        UP,
        -0.1610703112,
        ((2.0597671439, 0, 1), (-4, 0)),
        ((-0.4119534288, 0, -0.2), (0.8, 0)),
    ),
    # kept: r = 1; A > 0 and 0.5 <= 0.6; A < 0 and 4 >= 1.4: -(2 * 2a - c) / 5
    Hand("rec", {}, UP, 1.2429216197, ((2, 0, 2), (-1, 0)), ((-0.4, 0, -0.4), (0.2, 0))),
    # the band [0.45, 1.55] keeps all but r = 4: -(-2 (2a + b) + d) / 5
    Hand(
        "rec",
        {"eps": 0.55, "ring": 3.5},
        DOWN,
        -1.0313635609,
        ((-2, -2, -2), (0, 1)),
        ((0.4, 0.4, 0.4), (0, -0.2)),
    ),
    # A > 0: 1/r = 1, 0 above 1.2, 2; A < 0: min(4, 3), 0 below 0.8
    Hand("aspo", {}, UP, 1.7974393641, ((2, 0, 4), (-3, 0)), ((-0.4, 0, -0.8), (0.6, 0))),
    # edges 0.4 and 1.6: A < 0: 1, 1.5, 0.5; A > 0: 0 at r = 4, min(2, 1.8)
    Hand(
        "aspo",
        {"eps_low": 0.6, "eps_high": 0.6, "c_max": 1.8},
        DOWN,
        -0.4432274882,
        ((-2, -3, -1), (0, 1.8)),
        ((0.4, 0.6, 0.2), (0, -0.36)),
    ),
    # r = 1.5 keeps 1.28, r = 0.5 keeps 0.8: -(2a + 2.56 b + a - 4c - 0.8 d) / 5
    Hand("gppo", {}, UP, 0.6802770109, ((2, 2.56, 1), (-4, -0.8)), ((-0.4, -0.512, -0.2), (0.8, 0.16))),
    Hand(
        "gppo",
        {"eps_low": 0.4, "eps_high": 0.4},
        DOWN,
        -1.0437969346,
        ((-2, -3, -1.2), (1.4, 0.5)),
        ((0.4, 0.6, 0.24), (-0.28, -0.1)),
    ),
    # 0.5 * 0.8 below the band for A < 0
    Hand("ce_gppo", {}, UP, 0.8644838183, ((2, 2.56, 1), (-4, -0.4)), ((-0.4, -0.512, -0.2), (0.8, 0.08))),
    # 0.75 * 0.6 below for A < 0, 0.5 * 1.4 above for A > 0
    Hand(
        "ce_gppo",
        {"eps_low": 0.4, "eps_high": 0.4, "beta1": 0.75, "beta2": 0.5},
        DOWN,
        -0.978470757,
        ((-2, -3, -0.9), (0.7, 0.5)),
        ((0.4, 0.6, 0.18), (-0.14, -0.1)),
    ),
    # upper edge (1 + sqrt(1 + 0.8/q)) / 2: 1.618034 for q = 0.2, 1.366025 for q = 0.4
    # lower edge (1 + sqrt(1 - 0.16/q)) / 2: 0.723607 and 0.887298: -((2 + 2.732051 + 1)/3 - (4 + 0.723607)/2) / 2
    Hand(
        "dcpo",
        {"eps_low": 0.04},
        UP,
        0.2255598982,
        ((2, 0, 1), (-4, 0)),
        ((-1 / 3, 0, -1 / 6), (1, 0)),
    ),
    # upper edge capped at 1.3: -((-2 - 3 - 2 * 0.887298)/3 + (1.3 + 0.5)/2) / 2
    Hand(
        "dcpo",
        {"eps_low": 0.04, "cap": 1.3},
        DOWN,
        0.6790994449,
        ((-2, -3, 0), (0, 0.5)),
        ((1 / 3, 1 / 2, 0), (0, -1 / 8)),
    ),
]
FIRST = {hand.name: hand for hand in reversed(HANDS)}  # the first of each objective

MISSING = [name for name in OBJECTIVES if {hand.advantages for hand in HANDS if hand.name == name} != {UP, DOWN}]
assert not MISSING, f"work out {MISSING} by hand, for both signs of A: two lines of HANDS in tests/algos/cases.py"

# weights n of a token of either response of the tiny batch -> the aggregation
SHARES = {
    (6, 4): "seq-mean-token-mean",
    (5, 5): "token-mean",
    (6, 6): "constant",
    (2, 2): "seq-mean-token-sum",
}


def pairs(hand: Hand, row: int) -> list[tuple[float, float]]:
    """Coefficient and gradient of every token of a response."""
    return list(zip(hand.coefficients[row], hand.gradient[row], strict=True))


def aggregation_of(name: str) -> str:
    """The aggregation behind an objective's default settings, by the numbers worked out by hand: n = - gradient / c."""
    own = [hand for hand in HANDS if hand.name == name and not {"aggregation", "max_length"} & hand.settings.keys()]
    shares = tuple(max(round(-c / g) for hand in own for c, g in pairs(hand, row) if g) for row in (0, 1))
    assert shares in SHARES, f"{name}: no aggregation has 1/n = {shares}, as its numbers in HANDS have"
    return SHARES[shares]


# REAL's weights are over the responses of a group
AGGREGATION = {name: None if name == "real" else aggregation_of(name) for name in OBJECTIVES}
DEFAULT = {name: make_objective(name) for name in OBJECTIVES}
# every token of a response shares one coefficient
WHOLE_RESPONSE = [
    name
    for name, objective in DEFAULT.items()
    if isinstance(objective, RatioObjective) and objective.level in ("sequence", "product")
]
NO_OVERLAY = [name for name, objective in OBJECTIVES.items() if not objective.takes_overlay]
NAMES = list(OBJECTIVES)

WIDE = {"eps_low": 0.2, "eps_high": 0.3}
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "reinforce": [{}, {"aggregation": "constant", "max_length": 9}],
    "grpo": [
        {},
        {"eps_low": 0.1, "eps_high": 0.3, "dual_clip": 1.5, "aggregation": "token-mean"},
        {"eps_low": 0.3, "eps_high": 0.4, "two_sided": True, "aggregation": "seq-mean-token-sum"},
        {"eps_low": 1.0, "eps_high": math.inf, "aggregation": "constant", "max_length": 7},
    ],
    "gspo": [{}, WIDE, {**WIDE, "aggregation": "token-mean"}],
    "sapo": [
        {},
        {"tau_pos": 3.0, "tau_neg": 5.0, "aggregation": "token-mean"},
        {"tau_pos": 2.0, "tau_neg": 3.0, "level": "sequence"},
        {"tau_pos": 4.0, "tau_neg": 0.5, "one_sided": True},
    ],
    "dapo": [{}, {"eps_low": 0.05, "eps_high": 0.5}],
    "dr_grpo": [{}, {"max_length": 20}],
    "cispo": [{}, {"w_max": 1.2, "w_min": 0.8}],
    "gmpo": [{}, {"eps_low": 0.1, "eps_high": 0.05}],
    "gspo_token": [{}, WIDE],
    "sequence_product": [{}, WIDE],
    "luspo": [{}, WIDE],
    "vespo": [{}, {"k_pos": 1.0, "lambda_pos": 0.5, "k_neg": 0.5, "lambda_neg": 1.5}],
    "dppo": [{}, {"delta": 0.05, "w_max": 1.5}, {"divergence": "kl", "delta": 0.02}],
    "clip_cov": [{}, {**WIDE, "ratio": 0.5, "cov_low": -0.5, "cov_high": 0.5, "seed": 3}],
    "kl_cov": [{}, {"ratio": 0.6, "kl_coef": 0.3}],
    "topr": [{}, {"level": "token"}],
    "dro": [{}, {"beta": 2.0}],
    "real": [{}, {"tau": 3.0}],
    "fipo": [{}, {"half_life": 1.5, "clip": 0.5, "safety": 1.1}],
    "rec": [{}, {"eps": 0.1, "ring": 0.1}, {"ring": math.inf}],
    "aspo": [{}, {"eps_low": 0.3, "eps_high": 0.5, "c_max": 1.4}],
    "gppo": [{}, {"eps_low": 0.05, "eps_high": 0.05}],
    "ce_gppo": [{}, {"beta1": 0.9, "beta2": 0.3, "eps_low": 0.4}],
    "dcpo": [{}, {"eps_low": 0.02, "eps_high": 0.05, "cap": 1.2}],
}
# an objective without a line of its own: its defaults, and those of its settings worked out by hand
SETTINGS |= {
    name: [{}, *(hand.settings for hand in HANDS if hand.name == name and hand.settings)]
    for name in NAMES
    if name not in SETTINGS
}
EVERY_SETTING = [(name, settings) for name in NAMES for settings in SETTINGS[name]]


def random_batch(
    seed: int,
    rows: int = 4,
    length: int = 6,
    spread: float = 0.5,
    per_token: bool = False,
    holes: float = 0.3,
    empty_row: bool = False,
    dtype: torch.dtype = torch.float64,
) -> TokenBatch:
    """A batch with every field, log-ratios ~ Normal(0, spread^2) and about one advantage in five exactly 0."""
    generator = torch.Generator().manual_seed(seed)

    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    def uniform(*shape: int) -> Tensor:
        return torch.rand(*shape, generator=generator, dtype=torch.float64)

    shape = rows, length
    old, z = -3 * uniform(*shape) - 0.05, spread * normal(*shape)
    advantages = normal(*shape) if per_token else normal(rows)
    mask = uniform(*shape) >= holes
    if empty_row:
        mask[-1] = False
    return TokenBatch(
        logp=(old + z).to(dtype).requires_grad_(),
        logp_old=old.to(dtype),
        logp_ref=(old + 0.3 * normal(*shape)).to(dtype),
        logp_rollout=(old + 0.1 * normal(*shape)).to(dtype),
        entropy=(3 * uniform(*shape)).to(dtype),
        advantages=torch.where(uniform(*advantages.shape) < 0.2, 0.0, advantages).to(dtype),
        mask=mask,
        groups=torch.arange(rows) // 2,
    )


# random shapes, spreads, holes and empty rows; advantages per response or per token
batches = st.builds(
    random_batch,
    seed=st.integers(0, 2**31),
    rows=st.integers(1, 5),
    length=st.integers(1, 7),
    spread=st.sampled_from([0.0, 0.02, 0.3, 1.5]),
    per_token=st.booleans(),
    holes=st.sampled_from([0.0, 0.3, 0.7]),
    empty_row=st.booleans(),
)
