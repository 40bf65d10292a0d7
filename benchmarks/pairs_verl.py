"""What stands for our objectives in verl."""

from collections.abc import Iterator

from algos import TokenBatch, icepop, tis
from benchmarks.pair import SEQ, SUM, TIGHT, TOKEN, Pair, Settings, band_of


def clip_of(h: Settings) -> Settings:
    """The band under verl's names."""
    return {"clip_ratio_low": h["eps_low"], "clip_ratio_high": h["eps_high"]}


def verl_clips(h: Settings) -> Iterator[Pair]:
    """verl's clipped losses; its dual clip is always on, so it goes to infinity where ours is off."""
    band, clip = band_of(h), {"name": "vanilla", **clip_of(h), "clip_ratio_c": float("inf")}
    dual = {**clip, "clip_ratio_c": h["cap"]}
    yield Pair("grpo", "grpo", band, "verl", {**clip, "loss_agg_mode": SEQ})
    yield Pair("grpo, token-mean", "grpo", {**band, "aggregation": TOKEN}, "verl", {**clip, "loss_agg_mode": TOKEN})
    yield Pair("grpo, dual clip", "grpo", {**band, "dual_clip": h["cap"]}, "verl", {**dual, "loss_agg_mode": SEQ})
    yield Pair("dapo", "dapo", band, "verl", {**clip, "loss_agg_mode": TOKEN})
    constant = {**clip, "loss_agg_mode": "seq-mean-token-sum-norm", "loss_scale_factor": h["length"]}
    yield Pair("dr_grpo", "dr_grpo", {**band, "max_length": h["length"]}, "verl", constant)
    gspo = {"name": "gspo", "loss_agg_mode": SEQ}
    yield Pair("gspo_token", "gspo_token", TIGHT, "verl", {**gspo, **clip_of(TIGHT)})
    yield Pair("gspo_token, wide band", "gspo_token", band, "verl", {**gspo, **clip_of(h)})
    yield Pair("gmpo", "gmpo", band, "verl", {"name": "geo_mean", **clip_of(h)})
    cov = {"ratio": 1.0, "cov_low": 0.1, "cov_high": h["cap"]}
    policy_loss = {"clip_cov_ratio": 1.0, "clip_cov_lb": 0.1, "clip_cov_ub": h["cap"]}
    theirs = {"name": "clip_cov", **clip_of(h), "policy_loss": policy_loss}
    yield Pair("clip_cov, share 1", "clip_cov", {**band, **cov}, "verl", theirs)


def verl_others(h: Settings) -> Iterator[Pair]:
    """verl's losses without a hard clip on the ratio; token-mean is its default."""
    taus = {"tau_pos": h["tau_pos"], "tau_neg": h["tau_neg"]}
    yield Pair("reinforce", "reinforce", {}, "verl", {"name": "gpg"})
    summed = {"name": "gpg", "loss_agg_mode": SUM}
    yield Pair("reinforce, summed", "reinforce", {"aggregation": SUM}, "verl", summed)
    yield Pair("sapo", "sapo", taus, "verl", {"name": "sapo", **taus})
    edges = {"w_min": 1 - h["eps_low"], "w_max": 1 + h["eps_high"]}
    yield Pair("cispo, two-sided", "cispo", edges, "verl", {"name": "cispo", **clip_of(h)})
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
    clip = {"name": "vanilla", **clip_of(h), "clip_ratio_c": float("inf"), "loss_agg_mode": SEQ}
    log_w = {"log_ratio": batch.logp_old - batch.logp_rollout}
    for level in ("token", "sequence"):
        correction = {**log_w, "rollout_is": level, "rollout_is_threshold": h["cap"]}
        yield Pair(
            *(f"grpo + TIS, {level}", "grpo", band_of(h), "verl", {**clip, "correction": correction}),
            overlay=lambda b, level=level: tis(b, h["cap"], level),
        )
    correction = {**log_w, "rollout_is": "token", "rollout_is_threshold": f"0.7_{h['cap']!r}"}
    yield Pair(
        *("grpo + IcePop", "grpo", band_of(h), "verl", {**clip, "correction": correction}),
        overlay=lambda b: icepop(b, 0.7, h["cap"]),
    )
