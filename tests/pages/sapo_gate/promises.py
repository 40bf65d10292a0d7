"""What the scenarios of SAPO's gate promise."""

from collections.abc import Callable

import numpy as np
import pytest

from viz.declare.explorable import Values


def cut_by_dapo(values: Values) -> None:
    """DAPO's weight follows r up to its edge, 1.28, and the token lies beyond it."""
    assert 1.25 < values["dapo.phi.line"].max() <= 1.28
    assert values["dapo.phi"] == 0 and values["r"] > 1.28


def paper(values: Values) -> None:
    cut_by_dapo(values)
    assert values["r"] == 2 and values["pos.phi"] > 1.5
    # the curves of both signs differ by less than 0.05 everywhere on the slope's panel
    assert np.abs(values["pos.slope.line"] - values["neg.slope.line"]).max() < 0.05


def slight(values: Values) -> None:
    cut_by_dapo(values)
    assert values["r"] < 1.35
    for sign in ("pos", "neg"):
        assert values[f"{sign}.phi"] == pytest.approx(values["r"], rel=0.03)


def fallen(values: Values) -> None:
    assert values["r"] == 0.1 and values["pos.slope"] > 0.8 and values["neg.slope"] > 0.8
    assert values["pos.phi"] < 0.1


def sharp(values: Values) -> None:
    for sign in ("pos", "neg"):
        assert 1 < values[f"{sign}.peak_at"] < 1.1 and 1 < values[f"{sign}.peak"] < 1.05
        assert values["r"] == 2 and values[f"{sign}.phi"] < 0.1


def asymmetric(values: Values) -> None:
    assert values["r"] == 2 and values["neg.phi"] < values["pos.phi"] / 20
    for sign, lasts in (("pos", 2.0), ("neg", 1.3)):
        # the ratio from which on the bell stays below a half
        assert values["grid"][values[f"{sign}.slope.line"] > 0.5].max() == pytest.approx(lasts, rel=0.4)
    last = {sign: values["grid"][values[f"{sign}.slope.line"] > 0.5].max() for sign in ("pos", "neg")}
    assert last["pos"] > 1.8 * last["neg"]


PROMISES: dict[str, tuple[tuple[str, ...], Callable[[Values], None]]] = {
    "paper": (("sapo", "dapo"), paper),
    "slight": (("sapo", "dapo"), slight),
    "fallen": (("sapo",), fallen),
    "sharp": (("sapo",), sharp),
    "asymmetric": (("sapo",), asymmetric),
}
