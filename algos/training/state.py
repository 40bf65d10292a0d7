"""All that a race carries from one rollout to the next; saved and restored, it goes on as if nothing had happened."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from algos.objectives.base import Objective
from algos.training import weights
from algos.training.policy import Shape, flatten, views
from algos.training.settings import Race, race_of

SHIPPED = Path(__file__).parent / "warm_starts"
TENSORS = ("flat", "first", "second", "reference")


@dataclass
class State:
    """The race as it stands between two rollouts; `run` changes it in place.

    flat, first, second  (E, N) parameters and Adam's moments
    reference            (1, N) the weights that all members began with
    rollout, updates     how many rollouts and updates are done
    race                 with the settings as they are now, changes included
    """

    race: Race
    shape: Shape
    flat: Tensor
    first: Tensor
    second: Tensor
    reference: Tensor
    rollout: int = 0
    updates: int = 0

    def __post_init__(self) -> None:
        self.plain = views(self.flat, self.shape)
        # leaves on the same memory; `data`, as autograd else takes a step of other members for a change of these
        self.params = {name: part.data.requires_grad_() for name, part in self.plain.items()}
        self.start = views(self.reference, self.shape)

    @property
    def objectives(self) -> list[Objective]:
        """Each member's objective at the settings of now."""
        return [member.make() for member in self.race.members]

    @property
    def device(self) -> torch.device:
        """Where everything lies."""
        return self.flat.device


def begin(race: Race, device: str | torch.device = "cpu") -> State:
    """The state before the first rollout: every member at the race's weights.

    Raises ValueError if the weights are missing, or made for another task or size.
    """
    path = Path(race.weights) if race.weights else SHIPPED / f"{race.task}.safetensors"
    tensors, told = weights.load(path)
    if "shape" not in told:
        raise ValueError(f"{path} holds no weights of a policy; make them with python -m algos.training warm.")
    shape = Shape(**json.loads(told["shape"]))
    task = race.make_task()
    if told.get("task") != task.name or shape.length != task.prompt + task.response:
        raise ValueError(
            f"{path} is made for task {told.get('task')} and {shape.length} tokens, the race is {task.name} with"
            f" {task.prompt + task.response}; make weights with python -m algos.training warm."
        )
    reference = flatten(tensors, shape).to(device)
    flat = reference.repeat(len(race.members), 1)
    return State(race, shape, flat, torch.zeros_like(flat), torch.zeros_like(flat), reference)


def save(state: State, path: Path) -> None:
    """Write the whole state, whole or not at all (OSError)."""
    tensors = {name: getattr(state, name) for name in TENSORS}
    counts = {"rollout": state.rollout, "updates": state.updates}
    told = {"race": asdict(state.race), "shape": asdict(state.shape), **counts}
    weights.save(path, tensors, {name: json.dumps(value) for name, value in told.items()})


def restore(path: Path, device: str | torch.device = "cpu") -> State:
    """The state that was saved; ValueError if the file is missing or broken."""
    tensors, metadata = weights.load(path)
    try:
        told = {name: json.loads(text) for name, text in metadata.items()}
        race, shape = race_of(told["race"]), Shape(**told["shape"])
        flat, first, second, reference = (tensors[name].to(device) for name in TENSORS)
        return State(race, shape, flat, first, second, reference, told["rollout"], told["updates"])
    except (KeyError, TypeError) as problem:
        raise ValueError(f"{path} holds no race ({problem}); begin it anew.") from None


def change(state: State, changes: dict[str, dict[str, Any]]) -> None:
    """Give the members of each label those settings, from the next rollout on.

    Raises ValueError or TypeError, and changes nothing, for an unknown label, field or value.
    """
    members = state.race.members
    for label in changes:
        if label not in {member.name for member in members}:
            raise ValueError(f"no member is called {label!r}; wanted one of {', '.join({m.name: 0 for m in members})}.")
    renewed = (replace(m, settings=m.settings | changes.get(m.name, {})) for m in members)
    state.race = replace(state.race, members=tuple(renewed))
