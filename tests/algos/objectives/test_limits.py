"""Where one objective becomes another, and what does not depend on the order of things."""

import dataclasses
import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import TokenBatch, make_objective
from algos.objectives.covariance import token_covariance
from tests.algos.cases import NAMES, WIDE, assert_close, gradient, random_batch

OPEN = {"eps_low": 1.0, "eps_high": math.inf}
MEAN = {"aggregation": "token-mean"}

# one name and settings, another with the same loss, coefficients and gradient
SAME = [
    ("dapo", {}, "grpo", {"eps_low": 0.2, "eps_high": 0.28, **MEAN}),
    ("dr_grpo", {"max_length": 9}, "grpo", {"aggregation": "constant", "max_length": 9}),
    ("dr_grpo", {}, "grpo", {"aggregation": "constant", "max_length": 6}),
    ("gspo_token", WIDE, "gspo", WIDE),
    ("gspo_token", {}, "gspo", {}),
    ("cispo", {"w_min": 1.0, "w_max": 1.0}, "reinforce", {}),
    ("ce_gppo", {"beta1": 1.0, "beta2": 1.0}, "gppo", {}),
    ("gmpo", {"eps_low": math.inf, "eps_high": math.inf}, "gspo", OPEN),
    ("fipo", {"clip": 0.0}, "grpo", MEAN),
    ("clip_cov", {"cov_low": 50.0, "cov_high": 60.0}, "grpo", MEAN),
    ("kl_cov", {"kl_coef": 0.0}, "grpo", {**OPEN, **MEAN}),
    ("dro", {"beta": 0.0}, "reinforce", {}),
    ("rec", {"eps": 1.0, "ring": 9.0}, "reinforce", {}),
    ("vespo", dict.fromkeys(("k_pos", "lambda_pos", "k_neg", "lambda_neg"), 1e-13), "reinforce", {}),
    ("dppo", {"delta": 1.0, "w_max": 1e9}, "cispo", {"w_max": 1e9}),
    ("dcpo", {"eps_low": 1.0, "eps_high": math.inf, "cap": math.inf}, "grpo", OPEN),
    ("gppo", OPEN, "cispo", {"w_max": 1e9}),
    ("grpo", {"eps_high": 0.28, "dual_clip": 1e9, **MEAN}, "dapo", {}),
    ("grpo", {**OPEN, **MEAN, "two_sided": True}, "kl_cov", {"kl_coef": 0.0}),
    ("luspo", WIDE, "gspo", {**WIDE, "aggregation": "token-mean"}),
]
# ... and where the response has one token
SAME_AT_ONE = [
    ("gspo", WIDE, "grpo", WIDE),
    ("gspo", {}, "grpo", {"eps_low": 3e-4, "eps_high": 4e-4}),
    ("gspo_token", WIDE, "grpo", WIDE),
    ("luspo", WIDE, "grpo", WIDE),
    ("sequence_product", {}, "grpo", OPEN),
    ("sequence_product", WIDE, "grpo", WIDE),
    ("gmpo", {"eps_low": 0.1, "eps_high": 0.2}, "grpo", {"eps_low": 1 - math.exp(-0.1), "eps_high": math.expm1(0.2)}),
]


def ids(rows):
    return [f"{row[0]}-{row[2]}-{i}" for i, row in enumerate(rows)]


def assert_same(one, other, batch, scale=1.0):
    assert_close(one.loss(batch), scale * other.loss(batch), 1e-9)
    assert_close(one.coefficients(batch), other.coefficients(batch), 1e-9)
    assert_close(gradient(one, batch), scale * gradient(other, batch), 1e-9)


@pytest.mark.parametrize("name, settings, other, others", SAME, ids=ids(SAME))
def test_one_becomes_another(name, settings, other, others):
    """Two objectives with these settings are the same in loss, coefficients and gradient."""
    batch = random_batch(seed=21, rows=4, length=6, spread=0.25)
    # LUSPO divides by the number of responses, not of tokens
    scale = (batch.lengths.sum() / 4).item() if name == "luspo" else 1.0
    one = make_objective(name, **settings)
    assert one.coefficients(batch).abs().sum() > 0
    assert_same(one, make_objective(other, **others), batch, scale)


