"""How long races take on a device, the large preset with its warm start included; each stops when its time is up."""

import dataclasses
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from algos.training import Race, begin, default_race, run
from algos.training.presets import PRESETS
from algos.training.warm import GOAL, put, shape_of, warm
from benchmarks.race_floor import moved, operations
from benchmarks.timing import copy_bandwidth, product_speed, settle

HEAD = (
    "race", "members", "weights of each", "rollouts", "seconds", "ms a rollout", "sampled tokens a second",
    "floor: operations", "bytes", "times the floor", "reward",
)  # fmt: skip
SIDE = {"cpu": 1024, "cuda": 8192}  # of the matrices whose product tells the device's speed


class Speeds(NamedTuple):
    """Of a device: operations a second in a product of float32 matrices, bytes a second in a copy."""

    product: float
    copy: float


class Case(NamedTuple):
    """A race, where it runs, and for how many seconds at most."""

    name: str
    race: Race
    device: str
    seconds: float


class Timed(NamedTuple):
    """Seconds from begun to ended or stopped, rollouts done, tokens sampled, mean reward of the first and the last."""

    wall: float
    rollouts: int
    tokens: float
    first: float
    last: float


def timed(case: Case) -> Timed:
    """Run the race until its end or until its time is up; what it tells of each update is brought from the device."""
    state, done, tokens, rewards = begin(case.race, case.device), 0, 0.0, []
    settle()
    start = time.perf_counter()
    for event in run(state):
        if event["event"] == "rollout":
            done += 1
            tokens += sum(event["length"]) * case.race.prompts * case.race.group
            rewards.append(statistics.fmean(event["reward"]))
            if time.perf_counter() - start > case.seconds:
                break
    settle()
    return Timed(time.perf_counter() - start, done, tokens, rewards[0], rewards[-1])


def row(case: Case, speeds: Speeds) -> str:
    """One line of the table; the floor is that of the rollouts that were done."""
    shape = begin(case.race).shape
    timed(case._replace(race=dataclasses.replace(case.race, rollouts=2)))  # the first calls of all warm the device
    found = timed(case)
    did = dataclasses.replace(case.race, rollouts=found.rollouts)
    compute, memory = operations(did, shape) / speeds.product, moved(did, shape) / speeds.copy
    whole = f"{found.rollouts} of {case.race.rollouts}" + ("" if found.rollouts == case.race.rollouts else ", time up")
    cells = [
        case.name, len(case.race.members), f"{shape.number():,}", whole, f"{found.wall:.1f}",
        f"{1e3 * found.wall / found.rollouts:.1f}", f"{found.tokens / found.wall:,.0f}", f"{compute:.3f}",
        f"{memory:.3f}", f"{found.wall / max(compute, memory):.1f}", f"{found.first:.2f} to {found.last:.2f}",
    ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def warm_start(path: Path, device: str, seconds: float, **sizes: int) -> str:
    """Make the large policy's weights (or one of these sizes) in the file; says how far it came in its time."""
    size = PRESETS["large"] | sizes
    task = Race(members=default_race().members, size=size.pop("length")).make_task()
    shape, start = shape_of(task, **size), time.perf_counter()
    for step, reward, flat in warm(task, shape, device=device):  # noqa: B007
        if time.perf_counter() - start > seconds:
            break
    told = f"{step} steps in {time.perf_counter() - start:.1f} s, reward {reward:.3f}"
    put(path, task, shape, flat, {"steps": str(step), "reward": f"{reward:g}"})
    return told + ("" if reward >= GOAL else f"; its time was up before {GOAL}, and the race begins with these weights")


def cases(device: str, seconds: float, rollouts: int) -> list[Case]:
    """The default race fresh and stale, and with the seeds that a device has room for, beside one of the processor."""
    few = {"rollouts": rollouts}
    return [
        Case("default, K = 4", default_race(**few), device, seconds),
        Case("default, K = 16", default_race(staleness=16, **few), device, seconds),
        Case("default, 16 seeds", default_race(seeds=16, **few), device, seconds),
        Case("default, K = 4, one thread of the processor", default_race(**few), "cpu", seconds / 4),
    ]


def lines(device: str, folder: Path, seconds: float = 60.0, rollouts: int = 100, **sizes: int) -> Iterator[str]:
    """The table, line by line as it is measured; no race takes much longer than `seconds`, the warm start twice that.

    `sizes` instead of the large preset's: width, layers, heads, length. The large weights go into the folder.
    """
    yield "| " + " | ".join(HEAD) + " |"
    yield "|---" * len(HEAD) + "|"
    speeds = {place: Speeds(product_speed(SIDE[place], place), copy_bandwidth(place)) for place in {device, "cpu"}}
    for case in cases(device, seconds, rollouts):
        yield row(case, speeds[case.device])
    path = folder / "large.safetensors"
    warmed = warm_start(path, device, 2 * seconds, **sizes)
    size = sizes.get("length", PRESETS["large"]["length"])
    race = default_race(size=size, weights=str(path), rollouts=rollouts)
    yield row(Case("large, K = 4", race, device, seconds), speeds[device])
    yield ""
    yield f"Warm start of the large policy: {warmed}. A race whose time is up stops after a rollout; its row says so."
    own = speeds[device]
    yield f"The device: {own.product / 1e9:,.0f} thousand million operations a second in a product of float32 matrices"
    yield f"of side {SIDE[device]:,}; a copy runs at {own.copy / 1e9:,.0f} GB/s, read and written together."
