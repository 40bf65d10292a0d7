"""What the scenarios of the negative-gradients page promise, and of which objectives."""

from collections.abc import Callable

import numpy as np
import pytest

from viz.declare.explorable import Values


def probable(v: Values) -> None:
    """One token falls, all 49,999 others rise, the entropy rises."""
    assert v["others"] == v["gainers"] == 49_999 and v["losers"] == 0
    assert v["after"] < v["pi"] and v["entropy.after"] > v["entropy"]


def rare(v: Values) -> None:
    """Every other logit rises, only the most probable token gains, the entropy falls."""
    assert v["c"] < 0 and v["sapo.up"] > 0
    assert v["gainers"] == 1 and v["losers"] == 49_998 and v["runner.change"] > 0.1 and v["rarest.change"] < 0
    assert v["entropy.after"] < v["entropy"]


def clipped(v: Values) -> None:
    """GRPO gives no gradient below 0.8 and its ratio above; the three others push."""
    assert v["c"] == v["grpo.c"] == 0 and v["case.step"] == 2 and v["after"] == v["pi"]
    band = (v["grid"] > 0.801) & (v["grid"] < 0.999)
    np.testing.assert_allclose(v["grpo.phi"][band], v["grid"][band])
    assert not v["grpo.phi"][v["grid"] < 0.799].any()
    assert v["reinforce.c"] == -1 and v["cispo.c"] == -0.5 and v["sapo.c"] == pytest.approx(-0.467, abs=5e-4)


def doubled(v: Values) -> None:
    """At r = 2 SAPO's push with 1.05 is 2.3 % weaker than with 1."""
    assert v["paper.weaker"] == pytest.approx(0.0233, abs=5e-5) == v["sapo.weaker"]
    assert v["c"] == pytest.approx(-1.5362, abs=5e-5) and v["case.tau"] == 0


def exaggerated(v: Values) -> None:
    """With tau = 5 SAPO keeps under 5 % of GRPO's c at r = 2, which is 2 A."""
    assert -0.1 < v["c"] < -0.05 and v["grpo.c"] == -2


def positive(v: Values) -> None:
    """Only the most probable token loses; 49,998 rise with the sampled one."""
    assert v["losers"] == 1 and v["gainers"] == 49_998 and v["after"] > v["pi"]
    assert v["runner.change"] < 0 and v["case.others"] == 3


# at r = 1 every objective takes the same step, so those sentences name none; REINFORCE, SAPO and CISPO only push
PROMISES: dict[str, tuple[tuple[str, ...], Callable[[Values], None]]] = {
    "probable": ((), probable),
    "rare": ((), rare),
    "clipped": (("grpo", "sapo", "cispo", "reinforce"), clipped),
    "doubled": (("sapo",), doubled),
    "exaggerated": (("sapo",), exaggerated),
    "positive": ((), positive),
}
