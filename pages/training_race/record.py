"""The recordings of the race's presets, into assets/recordings/race/; pages/commands/record.py runs it."""

import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pages.training_race.recordings import ENVIRONMENT, FOLDER, MODULE, PRESETS, arguments

NAMES = tuple(PRESETS)


def run(preset: str, *more: str) -> bytes:
    """The events of a preset, run by its command with these options besides, in a process with its environment."""
    with tempfile.TemporaryDirectory() as folder:
        parts = (sys.executable, "-m", MODULE, *arguments(preset), *more, "--out", folder)
        # torch reads these once, when it is imported
        subprocess.run(parts, check=True, env=os.environ | ENVIRONMENT)
        return (Path(folder) / "events.jsonl").read_bytes()


def record(name: str, into: Path = FOLDER, *more: str) -> int:
    """Run one of NAMES, with these options besides, and keep its events in a folder; their file's size in bytes."""
    events = run(name, *more)
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"{name}.jsonl.gz"
    path.write_bytes(gzip.compress(events, 9, mtime=0))
    return path.stat().st_size
