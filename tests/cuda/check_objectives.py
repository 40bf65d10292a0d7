"""Objectives, overlays, KL and advantages on a device: the processor's numbers, and finite ones in bfloat16."""

import dataclasses

import torch
from torch import Tensor

from algos import OBJECTIVES, TokenBatch, advantages, corrections, divergences, make_objective
from algos.objectives.base import Objective
from algos.studies.softmax import probabilities, step, threshold
from tests.cuda.same import same

ROWS, LENGTH = 8, 23
NAN = float("nan")
# what the defaults leave out
SETTINGS = (
    ("grpo", {"dual_clip": 2.0}),
    ("grpo", {"two_sided": True}),
    ("sapo", {"level": "sequence"}),
    ("sapo", {"one_sided": True}),
    ("dppo", {"divergence": "kl", "delta": 0.05}),
    ("topr", {"level": "token"}),
    ("gspo", {"eps_low": 0.03, "eps_high": 0.03}),
    ("clip_cov", {"ratio": 0.2, "cov_low": 0.0}),
    ("kl_cov", {"ratio": 0.2}),
    ("reinforce", {"aggregation": "constant", "max_length": 30}),
)
OVERLAYS = (
    ("tis", {}), ("tis", {"level": "sequence"}), ("icepop", {}), ("sequence_mask", {"low": 0.98, "high": 1.02}),
    ("opsm", {"delta": 0.01}), ("top_entropy", {"rho": 0.3}),
)  # fmt: skip
GROUPED = ("grpo", "dr_grpo", "rloo", "gpg", "maxrl", "pass_at_k")


