"""What the presets of the training race promise; they are recordings, so no other objective can stand in."""


def healthy(v: dict) -> None:
    assert not any(v[f"{lane}.end.resolved"] for lane in range(1, 4))
    assert all(v[f"{lane}.end.mean"] > v[f"{lane}.reward.now"] * 0 + 0.55 for lane in range(4))


def stale(v: dict) -> None:
    means = [v[f"{lane}.end.mean"] for lane in range(4)]
    assert min(means) == means[2] and v["2.end.resolved"] and max(means) - min(means) > 0.1


def quantised(v: dict) -> None:
    assert v["0.end.collapsed"] == 5
    assert all(v[f"{lane}.end.collapsed"] == 0 and v[f"{lane}.end.mean"] > 0.5 for lane in (1, 2, 3))


def hot(v: dict) -> None:
    assert v["1.end.resolved"] and v["1.end.mean"] < v["0.end.mean"]


def temperatures(v: dict) -> None:
    assert v["1.end.mean"] > v["2.end.mean"]


PROMISES = {name: ((), check) for name, check in (
    ("healthy", healthy), ("stale", stale), ("quantised", quantised), ("hot", hot), ("temperatures", temperatures),
)}  # fmt: skip
