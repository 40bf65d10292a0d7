"""A lab to be measured: started here on a free port, or one that runs on this machine; its time and memory."""

import ipaddress
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests import ROOT

STARTS = 90  # seconds that a lab may take until it answers
TICK = 1000 / os.sysconf("SC_CLK_TCK")  # ms
COLOUR = re.compile(r"\x1b\[[\d;]*m")
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Lab:
    """Where a lab answers, and its process and log; None and None for one that was not started here."""

    base: str
    pid: int | None = None
    log: Path | None = None

    def cpu(self) -> float:
        """Milliseconds of processor time so far, of its process and all that it started; 0 where not known."""
        if self.pid is None:
            return 0.0
        own = 1000 * time.clock_gettime((~self.pid << 3) | 2)  # Linux: the clock of all threads of that process
        ended = sum(fields(self.pid)[13:15])
        running = sum(sum(fields(child)[11:15]) for child in children(self.pid))
        return own + TICK * (ended + running)

    def memory(self) -> float:
        """MB of memory that its process holds; 0 where not known."""
        if self.pid is None:
            return 0.0
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def tracebacks(self) -> list[str]:
        """The last line of every traceback in its log."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log else ""
        pieces = COLOUR.sub("", text).split(TRACEBACK)[1:]
        return [next((line for line in piece.splitlines()[1:] if line[:1].isalpha()), "?") for piece in pieces]


def fields(pid: int) -> list[int]:
    """What /proc/pid/stat has from the state on, as numbers, of which 11 to 14 are ticks; zeros if it has ended."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return [0] * 15
    return [0, *(int(part) for part in text.rpartition(")")[2].split()[1:])]


def children(pid: int) -> Iterator[int]:
    """The processes that one has started and that run, and those that they have."""
    try:
        found = Path(f"/proc/{pid}/task").glob("*/children")
        ids = [int(child) for path in found for child in path.read_text().split()]
    except OSError:
        return
    for child in ids:
        yield child
        yield from children(child)


def loopback(address: str) -> str:
    """The address without a slash at its end; ValueError if it is not this machine's own."""
    parts = urlsplit(address if "//" in address else f"http://{address}")
    host = parts.hostname or ""
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here or parts.scheme != "http":
        raise ValueError(f"{address} is not on this machine; wanted an address such as http://127.0.0.1:8501")
    return f"http://{parts.netloc}{parts.path.rstrip('/')}"


@contextmanager
def started(root: Path = ROOT) -> Iterator[Lab]:
    """A lab of our own from that folder, which has just begun to answer; RuntimeError if it does not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        with log.open("w") as file:
            command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
            server = subprocess.Popen(command, cwd=root, stdout=file, stderr=file)
        try:
            await_answer(f"http://127.0.0.1:{port}/_stcore/health", STARTS)
            yield Lab(f"http://127.0.0.1:{port}", server.pid, log)
        finally:
            server.terminate()
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()


def await_answer(address: str, seconds: float) -> None:
    """Wait until something answers there; RuntimeError if nothing does within so many seconds."""
    for _ in range(round(20 * seconds)):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing answers at {address} within {seconds:g} seconds")
