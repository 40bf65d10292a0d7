"""A program that begins one race again and again, and kills it; it prints how many kills met a running race.

    python -m tests.algos.training.killing FOLDER SEED KILLS ARGUMENT ...
Children are forks of a process that has imported torch and never computed with it, so that each begins at once.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from algos.training.command import folder
from algos.training.command.main import main


def child(arguments: list[str]) -> int:
    """Start the race in a process of its own, with a checkpoint after every rollout."""
    if pid := os.fork():
        return pid
    folder.EVERY = 0.0
    os._exit(main(arguments))


def ended(pid: int, seconds: float) -> bool:
    """Whether the child ends by itself within some time; else it is killed. Fails if it ends with an error."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        time.sleep(0.0005)
    os.kill(pid, signal.SIGKILL)
    return not os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def kill(path: Path, seed: int, kills: int, arguments: list[str]) -> None:
    """Kill the race `kills` times at random moments, then let it end; "kills rounds" goes to stdout."""
    drawn = random.Random(seed)
    landed = rounds = 0
    while landed < kills:
        out = path / str(rounds)
        rounds += 1
        command = [*arguments, "--out", str(out), "--resume"]
        # from before the folder is made to several rollouts later
        while landed < kills and not ended(child(command), drawn.uniform(0.0, 0.15)):
            landed += 1
        _, status = os.waitpid(child(command), 0)
        assert status == 0, status
    print(landed, rounds)


if __name__ == "__main__":
    kill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
