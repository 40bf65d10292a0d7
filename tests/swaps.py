"""Are the tests of the objectives able to fail?  python -m tests.swaps [objective ...]

For each objective X something else is put in OBJECTIVES["X"], and X's tests run: every other objective in turn; then
a half, the loss of X with the coefficients, weights, masks and curves of another; then `Careless`, the textbook line
without any care for masks, overflow or empty rows. Each test must fail (an assertion, not some error) at least once.
Damage to a single line is mutmut's work: `make mutants` runs both.

pytest only collects, and each test is then called directly with its parameters.
"""

import argparse
import contextlib
import dataclasses
import io
import multiprocessing
import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tests import ROOT

ITEMS: list[Any] = []  # the tests, collected once
# what whatever stands in shares with the objective: half precision is the batch's, shapes are the input's, fields are
# the class's, and no other class has dppo's distance
SHARED = (
    "test_half_precision", "test_curves_have_the_ratios_dtype_and_shape", "test_settings_are_frozen",
    "test_settings_may_be_tensors", "test_dppo_of_an_almost_certain_token",
    "test_dppo_where_both_probabilities_round_to_one",
)  # fmt: skip


class Collector:
    """A pytest plugin that keeps the collected tests that are parametrised by an objective's name."""

    def __init__(self) -> None:
        self.items: list[Any] = []

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        named = [item for item in items if "name" in getattr(getattr(item, "callspec", None), "params", {})]
        self.items = [item for item in named if item.originalname not in SHARED]


def collect() -> list[Any]:
    """Every test with a parameter `name`; those that draw random batches last."""
    import pytest

    collector, silence = Collector(), io.StringIO()
    with contextlib.redirect_stdout(silence):
        files = [str(path) for path in sorted((ROOT / "tests" / "algos" / "objectives").glob("test_*.py"))]
        code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", *files], plugins=[collector])
    if code != 0:
        raise SystemExit(silence.getvalue())
    return sorted(collector.items, key=lambda item: hasattr(item.obj, "hypothesis"))


def run(item: Any) -> str:
    """ "passed", "skipped", "failed" by an assertion, or "error"."""
    import pytest

    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            item.obj(**item.callspec.params)
    except (AssertionError, pytest.fail.Exception):
        return "failed"
    except pytest.skip.Exception:
        return "skipped"
    except Exception:
        return "error"
    return "passed"


def known(cls: type, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings that a class has fields for."""
    return {field.name: settings[field.name] for field in dataclasses.fields(cls) if field.name in settings}


def in_place_of(X: type, build: Callable[[dict[str, Any]], Any]) -> type:
    """A class with X's fields whose instances are what `build` makes of the settings."""

    class StandIn(X):
        def __new__(cls, **settings: Any) -> Any:
            return build(settings)

    return StandIn


class Half:
    """The loss of one objective and everything else of another."""

    def __init__(self, one: Any, other: Any) -> None:
        self.loss, self.other = one.loss, other

    def __getattr__(self, name: str) -> Any:
        return getattr(self.other, name)


class Careless:
    """-sum(r A m) / sum(m) as a blog post writes it."""

    def ratio(self, batch: Any) -> Any:
        return (batch.logp - batch.logp_old).exp()

    def advantages(self, batch: Any) -> Any:
        return batch.advantages if batch.advantages.dim() == 2 else batch.advantages[:, None]

    def loss(self, batch: Any, omega: Any = None) -> Any:
        terms = self.ratio(batch) * self.advantages(batch) * (1 if omega is None else omega)
        return -(terms * batch.mask).sum() / batch.mask.sum()

    def coefficients(self, batch: Any, omega: Any = None) -> Any:
        return self.ratio(batch) * self.advantages(batch) * batch.mask

    def weights(self, batch: Any) -> Any:
        return batch.mask / batch.mask.sum()

    def outside_band(self, batch: Any) -> Any:
        return (self.ratio(batch) - 1).abs() > 0.2

    def gradient_removed(self, batch: Any) -> Any:
        return self.outside_band(batch)

    def curves(self, ratio: Any, advantage: Any) -> Any:
        return None


def stand_ins(X: str, classes: dict[str, type]) -> Iterator[tuple[str, type]]:
    """What is put in the place of X, with a label."""
    original = classes[X]
    others = [cls for name, cls in classes.items() if name != X]
    for Y in others:
        yield "another", in_place_of(original, lambda settings, Y=Y: Y(**known(Y, settings)))
    for Y in others:
        yield (
            "half",
            in_place_of(original, lambda settings, Y=Y: Half(original(**settings), Y(**known(Y, settings)))),
        )
    yield "careless", in_place_of(original, lambda settings: Careless())


def swap(X: str) -> tuple[str, int, Counter[str], list[str]]:
    """(X, how many tests it has, what they failed on first, those that never failed)."""
    from algos import OBJECTIVES

    own = [item for item in ITEMS if item.callspec.params["name"] == X]
    classes, shown = dict(OBJECTIVES), {}
    as_it_is = {item.nodeid: run(item) for item in own}
    own = [item for item in own if as_it_is[item.nodeid] != "skipped"]
    if broken := [item.nodeid for item in own if as_it_is[item.nodeid] != "passed"]:
        raise RuntimeError(f"fails as it is: {broken}")
    try:
        for label, cls in stand_ins(X, classes):
            OBJECTIVES[X] = cls
            for item in own:
                if item.nodeid not in shown and run(item) == "failed":
                    shown[item.nodeid] = label
    finally:
        OBJECTIVES.update(classes)
    return X, len(own), Counter(shown.values()), [item.nodeid for item in own if item.nodeid not in shown]


def main() -> None:
    """Swap the objectives named, or all, two at a time, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.swaps", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="objectives; all without one")
    names = parser.parse_args().names
    os.environ |= {"HYPOTHESIS_PROFILE": "mutants", "OMP_NUM_THREADS": "1"}
    from algos import OBJECTIVES

    ITEMS.extend(collect())
    print(f"{'tests of':17} {'tests':>6}  fail with: {'another':>8} {'half':>6} {'careless':>9} {'nothing':>8}")
    missed = []
    with multiprocessing.get_context("fork").Pool(2) as pool:  # a forked process has the tests already
        for X, tests, shown, never in pool.imap(swap, names or sorted(OBJECTIVES), chunksize=1):
            counts = f"{shown['another']:8} {shown['half']:6} {shown['careless']:9} {len(never):8}"
            print(f"{X:17} {tests:6}  {'':10} {counts}", flush=True)
            missed += never
    for nodeid in missed:
        print(f"  never fails: {nodeid}")
    if missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
