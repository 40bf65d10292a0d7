"""The folder of a run: race.json says which race, events.jsonl what happened, checkpoint.json where to go on from.

A checkpoint names a file of the engine's state and how many bytes of events belong to it. It is moved into place when
both are on the disk, so that a kill at any moment leaves one that fits; what was written after it is cut off and
computed again, to the same bytes.
"""

import contextlib
import json
import time
from pathlib import Path
from typing import Any

from algos.training.command.files import Lines, whole_text
from algos.training.state import State, restore, save

EVERY = 2.0  # seconds between checkpoints, at least
SHARE = 0.05  # of the time may go into them
EVENTS, RACE, CHECKPOINT = "events.jsonl", "race.json", "checkpoint.json"


class Folder:
    """A run's folder, opened for writing by this process alone.

    ValueError where it holds a run and `resume` is False, where that run is of another race, or where another process
    writes there. OSError where it cannot be written.
    """

    def __init__(self, path: Path, options: dict[str, Any], resume: bool) -> None:
        self.path, self.next = path, time.monotonic() + EVERY
        path.mkdir(parents=True, exist_ok=True)
        stored = stored_options(path)
        if stored is None and (path / EVENTS).exists() and (path / EVENTS).stat().st_size:
            raise ValueError(f"{path} holds an {EVENTS} but no {RACE}; choose another folder with --out.")
        if stored is not None and not resume:
            raise ValueError(f"{path} holds a run already; add --resume to go on with it, or choose another folder.")
        if stored is not None and stored != options:
            other = ", ".join(name for name in options if stored.get(name) != options[name])
            raise ValueError(f"{path} holds the run of another race ({other} differs); choose another folder.")
        self.mark = self._checkpoint()
        self.events = Lines(path / EVENTS, self.mark["offset"] if self.mark else 0)
        try:
            if stored is None:
                whole_text(path / RACE, json.dumps(options, indent=1) + "\n")
        except BaseException:
            self.events.close()
            raise

    def _checkpoint(self) -> dict[str, Any] | None:
        try:
            return json.loads((self.path / CHECKPOINT).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError:
            raise ValueError(f"{self.path / CHECKPOINT} is damaged; remove it to begin the run anew.") from None

    @property
    def finished(self) -> bool:
        """Whether the run has come to its end."""
        return bool(self.mark and self.mark["finished"])

    def state(self, device: str) -> State | None:
        """The state to go on from; None before the first checkpoint."""
        return restore(self.path / self.mark["state"], device) if self.mark else None

    def due(self) -> bool:
        """Whether the last checkpoint is old enough for another one."""
        return time.monotonic() >= self.next

    def checkpoint(self, state: State, finished: bool = False) -> None:
        """Make what has been told so far the point to go on from; OSError on a full disk: the old one stands."""
        begun, name = time.monotonic(), f"state-{state.rollout}.safetensors"
        self.events.settle()
        save(state, self.path / name)
        mark = {"rollout": state.rollout, "offset": self.events.offset, "state": name, "finished": finished}
        whole_text(self.path / CHECKPOINT, json.dumps(mark) + "\n")
        self.mark, now = mark, time.monotonic()
        self.next = now + (max(EVERY, (now - begun) / SHARE) if EVERY else 0.0)
        for old in self.path.glob("state-*.safetensors*"):
            if old.name != name:
                with contextlib.suppress(OSError):
                    old.unlink()

    def close(self) -> None:
        """Let other processes write there."""
        self.events.close()


def stored_options(path: Path) -> dict[str, Any] | None:
    """The options of the run that a folder holds; None where there is none, ValueError where they are damaged."""
    try:
        return json.loads((path / RACE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        raise ValueError(f"{path / RACE} is damaged; choose another folder with --out.") from None