@pytest.mark.parametrize("name, settings, other, others", SAME_AT_ONE, ids=ids(SAME_AT_ONE))
def test_one_becomes_another_at_length_one(name, settings, other, others):
    """For responses of one token these are the same."""
    batch = random_batch(seed=22, rows=12, length=1, spread=0.25, holes=0.1)
    assert_same(make_objective(name, **settings), make_objective(other, **others), batch)


@pytest.mark.parametrize("name", ["luspo"])
def test_luspo_is_gspo_times_the_length(name):
    """LUSPO's loss of one response is GSPO's with the same band times its length."""
    for seed in range(5):
        batch = random_batch(seed=seed, rows=1, holes=0.4, spread=0.1)
        assert batch.lengths.item() > 0
        expected = batch.lengths.item() * make_objective("gspo", **WIDE).loss(batch)
        assert_close(make_objective(name, **WIDE).loss(batch), expected)


@pytest.mark.parametrize("name", ["gspo_token"])
def test_gspo_and_gspo_token_differ_for_token_advantages(name):
    """With advantages per token GSPO gives every token s mean(A), GSPO-token gives A_t s."""
    batch = random_batch(seed=23, per_token=True, spread=0.1)
    A, L = batch.token_advantages, batch.lengths[:, None]
    z = batch.masked(batch.logp - batch.logp_old).detach()
    s = (z.sum(-1, keepdim=True) / L).exp()
    assert_close(make_objective(name, **OPEN).coefficients(batch), A * s)
    assert_close(make_objective("gspo", **OPEN).coefficients(batch), batch.masked(s * A.sum(-1, keepdim=True) / L))


# the coefficient where every ratio is 1 is A, except here
NOT_A = ("real", "kl_cov", "clip_cov")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOT_A])
@pytest.mark.parametrize("per_token", [False, True], ids=["per-response", "per-token"])
def test_on_policy_every_coefficient_is_the_advantage(name, per_token):
    """At r = 1 the coefficient is A; where tokens share one ratio, the mean of A over the response."""
    batch = random_batch(seed=24, spread=0.0, per_token=per_token)
    expected = batch.token_advantages
    if per_token and name in ("gspo", "luspo", "sequence_product", "gmpo"):
        expected = batch.masked(expected.sum(-1, keepdim=True) / batch.lengths[:, None])
    assert_close(make_objective(name).coefficients(batch), expected)


@pytest.mark.parametrize("name", ["sapo"])
def test_sapo_without_temperature_is_unclipped(name):
    """As tau goes to 0 SAPO's coefficient goes to A r, with an error of A r tau^2 (r - 1)^2 / 4."""
    batch = random_batch(seed=25, spread=0.5)
    unclipped = make_objective("grpo", **OPEN).coefficients(batch)
    gaps = [
        (make_objective(name, tau_pos=tau, tau_neg=tau).coefficients(batch) - unclipped).abs().max().item()
        for tau in (1e-1, 1e-2, 1e-5)
    ]
    assert gaps[2] < 1e-9 and gaps[0] / gaps[1] == pytest.approx(100, rel=0.05)


@pytest.mark.parametrize("name", ["rec"])
def test_rec_with_the_ring_on_the_band_is_grpo_without_the_ratio(name):
    """Where the ring begins at the band's edge, REC keeps what GRPO keeps, with A in place of A r."""
    batch = random_batch(seed=26, spread=0.4)
    r = (batch.logp - batch.logp_old).exp()
    rec = make_objective(name, eps=0.2, ring=0.2).coefficients(batch)
    assert_close(batch.masked(rec * r), make_objective("grpo").coefficients(batch))


