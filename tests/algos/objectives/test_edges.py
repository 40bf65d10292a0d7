"""Ties at the edges of a band, advantages of exactly 0, and the two masks that tell "outside" from "removed"."""

import dataclasses
import math

import pytest
import torch

from algos import make_objective
from tests.algos.cases import FIRST, NAMES, WIDE, assert_close, closed_form, from_z, gradient, random_batch

# z is exact in binary, eps is taken from exp z, so that 1 + eps and 1 - eps equal the ratio to the last bit
Z_UP, Z_DOWN = 0.25, -0.25
UP, DOWN = torch.tensor([Z_UP, Z_DOWN], dtype=torch.float64).exp().tolist()
AT_UP, AT_DOWN = {"eps_high": UP - 1}, {"eps_low": 1 - DOWN}
P_UP, Q, P_DOWN = torch.tensor([-0.75, -1.0, -1.25], dtype=torch.float64).exp().tolist()
CLIPPED = ("grpo", "gspo", "dapo", "dr_grpo", "gspo_token", "sequence_product", "luspo", "fipo", "clip_cov")

# (name, z, A, the setting that puts the edge on the ratio, c on the edge)
TIES = [
    *((name, Z_UP, 2.0, AT_UP, 2 * UP) for name in CLIPPED if name != "fipo"),
    *((name, Z_DOWN, -3.0, AT_DOWN, -3 * DOWN) for name in CLIPPED),
    ("fipo", Z_UP, 2.0, AT_UP, 2 * UP * 1.2),  # F = min(e^0.25, 1.2)
    ("grpo", Z_UP, -3.0, {**AT_UP, "two_sided": True}, -3 * UP),
    ("grpo", Z_DOWN, 2.0, {**AT_DOWN, "two_sided": True}, 2 * DOWN),
    ("aspo", Z_UP, 2.0, AT_UP, 2 / UP),
    ("aspo", Z_DOWN, -3.0, AT_DOWN, -3 * DOWN),
    ("gmpo", Z_UP, 2.0, {"eps_high": Z_UP}, 2 * UP),
    ("gmpo", Z_DOWN, -3.0, {"eps_low": -Z_DOWN}, -3 * DOWN),
    ("rec", Z_UP, 2.0, {"eps": UP - 1, "ring": 9.0}, 2.0),
    ("rec", Z_DOWN, -3.0, {"eps": 1 - DOWN, "ring": 9.0}, -3.0),
    ("dppo", Z_UP, 2.0, {"delta": P_UP - Q}, 2 * UP),
    ("dppo", Z_DOWN, -3.0, {"delta": Q - P_DOWN}, -3 * DOWN),
    ("dcpo", Z_UP, 2.0, {"eps_high": 99.0, "cap": UP}, 2 * UP),
]


@pytest.mark.parametrize(
    "name, z, A, edge, c", TIES, ids=[f"{row[0]}-{'up' if row[1] > 0 else 'down'}" for row in TIES]
)
def test_a_tie_keeps_the_full_gradient(name, z, A, edge, c):
    """On the edge itself the gradient is whole; with the edge a billionth nearer it is gone."""
    batch = from_z([[z]], [A])
    objective = make_objective(name, **edge)
    assert_close(objective.coefficients(batch), [[c]], 1e-14)
    assert_close(gradient(objective, batch), [[-c]], 1e-14)
    assert not objective.outside_band(batch).any()
    assert not objective.gradient_removed(batch).any()
    moved = list(edge)[-1] if name == "dcpo" else next(iter(edge))
    objective = make_objective(name, **{**edge, moved: edge[moved] - 1e-9})
    assert_close(objective.coefficients(batch), [[0.0]], 0)
    assert_close(gradient(objective, batch), [[0.0]], 0)
    assert objective.outside_band(batch).all()
    assert objective.gradient_removed(batch).all()


