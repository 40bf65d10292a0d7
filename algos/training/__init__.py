"""The training race: small policies learn a task under several objectives, as one batched model.

    torch.set_num_threads(1)                # two threads inside small operations are slow, and round otherwise
    from algos.training import Member, Mismatch, Race, begin, default_race, restore, run, save
    race = default_race(("grpo", "gspo"), seeds=3, rollouts=100, staleness=4)
    state = begin(race, device="cpu")
    for event in run(state):                # or run(race): plain dicts, JSON-able
        if event["event"] == "rollout":     # the last of its rollout: here the state is whole
            save(state, Path("run/state.safetensors"))
    run(restore(path))                      # the same events as if it had never stopped; no second "start"
    run(state, threads=2)                   # on a CPU: two halves of the members side by side, the same events
    run(state, changes=lambda: {"grpo": {"eps_low": 0.1}})   # asked before every rollout; {} for none

Race(task, members, staleness=4, prompts=16, group=8, rollouts=100, lr=7e-4, clip=1.0, kl=0.0, overlay="",
overlay_settings={}, mismatch=Mismatch(kind, size, spread, recompute), size=None, weights="", evaluate_every=10,
sample_every=5); dataclasses.asdict and race_of turn it into JSON and back.
Member(objective, settings={}, seed=0, label=""): members of one label differ in the seed.

Events; lists hold one entry per member, in the order of `members`; None stands for a number that there is not:
start    race, members [{label, objective, settings, seed}], parameters, quantiles (levels), device,
         versions {torch, python, machine, cpu_capability}: what the last bits depend on
update   rollout, update (counts from 1), step (0..K-1), entropy, dead_tokens, dead_responses, grad_norm, within,
         ratio and weight (c / A): one list of quantiles per member
sample   rollout, update, responses [{member, prompt, response, reward, advantage, ratio [per token],
         coefficients {label: [per token]}}]
rollout  rollout (counts from 0), updates, reward, reward_full (None between evaluations of a differing sampler),
         length, flat_groups (share of groups without spread), kl (to the start, per token),
         cloud {members, ratio, weight, sign: one list per such member}
change   rollout, changes {label: {field: value}}
end      rollout, updates, reward_full
"""

from algos.training.race import run
from algos.training.settings import Member, Mismatch, Race, default_race, race_of
from algos.training.state import State, begin, change, restore, save
from algos.training.tasks import TASKS, make_task

__all__ = [
    "TASKS",
    "Member",
    "Mismatch",
    "Race",
    "State",
    "begin",
    "change",
    "default_race",
    "make_task",
    "race_of",
    "restore",
    "run",
    "save",
]
