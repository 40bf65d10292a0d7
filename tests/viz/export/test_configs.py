"""An objective as trainers' options: what each trainer was recorded with comes back under its own names."""

import ast
import re

import pytest

from algos import OBJECTIVES
from algos.conformance import load_cases
from algos.conformance.matching import MATCHING
from viz.export import configs
from viz.look.text import Text

SEQ, TOKEN, NORM, SUM = "seq-mean-token-mean", "token-mean", "seq-mean-token-sum-norm", "seq-mean-token-sum"
# what a recorded setting is called by each trainer; what is not listed belongs to an overlay or a KL term
NAMES = {
    "trl": {
        "eps_low": "epsilon", "eps_high": "epsilon_high", "w_max": "epsilon_high", "delta": "delta",
        "tau_pos": "sapo_temperature_pos", "tau_neg": "sapo_temperature_neg", "norm_len": "max_completion_length",
        "k_pos": "vespo_k_pos", "lambda_pos": "vespo_lambda_pos",
        "k_neg": "vespo_k_neg", "lambda_neg": "vespo_lambda_neg",
    },
    "verl": {
        "eps_low": "clip_ratio_low", "eps_high": "clip_ratio_high", "c": "clip_ratio_c", "tau_pos": "tau_pos",
        "tau_neg": "tau_neg", "norm_len": "loss_scale_factor", "loss_agg_mode": "loss_agg_mode",
        "delta": "clip_ratio_low", "lb": "policy_loss.clip_cov_lb", "ub": "policy_loss.clip_cov_ub",
        "kl_coef": "policy_loss.ppo_kl_coef",
    },
    "swift": {
        "eps_low": "epsilon", "eps_high": "epsilon_high", "w_max": "epsilon_high", "delta": "delta",
        "tau_pos": "tau_pos", "tau_neg": "tau_neg", "norm_len": "max_completion_length", "tau": "real_tau",
        "half_life": "fipo_decay_rate", "clip": "fipo_clip_range", "safety": "fipo_safety_threshold",
    },
}  # fmt: skip
OVERLAY = {"C", "lo", "hi", "rho", "delta_kl", "beta", "bias_correction", "note", "num_generations", "agg"}
# recorded name -> loss_type and importance_sampling_level of TRL and ms-swift
TYPES = {
    "bnpo": ("dapo", None), "dapo": ("dapo", None), "dr_grpo": ("dr_grpo", None), "sapo": ("sapo", None),
    "sapo_sharp": ("sapo", None), "sapo_sequence": ("sapo", "sequence"), "cispo": ("cispo", None),
    "cispo_1.2": ("cispo", None), "gspo": ("grpo", "sequence"), "gspo_wide": ("grpo", "sequence"),
    "gspo_token": ("grpo", "sequence_token"), "gspo_token_wide": ("grpo", "sequence_token"),
    "luspo": ("luspo", "sequence"), "vespo": ("vespo", None), "gmpo": (None, None), "rloo_seq_clip": (None, None),
    "real": ("real", None), "fipo": ("fipo", None),
}  # fmt: skip
MODES = {
    "sapo": "sapo", "sapo_sharp": "sapo", "cispo": "cispo", "cispo_two_sided": "cispo", "gspo_token": "gspo",
    "gspo_token_wide": "gspo", "gmpo": "geo_mean", "reinforce": "gpg", "clip_cov_all": "clip_cov",
    "kl_cov": "kl_cov", "dppo_tv": "dppo_tv", "dppo_kl": "dppo_kl", "dro": "dro",
}  # fmt: skip
RECORDED = {
    (row["peer"], row["objective"]): row["hyper"]
    for row in load_cases()["results"]
    if row["peer"] in NAMES and row["objective"] in MATCHING
}


def literal(text: str):
    """A value as Python, or as it stands."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def parsed(trainer: str, text: str) -> dict:
    """The options that a text holds, by the trainer's names."""
    code = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    if trainer == "trl":
        (call,) = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and node.keywords)
        found = {word.arg: word.value for word in call.keywords}
        return {key: float("inf") if isinstance(v, ast.Call) else ast.literal_eval(v) for key, v in found.items()}
    pieces = re.findall(r"--(\S+) (\S+)" if trainer == "swift" else r"(\S+)=(\S+)", code)
    assert len(pieces) == len(code.splitlines())
    return {key.removeprefix("actor_rollout_ref.actor."): literal(value) for key, value in pieces}


def options_of(recorded_as: str, hyper: dict, trainer: str) -> dict:
    """Our options for a recorded row."""
    name, translate = MATCHING[recorded_as]
    return parsed(trainer, configs(name, translate(hyper))[trainer])


