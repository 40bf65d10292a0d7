"""The statistics and the report: numbers worked by hand, quantiles from printed tables, what the page says of them."""

import re

import pytest

from algos.training.command.joined import joined
from algos.training.command.main import main
from algos.training.command.report import page
from algos.training.command.svg import Line, chart, ticks
from algos.training.outcome import outcome
from algos.training.student import quantile, within
from tests.algos.training.small import race, weights


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


def test_cells_of_one_condition_are_one_race():
    cells = [
        (f"{name}{seed}{lr}", told(members((name, {}, seed)), [[0.2], [end + seed / 10]], lr=lr))
        for lr in (1e-4, 3e-4) for name, end in (("grpo", 0.3), ("gspo", 0.5)) for seed in (0, 1)
    ]  # fmt: skip
    races = joined(cells)
    assert [events[0]["lr"] for events in races] == [1e-4, 3e-4]
    for events in races:
        grpo, gspo = outcome(events)
        assert grpo["final"] == pytest.approx([0.3, 0.4]) and gspo["difference"] == pytest.approx(0.2)
        assert events[-1]["event"] == "end"
    with pytest.raises(ValueError, match="two of the runs hold the same member"):
        joined([cells[0], cells[0]])
    with pytest.raises(ValueError, match="x holds no race"):
        joined([("x", [])])


def cells_of(report: str) -> list[list[str]]:
    return [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", report)][1:]


def test_the_report_shows_the_hand_worked_numbers():
    report = page([told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.9, 0.6, 0.6]])])
    assert cells_of(report) == [
        ["<code>grpo</code>", "3", "0.250", "0.500", "0.500 0.400 0.600", "", "", "the others are compared with it",
         "0 of 3"],
        ["<code>sapo</code>", "3", "0.250", "0.700", "0.600 0.600 0.900", "+0.200", "[-0.048, +0.448]",
         "no difference resolved", "0 of 3"],
    ]  # fmt: skip
    assert report.count('<svg viewBox="0 0 460') == 3 and "http" not in report and "<script" not in report


def test_the_report_in_chinese_and_of_odd_runs():
    events = told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.2, 0.2, 0.1]])
    assert "更低" in page([events], "zh") and "lower" in page([events])
    assert "stopped after rollout 1" in page([events[:-1]])
    assert "nothing to compare" in page([told(THREE, [[0.25] * 6])])
    odd = members(("grpo", {"<b>": 1}, 0))
    assert "<b>" not in page([told(odd, [[0.2], [0.3]])])
    with pytest.raises(ValueError, match="no race to report on"):
        page([])


def test_headings_tell_races_apart():
    own = members(("grpo", {}, 0))
    one = told(own, [[0.2], [0.3]], mismatch="noise", mismatch_size=0.5, recompute=True, kl=0.1)
    two = told(own, [[0.2], [0.3]], mismatch="bits4", mismatch_size=4, recompute=False, kl=0.0)
    first, second = re.findall("<h2>(.*?)</h2>", page([one, two]))
    assert first.endswith("mismatch noise 0.5, old log-probs computed again, <code>kl=0.1</code>")
    assert second.endswith("mismatch bits4, <code>kl=0.0</code>")
    assert "kl" not in re.findall("<h2>(.*?)</h2>", page([one]))[0]


def test_chart():
    assert ticks(0.0, 1.0) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    assert ticks(0.0, 0.0)[0] == 0
    assert chart("t", "x", [Line("a", [0, 1], [None, None], [None] * 2, [None] * 2)]) == ""
    drawn = chart("t", "x", [Line("a", [0, 1, 2], [0.0, None, 1.0], [0.0, None, 0.5], [0.0, None, 1.0])])
    # 460 x 260 with margins 46, 12, 28, 34: (0, 0) is at (46, 226), (2, 1) at (448, 28)
    assert 'points="46.0,226.0 448.0,28.0"' in drawn
    assert 'points="46.0,226.0 448.0,127.0 448.0,28.0 46.0,226.0"' in drawn


def test_the_command_writes_one_file_on_several_runs(tmp_path, capsys):
    start = weights(tmp_path)
    assert main(race(start, "--out", tmp_path / "a", rollouts=2)) == 0
    assert main(race(start, "--out", tmp_path / "b", rollouts=2, objectives="cispo")) == 0
    out = tmp_path / "report.html"
    assert main(["report", str(tmp_path / "a"), str(tmp_path / "b"), "-o", str(out)]) == 0
    report = out.read_text(encoding="utf-8")
    # the same race but for its members: one table, compared seed by seed
    assert [row[0] for row in cells_of(report)] == [f"<code>{name}</code>" for name in ("grpo", "sapo", "cispo")]
    assert main(["report", str(tmp_path / "a"), str(tmp_path / "a"), "-o", str(out)]) == 2
    assert "hold the same member" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == report
    assert main(["report", str(tmp_path / "a"), "-o", str(tmp_path / "no" / "report.html")]) == 2
    assert "No such file" in capsys.readouterr().err
