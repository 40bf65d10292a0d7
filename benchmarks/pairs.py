"""Which of our objectives, at which settings, stands for which settings of a trainer.

h holds the settings drawn for one batch: eps_low, eps_high, tau_pos, tau_neg, cap, delta, beta, share, length.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from torch import Tensor

from algos import TokenBatch, icepop, kl_loss, opsm, tis

Settings = dict[str, Any]
SEQ, TOKEN, SUM = "seq-mean-token-mean", "token-mean", "seq-mean-token-sum"
TIGHT = {"eps_low": 3e-4, "eps_high": 4e-4}


class Pair(NamedTuple):
    """A row: our objective and settings, a trainer and its settings, an overlay and a KL term on our side."""

    name: str
    objective: str
    ours: Settings
    trainer: str
    theirs: Settings
    overlay: Callable[[TokenBatch], Tensor] | None = None
    kl: Callable[[TokenBatch], Tensor] | None = None

    @property
    def one_advantage(self) -> bool:
        """The trainer takes one advantage per response here, not one per token."""
        return self.trainer == "liger" or (self.trainer, self.name) == ("trl", "gmpo")


def pairs(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """Every comparison that one batch and one draw of settings allow."""
    for trainer in ("trl", "liger"):
        for name, objective, ours, theirs in trl_and_liger(h):
            yield Pair(name, objective, ours, trainer, theirs)
    yield from kl_and_trl(h, batch)
    yield from verl_clips(h)
    yield from verl_others(h)
    yield from verl_corrections(h, batch)
    yield from polgrad(h, batch)


def trl_and_liger(h: Settings) -> Iterator[tuple[str, str, Settings, Settings]]:
    """The losses that TRL and Liger share, under the same names."""
    band, clip = _band(h), {"epsilon_low": h["eps_low"], "epsilon_high": h["eps_high"]}
    sequence = {"importance_sampling_level": "sequence"}
    tight = {"epsilon_low": TIGHT["eps_low"], "epsilon_high": TIGHT["eps_high"]}
    yield "grpo", "grpo", band, {"loss_type": "grpo", **clip}
    dual = {"loss_type": "grpo", **clip, "delta": h["cap"]}
    yield "grpo, dual clip", "grpo", {**band, "dual_clip": h["cap"]}, dual
    yield "grpo, token-mean", "grpo", {**band, "aggregation": TOKEN}, {"loss_type": "bnpo", **clip}
    yield "dapo", "dapo", band, {"loss_type": "dapo", **clip}
    constant = {"loss_type": "dr_grpo", **clip, "max_completion_length": h["length"]}
    yield "dr_grpo", "dr_grpo", {**band, "max_length": h["length"]}, constant
    yield "gspo", "gspo", TIGHT, {"loss_type": "grpo", **tight, **sequence}
    yield "gspo, wide band", "gspo", band, {"loss_type": "grpo", **clip, **sequence}
    yield "luspo", "luspo", band, {"loss_type": "luspo", **clip, **sequence}
    taus = {"sapo_temperature_pos": h["tau_pos"], "sapo_temperature_neg": h["tau_neg"]}
    yield "sapo", "sapo", _taus(h), {"loss_type": "sapo", **taus}
    yield "cispo", "cispo", {"w_max": h["cap"]}, {"loss_type": "cispo", "epsilon_high": h["cap"]}
    yield "vespo", "vespo", {}, {"loss_type": "vespo"}


def kl_and_trl(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """The KL term in TRL and Liger, and what only TRL has: sequence-level SAPO, GMPO, OPSM."""
    band, clip = _band(h), {"loss_type": "grpo", "epsilon_low": h["eps_low"], "epsilon_high": h["eps_high"]}
    reference = {"beta": h["beta"], "ref_per_token_logps": batch.logp_ref}
    for kind, corrected in (("k3", False), ("k3_ratio", True)):
        settings = {**clip, **reference, "use_bias_correction_kl": corrected}
        for trainer in ("trl", "liger"):
            name = f"grpo + KL {kind}"
            yield Pair(name, "grpo", band, trainer, settings, kl=lambda b, kind=kind: kl_loss(b, kind, h["beta"]))
    taus = {"sapo_temperature_pos": h["tau_pos"], "sapo_temperature_neg": h["tau_neg"]}
    sequence = {"loss_type": "sapo", "importance_sampling_level": "sequence", **taus}
    yield Pair("sapo, sequence", "sapo", {**_taus(h), "level": "sequence"}, "trl", sequence)
    yield Pair("gmpo", "gmpo", band, "trl", {**clip, "loss_type": "gmpo"})
    drop = {**clip, "off_policy_mask_threshold": h["delta"], "sampling_per_token_logps": batch.logp_rollout}
    yield Pair("grpo + OPSM", "grpo", band, "trl", drop, overlay=lambda b: opsm(b, h["delta"]))


def verl_clips(h: Settings) -> Iterator[Pair]:
    """verl's clipped losses; its dual clip is always on, so it goes to infinity where ours is off."""
    band, clip = _band(h), {"name": "vanilla", **_clip(h), "clip_ratio_c": float("inf")}
    dual = {**clip, "clip_ratio_c": h["cap"]}
    yield Pair("grpo", "grpo", band, "verl", {**clip, "loss_agg_mode": SEQ})
    yield Pair("grpo, token-mean", "grpo", {**band, "aggregation": TOKEN}, "verl", {**clip, "loss_agg_mode": TOKEN})
    yield Pair("grpo, dual clip", "grpo", {**band, "dual_clip": h["cap"]}, "verl", {**dual, "loss_agg_mode": SEQ})
    yield Pair("dapo", "dapo", band, "verl", {**clip, "loss_agg_mode": TOKEN})
    constant = {**clip, "loss_agg_mode": "seq-mean-token-sum-norm", "loss_scale_factor": h["length"]}
    yield Pair("dr_grpo", "dr_grpo", {**band, "max_length": h["length"]}, "verl", constant)
    gspo = {"name": "gspo", "loss_agg_mode": SEQ}
    yield Pair("gspo_token", "gspo_token", TIGHT, "verl", {**gspo, **_clip(TIGHT)})
    yield Pair("gspo_token, wide band", "gspo_token", band, "verl", {**gspo, **_clip(h)})
    yield Pair("gmpo", "gmpo", band, "verl", {"name": "geo_mean", **_clip(h)})
    cov = {"ratio": 1.0, "cov_low": 0.1, "cov_high": h["cap"]}
    policy_loss = {"clip_cov_ratio": 1.0, "clip_cov_lb": 0.1, "clip_cov_ub": h["cap"]}
    theirs = {"name": "clip_cov", **_clip(h), "policy_loss": policy_loss}
    yield Pair("clip_cov, share 1", "clip_cov", {**band, **cov}, "verl", theirs)


