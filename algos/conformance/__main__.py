"""python -m algos.conformance: print the table, write conformance.json and disagreements.json beside this file.

With --markdown it prints the README's table and writes nothing.
"""

import argparse
import json

from algos.conformance import TABLE, Row, disagreements, table
from algos.objectives import OBJECTIVES


def plain(rows: list[Row]) -> str:
    """The full table, one recorded name and trainer a line."""
    lines = [f"{'objective':17} {'recorded as':25} {'trainer':9} {'version':8} {'cases':>5}  {'loss':>6}  gradient"]
    for row in rows:
        lines.append(
            f"{row.objective:17} {row.recorded_as:25} {row.trainer:9} {row.version:8} {row.cases:5}"
            f"  {row.loss:>6}  {row.gradient:>8}"
        )
    return "\n".join(lines)


def markdown(rows: list[Row]) -> str:
    """Objectives by trainers, each cell the number of recorded cases matched."""
    trainers = sorted({(row.trainer, row.version) for row in rows})
    lines = ["| | " + " | ".join(f"{name} {version}" for name, version in trainers) + " |"]
    lines.append("|---" * (len(trainers) + 1) + "|")
    for objective in [*OBJECTIVES, "kl_loss"]:
        counts = [
            sum(row.cases for row in rows if row.objective == objective and row.trainer == name) for name, _ in trainers
        ]
        if any(counts):
            lines.append(f"| `{objective}` | " + " | ".join(str(n or "") for n in counts) + " |")
    return "\n".join(lines)


def main() -> None:
    """Parse the one option and print."""
    parser = argparse.ArgumentParser(prog="python -m algos.conformance", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print the README's table, write nothing")
    options = parser.parse_args()
    rows = list(table())
    if options.markdown:
        print(markdown(rows))
        return
    print(plain(rows))
    TABLE.write_text("[\n" + ",\n".join(" " + json.dumps(row._asdict()) for row in rows) + "\n]\n")
    pairs = disagreements.rows()
    disagreements.FILE.write_text("[\n" + ",\n".join(" " + json.dumps(pair) for pair in pairs) + "\n]\n")
    print(f"\n{sum(row.cases for row in rows)} recorded results matched; written to {TABLE.name}.")


if __name__ == "__main__":
    main()
