"""The statistics of a race: numbers worked by hand, quantiles from printed tables."""

import pytest

from algos.training.outcome import outcome
from algos.training.student import quantile, within


def members(*rows):
    return [{"objective": name, "settings": settings, "seed": seed} for name, settings, seed in rows]


def told(own, rewards, full=None, **start):
    """Events of a race by hand: rewards[step] has one number per member."""
    base = {"task": "count", "staleness": 4, "rollouts": len(rewards) - 1, "lr": 3e-4, "mismatch": "none"}
    rollouts = [
        {"event": "rollout", "step": step, "reward": row, "reward_full": full[step] if full else None,
         "entropy": [0.5] * len(row), "dead_tokens": [0.1] * len(row)}
        for step, row in enumerate(rewards)
    ]  # fmt: skip
    return [{"event": "start", **base, **start, "members": own}, *rollouts, {"event": "end", "step": len(rewards) - 1}]


THREE = members(*(("grpo", {}, s) for s in range(3)), *(("sapo", {}, s) for s in (2, 0, 1)))


# Beyer, CRC Standard Mathematical Tables, percentage points of Student's t: P(|T| <= t)
@pytest.mark.parametrize(
    ("level", "freedom", "t"),
    [(0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 3, 3.182), (0.95, 4, 2.776), (0.95, 9, 2.262), (0.95, 30, 2.042),
     (0.99, 2, 9.925), (0.99, 7, 3.499), (0.5, 5, 0.727)],
)  # fmt: skip
def test_quantiles_are_those_of_the_tables(level, freedom, t):
    assert quantile(level, freedom) == pytest.approx(t, abs=5e-4)
    assert within(quantile(level, freedom), freedom) == pytest.approx(level, abs=1e-14)


def test_quantiles_that_have_a_closed_form():
    # one degree: tan(pi/2 level); two degrees: level = t / sqrt(2 + t^2)
    assert quantile(0.5, 1) == pytest.approx(1.0, abs=1e-14)
    assert quantile(0.6, 2) == pytest.approx((2 * 0.36 / 0.64) ** 0.5, abs=1e-13)
    assert quantile(0.95, 10_000) == pytest.approx(1.96, abs=4e-4)
    for level, freedom in ((0, 3), (1, 3), (0.95, 0), (0.95, 1.5)):
        with pytest.raises(ValueError, match="use two seeds or more"):
            quantile(level, freedom)


def test_a_paired_interval_by_hand():
    """Seeds 0, 1, 2 end at .5, .4, .6 and .6, .6, .9: differences .1, .2, .3, mean .2, s = .1, s / sqrt 3 = .057735,
    times 4.302653 = .248414. The events list sapo's seeds as 2, 0, 1."""
    rows = outcome(told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.9, 0.6, 0.6]]))
    grpo, sapo = rows
    assert grpo["final"] == [0.5, 0.4, 0.6] and grpo["mean"] == pytest.approx(0.5)
    assert (grpo["difference"], grpo["low"], grpo["resolved"]) == (None, None, False)
    assert sapo["seeds"] == [0, 1, 2] and sapo["final"] == [0.6, 0.6, 0.9]
    assert sapo["difference"] == pytest.approx(0.2)
    assert (sapo["low"], sapo["high"]) == pytest.approx((-0.048414, 0.448414), abs=1e-6)
    assert not sapo["resolved"] and sapo["pairs"] == 3


def test_resolved_on_either_side_of_zero():
    """Differences -.2, -.2, -.23: mean -.21, s = .0173205, half of the interval .043027."""
    row = outcome(told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.37, 0.3, 0.2]]))[1]
    assert (row["low"], row["high"]) == pytest.approx((-0.253027, -0.166973), abs=1e-6) and row["resolved"]
    assert outcome(told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.83, 0.7, 0.6]]))[1]["resolved"]


def test_final_is_the_mean_of_the_last_ten_and_at_full_precision_where_known():
    own = members(("grpo", {}, 0))
    sampled = [[0.2], [0.9], *[[0.1 * k] for k in range(10)]]
    assert outcome(told(own, sampled))[0]["final"] == [pytest.approx(0.45)]
    full = [[0.3], *[None] * 5, [0.7], *[None] * 4, [0.5]]
    row = outcome(told(own, sampled, full))[0]
    assert row["start"] == [0.3] and row["final"] == [pytest.approx(0.6)]
    # measured long ago only: the last ten were not
    assert outcome(told(own, sampled, [[0.3], [0.9], *[None] * 10]))[0]["final"] == [pytest.approx(0.45)]


def test_collapse_is_an_end_below_half_of_the_start():
    own = members(("grpo", {}, 0), ("grpo", {}, 1), ("grpo", {}, 2))
    assert outcome(told(own, [[0.4, 0.4, 0.4], [0.19, 0.2, 0.21]]))[0]["collapsed"] == 1


def test_settings_tell_variants_apart_and_seeds_pair():
    own = members(("sapo", {"tau_pos": 1.0}, 0), ("sapo", {"tau_pos": 5.0}, 1), ("sapo", {"tau_pos": 1.0}, 1))
    first, second = outcome(told(own, [[0.2] * 3, [0.5, 0.9, 0.6]]))
    assert first["settings"] == {"tau_pos": 1.0} and first["final"] == [0.5, 0.6]
    # one seed in common: a difference, but no interval
    assert second["difference"] == pytest.approx(0.3) and second["low"] is None and not second["resolved"]


def test_too_few_events():
    assert outcome(told(THREE, [[0.25] * 6])) == []
    with pytest.raises(ValueError, match="no start event"):
        outcome([{"event": "end", "step": 0}])
