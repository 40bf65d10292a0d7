"""One job: what it may use, what it has said so far, and why it ended."""

import json
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

LEAST = 100  # bytes that an event counts at least: about what the smallest one occupies once it is read
LAST = 20  # lines of the error output that are kept
LONGEST = 300  # letters of each
ENDED = ("done", "failed", "cancelled")


@dataclass(frozen=True)
class Limits:
    """What a job may use: seconds of running, bytes of memory, bytes of output; ValueError unless all are positive."""

    seconds: float = 60.0
    memory: int = 1536 * 2**20
    output: int = 2_000_000

    def __post_init__(self) -> None:
        if min(self.seconds, self.memory, self.output) <= 0:
            raise ValueError(f"the limits of a job must be positive, not {self}; leave one out for its default")


@dataclass(frozen=True)
class View:
    """A job as a viewer sees it at one moment.

    `state` is "waiting", "running" or one of ENDED; `place` counts from 1 while it waits, else 0; `progress` lies in
    [0, 1]; `events` are those from the index asked for, `count` is how many there are in all; `seconds` of running.
    `reason` says why a job failed ("time", "memory", "output", "killed", "error") or was cancelled ("asked", "left",
    "closed"), `detail` the signal that killed it or the last line of its error output.
    """

    id: str
    state: str
    place: int
    progress: float
    events: tuple[dict[str, Any], ...]
    count: int
    seconds: float
    reason: str
    detail: str

    @property
    def over(self) -> bool:
        """Whether the job has ended, in whatever way."""
        return self.state in ENDED


@dataclass(eq=False)
class Job:
    """A job as the queue holds it; every field is read and written under the queue's lock."""

    module: str
    args: tuple[str, ...]
    owner: str
    key: str
    limits: Limits
    id: str = field(default_factory=lambda: secrets.token_hex(12))  # a key of components may hold no "__"
    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    state: str = "waiting"
    events: list[dict[str, Any]] = field(default_factory=list)
    errors: deque[str] = field(default_factory=lambda: deque(maxlen=LAST))
    progress: float = 0.0
    output: int = 0
    seen: float = field(default_factory=time.monotonic)
    began: float = 0.0
    seconds: float = 0.0
    reason: str = ""
    detail: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def is_ended_by(self, token: str) -> bool:
        """Whether it is this job's token, compared in a time that tells nothing of it."""
        return secrets.compare_digest(self.token.encode(), token.encode())

    def end(self, reason: str) -> None:
        """Ask for the end of a running job; the first reason given is the one that counts."""
        self.reason = self.reason or reason
        self.stop.set()

    def hear(self, line: bytes) -> bool:
        """Take one line of the worker's output, an event or nothing; False once there was more than there may be."""
        if not self._pay(line):
            return False
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            return True
        if isinstance(event, dict):
            self.events.append(event)
            share = event.get("progress")
            if isinstance(share, int | float) and 0 <= share <= 1:
                self.progress = max(self.progress, float(share))
        return True

    def complain(self, line: bytes) -> bool:
        """Take one line of the worker's error output; False once there was more than there may be."""
        if words := line.decode("utf-8", "replace").strip():
            self.errors.append(words[:LONGEST])
        return self._pay(line)

    def _pay(self, line: bytes) -> bool:
        self.output += max(len(line), LEAST)
        if self.output > self.limits.output:
            self.end("output")
        return self.output <= self.limits.output

    def view(self, place: int, since: int) -> View:
        """The job at this moment, with its events from index `since` on."""
        seconds = time.monotonic() - self.began if self.state == "running" else self.seconds
        events = tuple(self.events[max(since, 0) :])
        # a running job that is being ended has its reason already, but is not over
        why = (self.reason, self.detail) if self.state in ENDED else ("", "")
        return View(self.id, self.state, place, self.progress, events, len(self.events), seconds, *why)