@pytest.mark.parametrize("name", ["dcpo"])
def test_a_tie_with_the_lowest_edge(name):
    """r = 1/2 on the lowest edge that DCPO has keeps the full gradient; with the edge at 0.6 it is gone."""
    # q = 1: lower edge (1 + sqrt(max(1 - 4 eps_low, 0))) / 2
    half = torch.tensor([[0.5]], dtype=torch.float64).log()
    assert half.exp() == 0.5
    batch = from_z(half.tolist(), [-3.0], logp_old=0.0)
    for eps_low, c in ((0.3, -1.5), (0.24, 0.0)):
        objective = make_objective(name, eps_low=eps_low)
        assert_close(objective.coefficients(batch), [[c]], 1e-14)
        assert_close(gradient(objective, batch), [[-c]], 1e-14)
        assert objective.outside_band(batch).item() is (c == 0)
        assert objective.gradient_removed(batch).item() is (c == 0)


INSIDE = [
    ("cispo", Z_UP, {"w_max": UP}),
    ("cispo", Z_DOWN, {"w_min": DOWN}),
    *((name, Z_UP, AT_UP) for name in ("gppo", "ce_gppo")),
    *((name, Z_DOWN, AT_DOWN) for name in ("gppo", "ce_gppo")),
]


@pytest.mark.parametrize("name, z, edge", INSIDE, ids=[f"{t[0]}-{'up' if t[1] > 0 else 'down'}" for t in INSIDE])
def test_the_edge_is_inside(name, z, edge):
    """A ratio on the edge is inside the band, and outside with the edge a billionth nearer; the gradient stays."""
    batch, ((setting, value),) = from_z([[z]], [2.0]), edge.items()
    assert not make_objective(name, **edge).outside_band(batch).any()
    nearer = value + (1e-9 if setting == "w_min" else -1e-9)
    objective = make_objective(name, **{setting: nearer})
    assert objective.outside_band(batch).all()
    assert not objective.gradient_removed(batch).any()
    assert_close(objective.coefficients(batch), [[2 * math.exp(z)]], 1e-8)


RING_TIES = [(Z_DOWN, 2.0, 1 - DOWN), (Z_UP, -3.0, UP - 1)]


@pytest.mark.parametrize("name, z, A, ring", [("rec", *row) for row in RING_TIES], ids=["rec-up", "rec-down"])
def test_a_tie_with_the_ring(name, z, A, ring):
    """REC keeps a token on the ring itself; outside the band it is all the same."""
    batch = from_z([[z]], [A])
    for width, c in ((ring, A), (ring + 1e-9, 0.0)):
        objective = make_objective(name, eps=0.01, ring=width)
        assert_close(objective.coefficients(batch), [[c]], 0)
        assert objective.outside_band(batch).all()
        assert objective.gradient_removed(batch).all() == (c == 0)


@pytest.mark.parametrize("name", ["grpo"])
def test_a_tie_with_the_dual_clip_keeps_half(name):
    """A < 0 and r on the dual clip: half the gradient, as autograd of min and max gives; beyond it none."""
    batch = from_z([[Z_UP]], [-2.0])
    for dual, c in ((UP, -UP), (UP + 1e-9, -2 * UP), (UP - 1e-9, 0.0)):
        objective = make_objective(name, dual_clip=dual)
        assert_close(objective.coefficients(batch), [[c]], 1e-14)
        assert_close(gradient(objective, batch), [[-c]], 1e-14)
        assert objective.gradient_removed(batch).all() == (c == 0)


@pytest.mark.parametrize("name", ["grpo"])
def test_dual_clip_and_low_edge(name):
    """The dual clip leaves A > 0 and ratios below it alone."""
    batch = from_z([[1.0], [-1.0], [0.5]], [2.0, -2.0, -2.0])
    objective = make_objective(name, eps_high=9.0, dual_clip=2.0)
    assert_close(objective.coefficients(batch), [[2 * math.e], [0.0], [-2 * math.exp(0.5)]])


ZERO = {  # c of a token with z = 0.3 beside one with z = -0.3, all A = 0
    "dro": [[-0.03, 0.03]],  # -beta z
    "kl_cov": [[-1.0, 0.0]],  # every covariance is 0; the first token pays
}


@pytest.mark.parametrize("name", NAMES)
def test_zero_advantage(name):
    """A = 0 gives c = 0, but for terms without A; such a token is never removed."""
    objective, batch = make_objective(name, **FIRST[name].settings), from_z([[0.3, -0.3]], [0.0])
    expected = {**ZERO, "kl_cov": [[-0.1, 0.0]]}.get(name, [[0.0, 0.0]])
    assert_close(objective.coefficients(batch), expected)
    assert_close(gradient(objective, batch), closed_form(objective, batch))
    assert not objective.gradient_removed(batch).any()


