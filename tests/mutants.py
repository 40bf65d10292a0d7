"""Do the tests of the objectives notice damage to a single line?  python -m tests.mutants [algos.objectives.sapo.* ...]

mutmut changes one operator, number, comparison or argument of algos/objectives at a time, in a copy below mutants/;
pyproject.toml says where and with which tests. What no test notices is listed to be read: `mutmut show NAME` prints it.
Not every one can be noticed: A >= 0 for A > 0 where both branches agree at 0, device=None where all is on one
processor. Constants of classes stay as they are: test_values.py names every default.
Exits 1 if fewer than 90 % are noticed.
"""

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from tests import ROOT

ENOUGH = 0.9


def mutmut(*words: str, **options: Any) -> str:
    """Run one of mutmut's commands; what it printed, if that is asked for; CalledProcessError if it fails."""
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutants", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "mutmut", *words]
    return subprocess.run(command, check=True, cwd=ROOT, env=environment, text=True, **options).stdout


def main() -> None:
    """Run, list what is left, count."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="mutants, * stands for anything; all without one")
    names = parser.parse_args().names
    mutmut("run", "--max-children", "2", *names)
    left = mutmut("results", stdout=subprocess.PIPE).splitlines()
    print("\n", *(line for line in left if not line.endswith("not checked")), sep="\n")
    mutmut("export-cicd-stats")
    counted = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text())
    found = counted["killed"] + counted["timeout"] + counted["segfault"]
    tried = found + counted["survived"] + counted["no_tests"] + counted["suspicious"]
    print(f"{found} of {tried} mutants are noticed, {found / tried:.1%}")
    if found < ENOUGH * tried:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
