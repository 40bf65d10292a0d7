"""The folder of a run: race.json says which race, events.jsonl what happened, checkpoint.json where to go on from.

A checkpoint names a file of the engine's state and how many bytes of events belong to it. It is moved into place when
both are on the disk, so that a kill at any moment leaves one that fits; what was written after it is cut off and
computed again, to the same bytes.

A run may be given more rollouts. Its first line says how many, so that events.jsonl is written anew, and each file is
changed in an order that leaves, at any moment, a run that goes on: a checkpoint before the two lines that closed the
run, then race.json, then the events. `start` in that checkpoint is how long the first line was for which it counts.
"""

import contextlib
import json
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from algos.files import whole_text
from algos.training.command.lines import Lines
from algos.training.state import State, restore, save

EVERY = 2.0  # seconds between checkpoints, at least
SHARE = 0.05  # of the time may go into them
EVENTS, RACE, CHECKPOINT = "events.jsonl", "race.json", "checkpoint.json"
Mark = dict[str, Any]


class Stored(NamedTuple):
    """Which race a folder holds, and when it was begun (ISO 8601, or "" where an older version has not said)."""

    options: dict[str, Any]
    begun: str


class Folder:
    """A run's folder, opened for writing by this process alone.

    ValueError where it holds a run and `resume` is False, where that run is of another race in more than fewer
    rollouts, or where another process writes there. OSError where it cannot be written.
    """

    def __init__(self, path: Path, options: dict[str, Any], resume: bool) -> None:
        self.path, self.next = path, time.monotonic() + EVERY
        self.rollouts = options["rollouts"]
        path.mkdir(parents=True, exist_ok=True)
        self.events = Lines(path / EVENTS)
        try:
            self.mark = self._enter(options, resume)
        except BaseException:
            self.events.close()
            raise

    def _enter(self, options: dict[str, Any], resume: bool) -> Mark | None:
        """The checkpoint to go on from, the events cut off behind it, and race.json in place."""
        kept, mark = stored(self.path), self._checkpoint()
        if kept is None and self.events.offset:
            raise ValueError(f"{self.path} holds an {EVENTS} but no {RACE}; choose another folder with --out.")
        if not self.events.offset and mark is None:
            kept = None  # a start that failed has left nothing to go on with
        if kept is None:
            self._write_race(Stored(options, datetime.now().astimezone().isoformat(timespec="seconds")))
            return None
        if not resume:
            raise ValueError(
                f"{self.path} holds a run already; add --resume to go on with it, or choose another folder."
            )
        other = [name for name in options if kept.options.get(name) != options[name]]
        if other and (other != ["rollouts"] or options["rollouts"] < kept.options["rollouts"]):
            raise ValueError(
                f"{self.path} holds the run of another race ({', '.join(other)} differs); choose another folder."
                " A run that goes on may get more rollouts, and nothing else."
            )
        if other:
            mark = self._reopened(mark)
            self._write_race(Stored(options, kept.begun))
        return self._cut(mark)

    def _reopened(self, mark: Mark | None) -> Mark | None:
        """The checkpoint of a run that is to be longer, before its closing lines if it has come to its end."""
        if mark is None:
            return None
        told = (self.path / EVENTS).read_bytes().splitlines(keepends=True)
        if mark["finished"]:
            # the rewards after all updates, and the end: in the longer run other lines come in their place
            mark = mark | {"finished": False, "offset": sum(map(len, told[:-2]))}
        mark = mark | {"start": mark.get("start", len(told[0]))}
        whole_text(self.path / CHECKPOINT, json.dumps(mark) + "\n")
        return mark

    def _cut(self, mark: Mark | None) -> Mark | None:
        """Cut off what the checkpoint does not count, and let the first line say how many rollouts there will be."""
        if mark is None:
            self.events.cut(0)
            return None
        if mark["finished"]:
            return mark
        told = (self.path / EVENTS).read_bytes()
        first = told[: told.index(b"\n") + 1]
        offset = mark["offset"] + len(first) - mark.get("start", len(first))
        start = json.loads(first)
        self.events.cut(offset)
        if start["rollouts"] != self.rollouts:
            renewed = (json.dumps(start | {"rollouts": self.rollouts}) + "\n").encode()
            self.events.replace(renewed + told[len(first) : offset])
        return mark

    def _write_race(self, kept: Stored) -> None:
        whole_text(self.path / RACE, json.dumps(kept._asdict(), indent=1) + "\n")

    def _checkpoint(self) -> Mark | None:
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
        if self.mark is None:
            return None
        state = restore(self.path / self.mark["state"], device)
        state.race = replace(state.race, rollouts=self.rollouts)
        return state

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


def stored(path: Path) -> Stored | None:
    """What race.json of a folder says; None where there is none, ValueError where it is damaged."""
    try:
        told = json.loads((path / RACE).read_text(encoding="utf-8"))
        # an older version has written the options alone
        return Stored(told["options"], told["begun"]) if "options" in told else Stored(told, "")
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{path / RACE} is damaged; choose another folder with --out.") from None
