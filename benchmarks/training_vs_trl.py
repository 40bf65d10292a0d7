"""A run of TRL's GRPOTrainer beside one of the members of our race: the same network, weights, batch and task.

From the repository's root:  .venv-trainers/bin/python -m benchmarks.training_vs_trl [--write]
The network is transformers' GPT-2 with our sizes, ReLU and an untied head with bias, and our weights in it, so that
both sample responses of one kind. TRL and the race take turns, each time in a fresh process; a rollout's time is the
median of those after the first few. Ours tells its metrics, TRL computes what it logs.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any

import torch

from algos.training import begin, default_race, run
from benchmarks import readme

STALENESS, SKIPPED, TURNS = (1, 4, 16), 3, 3
ROLLOUTS = {1: 23, 4: 15, 16: 9}
THREADS = (1, 2)


def ours(staleness: int, members: int, threads: int) -> dict[str, Any]:
    """Seconds of every rollout of a race of 12 members, or of one, and the mean reward of each."""
    race = default_race(staleness=staleness, rollouts=ROLLOUTS[staleness])
    race = default_race(("grpo",), 1, staleness=staleness, rollouts=ROLLOUTS[staleness]) if members == 1 else race
    ends, rewards = [], []
    for event in run(begin(race), threads=threads):
        if event["event"] == "rollout":
            ends.append(time.perf_counter())
            rewards.append(statistics.fmean(event["reward"]))
    return {"seconds": [b - a for a, b in pairwise(ends)], "rewards": rewards}


def alone(case: str, staleness: int, threads: int) -> dict[str, Any]:
    """What this process finds in one turn."""
    if case != "trl":
        torch.set_num_threads(1)
        return ours(staleness, 12 if case == "twelve" else 1, threads)
    from benchmarks.trl_run import trl

    torch.set_num_threads(threads)
    return trl(staleness, ROLLOUTS[staleness])


def measured(case: str, staleness: int, threads: int) -> dict[str, Any]:
    """One turn in a fresh process: the median rollout's milliseconds, and the mean reward."""
    command = [sys.executable, "-m", "benchmarks.training_vs_trl", "--case", case, "--staleness", str(staleness)]
    done = subprocess.run([*command, "--threads", str(threads)], check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    later = found["seconds"][SKIPPED - 1 :]
    return {"ms": 1000 * statistics.median(later), "reward": statistics.fmean(found["rewards"])}


def table() -> str:
    """The Markdown that goes into the README."""
    lines = ["| K | TRL, 1 thread | 2 threads | ours, 1 member | ours, 12 members, each: 1 thread | 2 threads |"
             " TRL's better / ours on 1 | on 2 |", "|---" * 8 + "|"]  # fmt: skip
    rewards: dict[str, list[float]] = {"trl": [], "twelve": []}
    for staleness in STALENESS:
        turns: dict[tuple[str, int], list[float]] = {}
        for _ in range(TURNS):
            for case, threads in (*(("trl", t) for t in THREADS), ("one", 1), *(("twelve", t) for t in THREADS)):
                found = measured(case, staleness, threads)
                turns.setdefault((case, threads), []).append(found["ms"] / (12 if case == "twelve" else 1))
                rewards.setdefault(case, []).append(found["reward"])
        ms = {key: statistics.median(values) for key, values in turns.items()}
        best = min(ms["trl", threads] for threads in THREADS)
        cells = [ms["trl", 1], ms["trl", 2], ms["one", 1], ms["twelve", 1], ms["twelve", 2]]
        ratios = [best / ms["twelve", threads] for threads in THREADS]
        lines.append(f"| {staleness} | {' | '.join(f'{cell:.1f}' for cell in cells)} |"
                     f" {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |")  # fmt: skip
    import transformers
    import trl as library

    means = {case: statistics.fmean(values) for case, values in rewards.items()}
    return "\n".join([
        *lines, "",
        f"Milliseconds per rollout of 128 responses, medians of {TURNS} turns. trl {library.__version__},"
        f" transformers {transformers.__version__}, torch {torch.__version__},",
        f"{os.cpu_count()} cores. Mean reward over the rollouts: TRL {means['trl']:.2f}, ours {means['twelve']:.2f}.",
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and write where asked."""
    parser = readme.parser("training_vs_trl", __doc__)
    parser.add_argument("--case", choices=("trl", "one", "twelve"), help="measure one turn in this process, for JSON")
    parser.add_argument("--staleness", type=int, choices=STALENESS, default=4)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if options.case:
        print("\n" + json.dumps(alone(options.case, options.staleness, options.threads)))
        return
    readme.tell("training_vs_trl", table(), options.write)


if __name__ == "__main__":
    main()
