"""What TRL, verl and ms-swift offer of the objectives: a table each, from our name to the trainer's options.

A value that is a function takes the objective; an option whose value is None is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import attrgetter as of
from typing import Any

from algos.aggregation import SEQ
from algos.objectives import Objective

TOKEN, CONSTANT, SUM = "token-mean", "constant", "seq-mean-token-sum"
OFF = 10**9  # a dual clip that never acts: verl's ratios end at e^20


class NotOffered(Exception):
    """The trainer does not compute this objective, or not with this setting (a field's name)."""

    def __init__(self, setting: str | None = None) -> None:
        super().__init__(setting)
        self.setting = setting


@dataclass(frozen=True)
class Offer:
    """Options by the trainer's names, what it fixes of our fields, keys of notes, and TRL's class of options."""

    values: dict[str, Any]
    fixed: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    config: str = "GRPOConfig"


def offered(trainer: str, name: str, objective: Objective) -> Offer:
    """The trainer's options for the objective at its settings; raises NotOffered."""
    if name not in TRAINERS[trainer]:
        raise NotOffered
    offer = TRAINERS[trainer][name]
    for key, wanted in offer.fixed.items():
        if getattr(objective, key) != wanted:
            raise NotOffered(key)
    values = {option: value(objective) if callable(value) else value for option, value in offer.values.items()}
    values = {option: value for option, value in values.items() if value is not None}
    notes = tuple(note for note in offer.notes if note not in WHEN or WHEN[note](objective))
    return replace(offer, values=values, notes=notes)


def aggregation(names: dict[str, str]) -> Callable[[Any], str]:
    """The trainer's name for the objective's aggregation; NotOffered if it has none."""

    def name(o: Any) -> str:
        if o.aggregation not in names:
            raise NotOffered("aggregation")
        return names[o.aggregation]

    return name


def dual(o: Any) -> float | None:
    """The dual clip, None where it is off."""
    return getattr(o, "dual_clip", None)


def delta(o: Any) -> float | None:
    """The dual clip of TRL and ms-swift, which cap the ratio itself: that would act inside the band."""
    if dual(o) is not None and o.dual_clip < 1 + o.eps_high:
        raise NotOffered("dual_clip")
    return dual(o)


def budget(o: Any) -> int | None:
    """The length that every response is divided by, if there is one."""
    return o.max_length if o.aggregation == CONSTANT else None


def unset(o: Any) -> bool:
    """Whether the trainer chooses that length."""
    return o.aggregation == CONSTANT and o.max_length is None


def difference(one: float, other: float) -> float:
    """A difference of settings without the rounding error of its last digits: 1.2 - 1 is 0.2."""
    return float(round(one - other, 12))


# notes that hold for some settings only
WHEN = {"budget": unset, "width": unset, "dual": lambda o: dual(o) is None}
ONE_SIDED = {"two_sided": False}  # of GRPO's clip: two-sided, it is nobody's


def clipped(types: dict[str, str], fixed: dict[str, Any] | None = None, **own: Any) -> Offer:
    """A clipped objective of TRL or ms-swift: loss_type says the aggregation, delta the dual clip."""
    band = {"loss_type": aggregation(types), "epsilon": of("eps_low"), "epsilon_high": of("eps_high")}
    return Offer(band | {"delta": delta, "max_completion_length": budget} | own, fixed or {}, ("budget",))


def sapo(tau: str) -> Offer:
    """SAPO of TRL or ms-swift, by token or by sequence; `tau` stands before pos and neg."""
    level = {"importance_sampling_level": lambda o: "sequence" if o.level == "sequence" else None}
    values = {"loss_type": "sapo", f"{tau}_pos": of("tau_pos"), f"{tau}_neg": of("tau_neg")}
    return Offer(values | level, {"aggregation": SEQ, "one_sided": False})


# the cap itself, no floor
CISPO = Offer({"loss_type": "cispo", "epsilon_high": of("w_max")}, {"w_min": 0}, ("cap",))
LOSS_TYPES = {SEQ: "grpo", TOKEN: "dapo", CONSTANT: "dr_grpo"}
TRL_TYPES = LOSS_TYPES | {SUM: "luspo"}
VESPO = {f"vespo_{key}": of(key) for key in ("k_pos", "lambda_pos", "k_neg", "lambda_neg")}
BAND = {"epsilon": of("eps_low"), "epsilon_high": of("eps_high")}

TRL = {
    "grpo": clipped(TRL_TYPES, ONE_SIDED),
    "dapo": clipped(TRL_TYPES),
    "dr_grpo": clipped(TRL_TYPES, scale_rewards="none"),
    "gspo": clipped(TRL_TYPES, importance_sampling_level="sequence"),
    "luspo": clipped(TRL_TYPES, importance_sampling_level="sequence"),
    "sapo": sapo("sapo_temperature"),
    "cispo": CISPO,
    "gmpo": Offer(BAND, notes=("gmpo",), config="GMPOConfig"),
    "vespo": Offer({"loss_type": "vespo"} | VESPO),
    "sequence_product": Offer({"beta": 0.0} | BAND, notes=("rloo",), config="RLOOConfig"),
}


def swift(offer: Offer) -> Offer:
    """What every objective needs of ms-swift, which adds a KL term of 0.04 unless beta is set."""
    return replace(offer, values={"rlhf_type": "grpo"} | offer.values | {"beta": 0}, notes=("beta", *offer.notes))


# where a token is unsafe, ms-swift's weight stays in [0.8, 1] whatever the clip
FIPO = clipped(
    {TOKEN: "fipo"}, {"clip": 0.2}, fipo_decay_rate=of("half_life"), fipo_clip_range=of("clip"),
    fipo_clip_high_only="true", fipo_safety_threshold=of("safety"),
)  # fmt: skip
SWIFT = {
    "grpo": swift(clipped(LOSS_TYPES, ONE_SIDED)),
    "dapo": swift(clipped(LOSS_TYPES)),
    "dr_grpo": swift(clipped(LOSS_TYPES, scale_rewards="none")),
    "gspo": swift(clipped(LOSS_TYPES, importance_sampling_level="sequence")),
    "gspo_token": swift(clipped(LOSS_TYPES, importance_sampling_level="sequence_token")),
    "sapo": swift(sapo("tau")),
    "cispo": swift(CISPO),
    "real": swift(Offer({"loss_type": "real", "real_tau": of("tau")})),
    "fipo": swift(FIPO),
}


def verl(mode: Any, own: dict[str, Any], *notes: str, fixed: dict[str, Any] | None = None) -> Offer:
    """An objective of verl: its own options stand between the loss and the aggregation."""
    modes = {SEQ: SEQ, TOKEN: TOKEN, CONSTANT: "seq-mean-token-sum-norm", SUM: SUM}
    shared = {"loss_agg_mode": aggregation(modes), "loss_scale_factor": budget}
    return Offer({"policy_loss.loss_mode": mode} | own | shared, fixed or {}, (*notes, "width"))


VERL_BAND = {"clip_ratio_low": of("eps_low"), "clip_ratio_high": of("eps_high")}
HARD = VERL_BAND | {"clip_ratio_c": lambda o: OFF if dual(o) is None else dual(o)}  # verl's dual clip is always on
DR_GRPO = HARD | {"algorithm.norm_adv_by_std_in_grpo": False}
# the cap is 1 + clip_ratio_high, the floor 1 - clip_ratio_low
VERL_CISPO = {
    "clip_ratio_low": lambda o: difference(1, o.w_min),
    "clip_ratio_high": lambda o: difference(o.w_max, 1),
}
DPPO = {"clip_ratio_low": of("delta"), "clip_ratio_high": of("delta"), "clip_ratio_c": of("w_max")}
# verl draws the tokens of Clip-Cov anew each time
CLIP_COV = VERL_BAND | {
    "policy_loss.clip_cov_ratio": of("ratio"),
    "policy_loss.clip_cov_lb": of("cov_low"),
    "policy_loss.clip_cov_ub": of("cov_high"),
}
KL_COV = {"policy_loss.kl_cov_ratio": of("ratio"), "policy_loss.ppo_kl_coef": of("kl_coef")}
# verl ignores another aggregation
VERL_SAPO = {"aggregation": SEQ, "level": "token", "one_sided": False}

VERL = {
    "reinforce": verl("gpg", {}),
    "grpo": verl("vanilla", HARD, "dual", fixed=ONE_SIDED),
    "dapo": verl("vanilla", HARD, "dual"),
    "dr_grpo": verl("vanilla", DR_GRPO, "dual"),
    "gspo": verl("gspo", VERL_BAND, "token_form"),
    "gspo_token": verl("gspo", VERL_BAND),
    "sapo": verl("sapo", {"tau_pos": of("tau_pos"), "tau_neg": of("tau_neg")}, fixed=VERL_SAPO),
    "cispo": verl("cispo", VERL_CISPO, "cap"),
    # whose mean over tokens is part of the loss
    "gmpo": Offer({"policy_loss.loss_mode": "geo_mean"} | VERL_BAND, notes=("gmpo",)),
    "dppo": verl(lambda o: f"dppo_{o.divergence}", DPPO),
    "clip_cov": verl("clip_cov", CLIP_COV),
    "kl_cov": verl("kl_cov", KL_COV),
    "dro": verl("dro", {"policy_loss.dro_beta": of("beta")}),
}

TRAINERS: dict[str, dict[str, Offer]] = {"trl": TRL, "verl": VERL, "swift": SWIFT}
