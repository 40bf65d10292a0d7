"""The training race on a device: from the same random numbers what the processor makes of them, and again the same."""

import dataclasses
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from algos.training import Member, Mismatch, Race, begin, restore, run, save
from algos.training.events import follow
from algos.training.policy import logits
from algos.training.rollout import Rollout, per_seed, respond, rewards, roll
from algos.training.state import State
from algos.training.tasks import TASKS
from algos.training.update import Update, update
from algos.training.warm import shape_of, warm, write
from tests.cuda.same import same

MEMBERS = (
    Member("grpo", {}, 0),
    Member("gspo", {"eps_low": 3e-2, "eps_high": 3e-2}, 1),
    Member("sapo", {}, 0),
    Member("cispo", {}, 2),
)
RACE = Race(members=MEMBERS, prompts=8, group=4, rollouts=2, staleness=2, lr=1e-3)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def both(race: Race, device: str) -> tuple[State, State]:
    """The race's beginning here and there."""
    return begin(race), begin(race, device)


def to(rollout: Rollout, device: str) -> Rollout:
    """The rollout on a device."""
    parts = {field.name: getattr(rollout, field.name) for field in dataclasses.fields(Rollout)}
    return Rollout(**{name: part if part is None else part.to(device) for name, part in parts.items()})


def random_numbers_do_not_depend_on_the_device(device: str) -> None:
    """Every task's prompts, and the uniforms."""
    for task in TASKS:
        here, there = both(dataclasses.replace(RACE, task=task), device)
        made = here.race.make_task()
        for draw in (lambda g, made=made: made.draw(8, g), lambda g: torch.rand(8, 5, generator=g)):
            same(f"what {task} draws", per_seed(there, "prompts", draw), per_seed(here, "prompts", draw), device, 0.0)


def the_policys_log_probs(device: str) -> None:
    """In float32."""
    here, there = both(RACE, device)
    tokens = respond(here).tokens
    near, far = (logits(one.plain, one.shape, tokens.to(one.device)).log_softmax(-1) for one in (here, there))
    same("the log-probs", far, near, device)


def sampling(device: str) -> None:
    """The same uniforms choose the same tokens, but for a few that lie within rounding of an edge."""
    here, there = both(RACE, device)
    near, far = respond(here), respond(there)
    assert far.tokens.device.type == far.logp.device.type == torch.device(device).type
    alike = (far.tokens.cpu() == near.tokens).all(-1)
    share = float(alike.float().mean())
    assert share >= 0.97, f"{share:.0%} of the responses are the same; wanted 97%"
    same("their log-probs", far.logp[alike.to(device)], near.logp[alike], device)
    wrong = int((rewards(there, far).cpu() != rewards(here, near))[alike].sum())
    assert wrong == 0, f"{wrong} of the same responses have another reward"


def one_update(device: str) -> None:
    """From the same rollout: coefficients, gradient norm, entropy and Adam's moments."""
    for race in (RACE, dataclasses.replace(RACE, kl=0.1, overlay="tis", mismatch=Mismatch("noise", 0.1))):
        here, there = both(race, device)
        rollout, rows = roll(here), torch.arange(16)
        near, far = update(here, rollout, rows), update(there, to(rollout, device), rows.to(device))
        for field in dataclasses.fields(Update):
            same(field.name, getattr(far, field.name), getattr(near, field.name), device, 1e-3)
        same("Adam's first moment", there.first, here.first, device, 1e-3)


def told(race: Race, device: str) -> list[dict[str, Any]]:
    """All events of a race."""
    return list(follow(begin(race, device)))


def a_race_tells_what_the_processors_tells(device: str) -> None:
    """The same events with the same fields, whose numbers begin alike and are all finite."""
    here, there = told(RACE, "cpu"), told(RACE, device)
    assert [sorted(event) for event in there] == [sorted(event) for event in here]
    assert [event["event"] for event in there] == [event["event"] for event in here]
    assert there[0] == here[0] | {"device": torch.device(device).type}
    json.dumps(there, allow_nan=False)
    (one, *_), (other, *_) = ([event for event in events if event["event"] == "rollout"] for events in (here, there))
    for name, allowed in (("entropy", 1e-2), ("reward", 0.07)):
        for a, b in zip(one[name], other[name], strict=True):
            assert abs(a - b) <= allowed * max(1.0, abs(a)), f"{name} of the first rollout: {b} there, {a} here"


def a_race_repeats_itself(device: str) -> None:
    """The same seeds on the same device: the very same events."""
    first, again = told(RACE, device), told(RACE, device)
    for number, (one, other) in enumerate(zip(first, again, strict=True)):
        assert one == other, f"event {number} ({one['event']}) differs the second time"


def every_mismatch_and_task_runs(device: str) -> None:
    """And tells of full precision where the sampler lacks it."""
    kinds = (("noise", 0.3), ("flips", 0.05), ("bits", 4), ("bf16", 0))
    for (kind, size), task in zip(kinds, ("balance", "reverse", "sort", "copy"), strict=True):
        own = Mismatch(kind, size, recompute=kind == "bits")
        race = Race(task, MEMBERS[:2], prompts=4, group=4, rollouts=1, staleness=1, mismatch=own)
        full = [event["reward_full"] for event in told(race, device) if event["event"] == "rollout"]
        assert None not in full[0], f"{task} under {kind}: {full[0]}"


def a_race_goes_on_from_a_file(device: str) -> None:
    """Saved after the first rollout and restored there, it tells what it would have told; so may the processor's."""
    race = dataclasses.replace(RACE, members=MEMBERS[:2], staleness=1)
    whole, state, seen = list(run(begin(race, device))), begin(race, device), []
    with folder() as place:
        for event in run(state):
            seen.append(event)
            if event["event"] == "rollout":
                save(state, place / "state")
                break
        back = restore(place / "state", device)
        assert back.device.type == torch.device(device).type
        seen += run(back)
        save(begin(race), place / "other")
        assert restore(place / "other", device).device.type == torch.device(device).type
    assert seen == whole


def a_warm_start(device: str) -> None:
    """Its first steps are the processor's, it reaches its goal, and a race begins at its weights."""
    task = RACE.make_task()
    shape = shape_of(task)
    near, far = (next(warm(task, shape, seed=3, device=place))[2] for place in ("cpu", device))
    same("the weights after two steps", far, near, device, 1e-2)
    with folder() as place:
        path = place / "warm.safetensors"
        *_, (steps, reward) = write(path, "count", 1, goal=0.1, width=16, layers=1, heads=2, device=device)
        assert reward >= 0.1, f"reward {reward} after {steps} steps"
        race = dataclasses.replace(RACE, size=1, weights=str(path), rollouts=1)
        assert told(race, device)[-1]["event"] == "end"


CHECKS = (
    random_numbers_do_not_depend_on_the_device, the_policys_log_probs, sampling, one_update,
    a_race_tells_what_the_processors_tells, a_race_repeats_itself, every_mismatch_and_task_runs,
    a_race_goes_on_from_a_file, a_warm_start,
)  # fmt: skip
