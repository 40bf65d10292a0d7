"""A job's process, from its start to its end: one thread waits for it here, two more read what it says."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from viz.jobs.child import OUT_OF_MEMORY
from viz.jobs.job import Job

ROOT = Path(__file__).parents[2]
TICK = 0.1  # seconds between two looks at a process
GRACE = 0.5  # seconds from asking a process to end until it is killed
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
ENVIRONMENT = ONE_THREAD | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}

Verdict = tuple[str, str, str]  # state, reason, detail


def run(job: Job, lock: threading.Lock, lease: float) -> Callable[[], Verdict]:
    """Run a job's process until it ends or must; returns what tells the verdict, to be called with the lock held."""
    limits = job.limits
    command = [sys.executable, "-m", "viz.jobs.child", str(limits.seconds), str(limits.memory), job.module, *job.args]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    try:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | ENVIRONMENT, start_new_session=True, **pipes
        )  # fmt: skip
    except (OSError, ValueError) as problem:
        words = str(problem)
        return lambda: ("failed", "error", words)
    assert process.stdin and process.stdout and process.stderr
    # through `stdin` nothing is ever written: it closes when this server ends, and so the child hears of it
    readers = [reader(process.stdout, job.hear, job, lock), reader(process.stderr, job.complain, job, lock)]
    watch(process, job, lock, lease)
    finish(process)
    process.stdin.close()
    for one in readers:
        one.join(1)  # longer only if a grandchild has left the group and keeps the pipe
    return lambda: verdict(job, process.returncode)


def reader(stream: IO[bytes], take: Callable[[bytes], bool], job: Job, lock: threading.Lock) -> threading.Thread:
    """A started thread that gives `take` each line until the stream ends or `take` has had enough."""

    def read() -> None:
        with stream:
            while line := stream.readline(job.limits.output + 1):
                with lock:
                    if job.state != "running" or not take(line):
                        return

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    return thread


def watch(process: subprocess.Popen[bytes], job: Job, lock: threading.Lock, lease: float) -> None:
    """Wait until a process has ended, or must: because somebody asked, its time is up, or nobody looks any more."""
    while process.poll() is None and not job.stop.wait(TICK):
        with lock:
            now = time.monotonic()
            if now > job.began + job.limits.seconds:
                job.end("time")
            elif now > job.seen + lease:
                job.end("left")


def finish(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started: first by asking, after GRACE by killing; it is reaped afterwards."""
    send(process, "SIGTERM")
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    send(process, "SIGKILL")
    process.wait()


def send(process: subprocess.Popen[bytes], name: str) -> None:
    """Send a signal to a process's whole group; without groups (Windows) end the process alone."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, getattr(signal, name))
        elif process.poll() is None:
            process.kill()


def verdict(job: Job, code: int) -> Verdict:
    """What became of a job whose process has ended with this code."""
    if job.reason:
        return ("failed" if job.reason in ("time", "output") else "cancelled"), job.reason, ""
    if code == 0:
        return "done", "", ""
    if code == OUT_OF_MEMORY:
        return "failed", "memory", ""
    last = job.errors[-1] if job.errors else f"exit status {code}"
    if code > 0:
        return "failed", "error", last
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return "failed", "time" if name == "SIGXCPU" else "killed", name
