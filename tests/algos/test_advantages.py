"""Advantage estimators against numbers by hand, and what they do to groups of one and to equal rewards."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import advantages as adv
from tests.algos.cases import assert_close

GROUPS = torch.tensor([5, 5, 5, 5, 2, 2])  # two prompts, not in order
REWARDS = torch.tensor([1.0, 0.0, 0.0, 0.0, 3.0, 1.0], dtype=torch.float64)
LENGTHS = torch.tensor([1, 2, 3, 4, 1, 3])

# means 1/4 and 2; sums of squares 3/4 and 2; unbiased std 1/2 and sqrt 2
HANDS = {
    "dr_grpo": (adv.dr_grpo, (), [0.75, -0.25, -0.25, -0.25, 1, -1]),
    "grpo": (lambda R, g: adv.grpo(R, g, eps=0.0), (), [1.5, -0.5, -0.5, -0.5, 2**-0.5, -(2**-0.5)]),
    "grpo, eps 1/2": (lambda R, g: adv.grpo(R, g, eps=0.5), (), [0.75, -0.25, -0.25, -0.25, 0.5224077, -0.5224077]),
    # 1 - 0; 0 - 1/3
    "rloo": (adv.rloo, (), [1, -1 / 3, -1 / 3, -1 / 3, 2, -2]),
    # baselines 1/10 and (3 + 3) / 4
    "opo": (adv.opo, (LENGTHS,), [0.9, -0.1, -0.1, -0.1, 1.5, -0.5]),
    # times 6 responses / 3 rewards that are not 0
    "gpg": (adv.gpg, (), [1.5, -0.5, -0.5, -0.5, 2, -2]),
    # divided by the means 1/4 and 2
    "maxrl": (lambda R, g: adv.maxrl(R, g, eps=0.0), (), [3, -1, -1, -1, 0.5, -0.5]),
    # the lead of the best over the second
    "pass_at_k": (adv.pass_at_k, (), [1, 0, 0, 0, 2, 0]),
}
hands = pytest.mark.parametrize("estimator, more, expected", HANDS.values(), ids=HANDS)
GROUPED = {name: row for name, row in HANDS.items() if name != "grpo, eps 1/2"}
grouped = pytest.mark.parametrize("estimator, more, expected", GROUPED.values(), ids=GROUPED)


@hands
def test_by_hand(estimator, more, expected):
    """Rewards 1, 0, 0, 0 to one prompt and 3, 1 to another."""
    assert_close(estimator(REWARDS, GROUPS, *more), expected, 1e-7)


@hands
def test_order_of_responses(estimator, more, expected):
    """Responses in another order have their advantages in that order."""
    order = torch.tensor([4, 2, 0, 5, 3, 1])
    assert_close(
        estimator(REWARDS[order], GROUPS[order], *(m[order] for m in more)), torch.tensor(expected)[order], 1e-7
    )


ALONE = {name: row for name, row in HANDS.items() if name not in ("grpo", "maxrl")}


@pytest.mark.parametrize("estimator, more, expected", ALONE.values(), ids=ALONE)
def test_a_group_of_one(estimator, more, expected):
    """A single response has nothing to compare it with: 0."""
    rewards, groups = torch.tensor([0.7, 0.3], dtype=torch.float64), torch.tensor([0, 1])
    assert_close(estimator(rewards, groups, *(m[:2] for m in more)), [0, 0])


def test_a_group_of_one_with_the_defaults():
    """The estimators that divide give 0 too, by their eps."""
    rewards, groups = torch.tensor([0.7, 0.0], dtype=torch.float64), torch.tensor([0, 1])
    assert_close(adv.grpo(rewards, groups), [0, 0])
    assert_close(adv.maxrl(rewards, groups), [0, 0])


@pytest.mark.parametrize("value", [1.0, 0.0, -2.0])
def test_equal_rewards(value):
    """Equal rewards give 0 under every group estimator."""
    rewards, groups = torch.full((4,), value, dtype=torch.float64), torch.tensor([0, 0, 0, 1])
    lengths = torch.tensor([1, 2, 3, 4])
    for ours in (
        adv.dr_grpo(rewards, groups),
        adv.grpo(rewards, groups),
        adv.rloo(rewards, groups),
        adv.opo(rewards, groups, lengths),
        adv.gpg(rewards, groups),
        adv.maxrl(rewards, groups),
        adv.pass_at_k(rewards, groups),
        adv.remax(rewards, rewards),
    ):
        assert_close(ours, [0, 0, 0, 0])


@given(
    rewards=st.lists(st.floats(-5, 5), min_size=2, max_size=9),
    count=st.integers(1, 4),
)
def test_dr_grpo_is_a_share_of_rloo(rewards, count):
    """Dr. GRPO = (G - 1)/G RLOO in every group of more than one, and both sum to 0 in a group."""
    R = torch.tensor(rewards, dtype=torch.float64)
    groups = torch.arange(len(R)) % count
    G = torch.bincount(groups)[groups].double()
    assert_close(adv.dr_grpo(R, groups), (G - 1) / G * adv.rloo(R, groups))
    for estimate in (adv.dr_grpo(R, groups), adv.rloo(R, groups), adv.grpo(R, groups, eps=1.0)):
        assert_close(adv.group_sum(estimate, groups), torch.zeros(len(R)), 1e-9)


def test_hard_prompts_weigh_more():
    """GRPO's division: the one success of 16 gets 3.75, each of 8 of 16 gets 0.968."""
    groups = torch.zeros(16, dtype=torch.int64)
    for solved, expected in ((1, 3.75), (8, 0.968245837)):
        rewards = (torch.arange(16) < solved).double()
        assert_close(adv.grpo(rewards, groups, eps=0.0)[0], expected, 1e-8)