@pytest.mark.parametrize("name", ["aspo"])
def test_aspo_turns_the_ratio_over(name):
    """ASPO's coefficient times r^2 is GRPO's for A > 0, and equal to it for A < 0, while c_max is far."""
    batch = random_batch(seed=27, spread=0.4)
    r = (batch.logp - batch.logp_old).exp()
    power = torch.where(batch.token_advantages > 0, r**2, 1)
    aspo = make_objective(name, c_max=1e9).coefficients(batch)
    assert_close(batch.masked(aspo * power), make_objective("grpo").coefficients(batch))


def reordered(batch: TokenBatch, rows=slice(None), tokens=slice(None)) -> TokenBatch:
    """The batch with its responses, or the tokens of every response, in another order."""

    def pick(value):
        if value is None:
            return None
        return value.detach()[rows] if value.dim() == 1 else value.detach()[rows][:, tokens]

    fields = {f.name: pick(getattr(batch, f.name)) for f in dataclasses.fields(batch)}
    fields["logp"].requires_grad_()
    return TokenBatch(**fields)


# likely and unlikely tokens with large advantages: several have a covariance between 1 and 5
def spread_out() -> TokenBatch:
    batch = random_batch(seed=30, rows=5, length=6, spread=0.3, per_token=True)
    return dataclasses.replace(batch, advantages=2 * batch.advantages)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "clip_cov"])
def test_order_of_responses(name):
    """Responses in another order have their coefficients in that order, and the same loss."""
    batch, order = spread_out(), torch.tensor([3, 0, 4, 2, 1])
    objective = make_objective(name)
    moved = reordered(batch, rows=order)
    assert_close(objective.coefficients(moved), objective.coefficients(batch)[order])
    assert_close(objective.loss(moved), objective.loss(batch))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("clip_cov", "fipo")])
def test_order_of_tokens(name):
    """Tokens in another order have their coefficients in that order, where the objective has no sense of time."""
    batch, order = spread_out(), torch.tensor([5, 0, 3, 1, 4, 2])
    objective = make_objective(name)
    moved = reordered(batch, tokens=order)
    assert_close(objective.coefficients(moved), objective.coefficients(batch)[:, order])
    assert_close(objective.loss(moved), objective.loss(batch))


@pytest.mark.parametrize("name", ["fipo"])
def test_order_of_tokens_matters_in_fipo(name):
    """FIPO weighs a token by what follows it: a rise after it amplifies, a rise before it does not."""
    objective = make_objective(name, half_life=1.0)
    rise = TokenBatch(
        logp=torch.tensor([[-1.0, -0.9], [-0.9, -1.0]], dtype=torch.float64),
        logp_old=torch.full((2, 2), -1.0, dtype=torch.float64),
        advantages=torch.ones(2, dtype=torch.float64),
        mask=torch.ones(2, 2, dtype=torch.bool),
    )
    # F = e^0.05, e^0.1 in the first row; e^0.1, 1 in the second; c = r F
    expected = [[math.exp(0.05), math.exp(0.2)], [math.exp(0.2), 1.0]]
    assert_close(objective.coefficients(rise), expected)


@pytest.mark.parametrize("name", ["fipo"])
def test_fipo_sums_the_whole_future(name):
    """F is the exp of the discounted sum over all later tokens, for any length."""
    for length in (1, 2, 3, 7, 16, 21):
        batch = random_batch(seed=29, rows=2, length=length, spread=0.02)
        z = batch.masked(batch.logp - batch.logp_old).detach()
        gamma = 2 ** (-1 / 3)
        future = [sum(gamma ** (k - t) * z[:, k] for k in range(t, length)) for t in range(length)]
        F = torch.stack(future, -1).exp().clamp(1.0, 1.9)
        plain = make_objective("grpo", aggregation="token-mean").coefficients(batch)
        assert_close(make_objective(name, half_life=3.0, clip=0.9).coefficients(batch), plain * F)


PEAKS = [(1.0, 2.06, 1.575), (1.05, 1.99, 1.536), (2.0, 1.38, 1.198), (5.0, 1.075, 1.038)]


