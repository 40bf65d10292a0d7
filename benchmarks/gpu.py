"""Everything that a CUDA device can be asked for, in at most six minutes: the tests' checks, races, and times.

From the repository's root:  python -m benchmarks.gpu [--out gpu-report] [--device cuda] [--tiny]
Needs torch and this repository, nothing else. Prints its tables as it goes and leaves them in OUT/report.md, and the
traceback of what failed in OUT/log.txt. A step that fails stops no other; the exit code is then 1.
--device cpu --tiny rehearses it where there is no such device: the same steps, at sizes that take less than a minute.
"""

import argparse
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

try:
    import torch
except ImportError:
    raise SystemExit(f"{sys.executable} has no torch; name a Python that has: make gpu GPU_PYTHON=...") from None

from benchmarks.gpu_steps import STEPS, Late, Place, log

LIMIT = 350.0  # seconds in all; what the steps allow themselves adds up to less


def driver() -> str:
    """The driver's version, or why it is not known."""
    try:
        asked = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
        return subprocess.run(asked, check=True, capture_output=True, text=True, timeout=10).stdout.split()[0]
    except (OSError, subprocess.SubprocessError, IndexError):
        return "not told by nvidia-smi"


def about(device: str) -> Iterator[str]:
    """What it is measured on."""
    yield f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, {platform.platform()}"
    yield f"- torch {torch.__version__}, float32 products at precision {torch.get_float32_matmul_precision()!r}"
    if device == "cpu":
        yield "- a rehearsal on the processor, at tiny sizes whatever a row is called: nothing here is a CUDA device's"
        return
    card = torch.cuda.get_device_properties(0)
    yield f"- {card.name}, {card.total_memory / 2**30:.0f} GiB, compute capability {card.major}.{card.minor}"
    yield f"- CUDA {torch.version.cuda} of torch, driver {driver()}"


def follow(place: Place, report: TextIO) -> list[str]:
    """Run every step, telling of each line as it comes; the names of those that failed."""
    failed = []

    def tell(line: str) -> None:
        print(line, flush=True)
        report.write(line + "\n")
        report.flush()

    for line in ("# On the device", "", *about(place.device)):
        tell(line)
    start = time.perf_counter()
    for name, step in STEPS.items():
        begun = time.perf_counter()
        tell(f"\n## {name}\n")
        try:
            for line in step(place):
                tell(line)
        except (Exception, Late) as problem:
            failed.append(name)
            log(place)
            tell(f"\nFAILED: {type(problem).__name__}: {problem}")
            if isinstance(problem, Late):
                rest = list(STEPS)[list(STEPS).index(name) + 1 :]
                tell(f"\nleft out, for want of time: {'; '.join(rest) or 'nothing'}")
                break
        tell(f"\n{time.perf_counter() - begun:.0f} s")
    tell(f"\n{time.perf_counter() - start:.0f} s in all; " + (f"failed: {'; '.join(failed)}" if failed else "all done"))
    return failed


def late(*_: Any) -> None:
    """Raise Late, in whatever is being done."""
    raise Late(f"the {LIMIT:.0f} seconds for everything are over")


def main(arguments: list[str] | None = None) -> int:
    """Run it; 0, or 1 if a step failed. Without a CUDA device it says so and returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gpu", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("gpu-report"), help="folder for report.md and log.txt")
    parser.add_argument("--device", choices=("cuda", "cpu"), default="cuda")
    parser.add_argument("--tiny", action="store_true", help="sizes for a rehearsal")
    options = parser.parse_args(arguments)
    if options.device == "cuda" and not torch.cuda.is_available():
        print("torch finds no CUDA device here, so there is nothing to measure; `make gpu REHEARSE=1` tries all of it"
              " on the processor.")  # fmt: skip
        return 0
    torch.set_num_threads(1)  # as the other benchmarks: what is told of the processor is told of one thread
    torch.set_float32_matmul_precision("highest")  # an image may come with another default
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "log.txt").write_text("", encoding="utf-8")
        report = (options.out / "report.md").open("w", encoding="utf-8")
    except OSError as problem:
        print(f"nothing can be written into {options.out} ({problem.strerror}); choose another folder with OUT=...")
        return 1
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        with report:
            return int(bool(follow(Place(options.device, options.tiny, options.out), report)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    sys.exit(main())
