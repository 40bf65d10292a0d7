"""python -m viz.build: trace every explorable into assets/traced/<name>.js. A test fails when a file is stale.

The lab serves these files and never traces: torch.export takes seconds and 120 MB.
"""

from pathlib import Path

import torch

from algos.tracing import trace
from viz.explorable import Explorable
from viz.explorables import EXPLORABLES

TRACED = Path(__file__).parent.parent / "assets" / "traced"


def traced(explorable: Explorable) -> str:
    """The explorable's function as a JavaScript module."""
    inputs = explorable.inputs(explorable.defaults())
    example = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in inputs.items()}
    return trace(explorable.compute, example)


def main() -> None:
    """Write the files and say how large they are."""
    TRACED.mkdir(exist_ok=True)
    for name, explorable in EXPLORABLES.items():
        code = traced(explorable)
        (TRACED / f"{name}.js").write_text(code, encoding="utf-8")
        print(f"{name}.js  {len(code.encode()):,} bytes")


if __name__ == "__main__":
    main()
