"""The evidence of every claim, worked out again by other means: by hand, in closed form, or with plain floats.

Each function asserts what one claim's numbers must be; NUMBERS lists them by claim.
"""

import math
from collections.abc import Callable

from pytest import approx

from algos.claims import CLAIMS
from algos.claims.c01 import FLIP
from algos.studies import draws


def numbers(claim: str, **setting: float) -> dict[str, float]:
    """The claim's evidence in one setting."""
    return CLAIMS[claim].evidence(**setting)


def normal(x: float) -> float:
    """The share of a standard normal below x."""
    return (1 + math.erf(x / math.sqrt(2))) / 2


def noise(length: int, row: int = 0) -> list[float]:
    """The draws behind the seed 0 of the scenarios."""
    return draws.noise(64, length, 0)[row].tolist()


def sech2(x: float) -> float:
    """sech(x)^2."""
    return 1 / math.cosh(x) ** 2


def variance(values: list[float]) -> float:
    """The mean square minus the square of the mean."""
    return sum(v * v for v in values) / len(values) - (sum(values) / len(values)) ** 2


def c1() -> None:
    found = numbers("C1", spread=0.1, A=1.0)
    first = [r if (r := math.exp(0.1 * n)) <= 1.2 else 0.0 for n in noise(24)]
    assert found["variance"] == approx(variance(first))
    assert (found["least"], found["most"]) == approx((min(first), max(first)))
    s = [math.exp(sum(0.1 * n for n in noise(24, row)) / 24) for row in range(64)]
    assert found["gspo_dropped"] == approx(sum(one > 1.0004 for one in s) / 64)
    assert found["gspo_factor"] == approx(sum(one**2 for one in s if one <= 1.0004) / 64)
    # E[r^2; r <= 1.2] and E[r; r <= 1.2] of a log-normal r, which 32,768 tokens meet to a percent
    edge = math.log(1.2) / 0.1
    assert found["factor_long"] == approx(math.exp(0.02) * normal(edge - 0.2), rel=0.01)
    assert found["bias"] == approx(math.exp(0.005) * normal(edge - 0.1) - 1, abs=0.01)
    # A < 0 under flips: an eighth moves by log 4.5, half of it up, where nothing is clipped, half down, where all is
    flips = numbers("C1", spread=0.1, A=-1.0, size=FLIP)
    calm = math.exp(0.02) * normal(-math.log(0.8) / 0.1 + 0.2)
    assert flips["factor_long"] == approx(7 / 8 * calm + 1 / 16 * 4.5**2 * math.exp(0.02), rel=0.05)
    assert flips["factor"] == approx(flips["factor_long"], rel=0.1)


def c2() -> None:
    corners = {(1.0, 3.0): (1, 0.0), (-1.0, 0.2): (1, 0.0), (1.0, 0.2): (0, 0.2), (-1.0, 3.0): (0, 3.0)}
    for (A, ratio), (dropped, weight) in corners.items():
        found = numbers("C2", A=A, ratio=ratio)
        assert (found["low"], found["high"], found["outside"]) == approx((0.8, 1.2, 1))
        assert (found["dropped"], found["weight"]) == approx((dropped, weight))
    assert numbers("C2", A=1.0, ratio=1.1)["outside"] == 0


def c3() -> None:
    s = math.exp(sum(0.05 * n for n in noise(24)) / 24)
    kept, dropped = (numbers("C3", spread=0.05, A=A) for A in (1.0, -1.0))
    assert s < 1 - 3e-4 and kept["s"] == approx(s) == kept["weight"] and dropped["weight"] == 0
    assert (kept["low"], kept["high"]) == approx((0.9997, 1.0004))
    assert kept["variance"] == dropped["variance"] == 0
    r = [math.exp(0.2 * n) for n in noise(24)]
    clipped = [one if one <= 1.2 else 0.0 for one in r]
    assert any(one > 1.2 for one in r) and min(r) < 0.8
    assert numbers("C3", spread=0.2, A=1.0)["grpo_variance"] == approx(variance(clipped))


def c4() -> None:
    for x in (10.0, 0.1):
        found = numbers("C4", outlier=x)
        assert found["arithmetic"] == approx((23 + x) / 24) and found["geometric"] == approx(x ** (1 / 24))
        assert found["harmonic"] == approx(24 / (23 + 1 / x)) and found["product"] == approx(x)
    both = numbers("C4", outlier=0.1, partner=10.0)
    assert both["geometric"] == approx(1) and both["arithmetic"] == approx(32.1 / 24)


def c5() -> None:
    for length, s in ((100, 0.870964), (1000, 0.986279)):
        found = numbers("C5", outlier=1e-6, length=length)
        assert found["s"] == approx(s, abs=1e-6) and found["arithmetic"] == approx(1 - (1 - 1e-6) / length)
        assert found["weight_pos"] == approx(s, abs=1e-6) and found["weight_neg"] == 0
        assert found["longest"] == 46044
    assert numbers("C5", outlier=1e-6, length=46044)["weight_neg"] == 0
    assert numbers("C5", outlier=1e-6, length=46045)["weight_neg"] > 0.9997
    assert numbers("C5", outlier=1e-300, length=100)["s"] == approx(1e-3)


