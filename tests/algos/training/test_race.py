"""The race as a whole: same seed same run, each member as if alone, stopping and going on, learning."""

import json
import math
from dataclasses import asdict, replace

import pytest
import torch

from algos.training import Member, Mismatch, Race, begin, change, default_race, race_of, restore, run, save
from tests.near import assert_near

FOUR = (
    Member("grpo", {}, 0),
    Member("gspo", {"eps_low": 3e-2, "eps_high": 3e-2}, 1),
    Member("sapo", {}, 0),
    Member("cispo", {}, 2),
)
SMALL = {"prompts": 8, "group": 4, "rollouts": 3, "lr": 1e-3}


def events_and_state(race, **options):
    state = begin(race)
    return list(run(state, **options)), state


@pytest.fixture(scope="module")
def four():
    return events_and_state(Race(members=FOUR, **SMALL))


def test_the_same_seed_gives_the_same_events(four):
    again, state = events_and_state(Race(members=FOUR, **SMALL))
    assert_near(again, four[0])
    torch.testing.assert_close(state.flat, four[1].flat, rtol=0, atol=0)


@pytest.mark.parametrize("place", range(4))
def test_a_member_alone_gets_the_same_bits(four, place):
    events, state = events_and_state(Race(members=FOUR[place : place + 1], **SMALL))
    torch.testing.assert_close(state.flat[0], four[1].flat[place], rtol=0, atol=0)
    for alone, among in zip(events[1:], four[0][1:], strict=True):
        for name in set(alone) & {"reward", "grad_norm", "entropy", "kl", "ratio", "weight", "dead_tokens"}:
            assert_near(alone[name], among[name][place : place + 1], about=name)


def test_a_member_alone_gets_the_same_bits_at_the_default_size():
    race = replace(default_race(), rollouts=3)
    _, among = events_and_state(race)
    for place in (0, 5):
        _, alone = events_and_state(replace(race, members=race.members[place : place + 1]))
        torch.testing.assert_close(alone.flat[0], among.flat[place], rtol=0, atol=0)


def test_threads_change_nothing(four):
    events, state = events_and_state(Race(members=FOUR, **SMALL), threads=3)
    assert_near(events, four[0])
    torch.testing.assert_close(state.flat, four[1].flat, rtol=0, atol=0)


def test_every_event_goes_through_json(four):
    kinds = [event["event"] for event in four[0]]
    one = ["update"] * 4 + ["rollout"]
    assert kinds == ["start", *one[:4], "sample", *one[4:], *one, *one, "end"]
    assert json.loads(json.dumps(four[0], allow_nan=False)) == json.loads(json.dumps(four[0]))
    assert race_of(json.loads(json.dumps(four[0][0]["race"]))) == Race(members=FOUR, **SMALL)


def test_members_of_one_seed_are_paired(four):
    first = next(event for event in four[0] if event["event"] == "rollout")
    assert first["reward"][0] == first["reward"][2]
    assert len(set(first["reward"])) > 1
    assert first["kl"] == [0.0] * 4


def test_on_policy_the_objectives_are_one():
    """K = 1 with the old log-probs from the trainer: every ratio is 1, so the first update is the same."""
    names = ("grpo", "gspo", "sapo", "gmpo")
    members = tuple(Member(name) for name in names)
    race = Race(members=members, staleness=1, rollouts=1, mismatch=Mismatch(recompute=True))
    events, state = events_and_state(race)
    # Adam's first moments: its step magnifies the rounding of gradients near 0
    gradient = state.first
    assert gradient[0].abs().max() > 1e-3
    for row in gradient[1:]:
        torch.testing.assert_close(row, gradient[0], rtol=0, atol=1e-6 * gradient[0].abs().max())
    torch.testing.assert_close(state.flat[0], state.flat[2], rtol=0, atol=0)
    assert events[1]["ratio"][0] == [1.0] * 5


def test_restored_it_goes_on_as_if_never_stopped(four, tmp_path):
    race = replace(Race(members=FOUR, **SMALL))
    state, seen = begin(race), []
    for event in run(state):
        seen.append(event)
        if event["event"] == "rollout" and event["rollout"] == 1:
            save(state, tmp_path / "state")
            break
    seen += run(restore(tmp_path / "state"))
    assert seen == four[0]


def test_changes_act_from_the_next_rollout_on(four, tmp_path):
    asked = iter([{}, {"grpo": {"eps_low": 0.01}}, {}])
    events, state = events_and_state(Race(members=FOUR, **SMALL), changes=lambda: next(asked))
    (change,) = [place for place, event in enumerate(events) if event["event"] == "change"]
    assert events[:change] == four[0][:change] and events[change]["rollout"] == 1
    updates = [event["grad_norm"] for event in events if event["event"] == "update"]
    before = [event["grad_norm"] for event in four[0] if event["event"] == "update"]
    # the first update after it has ratios of 1; then only the member that was changed goes another way
    assert updates[:5] == before[:5] and updates[6][0] != before[6][0]
    assert [row[1:] for row in updates] == [row[1:] for row in before]
    save(state, tmp_path / "state")
    assert restore(tmp_path / "state").race.members[0].settings == {"eps_low": 0.01}