def test_default_eps():
    """GRPO's default eps is 1e-4, MaxRL's 1e-6."""
    rewards, groups = torch.tensor([1.0, 0.0], dtype=torch.float64), torch.zeros(2, dtype=torch.int64)
    assert_close(adv.grpo(rewards, groups)[0], 0.5 / (0.5**0.5 + 1e-4))
    assert_close(adv.maxrl(rewards, groups)[0], 0.5 / (0.5 + 1e-6))


PASS_AT_K = [
    ([0.0, 1.0, 1.0], [0, 0, 0]),  # a tie for the best
    ([2.0, 5.0, 4.5], [0, 0.5, 0]),
    ([-3.0, -1.0, -2.0], [0, 1, 0]),
]


@pytest.mark.parametrize("rewards, expected", PASS_AT_K)
def test_pass_at_k(rewards, expected):
    """Only the best response gets credit: its lead over the second."""
    groups = torch.zeros(3, dtype=torch.int64)
    assert_close(adv.pass_at_k(torch.tensor(rewards, dtype=torch.float64), groups), expected)


def test_remax():
    """The reward minus that of the greedy response."""
    assert_close(adv.remax(torch.tensor([1.0, 0.25]), torch.tensor([0.5, 0.5])), [0.5, -0.25])


def test_empty_rewards():
    """GPG without a reward other than 0, and OPO with lengths of 0, give 0 and no NaN."""
    zeros, groups = torch.zeros(3, dtype=torch.float64), torch.zeros(3, dtype=torch.int64)
    assert_close(adv.gpg(zeros, groups), [0, 0, 0])
    assert_close(adv.opo(torch.ones(3, dtype=torch.float64), groups, torch.zeros(3)), [1, 1, 1])


MASK = torch.tensor([[True, True, False], [True, False, False]])


def test_whiten():
    """2, 4 and 9: mean 5, unbiased variance 13; masked positions hold anything and become 0."""
    values = torch.tensor([[2.0, 4.0, float("nan")], [9.0, float("inf"), 1.0]], dtype=torch.float64)
    std = (13 + 1e-8) ** 0.5
    assert_close(adv.whiten(values, MASK), [[-3 / std, -1 / std, 0], [4 / std, 0, 0]])
    assert_close(adv.whiten(values, MASK & False), torch.zeros(2, 3))
    assert_close(adv.whiten(values[:, :1], MASK[1:, 1:2] | torch.tensor([[True], [False]])), [[0], [0]])


def test_reinforce_plus_plus():
    """Returns 0.5, 1 and 3 (gamma 1/2), then whitened: mean 1.5, variance 1.75."""
    rewards, std = torch.tensor([1.0, 3.0], dtype=torch.float64), (1.75 + 1e-8) ** 0.5
    expected = [[-1 / std, -0.5 / std, 0], [1.5 / std, 0, 0]]
    assert_close(adv.reinforce_plus_plus(rewards, MASK, gamma=0.5), expected)


def test_reinforce_plus_plus_has_no_groups():
    """Equal rewards within a prompt still give an advantage; without discount equal rewards everywhere give 0."""
    rewards = torch.tensor([1.0, 0.0], dtype=torch.float64)
    # returns 1, 1, 0: mean 2/3, variance 1/3
    std = (1 / 3 + 1e-8) ** 0.5
    assert_close(adv.reinforce_plus_plus(rewards, MASK), [[1 / 3 / std, 1 / 3 / std, 0], [-2 / 3 / std, 0, 0]])
    assert_close(adv.reinforce_plus_plus(torch.ones(2).double(), MASK), torch.zeros(2, 3))


