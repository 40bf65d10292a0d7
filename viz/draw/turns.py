"""Runs take turns: of those that want the processor at the same time one draws, the others wait.

Python runs one thread at a time. Runs that draw side by side keep each other from finishing: all are done when the last
one is. One after another, most are done long before that.
"""

import asyncio
import heapq
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count

LATER = 0.15  # s by which a whole page stands behind a choice that was made at the same time
PATIENCE = 1.0  # s after which a run waits no longer, so that one that hangs holds nobody up for good


class Turns:
    """Whose turn it is, and who waits."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.loop: asyncio.AbstractEventLoop | None = None  # the server's, which sends what was drawn
        self._lock = threading.Lock()
        self._taken = False
        self.waiting: list[tuple[float, int, threading.Event]] = []  # a heap: from when on it counts, which, its call
        self._number = count()
        self._mine = threading.local()  # .inside: whether this thread is within a turn, .owns: whether it has one

    @contextmanager
    def turn(self, later: float = 0.0) -> Iterator[None]:
        """Wait for a turn and keep it; who counts as having come `later`, in seconds, waits for those before.

        A turn within a turn is the same one.
        """
        if getattr(self._mine, "inside", False):
            yield
            return
        self._mine.inside, self._mine.owns = True, self._take(later)
        try:
            yield
        finally:
            self._sent()
            if self._mine.owns:
                self._give()
            self._mine.inside = False

    @contextmanager
    def aside(self, later: float = 0.0) -> Iterator[None]:
        """Let others draw while this run has nothing to do, and wait for a turn again; without a turn, nothing."""
        if getattr(self._mine, "inside", False) and self._mine.owns:
            self._sent()
            self._give()
            self._mine.owns = False
        try:
            yield
        finally:
            if getattr(self._mine, "inside", False):
                self._mine.owns = self._take(later)

    def _sent(self) -> None:
        """Wait until the server has taken over what this run has drawn.

        Streamlit drops what it has not taken over yet when a run has ended and another one is asked for, as by a clock.
        """
        if self.loop is None:
            return
        taken = threading.Event()
        with suppress(RuntimeError):  # the server has stopped
            self.loop.call_soon_threadsafe(taken.set)
            taken.wait(self.patience)

    def _take(self, later: float) -> bool:
        """Wait until it is this run's turn; False where it waited in vain."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            call = threading.Event()
            place = (time.monotonic() + later, next(self._number), call)
            heapq.heappush(self.waiting, place)
        if call.wait(self.patience):
            return True
        with self._lock:
            if call.is_set():  # called in the last moment
                return True
            self.waiting.remove(place)
            heapq.heapify(self.waiting)
            return False

    def _give(self) -> None:
        """Call whoever is next."""
        with self._lock:
            if self.waiting:
                heapq.heappop(self.waiting)[-1].set()
            else:
                self._taken = False


TURNS = Turns()
