"""python -m pages.commands.record [NAME ...]: compute the recordings that pages open with; all without a name."""

import argparse
import sys
from collections.abc import Callable

from algos.trouble import INTERRUPTED, REFUSED, sentence
from pages.gradient_variance import record as variance
from pages.training_race import record as race

# name of a recording -> what writes it and says its size
RECORDINGS: dict[str, Callable[[str], int]] = {
    **dict.fromkeys(variance.NAMES, variance.record),
    **dict.fromkeys(race.NAMES, race.record),
}


def main(arguments: list[str] | None = None) -> int:
    """Record those named, all if none is; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m pages.commands.record", description=__doc__, allow_abbrev=False)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(RECORDINGS)}")
    names = parser.parse_args(arguments).names or list(RECORDINGS)
    if strange := [name for name in names if name not in RECORDINGS]:
        print(f"no recording is called {', '.join(strange)}; there are {', '.join(RECORDINGS)}.", file=sys.stderr)
        return REFUSED
    try:
        for name in names:
            print(f"{name}: {RECORDINGS[name](name):,} bytes", flush=True)
    except (ValueError, OSError) as problem:
        print(f"{parser.prog}: {sentence(problem)}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(f"\n{parser.prog}: interrupted; recordings that were not announced are as they were.", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
