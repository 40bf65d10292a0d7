"""The jobs of one server: who runs, who waits, who has ended, and who may end which."""

import atexit
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viz.jobs.job import Job, Limits, View
from viz.jobs.process import GRACE, run


class Full(RuntimeError):
    """No further job can wait."""


class Ticket(NamedTuple):
    """What `start` gives: the id, with which anybody can watch, and the token that cancels, "" if it is another's."""

    id: str
    token: str


class Jobs:
    """Runs at most `most` jobs at a time and one per owner; the others wait in order, at most `waiting` of them.

    A job that nobody polls for `lease` seconds is ended. The `kept` jobs that ended last, or were asked for last, stay.
    """

    def __init__(self, most: int = 2, waiting: int = 20, lease: float = 60.0, kept: int = 32) -> None:
        self.most, self.room, self.lease, self.kept = most, waiting, lease, kept
        self._lock = threading.Lock()
        self._waiting: list[Job] = []
        self._running: list[Job] = []
        self._ended: OrderedDict[str, Job] = OrderedDict()
        atexit.register(self.close)

    def start(
        self, module: str, args: Sequence[object] = (), owner: str = "", key: str = "", limits: Limits | None = None
    ) -> Ticket:
        """Queue `python -m module args`, or find the job with the same key that waits, runs or is done.

        `key` names what decides the result; by default the arguments do. An `owner` is a visitor's secret name; ""
        is nobody, of whom several jobs may run. Raises Full if too many wait already.
        """
        texts = tuple(str(arg) for arg in args)
        key = f"{module} {key or texts}"
        with self._lock:
            self._admit()
            for job in self._all():
                if job.key == key and job.state in ("waiting", "running", "done") and not job.reason:
                    self._see(job)
                    return Ticket(job.id, job.token if owner and job.owner == owner else "")
            job = Job(module, texts, owner, key, limits or Limits())
            self._waiting.append(job)
            self._admit()
            if len(self._waiting) > self.room:
                self._waiting.remove(job)
                raise Full(f"{self.room} jobs wait already; try again when one has ended")
            return Ticket(job.id, job.token)

    def poll(self, job_id: str, since: int = 0) -> View | None:
        """The job now, with its events from index `since` on; None if it is not known (any more). Renews its lease."""
        with self._lock:
            if (job := self._find(job_id)) is None:
                return None
            self._see(job)
            self._admit()
            place = self._waiting.index(job) + 1 if job in self._waiting else 0
            return job.view(place, since)

    def cancel(self, job_id: str, token: str) -> bool:
        """End a job, within a second; False, with nothing done, if it is unknown, over, or the token is another's."""
        with self._lock:
            job = self._find(job_id)
            if job is None or job.id in self._ended or not job.is_ended_by(token):
                return False
            self._stop(job, "asked")
        job.over.wait(2 * GRACE)
        return True

    def owns(self, job_id: str, token: str) -> bool:
        """Whether the token is that of a job that is known."""
        with self._lock:
            job = self._find(job_id)
            return job is not None and job.is_ended_by(token)

    def close(self) -> None:
        """End every job, for the end of the server."""
        with self._lock:
            live = [*self._waiting, *self._running]
            for job in live:
                self._stop(job, "closed")
        for job in live:
            job.over.wait(4 * GRACE)

    # ---- with the lock held ----------------------------------------------------------------------------------

    def _all(self) -> Iterator[Job]:
        yield from (*self._running, *self._waiting, *self._ended.values())

    def _find(self, job_id: str) -> Job | None:
        return next((job for job in self._all() if job.id == job_id), None)

    def _see(self, job: Job) -> None:
        job.seen = time.monotonic()
        if job.id in self._ended:
            self._ended.move_to_end(job.id)

    def _admit(self) -> None:
        """Drop who waits for nobody, then start who may start, in order."""
        for job in list(self._waiting):
            if time.monotonic() > job.seen + self.lease:
                self._stop(job, "left")
        for job in list(self._waiting):
            busy = {other.owner for other in self._running} - {""}
            if len(self._running) < self.most and job.owner not in busy:
                self._waiting.remove(job)
                self._running.append(job)
                job.state, job.began = "running", time.monotonic()
                threading.Thread(target=self._work, args=(job,), daemon=True).start()

    def _stop(self, job: Job, reason: str) -> None:
        job.end(reason)
        if job in self._waiting:
            self._waiting.remove(job)
            job.state = "cancelled"
            self._keep(job)

    def _keep(self, job: Job) -> None:
        self._ended[job.id] = job
        while len(self._ended) > self.kept:
            self._ended.popitem(last=False)
        job.over.set()

    # ---- in a thread of its own ------------------------------------------------------------------------------

    def _work(self, job: Job) -> None:
        tell = run(job, self._lock, self.lease)
        with self._lock:
            job.state, job.reason, job.detail = tell()
            job.seconds = time.monotonic() - job.began
            self._running.remove(job)
            self._keep(job)
            self._admit()
