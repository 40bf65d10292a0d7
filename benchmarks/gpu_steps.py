"""What `make gpu` runs on a device, step by step; each tells the lines of its tables as they are measured."""

import time
import traceback
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks import coefficients, races_on_device, variance
from benchmarks.losses import SETTINGS, TRAINED, candidates, check, draw
from benchmarks.trainers import available
from tests.cuda import CHECKS

TINY = {"width": 32, "layers": 1, "heads": 2, "length": 2}


class Place(NamedTuple):
    """Where it runs: the device, whether at tiny sizes, and the folder that it writes into."""

    device: str
    tiny: bool
    folder: Path


class Late(BaseException):
    """The time for everything is up; no Exception, so that nothing on the way takes it for its own."""


def log(place: Place) -> None:
    """Put the traceback of what is being handled into log.txt."""
    with (place.folder / "log.txt").open("a", encoding="utf-8") as file:
        file.write(traceback.format_exc() + "\n")


def checks(place: Place, seconds: float = 70.0) -> Iterator[str]:
    """Every check of tests/cuda, one after the other; AssertionError at the end if any failed."""
    failed, start = 0, time.perf_counter()
    yield "| check | outcome | seconds |"
    yield "|---|---|---|"
    for name, holds in CHECKS.items():
        begun = time.perf_counter()
        if begun - start > seconds:
            yield f"| {name} | left out, for want of time | |"
            continue
        try:
            holds(place.device)
            outcome = "holds"
        except Exception as problem:
            failed += 1
            outcome = f"FAILS: {type(problem).__name__}: {problem}".replace("\n", " ").replace("|", "/")
            log(place)
        yield f"| {name} | {outcome} | {time.perf_counter() - begun:.1f} |"
    if failed:
        raise AssertionError(f"{failed} of {len(CHECKS)} checks failed")


def races(place: Place) -> Iterator[str]:
    """The default races and the large preset's, its warm start included."""
    if place.tiny:
        yield from races_on_device.lines(place.device, place.folder, 4.0, 2, **TINY)
    else:
        yield from races_on_device.lines(place.device, place.folder, 28.0)


def moments(place: Place) -> Iterator[str]:
    """The variance lab's."""
    yield from variance.beside(place.device, 40.0, 8 if place.tiny else 1)


def trainers(place: Place) -> dict[str, str]:
    """The versions of TRL and verl where both are installed and compute our gradients on the device; else {}."""
    if place.tiny or not all(map(find_spec, TRAINED)):
        return {}
    versions = available()
    try:
        for name in SETTINGS:
            check(candidates(name, draw(4, 16, place.device), True))
    except Exception:
        log(place)
        return {}
    return versions


def losses(place: Place) -> Iterator[str]:
    """Our losses and coefficients, beside TRL's and verl's where they can be had."""
    shapes = {(8, 64): 3} if place.tiny else {**coefficients.SHAPES, (512, 8192): 20}
    versions = trainers(place)
    yield from coefficients.lines(versions, place.device, 30.0, shapes)
    if not versions:
        yield "TRL and verl stand beside them only where both are installed and run on the device."


STEPS: dict[str, Callable[[Place], Iterator[str]]] = {
    "Does the device compute what the processor computes?": checks,
    "How long do races take?": races,
    "What do the moments of a gradient cost?": moments,
    "How long do a loss and its coefficients take?": losses,
}
