"""python -m pages.commands.trace [NAME ...]: write explorables as JavaScript beside them; all without a name.

The lab serves these files and never traces: that takes seconds and 120 MB. A test fails when a file is stale.
"""

import argparse
import sys

import torch

from pages import EXPLORABLES
from viz.declare.explorable import Explorable
from viz.live.tracing import trace


def traced(explorable: Explorable) -> str:
    """The explorable's function as a JavaScript module."""
    inputs = explorable.inputs(explorable.defaults())
    example = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in inputs.items()}
    return trace(explorable.compute, example)


def main(arguments: list[str] | None = None) -> int:
    """Write the files named, all if none is, and say how large they are; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m pages.commands.trace", description=__doc__, allow_abbrev=False)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(EXPLORABLES)}; - for _ will do")
    names = [name.replace("-", "_") for name in parser.parse_args(arguments).names] or list(EXPLORABLES)
    if strange := [name for name in names if name not in EXPLORABLES]:
        print(f"no explorable is called {', '.join(strange)}; there are {', '.join(EXPLORABLES)}.", file=sys.stderr)
        return 2
    for name in names:
        explorable = EXPLORABLES[name]
        if explorable.traced is None:
            print(f"{name} does not say where its function goes; give it traced=Path(...).", file=sys.stderr)
            return 2
        code = traced(explorable)
        explorable.traced.write_text(code, encoding="utf-8")
        print(f"{explorable.traced.parent.name}/{explorable.traced.name}  {len(code.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
