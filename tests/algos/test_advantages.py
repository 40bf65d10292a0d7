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