@pytest.mark.parametrize(
    "name, tau, at, height", [("sapo", *row) for row in PEAKS], ids=[f"sapo-{p[0]}" for p in PEAKS]
)
def test_sapo_peak(name, tau, at, height):
    """SAPO's coefficient peaks above r = 1: at 2.06 with 1.575 for tau = 1."""
    ratio = torch.linspace(0.5, 4, 70001, dtype=torch.float64)
    phi = make_objective(name, tau_pos=tau).curves(ratio, 1.0).phi
    assert ratio[phi.argmax()].item() == pytest.approx(at, abs=0.006)
    assert phi.max().item() == pytest.approx(height, abs=6e-4)


@pytest.mark.parametrize("name", ["sapo"])
def test_sapo_gate_at_zero(name):
    """As r goes to 0 the gate f' goes to sech^2(tau/2) = 0.786 for tau = 1, not to 0; phi goes to 0."""
    curves = make_objective(name).curves(torch.tensor([1e-9], dtype=torch.float64), 1.0)
    assert curves.slope.item() == pytest.approx(0.786448, abs=1e-6)
    assert curves.phi.item() < 1e-8


@given(
    z=st.lists(st.floats(-3, 3), min_size=1, max_size=12),
    tau=st.floats(0.05, 10),
)
def test_sapo_gate_in_a_response(z, tau):
    """| mean_t sech^2(tau z_t / 2) - sech^2(tau/2 log s) | <= tau^2/4 Var(z): GSPO with a smooth gate."""
    z = torch.tensor(z, dtype=torch.float64)
    gate = torch.cosh(tau * z / 2) ** -2
    at_mean = torch.cosh(tau * z.mean() / 2) ** -2
    assert (gate.mean() - at_mean).abs() <= tau**2 / 4 * z.var(unbiased=False) + 1e-12


@pytest.mark.parametrize("name", ["sapo"])
def test_sapo_small_step_reading(name):
    """SAPO's gate sech^2(tau/2 (r - 1)) against sech^2(tau/2 log r), for which the bound holds."""
    ratio = torch.tensor([2.0, 0.25, 4.0], dtype=torch.float64)
    slope = make_objective(name).curves(ratio, 1.0).slope
    assert_close(slope, [0.786, 0.872, 0.181], 1e-3)
    assert_close(torch.cosh(ratio.log() / 2) ** -2, [0.889, 0.64, 0.64], 1e-3)


@pytest.mark.parametrize("name", ["vespo"])
def test_vespo_peaks_and_limits(name):
    """phi is 1 at W = 1 and peaks at k / lambda: 2/3 for A > 0, 1.5 for A < 0; beyond 1e-8 it stays constant."""
    W = torch.linspace(0.1, 3, 29001, dtype=torch.float64)
    for A, peak in ((1.0, 2 / 3), (-1.0, 1.5)):
        phi = make_objective(name).curves(W, A).phi
        assert W[phi.argmax()].item() == pytest.approx(peak, abs=1e-4)
        assert phi[9000].item() == pytest.approx(1.0, abs=1e-12)
    far = TokenBatch(
        logp=torch.tensor([[-30.0], [-60.0]], dtype=torch.float64),
        logp_old=torch.zeros(2, 1, dtype=torch.float64),
        advantages=torch.ones(2, dtype=torch.float64),
        mask=torch.ones(2, 1, dtype=torch.bool),
    )
    # (1e-8)^2 e^(3 (1 - 1e-8))
    c = pytest.approx(1e-16 * math.exp(3), rel=1e-6, abs=0)
    assert make_objective(name).coefficients(far).flatten().tolist() == [c, c]


@pytest.mark.parametrize("name", ["vespo"])
def test_vespo_above_its_limit(name):
    """log W is held at 20 from above, where phi is 0 for the defaults and e^(20 k) for a lambda of almost 0."""
    far = TokenBatch(
        logp=torch.tensor([[-1.0], [-1.0]], dtype=torch.float64),
        logp_old=torch.tensor([[-22.0], [-51.0]], dtype=torch.float64),
        advantages=torch.ones(2, dtype=torch.float64),
        mask=torch.ones(2, 1, dtype=torch.bool),
    )
    tiny = make_objective(name, k_pos=0.1, lambda_pos=1e-15)
    assert tiny.coefficients(far).flatten().tolist() == pytest.approx([math.exp(2)] * 2, rel=1e-5)


