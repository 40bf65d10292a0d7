"""The recordings of the race's presets, into assets/recordings/race/; pages/commands/record.py runs it."""

import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from algos.files import whole, writable
from pages.training_race.recordings import ENVIRONMENT, FOLDER, MODULE, PRESETS, arguments

NAMES = tuple(PRESETS)


def run(preset: str, *more: str) -> bytes:
    """The events of a preset, run by its command with these options besides, in a process with its environment.

    ValueError where the race failed; it has said why.
    """
    with tempfile.TemporaryDirectory() as folder:
        parts = (sys.executable, "-m", MODULE, *arguments(preset), *more, "--out", folder)
        # torch reads these once, when it is imported
        race = subprocess.run(parts, env=os.environ | ENVIRONMENT, check=False)
        if race.returncode:
            raise ValueError(f"the race of {preset} ended with status {race.returncode}; the recording is as it was.")
        return (Path(folder) / "events.jsonl").read_bytes()


def record(name: str, into: Path | None = None, *more: str) -> int:
    """Run one of NAMES, with these options besides, and keep its events in FOLDER or another; their file's bytes.

    OSError where they cannot be kept, ValueError where the race failed.
    """
    place = (into or FOLDER) / f"{name}.jsonl.gz"
    place.parent.mkdir(parents=True, exist_ok=True)
    writable(place)  # rather than after minutes of training
    packed = gzip.compress(run(name, *more), 9, mtime=0)
    whole(place, lambda part: part.write_bytes(packed))
    return len(packed)