BRANCH_OF_ZERO = [  # which sign's curves hold at A = 0
    ("sapo", {"tau_neg": 3.0}, -1.0),
    ("grpo", {"dual_clip": 2.0}, -1.0),
    ("topr", {}, -1.0),
    ("aspo", {}, -1.0),
    ("gppo", {}, -1.0),
    ("vespo", {}, 1.0),
]


@pytest.mark.parametrize("name, settings, like", BRANCH_OF_ZERO, ids=[row[0] for row in BRANCH_OF_ZERO])
def test_branch_of_zero_advantage(name, settings, like):
    """A = 0 takes the branch of A < 0, in VESPO that of A > 0."""
    objective, ratio = make_objective(name, **settings), torch.tensor([0.3, 0.9, 1.7, 4.0], dtype=torch.float64)
    at_zero, same, other = (objective.curves(ratio, A) for A in (0.0, like, -like))
    assert_close(at_zero.phi, same.phi, 0)
    assert_close(at_zero.f, same.f, 0)
    assert not torch.allclose(at_zero.phi, other.phi)


@pytest.mark.parametrize("name", ["gmpo"])
def test_zero_advantage_beside_others_in_gmpo(name):
    """A token of A = 0 is held only from below, and still moves the mean: rho = e^((0.1 + 1) / 2), mean A = 1."""
    batch = from_z([[0.1, 1.0]], [[2.0, 0.0]])
    assert_close(make_objective(name).coefficients(batch), [[math.exp(0.55), math.exp(0.55)]])
    batch = from_z([[0.1, -1.0]], [[2.0, 0.0]])
    assert_close(make_objective(name).coefficients(batch), [[math.exp(-0.15), 0.0]])
    assert_close(gradient(make_objective(name), batch), closed_form(make_objective(name), batch))


@pytest.mark.parametrize("name", ["real"])
def test_real_uses_the_sign_alone(name):
    """In REAL the advantage is a label: its size changes nothing."""
    small, large = (from_z([[0.3, 0.1], [-0.2, 0.4]], A) for A in ([0.01, -0.01], [5.0, -2.0]))
    objective = make_objective(name)
    assert_close(objective.loss(small), objective.loss(large), 0)
    # S = 0.4 and 0.2: 2 e^-0.4 / (1 + e^-0.4) and -2 e^0.2 / (1 + e^0.2)
    good, bad = 2 / (1 + math.exp(0.4)), -2 / (1 + math.exp(-0.2))
    assert_close(objective.coefficients(small), [[good, good], [bad, bad]])
    # 0 is the label of a bad response
    assert_close(objective.coefficients(from_z([[0.3, 0.1], [-0.2, 0.4]], [2.0, 0.0])), [[good, good], [bad, bad]])


@pytest.mark.parametrize("name", ["real"])
@pytest.mark.parametrize("A", [1.0, -1.0, 0.0])
def test_a_group_of_one_label_is_left_out_of_real_and_counted(name, A):
    """Groups 5 and 9, the responses of the second all of one label: the first alone, with half its weight."""
    z = [[0.3, 0.1], [-0.2, 0.4], [0.7, -0.1], [0.2, 0.9]]
    objective = make_objective(name)
    batch = dataclasses.replace(from_z(z, [1.0, A, -1.0, A]), groups=torch.tensor([5, 9, 5, 9]))
    alone = from_z([z[0], z[2]], [1.0, -1.0])
    assert_close(objective.loss(batch), objective.loss(alone) / 2)
    assert_close(objective.coefficients(batch)[::2], objective.coefficients(alone))
    assert_close(gradient(objective, batch)[::2], gradient(objective, alone) / 2)
    assert_close(gradient(objective, batch), closed_form(objective, batch))
    assert not objective.coefficients(batch)[1::2].any()
    assert objective.gradient_removed(batch).tolist() == [[False, False], [A != 0, A != 0]] * 2


