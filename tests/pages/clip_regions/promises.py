"""What the scenarios of the clip-regions page promise, in numbers that tell the named objectives apart."""

import numpy as np
import pytest

CORNERS = ("pos.low", "pos.high", "neg.low", "neg.high")
NEAR = 1e-6


def corners(values, name):
    """The states in the four corners of an objective's map: 0 there, 1 removed, 2 outside and there."""
    return [values[f"{name}.{corner}"] for corner in CORNERS]


def weight(values, name, sign, ratio):
    """r f' of an objective at the point of its line that lies nearest to a ratio."""
    return values[f"{name}.{sign}.phi.line"][np.abs(values["grid"] - ratio).argmin()]


def cliff(values, name, sign, edge, removed_above):
    """The weight is the ratio on one side of the edge and 0 on the other."""
    above, below = (weight(values, name, sign, edge * (1 + step)) for step in (NEAR, -NEAR))
    gone, kept = (above, below) if removed_above else (below, above)
    assert gone == 0 and kept == pytest.approx(edge, rel=1e-5)


def clip(values):
    """Two corners hatched, from 1.2 up and from 0.8 down; the other two outside and there."""
    assert corners(values, "grpo") == [2, 1, 1, 2]
    cliff(values, "grpo", "pos", 1.2, True)
    cliff(values, "grpo", "neg", 0.8, False)


def both_sides(values):
    """Four corners hatched, and the token at 0.5 dropped."""
    assert corners(values, "grpo") == [1, 1, 1, 1]
    assert values["r"] == 0.5 and values["grpo.pos.phi"] == 0 and values["grpo.pos.state"] == 1


def clip_higher(values):
    """DAPO's cliff at 1.28 and GRPO's at 1.2; a token at 1.26 between them; the same for A < 0."""
    cliff(values, "dapo", "pos", 1.28, True)
    cliff(values, "grpo", "pos", 1.2, True)
    assert values["r"] == 1.26 and values["dapo.pos.phi"] == pytest.approx(1.26) and values["grpo.pos.phi"] == 0
    assert np.array_equal(values["dapo.neg.phi.line"], values["grpo.neg.phi.line"])


def dual_clip(values):
    """A third corner hatched, from 3 up."""
    assert corners(values, "grpo") == [2, 1, 1, 1]
    cliff(values, "grpo", "neg", 3.0, True)
    assert weight(values, "dapo", "neg", 8.0) == pytest.approx(8, rel=0.02)


def cap(values):
    """No strokes on CISPO's map, and 2.5 above the cap for either sign; GRPO's weight there is 0 for A > 0."""
    assert np.isnan(values["cispo.removed"]).all()
    assert values["cispo.pos.phi"] == values["cispo.neg.phi"] == 2.5 == values["w_max"]
    assert weight(values, "cispo", "pos", 2.0) == pytest.approx(2.0, rel=0.02)
    assert values["grpo.pos.phi"] == 0 and values["grpo.neg.phi"] == pytest.approx(3.6)


def soft_gate(values):
    """1.45 sech^2(0.225) = 1.38 under SAPO, nothing removed; 0 under GRPO."""
    assert values["sapo.pos.phi"] == pytest.approx(1.45 / np.cosh(0.225) ** 2) == pytest.approx(1.38, abs=5e-3)
    assert np.isnan(values["sapo.removed"]).all() and values["grpo.pos.phi"] == 0 == values["dapo.pos.phi"]
    cliff(values, "grpo", "pos", 1.2, True)


def probability(values):
    """DPPO keeps the token at 3.2 and up to 21, where its weight ends; GRPO ends at 1.2."""
    assert values["dppo.pos.state"] == 0 and values["dppo.high"] == pytest.approx(21)
    assert values["dppo.beyond"] == 0 and values["dppo.inside"] == pytest.approx(20)
    cliff(values, "grpo", "pos", 1.2, True)
    assert values["grpo.pos.state"] == 1


def hair(values):
    """One token at 1.6 among 1000: s = 1.6^(1/1000), out of the band above."""
    assert values["hair.s"] == pytest.approx(1.6 ** (1 / 1000)) and values["length"] == 1000
    assert values["hair.pos.state"] == 1 and values["hair.neg.state"] == 2
    assert values["hair.pos.phi"][0] == 0 and values["hair.neg.phi"][0] == pytest.approx(1.00047, abs=1e-5)


# "clip_higher" names DAPO too, whose curve is that of a GRPO with the same edges: only GRPO can be told from the others
PROMISES = {
    "clip": (("grpo",), clip),
    "both_sides": (("grpo",), both_sides),
    "clip_higher": (("grpo",), clip_higher),
    "dual_clip": (("grpo",), dual_clip),
    "cap": (("cispo", "grpo"), cap),
    "soft_gate": (("sapo", "grpo"), soft_gate),
    "probability": (("dppo", "grpo"), probability),
    "hair": (("gspo",), hair),
}
