"""What the trainers' pages share: options with notes, or the reason why a trainer has none."""

from typing import Any, NamedTuple

from algos.aggregation import SEQ
from algos.objectives import Objective

TOKEN, CONSTANT, SUM = "token-mean", "constant", "seq-mean-token-sum"


class Options(NamedTuple):
    """A trainer's options by its own names, keys of the notes that belong to them, and the class that takes them."""

    values: dict[str, Any]
    notes: tuple[str, ...] = ()
    config: str = "GRPOConfig"


class NotOffered(Exception):
    """The trainer does not compute this objective, or not with this setting (a field's name)."""

    def __init__(self, setting: str | None = None) -> None:
        super().__init__(setting)
        self.setting = setting


def only(objective: Objective, **wanted: Any) -> None:
    """Raise NotOffered unless each named field has the one value that the trainer knows."""
    for field, value in wanted.items():
        if getattr(objective, field) != value:
            raise NotOffered(field)


def pick(objective: Objective, names: dict[str, str]) -> str:
    """The trainer's name for the objective's aggregation; NotOffered if it has none."""
    if objective.aggregation not in names:
        raise NotOffered("aggregation")
    return names[objective.aggregation]


def exact(value: float) -> float:
    """A sum or difference of settings without the rounding error of its last digits: 1.2 - 1 is 0.2."""
    return float(round(value, 12))


# the aggregations under the loss types that TRL and ms-swift share
LOSS_TYPES = {SEQ: "grpo", TOKEN: "dapo", CONSTANT: "dr_grpo"}


def clipped(objective: Any, types: dict[str, str]) -> Options:
    """A clipped objective as TRL and ms-swift name it: loss_type says the aggregation, delta the dual clip."""
    values: dict[str, Any] = {"loss_type": pick(objective, types)}
    notes: tuple[str, ...] = ()
    values |= {"epsilon": objective.eps_low, "epsilon_high": objective.eps_high}
    if getattr(objective, "dual_clip", None) is not None:
        if objective.dual_clip < 1 + objective.eps_high:
            # both trainers cap the ratio itself, which would act inside the band
            raise NotOffered("dual_clip")
        values["delta"] = objective.dual_clip
    if values["loss_type"] == "dr_grpo":
        if objective.max_length is None:
            notes += ("budget",)
        else:
            values["max_completion_length"] = objective.max_length
    return Options(values, notes)