@pytest.mark.parametrize("name", ["kl_cov"])
def test_kl_cov_on_policy(name):
    """The penalty has no gradient at z = 0: on policy c = A."""
    batch = from_z([[0.0, 0.0]], [[2.0, -1.0]])
    assert_close(make_objective(name, ratio=1.0).coefficients(batch), [[2.0, -1.0]])
    assert_close(gradient(make_objective(name, ratio=1.0), batch), [[-1.0, 0.5]])


@pytest.mark.parametrize("name", ["clip_cov"])
def test_one_token_has_no_covariance(name):
    """The covariance of a single token is 0, so Clip-Cov leaves it."""
    batch = from_z([[0.1, 0.0]], [4.0], mask=[[1, 0]], logp_old=-3.0)
    assert_close(make_objective(name, cov_low=-0.1).coefficients(batch), [[0.0, 0.0]])
    assert_close(make_objective(name, cov_low=-9.0, cov_high=-0.1).coefficients(batch), [[4 * math.exp(0.1), 0.0]])


@pytest.mark.parametrize("name", ["fipo"])
def test_fipo_safety_is_for_negative_advantages(name):
    """A token of A > 0 past the safety ratio keeps its amplification."""
    objective, batch = (
        make_objective(name, eps_high=9.0, safety=1.2, half_life=1.0),
        from_z([[0.3], [0.3]], [0.5, -0.5]),
    )
    # F = min(e^0.3, 1.2) for A > 0, min(e^0.3, 1) for A < 0
    assert_close(objective.coefficients(batch), [[0.6 * math.exp(0.3)], [-0.5 * math.exp(0.3)]])


# T = 1 tokens: r = 1/e and e for A > 0, then for A < 0, then for A = 0; and r = 1
CORNERS = {"z": [[-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [0.0]], "advantages": [1.0, 1.0, -1.0, -1.0, 0, 0, 1.0]}
OUTSIDE = [True] * 6 + [False]
WRONG_SIDE = [False, True, True, False, False, False, False]
NONE = [False] * 7
BANDS = [
    *((name, {}, OUTSIDE, WRONG_SIDE) for name in ("grpo", "gspo", "dapo", "dr_grpo", "gspo_token", "luspo", "gmpo")),
    *((name, {}, OUTSIDE, WRONG_SIDE) for name in ("fipo", "rec", "aspo", "dcpo")),
    ("sequence_product", WIDE, OUTSIDE, WRONG_SIDE),
    ("clip_cov", {"cov_low": 50.0, "cov_high": 60.0}, OUTSIDE, WRONG_SIDE),
    ("dppo", {"delta": 0.1}, OUTSIDE, WRONG_SIDE),
    ("dppo", {"divergence": "kl", "delta": 0.05}, OUTSIDE, WRONG_SIDE),
    ("grpo", {"dual_clip": 2.0}, OUTSIDE, [False, True, True, True, False, False, False]),
    ("grpo", {"two_sided": True}, OUTSIDE, [True] * 4 + [False] * 3),
    ("rec", {"ring": math.inf}, OUTSIDE, [True] * 4 + [False] * 3),
    *((name, {}, OUTSIDE, NONE) for name in ("gppo", "ce_gppo")),
    ("cispo", {"w_min": 0.8, "w_max": 1.2}, OUTSIDE, NONE),
    ("cispo", {}, NONE, NONE),
    *((name, {}, NONE, NONE) for name in ("reinforce", "sapo", "sequence_product", "vespo", "kl_cov")),
    *((name, {}, NONE, NONE) for name in ("topr", "dro", "real")),
]


@pytest.mark.parametrize(
    "name, settings, outside, removed", BANDS, ids=[f"{row[0]}-{'-'.join(row[1])}".rstrip("-") for row in BANDS]
)
def test_outside_is_not_removed(name, settings, outside, removed):
    """Outside the band goes by the ratio, removed also by the sign of A: A > 0 below and A < 0 above stay active."""
    batch, objective = from_z(**CORNERS, logp_old=-1.5), make_objective(name, **settings)
    assert objective.outside_band(batch).flatten().tolist() == outside
    assert objective.gradient_removed(batch).flatten().tolist() == removed
    if name not in LIVE_AT_ZERO:
        gone = (objective.coefficients(batch) == 0) & (batch.token_advantages != 0)
        assert gone.flatten().tolist() == removed


# the coefficient may be 0 for another reason than a removed gradient, or live where A is 0
LIVE_AT_ZERO = ("real", "dro", "kl_cov")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (*LIVE_AT_ZERO, "clip_cov")])
def test_removed_is_where_the_coefficient_is_0(name):
    """A gradient is removed exactly where A is not 0 and c is, and only outside the band."""
    batch, objective = from_z(**CORNERS, logp_old=-1.5), make_objective(name)
    removed = objective.gradient_removed(batch)
    assert torch.equal(removed, (objective.coefficients(batch) == 0) & (batch.token_advantages != 0))
    assert not (removed & ~objective.outside_band(batch)).any()


