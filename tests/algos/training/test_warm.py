"""The shipped weights: made by the command they name, and worth about a quarter of the reward."""

import json

import pytest
import torch

from algos.training.__main__ import main
from algos.training.policy import Shape, flatten, views
from algos.training.state import SHIPPED
from algos.training.tasks import TASKS, make_task
from algos.training.warm import GOAL, reward_now, shape_of, warm
from algos.training.weights import load


@pytest.mark.parametrize("name", TASKS)
def test_shipped_weights_earn_a_base_reward(name):
    tensors, told = load(SHIPPED / f"{name}.safetensors")
    shape, task = Shape(**json.loads(told["shape"])), make_task(name, int(told["size"]))
    assert shape == shape_of(task) and told["task"] == name
    flat = flatten(tensors, shape)
    # on the prompts that stopped the warm start, and on fresh ones
    assert reward_now(flat, shape, task, int(told["seed"])) == pytest.approx(float(told["reward"]), abs=2e-3)
    fresh = [reward_now(flat, shape, task, seed) for seed in (11, 12)]
    assert GOAL - 0.06 < sum(fresh) / 2 < GOAL + 0.1


@pytest.mark.parametrize("name", ["count", "reverse"])
def test_shipped_weights_are_made_again(name):
    """To the bit on the machine that made them; elsewhere rounding differs, and Adam's first steps magnify it."""
    tensors, told = load(SHIPPED / f"{name}.safetensors")
    shape, task = Shape(**json.loads(told["shape"])), make_task(name)
    assert told["command"].startswith(f"python -m algos.training warm --task {name} --length {task.size} --goal {GOAL}")
    *_, (step, reward, flat) = warm(task, shape, goal=2.0, limit=int(told["steps"]))
    assert str(step) == told["steps"] and abs(reward - float(told["reward"])) < 0.05
    for key, part in views(flat, shape).items():
        torch.testing.assert_close(part[0], tensors[key], rtol=0, atol=0.05)
        assert (part[0] - tensors[key]).abs().mean() < 2e-3


def test_the_same_seed_makes_the_same_weights():
    task = make_task("copy", 2)
    runs = [list(warm(task, shape_of(task, 16), goal=2.0, limit=4, seed=seed))[-1] for seed in (0, 0, 1)]
    torch.testing.assert_close(runs[0][2], runs[1][2], rtol=0, atol=0)
    assert not torch.equal(runs[0][2], runs[2][2])


def test_the_command_makes_weights_of_another_size(tmp_path, capsys):
    path = tmp_path / "small.safetensors"
    options = ["--size", "1", "--goal", "0.1", "--width", "16", "--heads", "2", "--layers", "1", "--out", str(path)]
    assert main(["warm", "--task", "copy", *options]) == 0
    tensors, told = load(path)
    assert json.loads(told["shape"])["width"] == 16 and tensors["token"].shape == (12, 16)
    assert float(told["reward"]) >= 0.1
    assert main(["warm", "--task", "copy", "--size", "0", "--out", str(path)]) == 2
    assert "the size of task copy is 0" in capsys.readouterr().err
    assert main(["warm", "--task", "copy", "--width", "30", "--out", str(path)]) == 2
    assert "heads is 4" in capsys.readouterr().err
