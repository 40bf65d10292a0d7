"""python -m viz.race.record [PRESET ...]: run the presets of the race anew, into assets/recordings/race/."""

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from algos.files import whole, writable
from algos.trouble import INTERRUPTED, REFUSED, sentence
from viz.race.recordings import FOLDER, MODULE, PRESETS, arguments


def record(preset: str) -> int:
    """Run one preset by its command, and keep its events; the number of bytes.

    OSError where they cannot be kept, ValueError where the race failed (it has said why).
    """
    place = FOLDER / f"{preset}.jsonl.gz"
    FOLDER.mkdir(parents=True, exist_ok=True)
    writable(place)  # rather than after minutes of training
    with tempfile.TemporaryDirectory() as folder:
        race = subprocess.run([sys.executable, "-m", MODULE, *arguments(preset), "--out", folder], check=False)
        if race.returncode:
            raise ValueError(f"the race of {preset} ended with status {race.returncode}; the recording is as it was.")
        packed = gzip.compress((Path(folder) / "events.jsonl").read_bytes(), 9, mtime=0)
    whole(place, lambda part: part.write_bytes(packed))
    return len(packed)


def main(words: list[str] | None = None) -> int:
    """Record those named, all if none is; the exit status, with a sentence where it is not 0."""
    parser = argparse.ArgumentParser(prog="python -m viz.race.record", description=__doc__)
    parser.add_argument("presets", nargs="*", default=[], metavar="PRESET", help=", ".join(PRESETS))
    asked = parser.parse_args(words).presets or list(PRESETS)
    try:
        if unknown := [preset for preset in asked if preset not in PRESETS]:
            raise ValueError(f"there is no preset {', '.join(unknown)}; wanted some of {', '.join(PRESETS)}.")
        for preset in asked:
            print(f"{preset}: {record(preset)} bytes", flush=True)
    except (ValueError, OSError) as problem:
        print(f"{parser.prog}: {sentence(problem)}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(f"\n{parser.prog}: interrupted; recordings that were not announced are as they were.", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
