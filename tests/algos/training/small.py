"""A race that takes milliseconds, for tests of what stands around the engine."""

import json
from pathlib import Path

import torch

from algos.training.warm import write

TASK = ["--task", "count", "--length", "1", "--prompts", "4", "--group", "4", "--staleness", "2"]


def weights(folder: Path) -> Path:
    """Weights of a tiny policy that counts to the next number a quarter of the time."""
    path = folder / "tiny.safetensors"
    torch.set_num_threads(1)
    if not path.exists():
        list(write(path, "count", 1, width=16, layers=1, heads=2))
    return path


def race(start: Path, *more: str, objectives: str = "grpo,sapo", seeds: str = "2", rollouts: int = 8) -> list[str]:
    """The arguments of a small race from these weights."""
    own = ["--objectives", objectives, "--seeds", seeds, "--rollouts", str(rollouts)]
    return ["race", *TASK, "--weights", str(start), *own, "--threads", "1", "--device", "cpu", *map(str, more)]


def events(folder: Path) -> list[dict]:
    """What a run's folder tells."""
    return [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]
