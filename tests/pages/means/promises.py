"""What the scenarios of the means page promise."""

import pytest

from viz.declare.explorable import Values


def zero(v: Values) -> None:
    """One token at a millionth: s = 0.871, clipped for A < 0 only."""
    assert v["geometric"] == pytest.approx(0.871, abs=5e-4) and v["case"] == 1
    assert v["kept.neg"] == 0 and v["kept.pos"] == v["length"] == 100


def thousandth(v: Values) -> None:
    """In 512 tokens s is close to 1 and GSPO still drops every token; the arithmetic mean is below the band too."""
    assert v["geometric"] == pytest.approx(0.973, abs=5e-4) and v["arithmetic"] == pytest.approx(0.998, abs=5e-4)
    assert v["case"] == v["arithmetic.case"] == 1
    assert v["kept.neg"] == 0 and v["length"] == 512


def upward(v: Values) -> None:
    """The other direction: dropped for A > 0, kept for A < 0."""
    assert v["geometric"] > 1.02 and v["arithmetic"] > 1.02 and v["product"] > 1.02 and v["harmonic"] < 1.02
    assert v["kept.pos"] == 0 and v["kept.neg"] == v["length"]


def harmonic(v: Values) -> None:
    """One token at 0.01 among a hundred: 100 / (99 + 100), 0.01^(1/100), 99.01 / 100."""
    assert v["harmonic"] == pytest.approx(100 / 199) and v["harmonic"] == pytest.approx(0.50, abs=5e-3)
    assert v["geometric"] == pytest.approx(0.955, abs=5e-4) and v["arithmetic"] == pytest.approx(0.990, abs=5e-4)


def growth(v: Values) -> None:
    """1.1^100."""
    assert v["product"] == pytest.approx(13_780.6, abs=0.05) and v["geometric"] == pytest.approx(1.1)


def decay(v: Values) -> None:
    """0.9^100."""
    assert v["product"] == pytest.approx(2.66e-5, abs=5e-8) and v["geometric"] == pytest.approx(0.9)


def noise(v: Values) -> None:
    """128 tokens with sigma = 0.2: 128 * 0.04 and 0.04 / 128; the mean of the noise is 0."""
    assert v["var.product"] == pytest.approx(5.12) and v["var.geometric"] == pytest.approx(0.00031, abs=5e-6)
    assert v["base"] == v["outlier"] == 1 and v["spread"] == pytest.approx(0.2)


PROMISES = {
    "zero": (("gspo",), zero),
    "thousandth": (("gspo",), thousandth),
    "upward": (("gspo",), upward),
    "harmonic": ((), harmonic),
    "growth": ((), growth),
    "decay": ((), decay),
    "noise": ((), noise),
}
