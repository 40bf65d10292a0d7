"""TRL's loss, called on a small object that stands for its trainer."""

from collections import defaultdict
from types import SimpleNamespace
from typing import Any

from torch import Tensor

Settings = dict[str, Any]
TRL_DEFAULTS: Settings = {"loss_type": "grpo", "importance_sampling_level": "token", "beta": 0.0, "epsilon_low": 0.2}
TRL_DEFAULTS |= {"epsilon_high": 0.2, "top_entropy_quantile": 1.0, "off_policy_mask_threshold": None}
TRL_ARGS: Settings = {"delta": None, "sapo_temperature_pos": 1.0, "sapo_temperature_neg": 1.05, "vespo_k_pos": 2.0}
TRL_ARGS |= {"vespo_lambda_pos": 3.0, "vespo_k_neg": 3.0, "vespo_lambda_neg": 2.0, "use_bias_correction_kl": True}


def trl_stub(trainer: Any, logp: Tensor, settings: Settings) -> SimpleNamespace:
    """What `_compute_loss` reads of a TRL trainer: settings, a model that returns `logp`, one process, no vLLM."""
    return SimpleNamespace(
        **{name: settings.get(name, default) for name, default in TRL_DEFAULTS.items()},
        args=SimpleNamespace(**{name: settings.get(name, default) for name, default in TRL_ARGS.items()}),
        max_completion_length=settings.get("max_completion_length"),
        _get_per_token_logps_and_entropies=lambda *args, **kwargs: (logp, logp.detach(), None),
        get_gamma_weights=trainer.get_gamma_weights,
        get_off_policy_mask=trainer.get_off_policy_mask,
        model=SimpleNamespace(training=False),
        accelerator=SimpleNamespace(num_processes=1, gather=lambda x: x, reduce=lambda x, reduction: x),
        _metrics={"eval": defaultdict(list)},
        aux_loss_enabled=False,
        use_vllm=False,
        _entropy_bonus_enabled=False,
    )


def trl(logp: Tensor, logp_old: Tensor, advantages: Tensor, mask: Tensor, settings: Settings) -> Tensor:
    """Scalar loss of `GRPOTrainer._compute_loss`, its metrics included; loss_type "gmpo" is the experimental one."""
    if settings.get("loss_type") == "gmpo":
        from trl.experimental.gmpo import GMPOTrainer as Trainer
    else:
        from trl.trainer.grpo_trainer import GRPOTrainer as Trainer
    nothing = mask[:, :0]
    inputs = {
        "prompt_ids": nothing,
        "prompt_mask": nothing,
        "completion_ids": mask,
        "completion_mask": mask,
        "advantages": advantages,
        "old_per_token_logps": logp_old,
        "ref_per_token_logps": settings.get("ref_per_token_logps"),
    }
    if "sampling_per_token_logps" in settings:
        inputs["sampling_per_token_logps"] = settings["sampling_per_token_logps"]
    if settings.get("loss_type") in ("dapo", "cispo", "vespo"):
        inputs["num_items_in_batch"] = mask.sum()
    return Trainer._compute_loss(trl_stub(Trainer, logp, settings), None, inputs)
