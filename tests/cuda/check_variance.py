"""The variance lab on a device: exact moments and Monte Carlo are the processor's."""

from dataclasses import asdict

from algos import OBJECTIVES, make_objective
from algos.variance import exact, tree
from algos.variance.cloud import cloud
from algos.variance.mismatch import KINDS
from algos.variance.monte_carlo import estimate
from algos.variance.summary import Summary
from tests.cuda.same import same

# sums of thousands of numbers, and their squares, in another order
FIGURES = 1e-9
ALONE = tuple(name for name in OBJECTIVES if name not in exact.COUPLED)
SOME = ("grpo", "gspo", "sapo", "dro", "gmpo", "sequence_product")


def same_summary(what: str, there: Summary, here: Summary) -> None:
    """Every figure, NaN included; relative to the largest of those that are of one unit."""
    near, far = asdict(here), asdict(there)
    unit = max(abs(value) for value in (here.variance, here.signal, here.on_policy) if value == value)
    for name, value in near.items():
        scale = unit if name in ("variance", "signal", "bias", "truth", "on_policy", "flat") else max(abs(value), 1.0)
        gap = abs(far[name] - value)
        assert gap <= FIGURES * scale or (value != value and far[name] != far[name]), (
            f"{what}, {name}: {far[name]!r} there, {value!r} here"
        )


def exact_moments(device: str) -> None:
    """Of every objective that has them, under drift and under noise."""
    objectives = {name: make_objective(name) for name in ALONE}
    for kind, length in (("drift", 5), ("noise", 3)):
        grown = tree.grow(2, length, kind, 0.3)
        here, there = (exact.summarise(objectives, one, 4) for one in (grown, grown.to(device)))
        for name in objectives:
            same_summary(f"{name} under {kind}", there[name], here[name])


def monte_carlo(device: str) -> None:
    """Figures and intervals; the draws do not depend on the device."""
    for kind in KINDS:
        # those that couple the responses of a group are slow
        names = (*SOME, *exact.COUPLED) if kind == "noise" else SOME
        objectives = {name: make_objective(name) for name in names}
        given = {"length": 12, "kind": kind, "size": 0.3, "group": 4, "groups": 64}
        here, there = (estimate(objectives, **given, device=place) for place in ("cpu", device))
        for name in objectives:
            same_summary(f"{name} under {kind}", there[name].summary, here[name].summary)
            assert there[name].resolved == here[name].resolved, f"{name} under {kind}: resolved"


def clouds_of_gradients(device: str) -> None:
    """The points of single groups, on the same axes."""
    objectives = {name: make_objective(name) for name in ("grpo", "sapo")}
    given = {"length": 8, "kind": "noise", "size": 0.3, "group": 4, "groups": 20}
    here, there = (cloud(objectives, **given, device=place) for place in ("cpu", device))
    for name in objectives:
        same(f"the points of {name}", there.points[name], here.points[name], "cpu", 1e-8)


CHECKS = (exact_moments, monte_carlo, clouds_of_gradients)
