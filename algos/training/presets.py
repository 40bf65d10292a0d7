"""Sizes of policy and task that go together: the small one whose weights are shipped, and a large one for a GPU."""

from pathlib import Path
from typing import Any

from algos.training.state import SHIPPED

# width, layers and heads of the policy; `length` is the size of the task, None its own default
PRESETS: dict[str, dict[str, Any]] = {
    "small": {"width": 32, "layers": 2, "heads": 4, "length": None},
    "large": {"width": 256, "layers": 4, "heads": 8, "length": 32},
}


def weights_of(preset: str, task: str) -> Path:
    """The file of the weights that races of a preset start from; those of the large one are the user's to make."""
    return SHIPPED / (f"{task}.safetensors" if preset == "small" else f"{task}-{preset}.safetensors")