def test_a_change_keeps_the_other_settings():
    state = begin(Race(members=FOUR, **SMALL))
    change(state, {"gspo": {"eps_low": 0.5}})
    assert [member.settings for member in state.race.members] == [{}, {"eps_low": 0.5, "eps_high": 3e-2}, {}, {}]


@pytest.mark.parametrize("bad", [{"grpo": {"eps": 1}}, {"grpo": {"eps_low": 2.0}}, {"dapo": {}}])
def test_bad_changes_are_told_and_change_nothing(bad):
    state = begin(Race(members=FOUR, **SMALL))
    with pytest.raises((ValueError, TypeError)):
        list(run(state, changes=lambda: bad))
    assert state.race.members == FOUR and state.rollout == 0


@pytest.mark.parametrize("task", ["balance", "reverse", "sort"])
@pytest.mark.parametrize("kind, size", [("noise", 0.3), ("flips", 0.05), ("bits", 4), ("bf16", 0)])
def test_every_mismatch_runs_and_is_undone_by_recomputing(task, kind, size):
    race = Race(task, FOUR, **SMALL | {"rollouts": 1, "evaluate_every": 1})
    ratios = {}
    for recompute in (False, True):
        events, _ = events_and_state(replace(race, mismatch=Mismatch(kind, size, recompute=recompute)))
        rollout = events[-2]
        assert rollout["event"] == "rollout" and None not in rollout["reward_full"]
        assert (rollout["reward"] != rollout["reward_full"]) == (kind in ("bits", "bf16"))
        ratios[recompute] = [value for row in events[1]["ratio"] for value in row if value is not None]
    assert all(ratio == pytest.approx(1, abs=1e-5) for ratio in ratios[True])
    # at the 1% and 99% quantiles: the smallest drift is that of bf16
    assert max(abs(ratio - 1) for ratio in ratios[False]) > 0.01


def test_full_precision_is_measured_now_and_then():
    race = Race(members=FOUR, mismatch=Mismatch("bits", 4), **SMALL | {"evaluate_every": 2})
    told = [event["reward_full"] for event in run(race) if event["event"] == "rollout"]
    assert [row is None for row in told] == [False, True, False]


def test_labels_keep_two_settings_of_one_objective_apart():
    members = (Member("grpo"), Member("grpo", {"two_sided": True}, 0, "masked"))
    events, _ = events_and_state(Race(members=members, **SMALL))
    assert [member["label"] for member in events[0]["members"]] == ["grpo", "masked"]
    sample = next(event for event in events if event["event"] == "sample")
    assert set(sample["responses"][0]["coefficients"]) == {"grpo", "masked"}


def test_it_learns():
    race = Race("copy", (Member("grpo", {}, 0), Member("sapo", {}, 1)), rollouts=20, lr=1e-3)
    rollouts = [event["reward"] for event in run(race) if event["event"] == "rollout"]
    first, last = torch.tensor(rollouts[:3]).mean(0), torch.tensor(rollouts[-3:]).mean(0)
    assert (first < 0.45).all() and (last > first + 0.2).all()


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"members": ()}, "at least one Member"),
        ({"staleness": 6}, "staleness is 6"),
        ({"prompts": 6}, "equal minibatches"),
        ({"group": 0}, "group is 0"),
        ({"group": 1}, "group is 1; wanted a whole number of at least 2"),
        ({"lr": -1.0}, "lr is -1"),
        ({"task": "modsum"}, "no task 'modsum'"),
        ({"overlay": "is"}, "overlay is 'is'"),
        ({"members": (Member("grop"),)}, "no objective 'grop'"),
        ({"members": (Member("gmpo"),), "overlay": "tis"}, "takes no overlay"),
        ({"overlay": "tis", "overlay_settings": {"cap": 0}}, "cap is 0"),
        ({"members": (Member("grpo"), Member("grpo", {"eps_low": 0.1}, 1))}, "two members called grpo"),
        ({"members": (Member("grpo", {"eps_high": math.inf}),)}, "JSON cannot hold"),
        ({"members": (Member("grpo", {}, -1),)}, "seed of grpo is -1"),
    ],
)
def test_races_that_cannot_run_are_told(wrong, told):
    with pytest.raises(ValueError, match=told):
        Race(**{"members": FOUR} | wrong)


def test_a_race_of_another_size_needs_its_own_weights():
    with pytest.raises(ValueError, match="made for task count and 20 tokens"):
        begin(Race(members=FOUR, size=3))
    with pytest.raises(ValueError, match="threads is 0"):
        next(run(Race(members=FOUR), threads=0))


def test_asdict_names_every_setting():
    assert asdict(default_race(seeds=2))["members"][2]["settings"] == {"eps_low": 3e-2, "eps_high": 3e-2}
