"""The gradient of every loss is -c n; what is detached stays detached; extreme ratios stay finite."""

import dataclasses
import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import make_objective
from algos.batch import TokenBatch
from tests.algos.cases import (
    EVERY_SETTING,
    NAMES,
    NO_OVERLAY,
    SETTINGS,
    WHOLE_RESPONSE,
    assert_close,
    batches,
    closed_form,
    from_z,
    gradient,
    random_batch,
)

every_setting = pytest.mark.parametrize(
    "name, settings", EVERY_SETTING, ids=[f"{name}-{SETTINGS[name].index(s)}" for name, s in EVERY_SETTING]
)
both_signs = pytest.mark.parametrize("sign", [1.0, -1.0], ids=["up", "down"])

# a weight that no gradient runs through: the loss moves otherwise than its gradient says
DETACHED = {
    "cispo": {},
    "vespo": {},
    "topr": {},
    "dppo": {},
    "aspo": {"eps_low": 0.9, "eps_high": 9.0, "c_max": 9.0},
    "gppo": {"eps_low": 0.9, "eps_high": 9.0},
    "ce_gppo": {"eps_low": 0.9, "eps_high": 9.0},
    "fipo": {"eps_low": 0.9, "eps_high": 9.0, "clip": 0.9},
    "gspo_token": {"eps_low": 0.9, "eps_high": 9.0},
}
ATTACHED = {
    "reinforce": {},
    "grpo": {},
    "gspo": {"eps_low": 0.2, "eps_high": 0.3},
    "sapo": {},
    "dapo": {},
    "dr_grpo": {},
    "gmpo": {},
    "sequence_product": {},
    "luspo": {"eps_low": 0.2, "eps_high": 0.3},
    "clip_cov": {"cov_low": -9.0, "cov_high": -8.0},
    "dro": {},
    "real": {},
    "dcpo": {},
}


@every_setting
@given(batch=batches)
def test_autograd_equals_closed_form(name, settings, batch):
    """d loss / d logp = -c n to 1e-10, for masks with holes, empty rows and advantages of both shapes."""
    objective = make_objective(name, **settings)
    assert_close(gradient(objective, batch), closed_form(objective, batch))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_OVERLAY])
@given(batch=batches, seed=st.integers(0, 99), choice=st.integers(0, 3))
def test_autograd_equals_closed_form_under_an_overlay(name, batch, seed, choice):
    """d loss / d logp = -c n under an overlay too, which may be 0 and hold anything where masked."""
    objective = make_objective(name, **SETTINGS[name][choice % len(SETTINGS[name])])
    omega = 2 * torch.rand(batch.logp.shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    omega = torch.where(batch.mask, (omega - 0.3).clamp(min=0), math.nan)
    assert_close(gradient(objective, batch, omega), closed_form(objective, batch, omega))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_OVERLAY])
def test_overlay_on_coefficients(name):
    """c is multiplied by omega, or by the response's mean of omega where the tokens share one ratio."""
    batch, objective = random_batch(seed=1, holes=0.3), make_objective(name)
    omega = batch.masked(torch.rand(batch.logp.shape, generator=torch.Generator().manual_seed(2)).double())
    factor = omega.sum(-1, keepdim=True) / batch.lengths[:, None] if name in WHOLE_RESPONSE else omega
    plain = objective.coefficients(batch)
    assert plain.abs().max() > 0
    assert_close(objective.coefficients(batch, omega), plain * factor)


def test_overlay_on_sequence_level_sapo():
    """At the sequence level SAPO's c is multiplied by the response's mean of omega."""
    batch, objective = random_batch(seed=1), make_objective("sapo", level="sequence")
    omega = batch.masked(torch.rand(batch.logp.shape, generator=torch.Generator().manual_seed(2)).double())
    factor = omega.sum(-1, keepdim=True) / batch.lengths[:, None]
    assert_close(objective.coefficients(batch, omega), objective.coefficients(batch) * factor)


@pytest.mark.parametrize("name", NO_OVERLAY)
def test_overlay_refused(name):
    """Where the response is scored as a whole, an overlay is refused in words, by loss and coefficients."""
    objective, batch = make_objective(name), random_batch(seed=1)
    for method in (objective.loss, objective.coefficients):
        with pytest.raises(ValueError, match=r"cannot take an overlay omega.*without omega"):
            method(batch, torch.ones_like(batch.logp))


def test_overlay_of_a_wrong_shape():
    """An overlay must have one number per token."""
    batch = random_batch(seed=1, rows=4, length=6)
    with pytest.raises(ValueError, match=r"omega has shape \(4,\); wanted \(4, 6\)"):
        make_objective("grpo").loss(batch, torch.ones(4))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_OVERLAY])
