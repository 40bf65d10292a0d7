"""The warm start: supervised steps on right answers until a policy earns a little reward by itself.

From reward 0 no objective learns anything: every advantage is 0. A base reward near 0.25 leaves the race its room.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch

from algos import check
from algos.training import weights
from algos.training.draws import generator
from algos.training.policy import Shape, flatten, initial, logits, views
from algos.training.sampling import sample
from algos.training.tasks import Task, make_task

BATCH, LR, EVERY, SAMPLES = 256, 2e-3, 2, 1024
GOAL = 0.25


def shape_of(task: Task, width: int = 32, layers: int = 2, heads: int = 4) -> Shape:
    """The shape of a policy for the task."""
    return Shape(len(task.symbols), task.prompt + task.response, width, layers, heads)


def reward_now(flat: torch.Tensor, shape: Shape, task: Task, seed: int) -> float:
    """The sampled reward of one policy (1, N) on SAMPLES prompts."""
    drawn = generator("evaluation", seed)
    prompts = task.draw(SAMPLES, drawn).to(flat.device)
    uniforms = torch.rand(1, SAMPLES, task.response, generator=drawn).to(flat.device)
    tokens = sample(views(flat, shape), shape, task, prompts[None], uniforms).tokens[0]
    return float(task.reward(tokens[:, : task.prompt], tokens[:, task.prompt :]).float().mean())


def warm(task: Task, shape: Shape, goal: float = GOAL, limit: int = 5000, seed: int = 0,
         device: str = "cpu") -> Iterator[tuple[int, float, torch.Tensor]]:  # fmt: skip
    """(steps, reward, flat) after every few supervised steps, the last at the goal or at `limit` steps."""
    drawn = generator("warm", seed)
    flat = flatten(initial(shape, drawn), shape).to(device).requires_grad_()
    adam = torch.optim.Adam([flat], lr=LR)
    for step in range(1, limit + 1):
        prompts = task.draw(BATCH, drawn)
        answers = task.answer(prompts, drawn)
        tokens = torch.cat([prompts, answers], -1)[None].to(device)
        scores = logits(views(flat, shape), shape, tokens[:, :, :-1], task.prompt - 1).log_softmax(-1)
        mask = task.mask(tokens[:, :, task.prompt :])
        # cross-entropy per token of the answer
        loss = -(scores.gather(-1, tokens[:, :, task.prompt :, None])[..., 0] * mask).sum() / mask.sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
        if step % EVERY == 0:
            reward = reward_now(flat.detach(), shape, task, seed)
            yield step, reward, flat.detach()
            if reward >= goal:
                return


def write(path: Path, name: str, size: int | None = None, goal: float = GOAL, seed: int = 0, width: int = 32,
          layers: int = 2, heads: int = 4, device: str = "cpu") -> Iterator[tuple[int, float]]:  # fmt: skip
    """(steps, reward) as it goes on; at the end the weights are in the file, with all that made them beside."""
    check.number("goal", goal, 0, 1, low_open=True)  # a share of right answers
    task = make_task(name, size)
    shape = shape_of(task, width, layers, heads)
    for step, reward, flat in warm(task, shape, goal, seed=seed, device=device):  # noqa: B007
        yield step, reward
    if reward < goal:
        raise ValueError(f"{name} reached a reward of {reward:g} in {step} steps; wanted {goal:g}: ask for less.")
    command = f"python -m algos.training warm --task {name} --length {task.size} --goal {goal} --seed {seed}"
    command += f" --width {width} --layers {layers} --heads {heads}"
    put(path, task, shape, flat, {"steps": str(step), "seed": str(seed), "reward": f"{reward:g}", "command": command})


def put(path: Path, task: Task, shape: Shape, flat: torch.Tensor, told: dict[str, str]) -> None:
    """Write the weights (1, N) of a policy for the task, and what is told of them; OSError where it cannot."""
    tensors = {key: part[0] for key, part in views(flat, shape).items()}
    known = {"task": task.name, "size": str(task.size), "shape": json.dumps(asdict(shape))}
    weights.save(path, tensors, known | told)
