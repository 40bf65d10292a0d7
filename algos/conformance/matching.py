"""Which of our objectives, with which settings, stands for each recorded name; and the rows left out."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from algos import advantages, corrections
from algos.batch import TokenBatch
from algos.ratios import token_ratio

Settings = dict[str, Any]


def _band(h: Settings) -> Settings:
    return {"eps_low": h["eps_low"], "eps_high": h["eps_high"]}


def _taus(h: Settings) -> Settings:
    return {"tau_pos": h["tau_pos"], "tau_neg": h["tau_neg"]}


# the name of a recorded row -> (our objective, its settings from the trainer's)
MATCHING: dict[str, tuple[str, Callable[[Settings], Settings]]] = {
    "reinforce": ("reinforce", lambda h: {}),
    "rloo_reinforce": ("reinforce", lambda h: {"aggregation": "seq-mean-token-sum"}),
    "grpo": ("grpo", _band),
    "bnpo": ("grpo", lambda h: {**_band(h), "aggregation": "token-mean"}),
    "ppo_token_mean": ("grpo", lambda h: {**_band(h), "aggregation": "token-mean"}),
    "ppo_dual_clip": ("grpo", lambda h: {**_band(h), "dual_clip": h["c"], "aggregation": "token-mean"}),
    "grpo_two_sided": ("grpo", lambda h: {**_band(h), "dual_clip": h["delta"]}),
    "dapo": ("dapo", _band),
    "dr_grpo": ("dr_grpo", lambda h: {**_band(h), "max_length": h["norm_len"]}),
    "gspo": ("gspo", _band),
    "gspo_wide": ("gspo", _band),
    "gspo_wide_token_mean": ("gspo", lambda h: {**_band(h), "aggregation": "token-mean"}),
    "gspo_token": ("gspo_token", _band),
    "gspo_token_wide": ("gspo_token", _band),
    "rloo_seq_clip": ("sequence_product", _band),
    "sapo": ("sapo", _taus),
    "sapo_sharp": ("sapo", _taus),
    "sapo_token_mean": ("sapo", lambda h: {**_taus(h), "aggregation": "token-mean"}),
    "sapo_sequence": ("sapo", lambda h: {**_taus(h), "level": "sequence"}),
    "sapo_sequence_token_mean": ("sapo", lambda h: {**_taus(h), "level": "sequence", "aggregation": "token-mean"}),
    "cispo": ("cispo", lambda h: {"w_max": h["w_max"]}),
    "cispo_1.2": ("cispo", lambda h: {"w_max": h["w_max"]}),
    "cispo_two_sided": ("cispo", lambda h: {"w_min": 1 - h["eps_low"], "w_max": 1 + h["eps_high"]}),
    "gmpo": ("gmpo", _band),
    "luspo": ("luspo", _band),
    "vespo": ("vespo", lambda h: h),
    "dppo_tv": ("dppo", lambda h: {"divergence": "tv", "delta": h["delta"], "w_max": h["c"]}),
    "dppo_kl": ("dppo", lambda h: {"divergence": "kl", "delta": h["delta"], "w_max": h["c"]}),
    "clip_cov_all": ("clip_cov", lambda h: {**_band(h), "ratio": h["ratio"], "cov_low": h["lb"], "cov_high": h["ub"]}),
    "kl_cov": ("kl_cov", lambda h: {"ratio": h["ratio"], "kl_coef": h["kl_coef"]}),
    "topr_token": ("topr", lambda h: {"level": "token"}),
    "dro": ("dro", lambda h: {"beta": h["beta"]}),
    "real": ("real", lambda h: {"tau": h["tau"]}),
    "fipo": ("fipo", lambda h: {k: h[k] for k in ("eps_low", "eps_high", "half_life", "clip", "safety")}),
    "rec_ring": ("rec", lambda h: {"eps": h["eps"][0], "ring": h["eps_prime"][0]}),
    # one side of the band is open where the ring begins at its edge
    "rec_oneside_is": ("rec", lambda h: {"eps": h["eps"][0], "ring": h["eps"][0]}),
    **dict.fromkeys(("grpo_tis_token", "grpo_tis_seq", "grpo_icepop", "grpo_seq_mask_tis"), ("grpo", _band)),
    **dict.fromkeys(("grpo_opsm", "grpo_top_entropy", "grpo_kl_k3", "grpo_kl_unbiased"), ("grpo", _band)),
}
# recorded rows that put an overlay on it
OVERLAYS: dict[str, Callable[[TokenBatch, Settings], Tensor]] = {
    "rec_oneside_is": lambda b, h: token_ratio(b),
    "grpo_tis_token": lambda b, h: corrections.tis(b, h["C"]),
    "grpo_tis_seq": lambda b, h: corrections.tis(b, h["C"], level="sequence"),
    "grpo_icepop": lambda b, h: corrections.icepop(b, h["lo"], h["hi"]),
    "grpo_seq_mask_tis": lambda b, h: corrections.sequence_mask(b, h["lo"], h["hi"]),
    "grpo_opsm": lambda b, h: corrections.opsm(b, h["delta_kl"]),
    "grpo_top_entropy": lambda b, h: corrections.top_entropy(b, h["rho"]),
}
KL_TERMS = {"grpo_kl_k3": "k3", "grpo_kl_unbiased": "k3_ratio"}  # recorded rows that add a KL term

# (trainer, row, case): why no one convention can match it
EXCLUDED = {
    ("verl", "gspo_token", "masked_row"): "verl drops an empty row from the denominator, TRL keeps it",
    ("verl", "gspo_token_wide", "masked_row"): "verl drops an empty row from the denominator, TRL keeps it",
    ("openrlhf", "gspo", "masked_row"): "OpenRLHF drops an empty row from the denominator, TRL keeps it",
    ("openrlhf", "gspo_wide", "masked_row"): "OpenRLHF drops an empty row from the denominator, TRL keeps it",
    ("trl", "gmpo", "masked_row"): "TRL adds the constant -A of an empty row to the value",
    ("trl", "rloo_seq_clip", "masked_row"): "TRL adds the constant -A of an empty row to the value",
    ("trl", "grpo_top_entropy", "edges"): "TRL takes the quantile in float32, which drops a tied token",
}

# estimator name -> our advantages from (rewards, groups, lengths, mask, the trainer's settings)
ESTIMATORS: dict[str, Callable[[Tensor, Tensor, Tensor, Tensor, Settings], Tensor]] = {
    "grpo": lambda R, g, L, m, h: advantages.grpo(R, g, h["eps"]),
    "grpo_no_std(dr_grpo)": lambda R, g, L, m, h: advantages.dr_grpo(R, g),
    "rloo": lambda R, g, L, m, h: advantages.rloo(R, g),
    "opo": lambda R, g, L, m, h: advantages.opo(R, g, L),
    "gpg": lambda R, g, L, m, h: advantages.gpg(R, g),
    "grpo_passk": lambda R, g, L, m, h: advantages.pass_at_k(R, g),
    "maxrl": lambda R, g, L, m, h: advantages.maxrl(R, g),
    "remax": lambda R, g, L, m, h: advantages.remax(R, torch.full_like(R, h["baseline"])),
    "reinforce_plus_plus": lambda R, g, L, m, h: advantages.reinforce_plus_plus(R, m, h["gamma"]),
    "reinforce_plus_plus_baseline": lambda R, g, L, m, h: advantages.reinforce_plus_plus_baseline(R, g, m),
}
