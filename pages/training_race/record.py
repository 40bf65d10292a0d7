"""The recordings of the race's presets, into assets/recordings/race/; pages/commands/record.py runs it."""

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from pages.training_race.recordings import FOLDER, MODULE, PRESETS, arguments

NAMES = tuple(PRESETS)


def record(name: str) -> int:
    """Run one of NAMES by its command and keep its events; the size of their file in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", MODULE, *arguments(name), "--out", folder], check=True)
        events = (Path(folder) / "events.jsonl").read_bytes()
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.jsonl.gz"
    path.write_bytes(gzip.compress(events, 9, mtime=0))
    return path.stat().st_size