def verl_others(h: Settings) -> Iterator[Pair]:
    """verl's losses without a hard clip on the ratio; token-mean is its default."""
    taus = {"tau_pos": h["tau_pos"], "tau_neg": h["tau_neg"]}
    yield Pair("reinforce", "reinforce", {}, "verl", {"name": "gpg"})
    summed = {"name": "gpg", "loss_agg_mode": SUM}
    yield Pair("reinforce, summed", "reinforce", {"aggregation": SUM}, "verl", summed)
    yield Pair("sapo", "sapo", taus, "verl", {"name": "sapo", **taus})
    edges = {"w_min": 1 - h["eps_low"], "w_max": 1 + h["eps_high"]}
    yield Pair("cispo, two-sided", "cispo", edges, "verl", {"name": "cispo", **_clip(h)})
    one_sided = {"name": "cispo", "clip_ratio_low": 1.0, "clip_ratio_high": h["cap"] - 1}
    yield Pair("cispo", "cispo", {"w_max": h["cap"]}, "verl", one_sided)
    delta = {"clip_ratio_low": h["delta"], "clip_ratio_high": h["delta"], "clip_ratio_c": h["cap"]}
    for kind in ("tv", "kl"):
        ours = {"divergence": kind, "delta": h["delta"], "w_max": h["cap"]}
        yield Pair(f"dppo, {kind}", "dppo", ours, "verl", {"name": f"dppo_{kind}", **delta})
    policy_loss = {"kl_cov_ratio": h["share"], "ppo_kl_coef": h["beta"]}
    ours = {"ratio": h["share"], "kl_coef": h["beta"]}
    yield Pair("kl_cov", "kl_cov", ours, "verl", {"name": "kl_cov", "policy_loss": policy_loss})
    yield Pair("dro", "dro", {"beta": h["beta"]}, "verl", {"name": "dro", "policy_loss": {"dro_beta": h["beta"]}})