def c6() -> None:
    fixed = numbers("C6", kl=0.01)
    assert fixed["gap"] < 1e-15 and fixed["kl"] == approx(0.01)
    assert fixed["short"] == approx(-0.01) == fixed["long"] and fixed["arithmetic"] == approx(1)
    assert fixed["spread_short"] == approx(math.sqrt(20) * fixed["spread_long"])
    # ending with 1/10, 1.5 times as likely after the update: E[1/L] = q/(1-q) log(1/q), the others' share 0.85/0.9
    inverse = math.log(10) / 9
    sooner = numbers("C6", kl=0.01, kind=2)
    assert sooner["short"] == approx((1 - inverse) * (math.log(0.85 / 0.9) - 0.01) + inverse * math.log(1.5))
    assert sooner["arithmetic"] == approx((1 - inverse) * 0.85 / 0.9 + inverse * 1.5)


def c7() -> None:
    up, down = numbers("C7", base=1.1, length=100), numbers("C7", base=0.9, length=100)
    assert up["product"] == approx(13780.6123) and up["geometric"] == approx(1.1)
    assert down["product"] == approx(2.65613989e-05) and down["geometric"] == approx(0.9)
    spread = numbers("C7", base=1.0, length=400, spread=0.1)
    assert (spread["spread_product"], spread["spread_geometric"]) == approx((2.0, 0.005))
    assert spread["product"] == approx(math.exp(0.1 * sum(noise(400))))
    assert spread["geometric"] == approx(math.exp(0.1 * sum(noise(400)) / 400))


def c8() -> None:
    for tau, at, height in ((1.0, 2.0601, 1.5747), (1.05, 1.9917, 1.5363), (2.0, 1.3797, 1.1985)):
        found = numbers("C8", tau=tau)
        assert (found["bell_at"], found["bell"]) == approx((1, 1))
        assert found["peak_at"] == approx(at, abs=1e-4) and found["peak"] == approx(height, abs=1e-4)
        # where the slope of r sech^2(tau/2 (r - 1)) is 0
        assert tau * found["peak_at"] * math.tanh(tau / 2 * (found["peak_at"] - 1)) == approx(1, abs=1e-3)
        assert found["dapo"] == 0 and found["dapo_until"] == approx(1.28)


def c9() -> None:
    found = numbers("C9", spread=0.1, A=1.0)
    r = [math.exp(0.1 * n) for row in range(16) for n in noise(512, row)]
    assert found["grpo_dropped"] == approx(sum(one > 1.2 for one in r) / len(r))
    assert found["grpo_kept"] == approx(sum(one for one in r if one <= 1.2) / sum(r))
    gates = [sech2((one - 1) / 2) for one in r]
    assert found["sapo_dropped"] == 0 and found["least"] == approx(min(gates))
    assert found["sapo_kept"] == approx(sum(one * gate for one, gate in zip(r, gates, strict=True)) / sum(r))
    assert found["reach"] == approx(1 + 2 * math.acosh(math.sqrt(10)), abs=1e-3)


def c10() -> None:
    found = numbers("C10", spread=0.1, drift=0.5)
    drawn = noise(64)
    mean, spread = sum(drawn) / 64, math.sqrt(variance(drawn))
    r = [math.exp(0.5 + 0.1 * (n - mean) / spread) for n in drawn]
    assert found["token_gate"] == approx(sum(sech2((one - 1) / 2) for one in r) / 64)
    assert found["sequence_gate"] == approx(sech2(0.25)) and found["bound"] == approx(0.0025)
    assert found["gap"] == approx(found["sequence_gate"] - found["token_gate"])
    assert found["bounded"] < found["bound"] < found["left_out"]
    assert found["closed_at_edge"] == approx(math.tanh(math.log(1.0004) / 2) ** 2)


def c11() -> None:
    up, down = numbers("C11", A=1.0, ratio=3.0), numbers("C11", A=-1.0, ratio=0.2)
    assert up["s"] == approx(3 ** (1 / 24)) and down["s"] == approx(0.2 ** (1 / 24))
    assert [(one["gspo_dropped"], one["sapo_dropped"]) for one in (up, down)] == [(24, 0)] * 2
    assert up["outlier"] == approx(3 * sech2(1.0)) and up["gate"] == approx(sech2(1.0)) and up["others"] == approx(1)
    assert down["gate"] == approx(sech2(0.42)) and down["outlier"] == approx(0.2 * sech2(0.42))
    other = numbers("C11", A=-1.0, ratio=3.0)
    assert (other["gspo_dropped"], other["sapo_dropped"]) == (0, 0)
    # s moves by 0.00036 here: beyond GSPO's lower edge, not beyond LUSPO's
    assert numbers("C11", A=-1.0, ratio=0.2, length=4500)["gspo_dropped"] == 4500


def c12() -> None:
    for r, damping in ((1.2, 0.00102), (2.0, 0.02332)):
        found = numbers("C12", ratio=r)
        assert (
            found["damping"] == approx(1 - sech2(0.525 * (r - 1)) / sech2(0.5 * (r - 1))) == approx(damping, abs=1e-5)
        )
        assert found["weight"] == approx(r * sech2(0.525 * (r - 1)))
        assert found["logits_up"] == found["probabilities_up"] == found["others"] == 49999
    # sum pi^2 - pi of the sampled token is far above all probabilities but the first
    rare = numbers("C12", ratio=1.2, rank=1000)
    assert (rare["logits_up"], rare["probabilities_up"]) == (49999, 1)


NUMBERS: dict[str, Callable[[], None]] = {
    "C1": c1, "C2": c2, "C3": c3, "C4": c4, "C5": c5, "C6": c6,
    "C7": c7, "C8": c8, "C9": c9, "C10": c10, "C11": c11, "C12": c12,
}  # fmt: skip
