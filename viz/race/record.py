"""python -m viz.race.record [PRESET ...]: run the presets of the race anew, into assets/recordings/race/."""

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from viz.race.recordings import ENVIRONMENT, FOLDER, MODULE, PRESETS, arguments


def run(preset: str, *more: str) -> bytes:
    """The events of a preset, run by its command with these options besides, in a process with its environment."""
    with tempfile.TemporaryDirectory() as folder:
        parts = (sys.executable, "-m", MODULE, *arguments(preset), *more, "--out", folder)
        # torch reads these once, when it is imported
        subprocess.run(parts, check=True, env=os.environ | ENVIRONMENT)
        return (Path(folder) / "events.jsonl").read_bytes()


def record(preset: str, into: Path = FOLDER, *more: str) -> None:
    """Run one preset, and keep its events in a folder."""
    events = run(preset, *more)
    into.mkdir(parents=True, exist_ok=True)
    (into / f"{preset}.jsonl.gz").write_bytes(gzip.compress(events, 9, mtime=0))


def main() -> None:
    """Record those named, all if none is."""
    parser = argparse.ArgumentParser(prog="python -m viz.race.record", description=__doc__)
    parser.add_argument("presets", nargs="*", default=[], metavar="PRESET", help=", ".join(PRESETS))
    presets = parser.parse_args().presets or list(PRESETS)
    if unknown := [preset for preset in presets if preset not in PRESETS]:
        parser.error(f"no preset is called {', '.join(unknown)}; there are {', '.join(PRESETS)}.")
    for preset in presets:
        record(preset)
        print(f"{preset}: {(FOLDER / f'{preset}.jsonl.gz').stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    main()
