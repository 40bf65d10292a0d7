"""Which of our objectives, at which settings, stands for which settings of a trainer."""

from collections.abc import Iterator

from algos import TokenBatch, kl_loss, opsm, tis
from benchmarks.pair import TIGHT, TOKEN, Pair, Settings, band_of, taus_of
from benchmarks.pairs_verl import verl_clips, verl_corrections, verl_others


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
    band, clip = band_of(h), {"epsilon_low": h["eps_low"], "epsilon_high": h["eps_high"]}
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
    yield "sapo", "sapo", taus_of(h), {"loss_type": "sapo", **taus}
    yield "cispo", "cispo", {"w_max": h["cap"]}, {"loss_type": "cispo", "epsilon_high": h["cap"]}
    yield "vespo", "vespo", {}, {"loss_type": "vespo"}


def kl_and_trl(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """The KL term in TRL and Liger, and what only TRL has: sequence-level SAPO, GMPO, OPSM."""
    band, clip = band_of(h), {"loss_type": "grpo", "epsilon_low": h["eps_low"], "epsilon_high": h["eps_high"]}
    reference = {"beta": h["beta"], "ref_per_token_logps": batch.logp_ref}
    for kind, corrected in (("k3", False), ("k3_ratio", True)):
        settings = {**clip, **reference, "use_bias_correction_kl": corrected}
        for trainer in ("trl", "liger"):
            name = f"grpo + KL {kind}"
            yield Pair(name, "grpo", band, trainer, settings, kl=lambda b, kind=kind: kl_loss(b, kind, h["beta"]))
    taus = {"sapo_temperature_pos": h["tau_pos"], "sapo_temperature_neg": h["tau_neg"]}
    sequence = {"loss_type": "sapo", "importance_sampling_level": "sequence", **taus}
    yield Pair("sapo, sequence", "sapo", {**taus_of(h), "level": "sequence"}, "trl", sequence)
    yield Pair("gmpo", "gmpo", band, "trl", {**clip, "loss_type": "gmpo"})
    drop = {**clip, "off_policy_mask_threshold": h["delta"], "sampling_per_token_logps": batch.logp_rollout}
    yield Pair("grpo + OPSM", "grpo", band, "trl", drop, overlay=lambda b: opsm(b, h["delta"]))


def polgrad(h: Settings, batch: TokenBatch) -> Iterator[Pair]:
    """Everything that polgrad's one policy loss can be set to."""
    band = band_of(h)
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
