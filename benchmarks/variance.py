"""Seconds and memory of the variance lab's two halves: exact moments, and the Monte Carlo of long responses.

From the repository's root:  python -m benchmarks.variance [--write]
One thread. Each case runs in a process of its own, which also tells how much memory it had at most. The floor is the
longer of two times: that of the bytes which must be read and written at the speed of a copy, and that of the
operations which must be done at the speed of a multiplication in the processor's cache.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import torch

from algos import make_objective
from algos.variance import exact, tree
from algos.variance.monte_carlo import estimate
from benchmarks import readme
from benchmarks.timing import copy_bandwidth, rounds, seconds_of

EIGHT = ("grpo", "gspo", "sapo", "dapo", "dr_grpo", "cispo", "gmpo", "sequence_product")
SIZE, GROUP, GROUPS, LENGTH = 0.1, 8, 1000, 512
TREES = {"exact, 2^16 outcomes": (2, 16), "exact, 4^8 outcomes": (4, 8)}
KINDS = {f"Monte Carlo, {kind}": kind for kind in ("noise", "drift")}
TURNS = 5
# exact: logp and logp_old, context and token are read once per token, 8 bytes each, whatever the number of objectives.
# Monte Carlo: logp, logp_old and the cell are written once and read once
BYTES = {"exact": 32, "Monte Carlo": 48}
# per token and objective: z, exp, times A, the clip, and sums for the gradient, the mean and the square of c
OPERATIONS = 7
# per token: two random numbers, four comparisons among sixteen symbols, two logs looked up
DRAWING = {"exact": 0, "Monte Carlo": 8}
MIB = 1 << 20


def run(case: str, device: str = "cpu", share: int = 1) -> None:
    """One turn of a case, from nothing to all figures; `share` divides its length, and lowers its groups."""
    objectives = {name: make_objective(name) for name in EIGHT}
    if case in TREES:
        symbols, length = TREES[case]
        exact.summarise(objectives, tree.grow(symbols, length // share, "drift", SIZE).to(device), GROUP)
    else:
        given = {"kind": KINDS[case], "size": SIZE, "group": GROUP, "device": device}
        estimate(objectives, length=LENGTH // share, groups=max(GROUPS // share**2, 64), **given)


def tokens(case: str) -> int:
    """How many tokens a case goes through."""
    if case in TREES:
        symbols, length = TREES[case]
        return symbols**length * length
    return GROUPS * GROUP * LENGTH * (2 if KINDS[case] == "drift" else 1)


def alone(case: str) -> dict[str, Any]:
    """What this process finds: wall and own seconds of every turn, and the largest memory before and after."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, own = [], []
    for _ in range(TURNS):
        start, begun = time.perf_counter(), time.process_time()
        run(case)
        wall.append(time.perf_counter() - start)
        own.append(time.process_time() - begun)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"wall": wall, "own": own, "before": before * 1024 / MIB, "after": after * 1024 / MIB}


def measured(case: str) -> dict[str, Any]:
    """The same from a fresh process."""
    command = [sys.executable, "-m", "benchmarks.variance", "--case", case]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def speed() -> float:
    """Multiplications per second of numbers in the processor's cache."""
    a = torch.ones(4096, dtype=torch.float64)
    seconds = rounds({"multiply": lambda: [a.mul_(1.0) for _ in range(1000)]}, 9)["multiply"]
    return 1000 * len(a) / statistics.median(seconds)


def cuda() -> str:
    """The table of the other device, or why there is none."""
    if not torch.cuda.is_available():
        return "Not measured on CUDA, for want of such a device."
    return "\n".join(["", f"{torch.cuda.get_device_name()}:", "", *beside("cuda")])


def beside(device: str, seconds: float = 60.0, share: int = 1) -> Iterator[str]:
    """A table of the device beside one thread of the processor, line by line, until its time is up."""
    yield from (f"| case | {device}, s | processor, one thread, s | processor / {device} |", "|---" * 4 + "|")
    end = time.perf_counter() + seconds
    for case in (*KINDS, *TREES):
        if time.perf_counter() > end:
            yield f"| {case} | left out, for want of time | | |"
            continue
        there = statistics.median(rounds({"there": lambda case=case: run(case, device, share)}, 3)["there"])
        here = seconds_of(lambda case=case: run(case, "cpu", share))
        yield f"| {case} | {there:.2f} | {here:.2f} | {here / there:.1f} |"


def table() -> str:
    """The Markdown that goes into the README."""
    head = "case", "seconds", "of the processor", "MiB at most", "of it before", "floor: bytes", "operations"
    lines = ["| " + " | ".join((*head, "times the floor")) + " |", "|---" * 8 + "|"]
    # first, as a process inherits its parent's largest memory
    found = {case: measured(case) for case in (*TREES, *KINDS)}
    bandwidth, rate = copy_bandwidth(), speed()
    for case, one in found.items():
        kind, own = case.split(",")[0], statistics.median(one["own"])
        moved = tokens(case) * BYTES[kind] / bandwidth
        done = tokens(case) * (len(EIGHT) * OPERATIONS + DRAWING[kind]) / rate
        lines.append(
            f"| {case} | {statistics.median(one['wall']):.2f} | {own:.2f} | {one['after']:.0f} |"
            f" {one['before']:.0f} | {moved:.3f} | {done:.3f} | {own / max(moved, done):.1f} |"
        )
    return "\n".join([
        *lines, "",
        f"Medians of {TURNS}. {len(EIGHT)} objectives; Monte Carlo of {GROUPS:,} groups of {GROUP} responses,",
        f"{LENGTH} tokens each. torch {torch.__version__}, {os.cpu_count()} cores of which one is used; a copy runs at"
        f" {bandwidth / 1e9:.1f} GB/s, read and",
        f"written together, and {rate / 1e9:.1f} billion multiplications a second are done in cache.", cuda(),
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and write where asked."""
    parser = readme.parser("variance", __doc__)
    parser.add_argument("--case", choices=(*TREES, *KINDS), help="measure one case in this process, for JSON")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.case:
        print(json.dumps(alone(options.case)))
        return
    readme.tell("variance", table(), options.write)


if __name__ == "__main__":
    main()
