"""The race: the same start, the same prompts and random numbers, several objectives; a generator of events."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor

from algos.training import metrics, parts
from algos.training.draws import generator
from algos.training.rollout import Rollout, respond, rewards, roll
from algos.training.samples import firsts, samples
from algos.training.settings import Race
from algos.training.state import State, begin, change
from algos.training.update import Update, update

Event = dict[str, Any]
Changes = Callable[[], dict[str, dict[str, Any]]]


def run(
    race: Race | State, device: str | torch.device = "cpu", changes: Changes | None = None, threads: int = 1
) -> Iterator[Event]:
    """The events of a race, all JSON-able; from a State it goes on where that stands, and changes it in place.

    A "rollout" event is the last of its rollout: then the state may be saved. `changes` is asked before every rollout
    for {label: {field: value}}. Raises ValueError for weights or changes that do not fit. `device` goes with a Race.
    `threads` (CPU) changes the time, not the events.
    """
    state = begin(race, device) if isinstance(race, Race) else race
    number = min(threads, len(state.race.members)) if state.device.type == "cpu" else 1
    with parts.threads(number) as each:
        yield from events(state, changes, number, each)


def events(state: State, changes: Changes | None, number: int, each: parts.Each) -> Iterator[Event]:
    """What `run` tells, with the members in `number` parts that `each` maps over."""
    if state.rollout == 0:
        yield started(state)
    while state.rollout < state.race.rollouts:
        if changes is not None and (wanted := changes()):
            change(state, wanted)
            yield {"event": "change", "rollout": state.rollout, "changes": wanted}
        yield from one_rollout(state, number, each)
    yield {"event": "end", "rollout": state.rollout, "updates": state.updates, "reward_full": final(state)}


def started(state: State) -> Event:
    """What is run: the race, its members by name, sizes and versions."""
    return {
        "event": "start",
        "race": asdict(state.race),
        "members": [
            {"label": m.name, "objective": m.objective, "settings": m.settings, "seed": m.seed}
            for m in state.race.members
        ],
        "parameters": state.shape.number(),
        "quantiles": metrics.QUANTILES,
        "versions": {
            "torch": torch.__version__,
            "python": platform.python_version(),
            # what the last bits depend on besides
            "machine": platform.machine(),
            "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        },
        "device": state.device.type,
    }


def order(state: State) -> list[Tensor]:
    """The rows (b,) of each update: whole groups, in an order of their own for each epoch, the same for all members."""
    race = state.race
    generated = generator("order", 0, state.rollout)
    rows = []
    for _ in range(race.staleness // race.minibatches):
        shuffled = torch.randperm(race.prompts, generator=generated)
        for part in shuffled.chunk(race.minibatches):
            rows.append((part[:, None] * race.group + torch.arange(race.group)).flatten().to(state.device))
    return rows


def one_rollout(state: State, pieces: int, each: parts.Each) -> Iterator[Event]:
    """Sample once, update K times; the state moves on before the last event is told."""
    race, number = state.race, state.rollout
    full = full_reward(state) if number % race.evaluate_every == 0 and exact_differs(state) else None
    split = parts.split(state, pieces)
    rollouts = list(each(roll, split))
    rollout = parts.joined_rollout(rollouts)
    for k, rows in enumerate(order(state)):
        updates = list(each(update, split, rollouts, [rows] * len(split)))
        done = parts.joined_update(updates)
        if k == 0:
            kl = torch.cat(list(each(metrics.kl_to_start, split, rollouts, updates)))
        state.updates += 1
        told = metrics.told(metrics.of_update(rollout, done))
        yield {"event": "update", "rollout": number, "update": state.updates, "step": k, **told}
    if number % race.sample_every == 0:
        shown = samples(state, rollout, done)
        yield {"event": "sample", "rollout": number, "update": state.updates, "responses": shown}
    state.rollout += 1
    yield told_rollout(state, number, rollout, done, kl, full)


def told_rollout(state: State, number: int, rollout: Rollout, done: Update, kl: Tensor,
                 full: Tensor | None) -> Event:  # fmt: skip
    """The metrics of a rollout, and a cloud of tokens of its last update."""
    groups = rollout.advantages.view(len(rollout.reward), -1, state.race.group)
    values = {
        "reward": rollout.reward.mean(-1),
        "length": rollout.mask.sum(-1).to(rollout.reward.dtype).mean(-1),
        "flat_groups": (groups == 0).all(-1).to(rollout.reward.dtype).mean(-1),
        # where sampler and policy are the same, the reward is that at full precision
        "reward_full": full if full is not None else rollout.reward.mean(-1),
        "kl": kl,
    }
    told: Event = metrics.told(values)
    if full is None and exact_differs(state):
        told["reward_full"] = None
    members = firsts(state)
    cloud = {"members": members, **metrics.cloud(rollout, done, members)}
    return {"event": "rollout", "rollout": number, "updates": state.updates, **told, "cloud": cloud}


def exact_differs(state: State) -> bool:
    """Whether the sampler's policy is not the trained one."""
    return state.race.mismatch.kind in ("bits", "bf16")


def full_reward(state: State) -> Tensor:
    """(E,) mean reward at full precision on prompts of its own."""
    return rewards(state, respond(state, "evaluation", whole=True)).mean(-1)


def final(state: State) -> list[float | None]:
    """The trained policies' reward at full precision."""
    return metrics.numbers(full_reward(state))
