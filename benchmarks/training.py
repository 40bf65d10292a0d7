"""How long the default race takes on one thread and on two, beside what its operations and bytes cannot go below.

From the repository's root:  python -m benchmarks.training [--write]
Each time is that of a fresh process, from begun to ended race, imports excluded. The floor counts the multiplications
of sampling, forward and backward from the shapes, at the speed of a large matrix product on as many threads, and the
bytes of weights, moments and caches at the speed of a copy.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from algos.training import begin, default_race, run
from algos.training.settings import Race
from benchmarks import readme
from benchmarks.race_floor import moved, operations
from benchmarks.races_on_device import SIDE, lines
from benchmarks.timing import copy_bandwidth, product_speed

CASES = {"default race, K = 4": 4, "the same, K = 16": 16}
THREADS, TURNS = (1, 2), 3


def timed(race: Race, device: str, threads: int) -> dict[str, Any]:
    """Wall and own seconds of a race, and its mean reward at first and at last."""
    state = begin(race, device)
    start, own = time.perf_counter(), time.process_time()
    told = list(run(state, threads=threads))
    wall, own = time.perf_counter() - start, time.process_time() - own
    first = next(event["reward"] for event in told if event["event"] == "rollout")
    return {
        "wall": wall,
        "own": own,
        "first": statistics.fmean(first),
        "last": statistics.fmean(told[-1]["reward_full"]),
    }


def measured(case: str, threads: int) -> dict[str, Any]:
    """The same from a fresh process."""
    command = [sys.executable, "-m", "benchmarks.training", "--case", case, "--threads", str(threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def product_speeds() -> dict[int, float]:
    """Operations per second of a product of two float32 matrices, by the number of threads."""
    found = {}
    for threads in THREADS:
        torch.set_num_threads(threads)
        found[threads] = product_speed(SIDE["cpu"])
    torch.set_num_threads(1)
    return found


def cuda() -> str:
    """The table of the other device, or why there is none."""
    if not torch.cuda.is_available():
        return "Not measured on CUDA, for want of such a device."
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(["", f"{torch.cuda.get_device_name()}:", "", *lines("cuda", Path(folder))])


def table(turns: int) -> str:
    """The Markdown that goes into the README."""
    head = "race", "threads", "seconds", "of the processor", "floor: operations", "bytes", "times the floor", "reward"
    rows = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    bandwidth, speeds = copy_bandwidth(), product_speeds()
    for case, staleness in CASES.items():
        race = default_race(staleness=staleness)
        shape = begin(race).shape
        for threads in THREADS:
            all_turns = [measured(case, threads) for _ in range(turns if staleness == 4 else 1)]
            best = min(all_turns, key=lambda one: one["wall"])
            compute, memory = operations(race, shape) / speeds[threads], moved(race, shape) / bandwidth
            rows.append(
                f"| {case} | {threads} | {best['wall']:.1f} | {best['own']:.1f} | {compute:.1f} | {memory:.1f} |"
                f" {best['wall'] / max(compute, memory):.1f} | {best['first']:.2f} to {best['last']:.2f} |"
            )
    race = default_race()
    rates = ", ".join(f"{speed / 1e9:.0f} on {threads}" for threads, speed in speeds.items())
    return "\n".join([
        *rows, "",
        f"Best of {turns} for K = 4, one run for K = 16. {len(race.members)} members of {shape.number():,} weights,"
        f" {race.rollouts} rollouts of {race.prompts}",
        f"prompts x {race.group} responses. torch {torch.__version__}, {os.cpu_count()} cores; thousand million"
        f" operations a second in a product of matrices:",
        f"{rates} threads; a copy runs at {bandwidth / 1e9:.1f} GB/s, read and written together.", cuda(),
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and write where asked."""
    parser = readme.parser("training", __doc__)
    parser.add_argument("--turns", type=int, default=TURNS, help=f"of the default race, the best counts ({TURNS})")
    parser.add_argument("--case", choices=CASES, help="measure one case in this process, for JSON")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.case:
        print(json.dumps(timed(default_race(staleness=CASES[options.case]), "cpu", options.threads)))
        return
    readme.tell("training", table(options.turns), options.write)


if __name__ == "__main__":
    main()
