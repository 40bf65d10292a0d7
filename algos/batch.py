"""A batch of sampled responses: what an objective needs to know of every token.

Shapes are checked once, here, when a batch is made. Values are checked only when asked
(`validate`), so that nothing in the mathematics ever branches on a tensor's value.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from algos import check
from algos.aggregation import Whole
from algos.precision import wide

FIELDS_BT = ("logp", "logp_old", "logp_ref", "logp_rollout", "entropy")


@dataclass(frozen=True, kw_only=True)
class TokenBatch:
    """B responses of up to T sampled tokens, with the log-probabilities under each policy.

    logp          (B, T) float   log pi(token) under the policy being trained; losses differentiate in it
    logp_old      (B, T) float   log pi_old(token): the policy that the ratio divides by
    advantages    (B,) or (B, T) the advantage A, one per response or one per token
    mask          (B, T) bool    True where a token was generated; holes are allowed
    logp_ref      (B, T) float   log pi_ref, needed only by the KL term
    logp_rollout  (B, T) float   log-probs as the sampler computed them, needed by the mismatch corrections
    entropy       (B, T) float   entropy of the policy in nats, needed only by the top-entropy overlay
    groups        (B,) int       which responses answer the same prompt, needed only by `real`
    whole         Whole          the size of the batch that this one is a part of; None where it is all there is

    Only logp has a gradient: every other field is a constant and is detached here, also where it is the same tensor as
    logp. Half precision is widened to float32 (`algos.precision`), so that every number computed from it is float32.
    A batch without rows, or without tokens, has the loss 0 with a gradient of its shape under every objective.
    Masked positions may hold anything, NaN and inf included: they never reach a value or a gradient.
    Raises TypeError for a wrong dtype and ValueError for a wrong shape, naming the field.
    """

    logp: Tensor
    logp_old: Tensor
    advantages: Tensor
    mask: Tensor
    logp_ref: Tensor | None = None
    logp_rollout: Tensor | None = None
    entropy: Tensor | None = None
    groups: Tensor | None = None
    whole: Whole | None = None

    def __post_init__(self) -> None:
        check.is_float_tensor("logp", self.logp)
        if self.logp.dim() != 2:
            raise ValueError(f"logp has shape {tuple(self.logp.shape)}; wanted (B, T): one row per response.")
        shape, dtype = tuple(self.logp.shape), self.logp.dtype
        for name in FIELDS_BT:
            if (value := getattr(self, name)) is not None:
                check.has_shape(name, value, (shape,))
                check.has_dtype(name, value, dtype)
        check.has_shape("advantages", self.advantages, (shape[:1], shape))
        check.has_dtype("advantages", self.advantages, dtype)
        check.has_shape("mask", self.mask, (shape,))
        check.has_dtype("mask", self.mask, torch.bool)
        if self.groups is not None:
            check.has_shape("groups", self.groups, (shape[:1],))
            check.has_dtype("groups", self.groups, torch.int64)
        if self.whole is not None and not isinstance(self.whole, Whole):
            raise TypeError(
                f"whole is a {type(self.whole).__name__}; wanted algos.aggregation.Whole(responses, tokens)."
            )
        for name, count in (self.whole._asdict() if self.whole else {}).items():
            check.number(f"whole.{name}", count, 0)
        for name in (*FIELDS_BT, "advantages"):
            if (value := getattr(self, name)) is not None:
                constant = value.detach() if value.requires_grad and name != "logp" else value
                object.__setattr__(self, name, wide(constant))

    @property
    def lengths(self) -> Tensor:
        """(B,) number of unmasked tokens of each response, in the dtype of logp."""
        return self.mask.sum(-1).to(self.logp.dtype)

    @property
    def token_advantages(self) -> Tensor:
        """(B, T) advantage of each token, 0 where masked."""
        return self.masked(self.column_advantages)

    @property
    def column_advantages(self) -> Tensor:
        """(B, 1) or (B, T) the advantages as given: to compare, as masked ones may be NaN."""
        return self.advantages if self.advantages.dim() == 2 else self.advantages[:, None]

    def masked(self, values: Tensor) -> Tensor:
        """(B, T) `values` with 0 at every masked position, whatever stood there; its gradient is 0 there too."""
        return torch.where(self.mask, values, 0)

    def need(self, field: str) -> Tensor:
        """The optional field of that name; raises ValueError if this batch was made without it."""
        value = getattr(self, field)
        if value is None:
            raise ValueError(f"this needs TokenBatch({field}=...), and the batch was made without it.")
        return value

    def validate(self) -> "TokenBatch":
        """Check the values at unmasked positions and return the batch itself.

        Raises ValueError naming the field, the first bad position, what is there and what is wanted:
        every number finite, no log-probability above 0, at least one unmasked token, no `whole` smaller than its part.
        """
        if not bool(self.mask.any()):
            raise ValueError("mask is False everywhere; wanted at least one generated token.")
        for name, count in Whole.of(self.mask)._asdict().items() if self.whole else ():
            check.number(f"whole.{name}", float(getattr(self.whole, name)), float(count))
        for name in (*FIELDS_BT, "advantages"):
            if (value := getattr(self, name)) is not None:
                mask = self.mask if value.dim() == 2 else self.mask.any(-1)
                check.all_at(name, value, torch.isfinite(value) | ~mask, "a finite number")
                if name.startswith("logp"):
                    check.all_at(name, value, (value <= 0) | ~mask, "a log-probability, at most 0")
                if name == "entropy":
                    check.all_at(name, value, (value >= 0) | ~mask, "an entropy in nats, at least 0")
        return self
