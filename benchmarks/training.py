"""How long the default race takes on one thread and on two, beside what its operations and bytes cannot go below.

From the repository's root:  python -m benchmarks.training [--write]
Each time is that of a fresh process, from begun to ended race, imports excluded. The floor counts the multiplications
of sampling, forward and backward from the shapes, at the speed of a large matrix product on as many threads, and the
bytes of weights, moments and caches at the speed of a copy.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from typing import Any

import torch

from algos.training import begin, default_race, run
from algos.training.policy import Shape
from algos.training.settings import Race
from benchmarks import readme
from benchmarks.timing import copy_bandwidth, rounds

CASES = {"default race, K = 4": 4, "the same, K = 16": 16}
THREADS, TURNS = (1, 2), 3
SIDE = 1024


def per_token(shape: Shape, context: float) -> float:
    """Operations of one token through one member, `context` tokens before it: two for every weight of a matrix."""
    d = shape.width
    # q k v, out, up and down are 12 d^2 weights; scores and mixture 2 d for each position; head d V
    return 2 * (shape.layers * (12 * d * d + 2 * d * context) + d * shape.vocabulary)


def operations(race: Race, shape: Shape) -> float:
    """What all members of a race must compute: sampling, and forward and twice as much backward for every epoch."""
    task, B = race.make_task(), race.prompts * race.group
    P, L = task.prompt, task.prompt + task.response
    sampling = (race.prompts * (P - 1) + B * task.response) * per_token(shape, L / 2)
    training = race.staleness / race.minibatches * B * (L - 1) * 3 * per_token(shape, L / 2)
    return len(race.members) * race.rollouts * (sampling + training)


def moved(race: Race, shape: Shape) -> float:
    """Bytes that must be moved: weights for each token sampled and each update, Adam's moments, caches read."""
    task, B, N = race.make_task(), race.prompts * race.group, shape.number()
    T, L = task.response, task.prompt + task.response
    # forward, backward, gradient written and read, two moments and the weights read and written
    updates = race.staleness * 10 * N
    caches = B * T * shape.layers * 2 * shape.width * L / 2
    return 4 * len(race.members) * race.rollouts * (updates + T * N + caches)


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


def product_speed(threads: int) -> float:
    """Operations per second of a product of two float32 matrices of side 1024 on so many threads."""
    torch.set_num_threads(threads)
    a, b = torch.randn(2, SIDE, SIDE)
    seconds = statistics.median(rounds({"product": lambda: a @ b}, 9)["product"])
    torch.set_num_threads(1)
    return 2 * SIDE**3 / seconds


def cuda() -> str:
    """The sentences on the other device."""
    if not torch.cuda.is_available():
        return "Not measured on CUDA, for want of such a device."
    told = []
    for seeds in (3, 16):
        race = default_race(seeds=seeds)
        timed(default_race(seeds=seeds, rollouts=3), "cuda", 1)  # the first calls of all warm the device
        found = timed(race, "cuda", 1)
        told.append(f"{len(race.members)} members {found['wall']:.1f} s")
    return f"{torch.cuda.get_device_name()}, K = 4: {', '.join(told)}."


def table(turns: int) -> str:
    """The Markdown that goes into the README."""
    head = "race", "threads", "seconds", "of the processor", "floor: operations", "bytes", "times the floor", "reward"
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    bandwidth, speeds = copy_bandwidth(), {threads: product_speed(threads) for threads in THREADS}
    for case, staleness in CASES.items():
        race = default_race(staleness=staleness)
        shape = begin(race).shape
        for threads in THREADS:
            all_turns = [measured(case, threads) for _ in range(turns if staleness == 4 else 1)]
            best = min(all_turns, key=lambda one: one["wall"])
            compute, memory = operations(race, shape) / speeds[threads], moved(race, shape) / bandwidth
            lines.append(
                f"| {case} | {threads} | {best['wall']:.1f} | {best['own']:.1f} | {compute:.1f} | {memory:.1f} |"
                f" {best['wall'] / max(compute, memory):.1f} | {best['first']:.2f} to {best['last']:.2f} |"
            )
    race = default_race()
    rates = ", ".join(f"{speed / 1e9:.0f} on {threads}" for threads, speed in speeds.items())
    return "\n".join([
        *lines, "",
        f"Best of {turns} for K = 4, one run for K = 16. {len(race.members)} members of {shape.number():,} weights,"
        f" {race.rollouts} rollouts of {race.prompts}",
        f"prompts x {race.group} responses. torch {torch.__version__}, {os.cpu_count()} cores; thousand million"
        f" operations a second in a product of matrices:",
        f"{rates} threads; a copy runs at {bandwidth / 1e9:.1f} GB/s, read and written together.", cuda(),
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and with --write replace what stands between the two marks in README.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    parser.add_argument("--turns", type=int, default=TURNS, help=f"of the default race, the best counts ({TURNS})")
    parser.add_argument("--case", choices=CASES, help="measure one case in this process, for JSON")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.case:
        print(json.dumps(timed(default_race(staleness=CASES[options.case]), "cpu", options.threads)))
        return
    text = table(options.turns)
    print(text)
    if options.write:
        readme.write("training", text)


if __name__ == "__main__":
    main()