def draw(dtype: torch.dtype, per_token: bool = False) -> TokenBatch:
    """A batch on the processor with every field, groups of four, and NaN wherever a token is masked."""
    generator = torch.Generator().manual_seed(5)

    def normal(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    shape = ROWS, LENGTH
    old, mask = -normal(*shape).abs() - 0.05, torch.rand(shape, generator=generator) > 0.2
    fields = {
        "logp": old + 0.3 * normal(*shape), "logp_old": old, "logp_ref": old + 0.3 * normal(*shape),
        "logp_rollout": old + 0.1 * normal(*shape), "entropy": normal(*shape).abs(),
    }  # fmt: skip
    fields = {name: torch.where(mask, value, NAN).to(dtype) for name, value in fields.items()}
    A = normal(*shape) if per_token else normal(ROWS)
    return TokenBatch(**fields, advantages=A.to(dtype), mask=mask, groups=torch.arange(ROWS) // 4)


def moved(batch: TokenBatch, device: str) -> TokenBatch:
    """The batch on a device, `logp` a leaf that takes a gradient."""
    parts = {field.name: getattr(batch, field.name) for field in dataclasses.fields(batch)}
    fields = {name: part.to(device) if isinstance(part, torch.Tensor) else part for name, part in parts.items()}
    return TokenBatch(**fields | {"logp": fields["logp"].detach().clone().requires_grad_()})


def asked(objective: Objective, batch: TokenBatch) -> dict[str, Tensor]:
    """Everything that an objective says of a batch."""
    loss = objective.loss(batch)
    return {
        "loss": loss,
        "gradient": torch.autograd.grad(loss, batch.logp)[0],
        "coefficients": objective.coefficients(batch),
        "weights": objective.weights(batch),
        "outside_band": objective.outside_band(batch),
        "gradient_removed": objective.gradient_removed(batch),
    }


def compare(dtype: torch.dtype, device: str) -> None:
    """Every objective at its defaults and at SETTINGS, with advantages per response and per token."""
    for per_token in (False, True):
        batch = draw(dtype, per_token)
        near, far = moved(batch, "cpu"), moved(batch, device)
        for name, settings in (*((name, {}) for name in OBJECTIVES), *SETTINGS):
            objective = make_objective(name, **settings)
            there = asked(objective, far)
            for what, here in asked(objective, near).items():
                same(f"{what} of {name} {settings or ''}", there[what], here, device)


def every_objective_in_float64(device: str) -> None:
    """To 1e-11 of the largest number."""
    compare(torch.float64, device)


def every_objective_in_float32(device: str) -> None:
    """To 1e-4 of the largest number."""
    compare(torch.float32, device)


def every_objective_in_bfloat16_is_finite(device: str) -> None:
    """Loss, gradient and coefficients; the masked positions hold NaN."""
    batch = moved(draw(torch.bfloat16), device)
    for name in OBJECTIVES:
        found = asked(make_objective(name), batch)
        for what in ("loss", "gradient", "coefficients"):
            assert bool(found[what].isfinite().all()), f"{what} of {name} is not finite in bfloat16"


def curves_over_a_grid(device: str) -> None:
    """f, f' and phi of every objective that has them, for both signs."""
    ratio = torch.linspace(0.05, 4, 80, dtype=torch.float64)
    for name in OBJECTIVES:
        for A in (1.0, -1.0):
            here, there = (make_objective(name).curves(r, A) for r in (ratio, ratio.to(device)))
            for what in ("f", "slope", "phi") if here else ():
                same(f"{what} of {name}", getattr(there, what), getattr(here, what), device)


def settings_that_are_tensors(device: str) -> None:
    """A hyperparameter may be a 0-d tensor that lies where the batch does."""
    batch = moved(draw(torch.float64), device)
    for name, settings in (("grpo", {"eps_low": 0.1, "eps_high": 0.2}), ("sapo", {"tau_pos": 3.0, "tau_neg": 4.0})):
        tensors = {key: torch.tensor(value, dtype=torch.float64, device=device) for key, value in settings.items()}
        plain = asked(make_objective(name, **settings), batch)
        for what, found in asked(make_objective(name, **tensors), batch).items():
            same(f"{what} of {name}", found, plain[what].detach().cpu(), device)


def overlays(device: str) -> None:
    """Each of them, and the gradient of a loss that it multiplies."""
    batch, objective = draw(torch.float64), make_objective("grpo")
    near, far = moved(batch, "cpu"), moved(batch, device)
    for name, settings in OVERLAYS:
        here, there = (getattr(corrections, name)(one, **settings) for one in (near, far))
        same(f"{name} {settings or ''}", there, here, device)
        one, other = (torch.autograd.grad(objective.loss(b, o), b.logp)[0] for b, o in ((near, here), (far, there)))
        same(f"the gradient under {name}", other, one, device)


def kl_terms(device: str) -> None:
    """Values, coefficients and the loss with its gradient, of every kind."""
    near, far = moved(draw(torch.float64), "cpu"), moved(draw(torch.float64), device)
    for kind in divergences.KINDS:
        for what in (divergences.kl_values, divergences.kl_coefficients):
            same(f"{what.__name__} of {kind}", what(far, kind), what(near, kind), device)
        here, there = (torch.autograd.grad(divergences.kl_loss(b, kind), b.logp)[0] for b in (near, far))
        same(f"the gradient of {kind}", there, here, device)


def advantages_of_groups(device: str) -> None:
    """Every estimator; the groups' numbers are neither sorted nor without gaps."""
    rewards = torch.tensor([1.0, 0, 0, 1, 1, 1, 0.5, 0.25, 0], dtype=torch.float64)
    groups, lengths = torch.tensor([7, 2, 7, 2, 7, 3, 3, 3, 11]), torch.arange(9, 18)
    mask = torch.arange(5) < lengths[:, None] - 8
    calls = dict.fromkeys(GROUPED, (rewards, groups))
    calls |= {"opo": (rewards, groups, lengths), "remax": (rewards, rewards.flip(0))}
    calls |= {"reinforce_plus_plus": (rewards, mask), "reinforce_plus_plus_baseline": (rewards, groups, mask)}
    for name, given in calls.items():
        estimator = getattr(advantages, name)
        same(name, estimator(*(one.to(device) for one in given)), estimator(*given), device)


def a_step_of_a_softmax(device: str) -> None:
    """Probabilities, how they move, and who gains."""
    logits = torch.linspace(-3, 2, 12, dtype=torch.float64)
    found = []
    for place in ("cpu", device):
        pi = probabilities(logits.to(place))
        hit = (torch.arange(12, device=place) == 4).double()
        taken = step(pi, hit, -1.0, 0.5)
        found.append((pi, taken.gain, taken.entropy_change, threshold(taken, -1.0, 0.5)))
    for here, there in zip(*found, strict=True):
        same("a step", there, here, device)


CHECKS = (
    every_objective_in_float64, every_objective_in_float32, every_objective_in_bfloat16_is_finite, curves_over_a_grid,
    settings_that_are_tensors, overlays, kl_terms, advantages_of_groups, a_step_of_a_softmax,
)  # fmt: skip
