"""python -m viz.report RUN [RUN ...]: one HTML file on races and sweeps, by the folders that they were written to.

Exits 2 with one sentence where a folder or a file does not fit; a file is written whole or not at all.
"""

import argparse
import sys
from pathlib import Path

from algos.files import whole_text, writable
from algos.trouble import INTERRUPTED, REFUSED, sentence
from viz.look.text import LANGUAGES
from viz.report.page import page
from viz.report.runs import joined, read


def parser() -> argparse.ArgumentParser:
    """The command line."""
    own = argparse.ArgumentParser(prog="python -m viz.report", description=__doc__, allow_abbrev=False)
    own.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="folder of a race or a sweep, its --out")
    own.add_argument("-o", "--output", type=Path, default=Path("report.html"), metavar="FILE", help="report.html")
    own.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the report (en)")
    return own


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code."""
    options = parser().parse_args(arguments)
    try:
        writable(options.output)
        found = [read(path) for path in options.runs]
        races = joined(run for _, runs in found for run in runs)
        whole_text(options.output, page(races, options.lang, [source for source, _ in found]))
    except (ValueError, OSError) as problem:
        print(f"python -m viz.report: {sentence(problem)}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("\npython -m viz.report: interrupted; nothing was written.", file=sys.stderr)
        return INTERRUPTED
    print(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
