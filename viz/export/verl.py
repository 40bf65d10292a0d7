"""Our objectives as verl's overrides; a name without a dot belongs to actor_rollout_ref.actor."""

from typing import Any

from algos.aggregation import SEQ
from algos.objectives import Objective
from viz.export.offers import CONSTANT, SUM, TOKEN, NotOffered, Options, exact, only, pick

MODES = {SEQ: SEQ, TOKEN: TOKEN, CONSTANT: "seq-mean-token-sum-norm", SUM: SUM}
OFF = 1e9  # a dual clip that never acts: verl's ratios end at e^20


def options(name: str, objective: Objective) -> Options:
    """Overrides by their names; raises NotOffered."""
    if name not in OFFERED:
        raise NotOffered
    mode, own = OFFERED[name]
    values, notes = own(objective)
    shared: dict[str, Any] = {"policy_loss.loss_mode": mode or values.pop("mode"), **values}
    if name != "gmpo":  # whose mean over tokens is part of the loss
        shared["loss_agg_mode"] = pick(objective, MODES)
        if objective.aggregation == CONSTANT and objective.max_length is not None:
            shared["loss_scale_factor"] = objective.max_length
    return Options(shared, notes)


Own = tuple[dict[str, Any], tuple[str, ...]]


def band(o: Any) -> dict[str, Any]:
    """The band under verl's names."""
    return {"clip_ratio_low": o.eps_low, "clip_ratio_high": o.eps_high}


def hard_clip(o: Any) -> Own:
    """GRPO and DAPO; verl's dual clip is always on."""
    only(o, **({"two_sided": False} if hasattr(o, "two_sided") else {}))
    dual = getattr(o, "dual_clip", None)
    return {**band(o), "clip_ratio_c": OFF if dual is None else dual}, ("dual",) if dual is None else ()


def dr_grpo(o: Any) -> Own:
    """Dr. GRPO, whose advantage is not divided by the standard deviation."""
    values, notes = hard_clip(o)
    values["algorithm.norm_adv_by_std_in_grpo"] = False
    return values, notes + (("width",) if o.max_length is None else ())


def sapo(o: Any) -> Own:
    """SAPO by token; verl ignores another aggregation."""
    only(o, aggregation=SEQ, level="token", one_sided=False)
    return {"tau_pos": o.tau_pos, "tau_neg": o.tau_neg}, ()


def cispo(o: Any) -> Own:
    """CISPO: the cap is 1 + clip_ratio_high, the floor 1 - clip_ratio_low."""
    return {"clip_ratio_low": exact(1 - o.w_min), "clip_ratio_high": exact(o.w_max - 1)}, ("cap",)


def dppo(o: Any) -> Own:
    """DPPO by total variation or KL."""
    values = {"mode": f"dppo_{o.divergence}", "clip_ratio_low": o.delta, "clip_ratio_high": o.delta}
    return values | {"clip_ratio_c": o.w_max}, ()


def clip_cov(o: Any) -> Own:
    """Clip-Cov; verl draws its tokens anew each time."""
    inner = {"clip_cov_ratio": o.ratio, "clip_cov_lb": o.cov_low, "clip_cov_ub": o.cov_high}
    return {**band(o), **{f"policy_loss.{key}": value for key, value in inner.items()}}, ()


def kl_cov(o: Any) -> Own:
    """KL-Cov."""
    return {"policy_loss.kl_cov_ratio": o.ratio, "policy_loss.ppo_kl_coef": o.kl_coef}, ()


# our name -> verl's loss_mode ("" where the function names it), its own options
OFFERED = {
    "reinforce": ("gpg", lambda o: ({}, ())),
    "grpo": ("vanilla", hard_clip),
    "dapo": ("vanilla", hard_clip),
    "dr_grpo": ("vanilla", dr_grpo),
    "gspo": ("gspo", lambda o: (band(o), ("token_form",))),
    "gspo_token": ("gspo", lambda o: (band(o), ())),
    "sapo": ("sapo", sapo),
    "cispo": ("cispo", cispo),
    "gmpo": ("geo_mean", lambda o: (band(o), ("gmpo",))),
    "dppo": ("", dppo),
    "clip_cov": ("clip_cov", clip_cov),
    "kl_cov": ("kl_cov", kl_cov),
    "dro": ("dro", lambda o: ({"policy_loss.dro_beta": o.beta}, ())),
}