@pytest.mark.parametrize(("trainer", "recorded_as"), RECORDED)
def test_recorded_settings_come_back_under_the_trainers_names(trainer, recorded_as):
    hyper = RECORDED[trainer, recorded_as]
    options = options_of(recorded_as, hyper, trainer)
    for key, value in hyper.items():
        if key in NAMES[trainer] and (trainer, recorded_as, key) != ("verl", "gmpo", "loss_agg_mode"):
            assert options[NAMES[trainer][key]] == value, key
        else:
            assert key in OVERLAY | {"w_max", "ratio", "loss_agg_mode"}, key
    if trainer == "verl":
        assert options["policy_loss.loss_mode"] == MODES.get(recorded_as, "vanilla")
    else:
        kind, level = TYPES.get(recorded_as, ("grpo", None))
        assert (options.get("loss_type"), options.get("importance_sampling_level")) == (kind, level)


def test_the_cap_of_cispo_is_three_things():
    for cap in (5.0, 1.2):
        texts = configs("cispo", {"w_max": cap})
        assert parsed("trl", texts["trl"])["epsilon_high"] == parsed("swift", texts["swift"])["epsilon_high"] == cap
        verl = parsed("verl", texts["verl"])
        assert verl["clip_ratio_high"] == pytest.approx(cap - 1, abs=1e-15) and verl["clip_ratio_low"] == 1
        assert f"clip_ratio_high={cap - 1:.2g}" in texts["verl"]
    both = configs("cispo", {"w_min": 0.8, "w_max": 1.2})
    assert parsed("verl", both["verl"])["clip_ratio_low"] == 0.2
    assert both["trl"] == "TRL offers CISPO, but not with w_min=0.8."


@pytest.mark.parametrize(
    ("aggregation", "trl", "verl", "swift"),
    [(SEQ, "grpo", SEQ, "grpo"), (TOKEN, "dapo", TOKEN, "dapo"), ("constant", "dr_grpo", NORM, "dr_grpo"),
     (SUM, "luspo", SUM, None)],
)  # fmt: skip
def test_aggregations(aggregation, trl, verl, swift):
    texts = configs("grpo", {"aggregation": aggregation})
    assert parsed("trl", texts["trl"])["loss_type"] == trl
    assert parsed("verl", texts["verl"])["loss_agg_mode"] == verl
    assert parsed("swift", texts["swift"])["loss_type"] if swift else "but not with aggregation" in texts["swift"]


def test_dual_clip():
    texts = configs("grpo", {"dual_clip": 3.0})
    assert parsed("trl", texts["trl"])["delta"] == parsed("swift", texts["swift"])["delta"] == 3
    assert parsed("verl", texts["verl"])["clip_ratio_c"] == 3
    assert parsed("verl", configs("grpo", {})["verl"])["clip_ratio_c"] == 1e9
    inside = configs("grpo", {"dual_clip": 1.1})
    assert "dual_clip=1.1" in inside["trl"] and "dual_clip=1.1" in inside["swift"]
    assert parsed("verl", inside["verl"])["clip_ratio_c"] == 1.1


def test_dr_grpo_brings_its_norm_and_its_advantage():
    texts = configs("dr_grpo", {"max_length": 3000})
    assert parsed("trl", texts["trl"])["scale_rewards"] == parsed("swift", texts["swift"])["scale_rewards"] == "none"
    verl = parsed("verl", texts["verl"])
    assert verl["algorithm.norm_adv_by_std_in_grpo"] == "False" or verl["algorithm.norm_adv_by_std_in_grpo"] is False
    assert verl["loss_scale_factor"] == 3000
    assert "generation budget" in configs("dr_grpo", {})["trl"]


@pytest.mark.parametrize("name", ["grpo", "gspo", "reinforce", "dr_grpo"])
def test_a_constant_that_is_not_set_is_said_for_every_objective(name):
    settings = {} if name == "dr_grpo" else {"aggregation": "constant"}
    assert "Without loss_scale_factor" in configs(name, settings)["verl"]


def test_unclipped_and_ms_swifts_kl():
    texts = configs("grpo", {"eps_low": 1.0, "eps_high": float("inf")})
    assert parsed("trl", texts["trl"])["epsilon_high"] == float("inf")
    assert "clip_ratio_high=inf" in texts["verl"] and "--epsilon_high inf" in texts["swift"]
    assert parsed("swift", texts["swift"])["beta"] == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_objective_has_options_or_a_sentence(name, lang):
    for trainer, text in configs(name, {}, Text(lang)).items():
        if text.startswith("#"):
            assert parsed(trainer, text) and Text(lang)(f"objectives.{name}.name") in text.splitlines()[0]
            assert re.search(r"\d+\.\d+\.\d+", text.splitlines()[0])
        else:
            assert text.count("\n") == 0 and Text(lang)(f"objectives.{name}.name") in text


def test_what_no_trainer_computes_is_said():
    assert all("two_sided=True" in text for text in configs("grpo", {"two_sided": True}).values())
    assert list(configs("dcpo", {}).values()) == [
        f"{name} does not offer DCPO." for name in ("TRL", "verl", "ms-swift")
    ]
    assert "clip=0.3" in configs("fipo", {"clip": 0.3})["swift"]


def test_wrong_names_are_refused():
    with pytest.raises(ValueError, match="sapo"):
        configs("sapoo", {})
    with pytest.raises(TypeError, match="tau_pos"):
        configs("sapo", {"tau": 1})
