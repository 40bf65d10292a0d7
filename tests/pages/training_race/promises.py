"""What the presets of the training race promise; they are recordings, so no other objective can stand in."""


def means(v: dict) -> list[float]:
    """The final reward of each lane."""
    return [v[f"{lane}.end.mean"] for lane in range(4)]


def healthy(v: dict) -> None:
    assert min(means(v)) > 0.5 and max(means(v)) - min(means(v)) < 0.03
    assert not any(v[f"{lane}.end.collapsed"] for lane in range(4))


def stale(v: dict) -> None:
    grpo, gspo, *others = means(v)
    assert grpo < min(others) and max(others) < gspo and v["1.end.resolved"] and v["1.end.low"] > 0


def quantised(v: dict) -> None:
    grpo, *others = means(v)
    assert grpo < 0.2 and v["0.end.collapsed"] >= 3 and min(others) > 0.5
    assert not any(v[f"{lane}.end.collapsed"] for lane in (1, 2, 3))


def hot(v: dict) -> None:
    ordinary, both, *sapo = means(v)
    assert max(sapo) < 0.01 and both < ordinary and v["1.end.resolved"]


def temperatures(v: dict) -> None:
    assert max(means(v)) - min(means(v)) < 0.1


PROMISES = {
    "healthy": ((), healthy),
    "stale": ((), stale),
    "quantised": ((), quantised),
    "hot": ((), hot),
    "temperatures": ((), temperatures),
}
