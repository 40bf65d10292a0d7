"""Time of a loss and its gradient, and of the coefficients, beside the same in TRL and verl: float32, one thread.

From the repository's root:  .venv-trainers/bin/python -m benchmarks.coefficients [--write]
Where TRL or verl is missing, only our own columns are measured, and --write is refused.
The candidates take turns on the same tensors, round after round, so a slow moment of the machine hits all alike;
a ratio is the median over rounds of the ratio within a round. --write puts the table into README.md here.
"""

import math
import os
import statistics
import time
from collections.abc import Iterator
from itertools import product
from typing import Any

import torch

from benchmarks import readme
from benchmarks.losses import SETTINGS, TRAINED, Inputs, candidates, check, draw
from benchmarks.timing import copy_bandwidth, rounds
from benchmarks.trainers import available

SHAPES = {(64, 1024): 100, (64, 8192): 40}  # shape -> rounds


def floor_seconds(x: Inputs, bandwidth: float) -> float:
    """Time to read logp, logp_old, mask and advantages once and write the gradient once."""
    tensors = (x.logp, x.logp_old, x.mask, x.advantages, x.logp)
    return sum(t.numel() * t.element_size() for t in tensors) / bandwidth


def row(name: str, shape: tuple[int, int], count: int, bandwidth: float, peers: bool, device: str = "cpu") -> str:
    """One line of the table."""
    x = draw(*shape, device)
    turns = candidates(name, x, peers)
    check(turns)
    seconds = rounds(turns, count)
    ms = {key: f"{1e3 * statistics.median(values):.2f}" for key, values in seconds.items()}

    def against(ours: str, *theirs: str) -> str:
        faster = map(min, zip(*(seconds[key] for key in theirs), strict=True))
        return f"{statistics.median(a / b for a, b in zip(seconds[ours], faster, strict=True)):.2f}"

    floor = floor_seconds(x, bandwidth)
    cells = [f"`{name}`", f"{shape[0]} x {shape[1]}", ms["ours"], ms["coefficients"]]
    if peers:
        cells += [ms["trl"], ms["verl"], against("ours", "trl", "verl"), against("coefficients", "trl", "verl")]
        cells += [against("ours", "trl, float mask", "verl, float mask")]
    cells += [f"{1e3 * floor:.2f}", f"{statistics.median(seconds['ours']) / floor:.0f}"]
    return "| " + " | ".join(cells) + " |"


def lines(versions: dict[str, str], device: str = "cpu", seconds: float = 60.0,
          shapes: dict[tuple[int, int], int] = SHAPES) -> Iterator[str]:  # fmt: skip
    """The table, line by line as it is measured; the trainers' columns where both are in `versions`."""
    bandwidth, peers, start = copy_bandwidth(device), versions.keys() >= TRAINED, time.perf_counter()
    head = ["objective", "shape", "ours", "coefficients"]
    if peers:
        head += [f"TRL {versions['trl']}", f"verl {versions['verl']}", "ours / faster", "coefficients / faster"]
        head += ["ours / faster, float masks"]
    head += ["floor", "ours / floor"]
    yield from ("| " + " | ".join(head) + " |", "|---" * len(head) + "|")
    for (shape, count), name in product(shapes.items(), SETTINGS):
        if time.perf_counter() - start > seconds:
            yield f"| `{name}` | {shape[0]} x {shape[1]} | left out, for want of time" + " | " * (len(head) - 2)
        else:
            yield row(name, shape, count, bandwidth, peers, device)
    where = f"{os.cpu_count()} cores of which one is used" if device == "cpu" else torch.cuda.get_device_name()
    yield from ("", f"Milliseconds, medians. torch {torch.__version__}, {where}; a copy runs at")
    yield f"{bandwidth / 1e9:.1f} GB/s, read and written together."


def main() -> Any:
    """Measure, print, and write where asked."""
    options = readme.parser("coefficients", __doc__).parse_args()
    versions = available()
    if options.write and not versions.keys() >= TRAINED:
        return "TRL and verl are needed for the table in README.md; leave out --write to measure ours alone."
    torch.set_num_threads(1)
    told = []
    for line in lines(versions, seconds=math.inf):
        print(line, flush=True)
        told.append(line)
    if options.write:
        readme.write("coefficients", "\n".join(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
