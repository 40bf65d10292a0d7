"""What defines a race: task, members, and how they sample and learn. Two equal races give the same events."""

import math
from dataclasses import asdict, dataclass, field
from typing import Any

import torch

from algos import TokenBatch, check, corrections
from algos.objectives import make_objective
from algos.objectives.base import Objective
from algos.training.mismatch import KINDS, Mismatch
from algos.training.tasks import Task, make_task

OVERLAYS = {name: getattr(corrections, name) for name in ("tis", "icepop", "sequence_mask", "opsm", "top_entropy")}
MINIBATCHES = 4


@dataclass(frozen=True)
class Member:
    """One policy of the race: an objective of `algos.OBJECTIVES` with its settings, a seed, and a label.

    Members of one label differ in the seed only, and are changed together; without a label it is the objective.
    """

    objective: str
    settings: dict[str, Any] = field(default_factory=dict)
    seed: int = 0
    label: str = ""

    @property
    def name(self) -> str:
        """The label, or the objective where there is none."""
        return self.label or self.objective

    def make(self) -> Objective:
        """The objective; raises ValueError or TypeError, as `make_objective` does, for unknown names or values."""
        for name, value in self.settings.items():
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"{self.name}.{name} is {value}, which JSON cannot hold; wanted a number such as 1e9.")
        return make_objective(self.objective, **self.settings)


@dataclass(frozen=True)
class Race:
    """A race; every field is JSON-able with `asdict`, and `race_of` reads it back. Raises ValueError if it cannot run.

    staleness K: K updates per rollout, over minibatches of whole groups: K up to 4 is one epoch of K minibatches,
    a larger K (a multiple of 4) K / 4 epochs of 4. kl is beta of the k3 loss to the start. `weights` is a file;
    empty: the shipped ones of the task.
    """

    task: str = "count"
    members: tuple[Member, ...] = ()
    staleness: int = 4
    prompts: int = 16
    group: int = 8
    rollouts: int = 100
    lr: float = 7e-4
    clip: float = 1.0
    kl: float = 0.0
    overlay: str = ""
    overlay_settings: dict[str, Any] = field(default_factory=dict)
    mismatch: Mismatch = field(default_factory=Mismatch)
    size: int | None = None
    weights: str = ""
    evaluate_every: int = 10
    sample_every: int = 5

    def __post_init__(self) -> None:
        for name in ("staleness", "prompts", "group", "rollouts", "evaluate_every", "sample_every"):
            value = getattr(self, name)
            # a response has an advantage only beside others to its prompt
            least = 2 if name == "group" else 1
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise ValueError(f"{name} is {value!r}; wanted a whole number of at least {least}.")
        if not self.members:
            raise ValueError("members is empty; wanted at least one Member(objective, settings, seed).")
        if (self.staleness > MINIBATCHES and self.staleness % MINIBATCHES) or self.prompts % self.minibatches:
            raise ValueError(
                f"staleness is {self.staleness} with {self.prompts} prompts; wanted 1 to 4 or a multiple of 4,"
                " and prompts that fall into as many equal minibatches (4 at most)."
            )
        check.number("lr", self.lr, 0)
        check.number("clip", self.clip, 0, low_open=True)
        check.number("kl", self.kl, 0)
        if self.overlay:
            check.one_of("overlay", self.overlay, OVERLAYS)
            one = torch.zeros(1, 1)
            batch = TokenBatch(logp=one, logp_old=one, advantages=one, mask=one == 0, logp_rollout=one, entropy=one)
            OVERLAYS[self.overlay](batch, **self.overlay_settings)  # raises for settings that it does not know
        self.make_task()
        self._check_members()

    @property
    def minibatches(self) -> int:
        """Into how many minibatches the prompts of a rollout fall."""
        return min(self.staleness, MINIBATCHES)

    def _check_members(self) -> None:
        labels: dict[str, Member] = {}
        for member in self.members:
            objective = member.make()
            if self.overlay and not objective.takes_overlay:
                raise ValueError(f"{member.objective} takes no overlay; leave out one of the two.")
            if not isinstance(member.seed, int) or not 0 <= member.seed < 4000:
                raise ValueError(f"the seed of {member.name} is {member.seed!r}; wanted a whole number, 0 to 3999.")
            first = labels.setdefault(member.name, member)
            if (first.objective, first.settings) != (member.objective, member.settings):
                raise ValueError(f"two members called {member.name} differ in more than the seed; give one a label.")

    def make_task(self) -> Task:
        """The task at the race's size."""
        return make_task(self.task, self.size)


def default_race(objectives: tuple[str, ...] = ("grpo", "gspo", "sapo", "cispo"), seeds: int = 3, **other: Any) -> Race:
    """Those objectives at `seeds` seeds each; GSPO's band is 3e-2 on both sides, as a tiny policy drifts far more in a
    step than the models of the paper, whose 3e-4 would stop nearly all of it."""
    own = {"gspo": {"eps_low": 3e-2, "eps_high": 3e-2}}
    members = tuple(Member(name, own.get(name, {}), seed) for name in objectives for seed in range(seeds))
    return Race(members=members, **other)


def race_of(data: dict[str, Any]) -> Race:
    """The race that `asdict` turned into `data`; unknown fields raise TypeError, bad values ValueError."""
    members = tuple(Member(**member) for member in data["members"])
    return Race(**data | {"members": members, "mismatch": Mismatch(**data["mismatch"])})


__all__ = ["KINDS", "OVERLAYS", "Member", "Mismatch", "Race", "asdict", "default_race", "race_of"]