def test_reinforce_plus_plus_skips_holes():
    """The discount counts generated tokens, not positions: with a hole the returns are the same."""
    rewards = torch.tensor([1.0, 3.0], dtype=torch.float64)
    holes = torch.tensor([[True, False, True], [False, True, False]])
    ours = adv.reinforce_plus_plus(rewards, holes, gamma=0.5)
    assert_close(ours[holes], adv.reinforce_plus_plus(rewards, MASK, gamma=0.5)[MASK])


def test_reinforce_plus_plus_baseline():
    """The group's mean goes first: rewards 1, 3 of one prompt give -1, -1, 1, then whitened (variance 4/3)."""
    rewards, std = torch.tensor([1.0, 3.0], dtype=torch.float64), (4 / 3 + 1e-8) ** 0.5
    ours = adv.reinforce_plus_plus_baseline(rewards, torch.tensor([0, 0]), MASK)
    assert_close(ours, [[-2 / 3 / std, -2 / 3 / std, 0], [4 / 3 / std, 0, 0]])
    assert_close(adv.reinforce_plus_plus_baseline(rewards, torch.tensor([0, 1]), MASK), torch.zeros(2, 3))


GROUP = torch.zeros(8, dtype=torch.int64)
ROWS = torch.tensor([[True, True, False], *[[True, False, True]] * 7])
# every estimator, as (rewards, groups) -> advantages; eps of 0 hides nothing
EVERY = {
    "dr_grpo": adv.dr_grpo,
    "grpo": adv.grpo,
    "grpo, eps 0": lambda R, g: adv.grpo(R, g, eps=0.0),
    "rloo": adv.rloo,
    "opo": lambda R, g: adv.opo(R, g, torch.arange(1, len(R) + 1)),
    "gpg": adv.gpg,
    "maxrl": adv.maxrl,
    "maxrl, eps 0": lambda R, g: adv.maxrl(R, g, eps=0.0),
    "pass_at_k": adv.pass_at_k,
    "remax": lambda R, g: adv.remax(R, R.clone()),
    "reinforce_plus_plus": lambda R, g: adv.reinforce_plus_plus(R, ROWS[: len(R)]),
    "reinforce_plus_plus_baseline": lambda R, g: adv.reinforce_plus_plus_baseline(R, g, ROWS[: len(R)]),
}
every = pytest.mark.parametrize("estimator", EVERY.values(), ids=EVERY)
FLOATS = [torch.float64, torch.float32, torch.bfloat16, torch.float16]
dtypes = pytest.mark.parametrize("dtype", FLOATS, ids=str)


@every
@dtypes
@pytest.mark.parametrize("value", [0.35, 1.0, 0.0, -0.1, 1e-3, 3e4])
def test_equal_rewards_are_exactly_zero(estimator, dtype, value):
    """Eight equal rewards give exactly 0 in every dtype, also those whose mean rounds to another number."""
    ours = estimator(torch.full((8,), value, dtype=dtype), GROUP)
    assert ours.dtype == dtype
    assert (ours == 0).all(), ours


@every
@dtypes
def test_no_responses(estimator, dtype):
    """No responses have no advantages."""
    ours = estimator(torch.zeros(0, dtype=dtype), GROUP[:0])
    assert ours.dtype == dtype and ours.shape[0] == 0


@every
@dtypes
def test_statistics_do_not_depend_on_the_dtype(estimator, dtype):
    """Rewards that bfloat16 can tell apart have the advantages of float64, rounded once."""
    rewards = torch.tensor([1.0, 1.0, 1.0, 1.0078125, 0.0, 0.5, 100.0, 100.5], dtype=torch.float64)
    groups = torch.tensor([0, 0, 0, 0, 1, 1, 2, 2])
    assert_close(estimator(rewards.to(dtype), groups), estimator(rewards, groups).to(dtype), torch.finfo(dtype).eps)


@dtypes
def test_a_small_difference_in_half_precision(dtype):
    """1, 1, 1 and 1.0078125 have a mean between two numbers of bfloat16: A is -1/2, -1/2, -1/2, 3/2 all the same."""
    rewards = torch.tensor([1, 1, 1, 1.0078125], dtype=dtype)
    ours = adv.grpo(rewards, torch.zeros(4, dtype=torch.int64), eps=1e-6)
    assert_close(ours, [-0.5, -0.5, -0.5, 1.5], 3e-4 if dtype in FLOATS[:2] else 4e-3)