@pytest.mark.parametrize("name", ["sequence_product"])
def test_a_long_drift_saturates(name):
    """Three tokens of 300 nats have a product past what is held: e^680 as a value, with coefficient and gradient 0."""
    batch = TokenBatch(
        logp=torch.zeros(1, 3, dtype=torch.float64, requires_grad=True),
        logp_old=torch.full((1, 3), -300.0, dtype=torch.float64),
        advantages=torch.ones(1, dtype=torch.float64),
        mask=torch.ones(1, 3, dtype=torch.bool),
    )
    assert_close(make_objective(name).loss(batch) / math.exp(680), -1.0)
    assert_close(make_objective(name).coefficients(batch), [[0.0] * 3], 0)
    assert_close(gradient(make_objective(name), batch), [[0.0] * 3], 0)


@pytest.mark.parametrize("name", ["dppo"])
def test_dppo_counts_probability_not_ratio(name):
    """DPPO keeps a rare token at r = 10 and drops a likely one at r = 1.5; GRPO's clip removes both."""
    p, q = torch.tensor([[0.01, 0.75]], dtype=torch.float64), torch.tensor([[0.001, 0.5]], dtype=torch.float64)
    batch = TokenBatch(
        logp=p.log(), logp_old=q.log(), advantages=torch.ones(1).double(), mask=torch.ones(1, 2, dtype=torch.bool)
    )
    assert make_objective(name).gradient_removed(batch).tolist() == [[False, True]]
    assert make_objective("grpo").gradient_removed(batch).tolist() == [[True, True]]


@pytest.mark.parametrize("name", ["dppo"])
def test_dppo_from_an_impossible_token(name):
    """A token that the old policy gave probability 0 has KL(q || p) = -ln(1 - p), and is dropped for it."""
    batch = TokenBatch(
        logp=torch.tensor([[0.4]], dtype=torch.float64).log(),
        logp_old=torch.tensor([[-math.inf]], dtype=torch.float64),
        advantages=torch.ones(1, dtype=torch.float64),
        mask=torch.ones(1, 1, dtype=torch.bool),
    )
    # -ln 0.6 = 0.5108
    for delta, dropped in ((0.51, True), (0.52, False)):
        objective = make_objective(name, divergence="kl", delta=delta)
        assert objective.gradient_removed(batch).item() is dropped


@pytest.mark.parametrize("name", ["dppo"])
def test_dppo_of_a_certain_token(name):
    """At p = 1 the divergence is finite: 1 - p counts as 1e-12, so KL = 0.5 ln 0.5 + 0.5 ln(0.5 / 1e-12) = 13.12."""
    batch = TokenBatch(
        logp=torch.zeros(1, 1, dtype=torch.float64),
        logp_old=torch.tensor([[0.5]], dtype=torch.float64).log(),
        advantages=torch.ones(1, dtype=torch.float64),
        mask=torch.ones(1, 1, dtype=torch.bool),
    )
    for delta, dropped in ((13.1, True), (13.2, False)):
        objective = make_objective(name, divergence="kl", delta=delta)
        assert objective.gradient_removed(batch).item() is dropped
        assert_close(objective.coefficients(batch), [[0.0 if dropped else 2.0]])