def verl_corrections(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """GRPO under the corrections that verl computes itself from logp_old - logp_rollout."""
    clip = {"name": "vanilla", **_clip(h), "clip_ratio_c": float("inf"), "loss_agg_mode": SEQ}
    log_w = {"log_ratio": batch.logp_old - batch.logp_rollout}
    for level in ("token", "sequence"):
        correction = {**log_w, "rollout_is": level, "rollout_is_threshold": h["cap"]}
        yield Pair(
            *(f"grpo + TIS, {level}", "grpo", _band(h), "verl", {**clip, "correction": correction}),
            overlay=lambda b, level=level: tis(b, h["cap"], level),
        )
    correction = {**log_w, "rollout_is": "token", "rollout_is_threshold": f"0.7_{h['cap']!r}"}
    yield Pair(
        *("grpo + IcePop", "grpo", _band(h), "verl", {**clip, "correction": correction}),
        overlay=lambda b: icepop(b, 0.7, h["cap"]),
    )


def polgrad(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """Everything that polgrad's one policy loss can be set to."""
    band = _band(h)
    clip = {"surrogate": "pg_clip", "clip": band, "aggregation": "seq_mean_token_mean"}
    dual = {**clip, "clip": {**band, "ratio_cap": h["cap"]}}
    constant = {**clip, "aggregation": "token_sum_norm", "norm_len": h["length"]}
    cispo = {"surrogate": "cispo", "clip": {"eps_low": None, "eps_high": h["cap"] - 1}, "aggregation": "token_mean"}
    for name, objective, ours, theirs in (
        ("grpo", "grpo", band, clip),
        ("grpo, dual clip", "grpo", {**band, "dual_clip": h["cap"]}, dual),
        ("dapo", "dapo", band, {**clip, "aggregation": "token_mean"}),
        ("dr_grpo", "dr_grpo", {**band, "max_length": h["length"]}, constant),
        ("gspo", "gspo", TIGHT, {**clip, "clip": TIGHT, "ratio": "sequence"}),
        ("gspo, wide band", "gspo", band, {**clip, "ratio": "sequence"}),
        ("gspo_token", "gspo_token", TIGHT, {**clip, "clip": TIGHT, "ratio": "sequence_token"}),
        ("cispo", "cispo", {"w_max": h["cap"]}, cispo),
        ("reinforce", "reinforce", {}, {"surrogate": "reinforce", "aggregation": "token_mean"}),
    ):
        yield Pair(name, objective, ours, "polgrad", theirs)
    for level in ("token", "sequence"):
        theirs = {**clip, "is_correction": {"cap": h["cap"], "level": level}, "rollout_logprobs": batch.logp_rollout}
        yield Pair(
            *(f"grpo + TIS, {level}", "grpo", band, "polgrad", theirs),
            overlay=lambda b, level=level: tis(b, h["cap"], level),
        )


def _band(h: Settings) -> Settings:
    return {"eps_low": h["eps_low"], "eps_high": h["eps_high"]}


def _taus(h: Settings) -> Settings:
    return {"tau_pos": h["tau_pos"], "tau_neg": h["tau_neg"]}


def _clip(h: Settings) -> Settings:
    return {"clip_ratio_low": h["eps_low"], "clip_ratio_high": h["eps_high"]}