def test_overlay_is_detached(name):
    """No gradient reaches the overlay, even one that asks for it; that of logp is the same."""
    objective, batch = make_objective(name), random_batch(seed=3)
    omega = torch.full_like(batch.logp, 0.7).detach().requires_grad_()
    objective.loss(batch, omega).backward()
    assert omega.grad is None
    assert_close(batch.logp.grad, closed_form(objective, batch, torch.full_like(batch.logp, 0.7)))
    assert not objective.coefficients(batch, omega).requires_grad


def slope_along(objective, batch, direction, h=1e-6):
    """The central difference of the loss along a direction in logp."""
    up, down = (
        objective.loss(dataclasses.replace(batch, logp=batch.logp.detach() + step * direction)) for step in (h, -h)
    )
    return ((up - down) / (2 * h)).item()


@pytest.mark.parametrize("name", [*DETACHED, *ATTACHED])
def test_what_is_detached(name):
    """The gradient is the loss's own slope, except where a weight in the loss is held fixed."""
    objective = make_objective(name, **{**DETACHED, **ATTACHED}[name])
    batch = random_batch(seed=11, spread=0.2, per_token=True)
    direction = torch.randn(batch.logp.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    along = (gradient(objective, batch) * direction).sum().item()
    gap = abs(slope_along(objective, batch, direction) - along)
    assert gap > 1e-2 if name in DETACHED else gap < 1e-7


@pytest.mark.parametrize("name", NAMES)
def test_gradient_reaches_logp_alone(name):
    """Only logp needs a gradient, and coefficients and weights carry none."""
    objective, batch = make_objective(name), random_batch(seed=4)
    assert not batch.logp_old.requires_grad
    assert_close(gradient(objective, batch), closed_form(objective, batch))
    assert not objective.coefficients(batch).requires_grad
    assert not objective.weights(batch).requires_grad


def extreme(z: float, sign: float, dtype: torch.dtype = torch.float64) -> TokenBatch:
    """One response with one token of log-ratio z among mild ones, one mild response; log-probs at most 0."""
    tokens = torch.tensor([[0.1, z, -0.2], [0.05, -0.1, 0.2]], dtype=dtype)
    old = -tokens.clamp(min=0) - 0.5
    logp = torch.where(tokens.isinf(), -0.5, old.clamp(min=-2000) + tokens.clamp(max=2000))
    return TokenBatch(
        logp=logp.requires_grad_(),
        logp_old=old,
        advantages=torch.tensor([sign, -sign], dtype=dtype),
        mask=torch.ones_like(tokens, dtype=torch.bool),
    )


@every_setting
@both_signs
@pytest.mark.parametrize("z", [700.0, -700.0, 80.0, -80.0])
def test_extreme_ratios(name, settings, sign, z):
    """A token with |z| up to 700 nats leaves the loss, the coefficients and the gradient finite, and -c n right."""
    objective, batch = make_objective(name, **settings), extreme(z, sign)
    assert objective.loss(batch).isfinite()
    assert_close(gradient(objective, batch), closed_form(objective, batch))


@every_setting
@both_signs
@pytest.mark.parametrize("z", [80.0, -80.0])
def test_extreme_ratios_float32(name, settings, sign, z):
    """In float32 the same holds up to 80 nats."""
    objective, batch = make_objective(name, **settings), extreme(z, sign, torch.float32)
    assert objective.loss(batch).isfinite()
    assert_close(gradient(objective, batch), closed_form(objective, batch), 1e-3)


@every_setting
@both_signs
@pytest.mark.parametrize("z", [800.0, -800.0, math.inf])
def test_saturated_ratios(name, settings, sign, z):
    """Past the largest exponent nothing becomes NaN, and no gradient infinite; the mild response is untouched."""
    objective, batch = make_objective(name, **settings), extreme(z, sign)
    coefficients, grad = objective.coefficients(batch), gradient(objective, batch)
    assert not objective.loss(batch).isnan()
    assert not coefficients.isnan().any()
    assert grad.isfinite().all()
    assert_close(grad[1], closed_form(objective, batch)[1])


@pytest.mark.parametrize(
    "name, settings",
    [("grpo", {}), ("gspo", {}), ("sequence_product", {}), ("gppo", {}), ("dcpo", {})],
    ids=["grpo", "gspo", "sequence_product", "gppo", "dcpo"],
)
def test_saturation_has_no_gradient(name, settings):
    """A ratio that is held (A < 0, z = 800) has gradient 0, and e^680 where it is a detached weight."""
    batch = from_z([[800.0]], [-1.0])
    grad = gradient(make_objective(name, **settings), batch).item()
    assert grad == pytest.approx(math.exp(680)) if name == "gppo" else grad == 0


def saturated(z: float, sign: float, dtype: torch.dtype, size: float = 1.0) -> TokenBatch:
    """A response of three tokens of log-ratio z beside a calm one."""
    tokens = torch.tensor([[z, z, z], [0.05, -0.1, 0.2]], dtype=dtype)
    old = torch.full_like(tokens, -1.0) if math.isfinite(z) else torch.where(tokens.isinf(), -tokens, -1.0)
    logp = old + tokens if math.isfinite(z) else torch.where(tokens.isinf(), -0.5, old + tokens)
    return TokenBatch(
        logp=logp.requires_grad_(),
        logp_old=old,
        advantages=size * torch.tensor([sign, -sign], dtype=dtype),
        mask=torch.ones_like(tokens, dtype=torch.bool),
    )


HELD = [(torch.float32, z) for z in (55.0, 61.0, 85.0, 200.0, -200.0, math.inf)]
HELD += [(torch.float64, z) for z in (675.0, 681.0, 705.0, 5000.0, -5000.0, math.inf)]


@every_setting
@both_signs
@pytest.mark.parametrize("dtype, z", HELD, ids=str)
def test_closed_form_where_ratios_are_held(name, settings, sign, dtype, z):
    """Around and past the limit loss, gradient and closed form are finite, and the gradient is -c n there too."""
    objective = make_objective(name, **settings)
    for size in (1.0, 100.0):
        batch = saturated(z, sign, dtype, size)
        assert objective.loss(batch).isfinite()
        grad = gradient(objective, batch)
        assert grad.dtype == dtype
        assert_close(grad, closed_form(objective, batch), 1e-3 if dtype == torch.float32 else 1e-10)


@pytest.mark.parametrize("name", ["grpo", "luspo"])
def test_many_held_tokens_under_a_sum(name):
    """A thousand tokens at z = 200, added up and with A = -100, have a finite loss in float32."""
    more = {"aggregation": "seq-mean-token-sum"} if name == "grpo" else {}
    z = torch.full((1, 1000), 200.0)
    batch = TokenBatch(
        logp=z.requires_grad_(), logp_old=torch.zeros_like(z), advantages=torch.tensor([-100.0]), mask=z > 0
    )
    assert make_objective(name, **more).loss(batch).isfinite()
    assert_close(gradient(make_objective(name, **more), batch), torch.zeros(1, 1000), 0)


@pytest.mark.parametrize("z", [59.0, 61.0, 200.0, -200.0])
@both_signs
@pytest.mark.parametrize("name", ["gspo_token"])
def test_gspo_token_is_gspo_at_any_ratio(name, sign, z):
    """With one advantage per response both have the same loss and gradient, also where s is held."""
    batch, wide = saturated(z, sign, torch.float32), {"eps_low": 0.2, "eps_high": 0.3}
    token, whole = make_objective(name, **wide), make_objective("gspo", **wide)
    assert_close(token.loss(batch), whole.loss(batch), 1e-6)
    assert_close(gradient(token, batch), gradient(whole, batch), 1e-6)
    assert_close(token.coefficients(batch), whole.coefficients(batch), 1e-6)


@every_setting
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16], ids=str)
def test_half_precision(name, settings, dtype):
    """A batch in half precision has the loss and the coefficients of the same numbers in float64, to float32."""
    objective, half = make_objective(name, **settings), random_batch(seed=12, per_token=True, dtype=dtype)
    fields = {f: getattr(half, f).detach().double() for f in ("logp", "logp_old", "advantages")}
    same = TokenBatch(**fields, mask=half.mask, groups=half.groups)
    assert_close(objective.loss(half), objective.loss(same), 1e-4)
    assert_close(objective.coefficients(half), objective.coefficients(same), 1e-4)
    assert objective.loss(half).dtype == objective.coefficients(half).dtype == torch.float32


@every_setting
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16], ids=str)
def test_far_log_ratios_that_cancel(name, settings, dtype):
    """z = -30, 10, 10, 10 gives what float64 gives: s = 1, W = 1, S = 0, and A - beta z, none of them held before."""
    objective = make_objective(name, **settings)
    for A in (1.0, -1.0):
        ours, exact = (from_z([[-30.0, 10.0, 10.0, 10.0]], [A], logp_old=0.0, dtype=d) for d in (dtype, torch.float64))
        assert_close(objective.coefficients(ours), objective.coefficients(exact), 1e-5)
        assert_close(objective.loss(ours), objective.loss(exact), 1e-5)
        assert_close(gradient(objective, ours), closed_form(objective, exact), 1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_the_old_policy_is_a_constant(name):
    """One tensor given as both policies has the gradient -c n; twice the same distribution is not a ratio of 1s."""
    objective, plain = make_objective(name), random_batch(seed=13)
    x = plain.logp.detach().requires_grad_()
    batch = dataclasses.replace(plain, logp=x, logp_old=x, logp_ref=x, logp_rollout=x)
    (grad,) = torch.autograd.grad(objective.loss(batch), x)
    assert_close(grad, closed_form(objective, batch))
    assert grad.abs().max() > 0
