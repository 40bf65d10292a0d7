"""What the scenarios of the token-weights page promise, in numbers that tell the named objectives apart."""

import numpy as np
import pytest

ROGUE = 7  # index of token 8


def others(values):
    """Every token of the response but the rogue one."""
    return [i for i in range(int(values["length"])) if i != ROGUE]


def weight(values, name):
    """c / A over the response."""
    return values[f"{name}.weight"][: int(values["length"])]


def dropped(values, name):
    """The tokens without gradient, and the readout agrees."""
    found = {i for i, w in enumerate(weight(values, name)) if w == 0}
    assert values[f"{name}.removed"] == len(found)
    return found


def everything(values):
    """All tokens."""
    return set(range(int(values["length"])))


def loud(values):
    """GRPO's rogue term is the largest and dead, SAPO's weighs most."""
    term = values["focus.term"][: int(values["length"])]
    assert values["focus.loudest"] == 1 and term[ROGUE] == pytest.approx(1.2) and max(term[others(values)]) < 1.2
    assert dropped(values, "grpo") == {ROGUE} and values["focus.dead"] == 1
    sapo = weight(values, "sapo")
    assert sapo[ROGUE] == pytest.approx(3 / np.cosh(1) ** 2) and sapo[ROGUE] > max(sapo[others(values)])


def rogue_up_pos(values):
    """GRPO one, GSPO all, SAPO none."""
    assert dropped(values, "grpo") == {ROGUE}
    assert dropped(values, "gspo") == everything(values)
    assert dropped(values, "sapo") == set() and 1.1 < weight(values, "sapo")[ROGUE] < 1.5


def rogue_down_pos(values):
    """Nothing dropped; GRPO's token is outside its band."""
    assert not any(dropped(values, name) for name in ("grpo", "gspo", "sapo"))
    assert values["grpo.outside"] == 1 and weight(values, "grpo")[ROGUE] == pytest.approx(0.2)
    assert values["gspo.variance"] == 0 and 0.9 < weight(values, "gspo")[ROGUE] < 0.99
    assert weight(values, "sapo")[ROGUE] == pytest.approx(0.2 / np.cosh(0.4) ** 2)


def rogue_up_neg(values):
    """Nothing dropped; GRPO pushes three times as hard, SAPO a little harder, GSPO alike."""
    assert not any(dropped(values, name) for name in ("grpo", "gspo", "sapo"))
    grpo, sapo = weight(values, "grpo"), weight(values, "sapo")
    assert 2.7 < grpo[ROGUE] / grpo[others(values)].mean() < 3.3 and values["grpo.outside"] == 1
    assert 1.02 < sapo[ROGUE] / sapo[others(values)].mean() < 1.3 and sapo[ROGUE] > sapo[others(values)].max()
    assert values["gspo.variance"] == 0 and weight(values, "gspo")[0] > 1.01
    assert values["gspo.signed"][0] < 0


def rogue_down_neg(values):
    """GRPO one, GSPO all, SAPO keeps it with little."""
    assert dropped(values, "grpo") == {ROGUE}
    assert dropped(values, "gspo") == everything(values)
    sapo = weight(values, "sapo")
    assert dropped(values, "sapo") == set() and 0 < sapo[ROGUE] < 0.19 and min(sapo[others(values)]) > 0.8


def routing_flips(values):
    """GRPO drops what jumped up and keeps what fell; GSPO all, SAPO none."""
    r = values["r"][: int(values["length"])]
    up, down = set(np.flatnonzero(r > 1.2)), set(np.flatnonzero(r < 0.8))
    assert up and down and dropped(values, "grpo") == up
    assert dropped(values, "gspo") == everything(values)
    at = list(down)
    assert dropped(values, "sapo") == set() and all(weight(values, "sapo")[at] < r[at])


def small_drift(values):
    """GRPO outside its band nowhere, GSPO's ring everywhere."""
    assert values["grpo.outside"] == 0 and dropped(values, "grpo") == set()
    assert dropped(values, "gspo") == everything(values)


def long_drift(values):
    """GRPO's rings in the later part, GSPO all, SAPO none."""
    lost, half = dropped(values, "grpo"), int(values["length"]) // 2
    late = sum(i >= half for i in lost)
    assert len(lost) < values["length"] and late > 2 * (len(lost) - late)
    assert dropped(values, "gspo") == everything(values)
    assert dropped(values, "sapo") == set() and 1.3 < values["sapo.high"] < 1.58


def on_policy(values):
    """Weight 1 everywhere, under every objective shown."""
    names = {key.split(".")[0] for key in values if key.endswith(".removed")} - {"focus"}
    assert len(names) >= 7
    for name in names:
        np.testing.assert_allclose(weight(values, name), 1, rtol=1e-12)


THREE = ("grpo", "gspo", "sapo")
PROMISES = {
    "loud": (("grpo", "sapo"), loud),
    "rogue_up_pos": (THREE, rogue_up_pos),
    "rogue_down_pos": (THREE, rogue_down_pos),
    "rogue_up_neg": (THREE, rogue_up_neg),
    "rogue_down_neg": (THREE, rogue_down_neg),
    "routing_flips": (THREE, routing_flips),
    "small_drift": (("gspo",), small_drift),
    "long_drift": (THREE, long_drift),
    "on_policy": ((), on_policy),
}