@pytest.mark.parametrize("name", ["dcpo"])
def test_dcpo_band_is_wide_for_unlikely_tokens(name):
    """The edges solve r |r - 1| q = eps; the lower is never below 1/2, the upper never above the cap."""
    # q, eps_low, eps_high -> lower edge, upper edge
    edges = [
        (0.9, 0.1, 0.2, (1 + math.sqrt(5 / 9)) / 2, (1 + math.sqrt(17 / 9)) / 2),
        (0.5, 0.1, 0.2, (1 + math.sqrt(0.2)) / 2, (1 + math.sqrt(2.6)) / 2),
        (1e-3, 0.1, 0.2, 0.5, 10.0),
        (0.25, 0.0, 0.0, 1.0, 1.0),
        (0.0, 0.1, 0.2, 0.5, 10.0),
    ]
    for q, eps_low, eps_high, low, high in edges:
        objective = make_objective(name, eps_low=eps_low, eps_high=eps_high)
        r = torch.tensor([[low - 1e-9, low + 1e-9, high - 1e-9, high + 1e-9]], dtype=torch.float64)
        old = torch.full_like(r, math.log(q) if q else -800.0)
        batch = TokenBatch(logp=old + r.log(), logp_old=old, advantages=torch.ones(1).double(), mask=r > 0)
        inside = low < high
        assert objective.outside_band(batch).tolist() == [[True, not inside, not inside, True]]
        if inside:
            assert objective.loss(batch).isfinite()


@pytest.mark.parametrize("name", ["dcpo"])
def test_dcpo_without_a_band_at_probability_zero(name):
    """eps = 0 and an old probability that underflows to 0: the band is r = 1 alone, and nothing is NaN."""
    old = torch.full((1, 2), -800.0, dtype=torch.float64)
    batch = TokenBatch(
        logp=old + torch.tensor([[0.0, 0.1]], dtype=torch.float64),
        logp_old=old,
        advantages=torch.ones(1, dtype=torch.float64),
        mask=torch.ones(1, 2, dtype=torch.bool),
    )
    objective = make_objective(name, eps_low=0.0, eps_high=0.0)
    assert_close(objective.loss(batch), -1.0)
    assert_close(objective.coefficients(batch), [[1.0, 0.0]])


@pytest.mark.parametrize("name", ["dppo"])
def test_dppo_of_an_almost_certain_token(name):
    """In float32 q = .996 and log p = -1e-8 have KL .0476; with 1 - p rounded to 0 it would be .0844."""
    batch = TokenBatch(
        logp=torch.tensor([[-1e-8]]),
        logp_old=torch.tensor([[0.996]]).log(),
        advantages=torch.ones(1),
        mask=torch.ones(1, 1, dtype=torch.bool),
    )
    # .996 ln .996 + .004 ln(.004 / 1e-8)
    assert_close(make_objective(name, divergence="kl").distance(batch), [[0.0476055]], 1e-5)
    for delta, dropped in ((0.05, False), (0.047, True)):
        assert make_objective(name, divergence="kl", delta=delta).gradient_removed(batch).item() is dropped


@pytest.mark.parametrize("name", ["dppo"])
def test_dppo_where_both_probabilities_round_to_one(name):
    """log p = -1e-8 and log q = -2e-8 are both 1 in float32; the divergence is not 0."""
    batch = TokenBatch(
        logp=torch.tensor([[-1e-8, -2e-8]]),
        logp_old=torch.tensor([[-2e-8, -1e-8]]),
        advantages=torch.ones(1),
        mask=torch.ones(1, 2, dtype=torch.bool),
    )
    # -1e-8 + 2e-8 ln 2  and  -(1e-8 + 1e-8 ln(1/2))
    up, down = make_objective(name, divergence="kl").distance(batch)[0].tolist()
    assert (up, down) == (pytest.approx(3.863e-9, rel=1e-3), pytest.approx(-3.069e-9, rel=1e-3))


@pytest.mark.parametrize("name", ["kl_cov"])
def test_equal_advantages_have_no_covariance(name):
    """Where all advantages are equal every covariance is exactly 0, though their mean in float32 is another number."""
    logp = -torch.rand(8, 7, generator=torch.Generator().manual_seed(0))
    batch = TokenBatch(logp=logp, logp_old=logp, advantages=torch.full((8,), 0.35), mask=logp < 0)
    assert_close(token_covariance(batch), torch.zeros(8, 7), 0)
    assert make_objective(name).chosen(batch).sum() == 1
