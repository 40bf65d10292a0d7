"""Our objectives as TRL's options."""

from typing import Any

from algos.aggregation import SEQ
from algos.objectives import Objective
from viz.export.offers import LOSS_TYPES, SUM, NotOffered, Options, clipped, only

TYPES = LOSS_TYPES | {SUM: "luspo"}
SEQUENCE = {"importance_sampling_level": "sequence"}


def options(name: str, objective: Objective) -> Options:
    """Arguments of GRPOConfig (or of the class that `config` names); raises NotOffered."""
    if name in ("grpo", "dapo", "dr_grpo"):
        return hard_clip(name, objective)
    if name in ("gspo", "luspo"):
        values, notes, config = clipped(objective, TYPES)
        return Options(values | SEQUENCE, notes, config)
    if name in OTHERS:
        return OTHERS[name](objective)
    raise NotOffered


def hard_clip(name: str, objective: Any) -> Options:
    """GRPO, DAPO, Dr. GRPO."""
    only(objective, **({"two_sided": False} if name == "grpo" else {}))
    values, notes, config = clipped(objective, TYPES)
    return Options(values | ({"scale_rewards": "none"} if name == "dr_grpo" else {}), notes, config)


def sapo(o: Any) -> Options:
    """SAPO, by token or by sequence."""
    only(o, aggregation=SEQ, one_sided=False)
    values = {"loss_type": "sapo", "sapo_temperature_pos": o.tau_pos, "sapo_temperature_neg": o.tau_neg}
    return Options(values | (SEQUENCE if o.level == "sequence" else {}))


def cispo(o: Any) -> Options:
    """CISPO: epsilon_high is the cap."""
    only(o, w_min=0)
    return Options({"loss_type": "cispo", "epsilon_high": o.w_max}, ("cap",))


def gmpo(o: Any) -> Options:
    """GMPO, a trainer of its own; its epsilons are distances in log r."""
    return Options({"epsilon": o.eps_low, "epsilon_high": o.eps_high}, ("gmpo",), "GMPOConfig")


def vespo(o: Any) -> Options:
    """VESPO."""
    fields = ("k_pos", "lambda_pos", "k_neg", "lambda_neg")
    return Options({"loss_type": "vespo"} | {f"vespo_{field}": getattr(o, field) for field in fields})


def sequence_product(o: Any) -> Options:
    """The un-normalised ratio of the whole response is what the RLOO trainer clips."""
    return Options({"beta": 0.0, "epsilon": o.eps_low, "epsilon_high": o.eps_high}, ("rloo",), "RLOOConfig")


OTHERS = {"sapo": sapo, "cispo": cispo, "gmpo": gmpo, "vespo": vespo, "sequence_product": sequence_product}
