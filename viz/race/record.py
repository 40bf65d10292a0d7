"""python -m viz.race.record [PRESET ...]: run the presets of the race anew, into assets/recordings/race/."""

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from viz.race.recordings import FOLDER, MODULE, PRESETS, arguments


def record(preset: str) -> None:
    """Run one preset by its command, and keep its events."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", MODULE, *arguments(preset), "--out", folder], check=True)
        events = (Path(folder) / "events.jsonl").read_bytes()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{preset}.jsonl.gz").write_bytes(gzip.compress(events, 9, mtime=0))


def main() -> None:
    """Record those named, all if none is."""
    parser = argparse.ArgumentParser(prog="python -m viz.race.record", description=__doc__)
    parser.add_argument("presets", nargs="*", default=[], metavar="PRESET", help=", ".join(PRESETS))
    for preset in parser.parse_args().presets or PRESETS:
        record(preset)
        print(f"{preset}: {(FOLDER / f'{preset}.jsonl.gz').stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    main()
