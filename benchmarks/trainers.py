"""The loss functions of installed trainers, called on plain tensors without a model.

An adapter takes logp, logp_old, mask (B, T), advantages (B,) or (B, T) and the trainer's own settings under the
trainer's own names, and returns the scalar loss that the trainer's code computes, differentiable in logp.
Advantages (B,) are given to verl per token, as verl's own estimators do. Importing this module imports no trainer.
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from types import ModuleType
from typing import Any, NamedTuple

from torch import Tensor

from benchmarks.trl_adapter import Settings, trl

Loss = Callable[[Tensor, Tensor, Tensor, Tensor, Settings], Tensor]


@lru_cache(maxsize=64)
def verl_config(more: tuple[tuple[str, Any], ...], policy_loss: tuple[tuple[str, Any], ...]) -> Any:
    """verl's ActorConfig from its settings and those of its PolicyLossConfig, both as (name, value) pairs."""
    from verl.workers.config import ActorConfig, PolicyLossConfig

    required = {"strategy": "fsdp", "rollout_n": 1, "ppo_micro_batch_size_per_gpu": 1}
    config = ActorConfig(**required, **dict(more), policy_loss=PolicyLossConfig(**dict(policy_loss)))
    # as verl's workers do before they call a loss
    config.global_batch_info["loss_scale_factor"] = config.loss_scale_factor
    return config


def verl(logp: Tensor, logp_old: Tensor, advantages: Tensor, mask: Tensor, settings: Settings) -> Tensor:
    """Scalar loss of `get_policy_loss_fn(settings["name"])`, its metrics included.

    settings["policy_loss"] holds what belongs in PolicyLossConfig, settings["correction"] the arguments of verl's
    `compute_rollout_correction_weights`; the rest, name aside, goes into ActorConfig.
    """
    from verl.trainer.ppo.core_algos import get_policy_loss_fn
    from verl.trainer.ppo.rollout_corr_helper import compute_rollout_correction_weights

    own = {key: value for key, value in settings.items() if key not in ("name", "policy_loss", "correction")}
    config = verl_config(tuple(own.items()), tuple(settings.get("policy_loss", {}).items()))
    weights = None
    if "correction" in settings:
        weights, _ = compute_rollout_correction_weights(response_mask=mask, **settings["correction"])
    loss, _ = get_policy_loss_fn(settings["name"])(
        old_log_prob=logp_old,
        log_prob=logp,
        advantages=advantages if advantages.dim() == 2 else advantages[:, None].expand_as(logp),
        response_mask=mask,
        loss_agg_mode=config.loss_agg_mode,
        config=config,
        rollout_is_weights=weights,
    )
    return loss


def liger(logp: Tensor, logp_old: Tensor, advantages: Tensor, mask: Tensor, settings: Settings) -> Tensor:
    """Scalar loss of Liger's `ppo_loss_fn`; `advantages` must be (B,)."""
    from liger_kernel.chunked_loss.grpo_loss import LigerFusedLinearGRPOFunction

    loss_fn = LigerFusedLinearGRPOFunction.ppo_loss_fn
    return loss_fn(logp, mask, advantages, mask, old_per_token_logps=logp_old, **{"beta": 0.0, **settings})[0]


def polgrad(logp: Tensor, logp_old: Tensor, advantages: Tensor, mask: Tensor, settings: Settings) -> Tensor:
    """Scalar loss of `polgrad.policy_loss`; settings are the PolicyLossConfig's, enums by value, and rollout_logprobs.

    settings["clip"] and settings["is_correction"] are keyword arguments of ClipConfig and ISCorrectionConfig.
    """
    import polgrad as pg

    config = pg.PolicyLossConfig(
        ratio=pg.RatioKind(settings.get("ratio", "token")),
        surrogate=pg.SurrogateKind(settings["surrogate"]),
        clip=pg.ClipConfig(**settings["clip"]) if "clip" in settings else None,
        aggregation=pg.Aggregation(settings["aggregation"]),
        norm_len=settings.get("norm_len"),
        is_correction=pg.ISCorrectionConfig(**settings["is_correction"]) if "is_correction" in settings else None,
    )
    result = pg.policy_loss(
        config,
        logprobs=logp,
        old_logprobs=logp_old,
        advantages=advantages,
        response_mask=mask.bool(),
        rollout_logprobs=settings.get("rollout_logprobs"),
    )
    return result.loss


class Trainer(NamedTuple):
    """An installed trainer: its package, the module that its adapter needs, and the adapter."""

    package: str
    module: str
    loss: Loss


TRAINERS: dict[str, Trainer] = {
    "trl": Trainer("trl", "trl.trainer.grpo_trainer", trl),
    "verl": Trainer("verl", "verl.trainer.ppo.core_algos", verl),
    "liger": Trainer("liger-kernel", "liger_kernel.chunked_loss.grpo_loss", liger),
    "polgrad": Trainer("polgrad", "polgrad", polgrad),
}


def available() -> dict[str, str]:
    """Name -> version of every trainer that can be imported; prints a line for each that cannot."""
    if "ray" not in sys.modules and find_spec("ray") is None:
        # verl imports ray, and its losses use none of it: an empty stand-in will do
        sys.modules["ray"] = ModuleType("ray")
        sys.modules["ray"].ObjectRef = object
    found = {}
    for name, trainer in TRAINERS.items():
        try:
            import_module(trainer.module)
            found[name] = version(trainer.package)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            print(f"{name} cannot be imported ({reason}); install what requirements-trainers.txt lists.")
    return found
