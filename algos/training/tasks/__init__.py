"""The tasks, in the order of the story. Adding one: a file here and a line in TASKS, then `warm` for its weights."""

from collections.abc import Callable

from algos.training.tasks import balance, copy, count, reverse, sort
from algos.training.tasks.base import Task

TASKS: dict[str, Callable[..., Task]] = {
    "count": count.task,
    "balance": balance.task,
    "copy": copy.task,
    "reverse": reverse.task,
    "sort": sort.task,
}


def make_task(name: str, size: int | None = None) -> Task:
    """The task of that name, at its default size if None; ValueError for an unknown name or size."""
    if name not in TASKS:
        raise ValueError(f"there is no task {name!r}; wanted one of {', '.join(TASKS)}.")
    return TASKS[name]() if size is None else TASKS[name](size)


__all__ = ["TASKS", "Task", "make_task"]
