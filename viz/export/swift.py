"""Our objectives as ms-swift's command-line flags."""

from typing import Any

from algos.aggregation import SEQ
from algos.objectives import Objective
from viz.export.offers import LOSS_TYPES, TOKEN, NotOffered, Options, clipped, only

LEVELS = {"gspo": "sequence", "gspo_token": "sequence_token"}


def options(name: str, objective: Any) -> Options:
    """Flags of `swift rlhf`, without their dashes; raises NotOffered."""
    values, notes, config = chosen(name, objective)
    # ms-swift adds a KL term of 0.04 unless beta is set
    return Options({"rlhf_type": "grpo", **values, "beta": 0}, ("beta", *notes), config)


def chosen(name: str, objective: Objective) -> Options:
    """The options of one objective."""
    if name in ("grpo", "dapo", "dr_grpo"):
        only(objective, **({"two_sided": False} if name == "grpo" else {}))
        values, notes, config = clipped(objective, LOSS_TYPES)
        return Options(values | ({"scale_rewards": "none"} if name == "dr_grpo" else {}), notes, config)
    if name in LEVELS:
        values, notes, config = clipped(objective, LOSS_TYPES)
        return Options(values | {"importance_sampling_level": LEVELS[name]}, notes, config)
    if name in OTHERS:
        return OTHERS[name](objective)
    raise NotOffered


def sapo(o: Any) -> Options:
    """SAPO, by token or by sequence."""
    only(o, aggregation=SEQ, one_sided=False)
    values = {"loss_type": "sapo", "tau_pos": o.tau_pos, "tau_neg": o.tau_neg}
    return Options(values | ({"importance_sampling_level": "sequence"} if o.level == "sequence" else {}))


def cispo(o: Any) -> Options:
    """CISPO: epsilon_high is the cap."""
    only(o, w_min=0)
    return Options({"loss_type": "cispo", "epsilon_high": o.w_max}, ("cap",))


def real(o: Any) -> Options:
    """REAL."""
    return Options({"loss_type": "real", "real_tau": o.tau})


def fipo(o: Any) -> Options:
    """FIPO; where a token is unsafe, ms-swift's weight stays in [0.8, 1] whatever the clip."""
    only(o, clip=0.2)
    values, notes, config = clipped(o, {TOKEN: "fipo"})
    values |= {"fipo_decay_rate": o.half_life, "fipo_clip_range": o.clip, "fipo_clip_high_only": "true"}
    return Options(values | {"fipo_safety_threshold": o.safety}, notes, config)


OTHERS = {"sapo": sapo, "cispo": cispo, "real": real, "fipo": fipo}