def test_group_mean():
    """The mean of each group, that of equal rewards being their value; all members have the same."""
    assert_close(adv.group_mean(REWARDS, GROUPS), [0.25] * 4 + [2, 2])
    for dtype in FLOATS:
        equal = torch.full((8,), 0.35, dtype=dtype)
        assert torch.equal(adv.group_mean(equal, GROUP), equal)


@dtypes
def test_whitening_of_equal_values(dtype):
    """Equal values become exactly 0, whatever stands at masked positions."""
    values = torch.where(ROWS, 0.35, float("nan")).to(dtype)
    assert (adv.whiten(values, ROWS) == 0).all()
    assert adv.whiten(values[:0], ROWS[:0]).shape == (0, 3)
    assert adv.whiten(values[:, :0], ROWS[:, :0]).shape == (8, 0)


R2, G2, M2 = torch.zeros(2), torch.zeros(2, dtype=torch.int64), torch.ones(2, 3, dtype=torch.bool)
V2 = torch.zeros(2, 3)
GROUP_ESTIMATORS = (adv.dr_grpo, adv.grpo, adv.rloo, adv.gpg, adv.maxrl, adv.pass_at_k, adv.group_mean, adv.group_size)
WRONG = [
    *(
        (lambda f=f, a=a: f(*a), error, words)
        for f in GROUP_ESTIMATORS
        for a, error, words in (
            ((R2, G2[:, None]), ValueError, r"groups has shape \(2, 1\); wanted \(2,\)"),
            ((R2, G2[:1]), ValueError, r"groups has shape \(1,\); wanted \(2,\)"),
            ((R2, G2.float()), TypeError, "groups has dtype torch.float32; wanted torch.int64"),
            ((R2, [0, 0]), TypeError, "groups is a list; wanted a torch tensor"),
            ((R2.long(), G2), TypeError, "has dtype torch.int64; wanted a floating dtype"),
            ((V2, G2), ValueError, r"has shape \(2, 3\); wanted \(B,\): one number per response"),
            (([1.0, 0.0], G2), TypeError, "is a list; wanted a torch tensor"),
        )
    ),
    (lambda: adv.opo(R2, G2, G2[:1]), ValueError, r"lengths has shape \(1,\); wanted \(2,\), to go with rewards"),
    (lambda: adv.remax(R2, V2), ValueError, r"greedy_rewards has shape \(2, 3\); wanted \(2,\), to go with rewards"),
    (lambda: adv.remax(R2, 0.5), TypeError, "greedy_rewards is a float; wanted a torch tensor"),
    (lambda: adv.whiten(V2, M2.long()), TypeError, "mask has dtype torch.int64; wanted torch.bool"),
    (lambda: adv.whiten(V2, M2[:1]), ValueError, r"values has shape \(2, 3\); wanted \(1, 3\), to go with mask"),
    (lambda: adv.whiten(V2.long(), M2), TypeError, "values has dtype torch.int64; wanted a floating dtype"),
    (lambda: adv.whiten(R2, M2[0]), ValueError, r"mask has shape \(3,\); wanted \(B, T\)"),
    (lambda: adv.reinforce_plus_plus(R2, M2.long()), TypeError, "mask has dtype torch.int64; wanted torch.bool"),
    (
        lambda: adv.reinforce_plus_plus(R2, M2[:1]),
        ValueError,
        r"rewards has shape \(2,\); wanted \(1,\), to go with mask",
    ),
    (
        lambda: adv.reinforce_plus_plus(R2, M2, 1.5),
        ValueError,
        "gamma is 1.5; wanted a number at least 0 and at most 1",
    ),
    (lambda: adv.reinforce_plus_plus_baseline(R2, G2[:, None], M2), ValueError, r"groups has shape \(2, 1\)"),
    (lambda: adv.grpo(R2, G2, -1.0), ValueError, "eps is -1; wanted a number at least 0"),
    (lambda: adv.maxrl(R2, G2, "x"), TypeError, "eps is 'x', a str; wanted a number"),
]


@pytest.mark.parametrize("call, error, words", WRONG, ids=[str(i) for i in range(len(WRONG))])
def test_wrong_shapes_and_dtypes(call, error, words):
    """A wrong shape, dtype or setting is refused in words."""
    with pytest.raises(error, match=words):
        call()