@pytest.mark.parametrize("name", ["clip_cov"])
def test_clip_cov_masks(name):
    """Tokens dropped for their covariance are removed without being outside the band; the clip's are both."""
    hand = FIRST[name]
    objective, batch = hand.objective(), hand.batch()
    assert objective.outside_band(batch).tolist() == [[False, True, True], [True, True, False]]
    assert objective.gradient_removed(batch).tolist() == [[True, True, True], [False, True, False]]


@pytest.mark.parametrize("name", ["clip_cov"])
def test_clip_cov_draws(name):
    """The seed decides which candidates are dropped: exactly int(ratio N), and never fewer than one."""
    batch = random_batch(seed=2, rows=5, length=20, holes=0.0, spread=0.01)
    batch = dataclasses.replace(batch, advantages=torch.arange(1, 6, dtype=torch.float64))
    settings = {"cov_low": -9.0, "cov_high": 9.0}

    def dropped(**more):
        return make_objective(name, **settings, **more).gradient_removed(batch)

    assert dropped(ratio=0.129).sum() == 12
    assert dropped(ratio=0.0).sum() == 1
    torch.testing.assert_close(dropped(ratio=0.1, seed=4), dropped(ratio=0.1, seed=4), rtol=0, atol=0)
    assert not torch.equal(dropped(ratio=0.1, seed=4), dropped(ratio=0.1, seed=5))


COVARIANCE_EDGES = [({"cov_low": -0.5, "cov_high": 0.25}, [0, 2]), ({"cov_low": 0.25, "cov_high": 1.0}, [])]


@pytest.mark.parametrize("name, edges, gone", [("clip_cov", *row) for row in COVARIANCE_EDGES], ids=["low", "high"])
def test_clip_cov_edges_are_open(name, edges, gone):
    """A covariance exactly on cov_low or cov_high is no candidate."""
    # mean A 0, mean logp -1: covariances 0.25, 0.25, -0.25, -0.25
    batch = from_z([[0.25, -0.25, -0.25, 0.25]], [[1.0, -1.0, 1.0, -1.0]])
    objective = make_objective(name, eps_low=0.9, eps_high=0.9, ratio=1.0, **edges)
    kept = objective.coefficients(batch)[0] != 0
    assert kept.tolist() == [True, True, not gone, not gone]


@pytest.mark.parametrize("name", ["kl_cov"])
def test_kl_cov_counts(name):
    """int(ratio N) tokens of highest covariance pay the penalty, at least one, at most all; masked ones never."""
    # covariances 2 * 0.5, 0, -2 * -0.5 minus a little: order 0, 2, 1 (mean A 0, mean logp -1)
    batch = from_z([[0.5, 0.25, -0.75, 9.0]], [[2.0, 0.0, -2.0, 9.0]], mask=[[1, 1, 1, 0]])
    plain = batch.token_advantages * torch.tensor([[0.5, 0.25, -0.75, 0.0]]).double().exp()
    for ratio, penalty in ((0.0, [0, 0, 1, 0]), (0.67, [-1, 0, 1, 0]), (1.0, [-1, -1, 1, 0])):
        objective = make_objective(name, ratio=ratio, kl_coef=1.0)
        assert_close(objective.coefficients(batch) - plain, [[float(p) for p in penalty]])
        assert_close(gradient(objective, batch), closed_form(objective, batch))
