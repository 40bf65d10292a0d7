"""python -m algos.variance: the variance lab from the command line.

    exact     every figure of each objective on short responses, all of them enumerated
    frontier  the same at each value of the objective's band, cap or temperature
    growth    figures with 95% intervals at several lengths, by Monte Carlo, with fitted slopes
    cloud     the gradients of single groups, on the axis of the true gradient and across it

Numbers go to the screen, with --csv and --json into files. The page's own numbers come from here.
"""

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any

import torch

from algos.objectives import make_objective
from algos.objectives.base import Objective
from algos.variance import reports
from algos.variance.mismatch import CENTRES, KINDS

STORY = "grpo,gspo,sapo,cispo,sequence_product"


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    whole = argparse.ArgumentParser(prog="python -m algos.variance", description=__doc__,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    whole.add_argument("report", choices=("exact", "frontier", "growth", "cloud"))
    whole.add_argument("--objectives", default=STORY, help=f"names with commas (default {STORY})")
    whole.add_argument(
        "--set", action="append", default=[], metavar="NAME.FIELD=VALUE", help="a setting of an objective"
    )
    whole.add_argument("--kind", choices=KINDS, default="noise", help="how sampler and policy differ (default noise)")
    whole.add_argument("--size", type=float, default=0.3, help="rms of a token's log-ratio, nats (default 0.3)")
    whole.add_argument("--centre", choices=CENTRES, default="log", help="what of the noise has mean 0 or 1")
    whole.add_argument("--group", type=int, default=8, help="responses per group (default 8)")
    whole.add_argument("--seed", type=int, default=0)
    whole.add_argument("--symbols", type=int, default=2, help="exact, frontier: size of the vocabulary (default 2)")
    whole.add_argument("--length", type=int, help="tokens per response (default 4; cloud 64)")
    whole.add_argument("--lengths", default="4,8,16,32,64,128,256,512", help="growth: lengths with commas")
    whole.add_argument("--groups", type=int, help="groups to draw (default: growth 300, cloud 200)")
    whole.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="growth, cloud: what computes")
    whole.add_argument("--csv", type=Path, help="write the rows to this file")
    whole.add_argument("--json", type=Path, help="write everything to this file, the rows as columns")
    whole.add_argument("--events", action="store_true", help="print progress and result as lines of JSON instead")
    return whole


def objectives_of(names: str, settings: list[str]) -> dict[str, Objective]:
    """The objectives of those names, with settings such as "gspo.eps_low=0.03"; ValueError or TypeError if unknown."""
    fields: dict[str, dict[str, Any]] = {name: {} for name in names.split(",")}
    for setting in settings:
        place, _, value = setting.partition("=")
        name, _, field = place.partition(".")
        if name not in fields or not field or not value:
            raise ValueError(f"--set {setting}: wanted NAME.FIELD=VALUE with a NAME of --objectives, "
                             "such as --set gspo.eps_low=0.03")  # fmt: skip
        try:
            fields[name][field] = float(value)
        except ValueError:
            fields[name][field] = value
    return {name: make_objective(name, **own) for name, own in fields.items()}


def given(value: int | None, default: int) -> int:
    """An option, or its default in this report where it was left out."""
    return default if value is None else value


def whole_numbers(listed: str) -> list[int]:
    """The numbers of --lengths; ValueError if one is none."""
    try:
        return [int(number) for number in listed.split(",")]
    except ValueError:
        raise ValueError(f"--lengths {listed}: wanted whole numbers with commas, such as 4,8,16.") from None


def run(options: argparse.Namespace) -> reports.Report:
    """The report that the options ask for."""
    if options.device == "cuda" and not torch.cuda.is_available():
        raise ValueError("--device cuda: torch finds no CUDA device here; leave it out to compute on the processor.")
    objectives = objectives_of(options.objectives, options.set)
    mismatch = {name: getattr(options, name) for name in ("kind", "size", "centre", "seed")}
    if options.report in ("exact", "frontier"):
        make = reports.exact if options.report == "exact" else reports.frontiers
        return make(
            objectives, symbols=options.symbols, length=given(options.length, 4), group=options.group, **mismatch
        )
    if options.report == "cloud":
        return reports.clouds(objectives, length=given(options.length, 64), group=options.group, device=options.device,
                              groups=given(options.groups, 200), **mismatch)  # fmt: skip
    lengths = whole_numbers(options.lengths)
    told = (lambda share: print(json.dumps({"progress": share}), flush=True)) if options.events else None
    return reports.grown(objectives, lengths=lengths, group=options.group, groups=given(options.groups, 300),
                         device=options.device, progress=told, **mismatch)  # fmt: skip


def columns_of(report: reports.Report) -> reports.Report:
    """The report with its rows as columns, a quarter of the size in JSON."""
    rows = report["rows"]
    return report | {"rows": {name: [row[name] for row in rows] for name in rows[0]}}


def write(options: argparse.Namespace, report: reports.Report) -> None:
    """Print the report and write the files."""
    rows = report["rows"]
    whole = columns_of(report)
    if options.csv:
        with options.csv.open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(rows)
    if options.json:
        options.json.write_text(json.dumps(whole) + "\n", encoding="utf-8")
    if options.events:
        print(json.dumps({"progress": 1.0, "result": whole}), flush=True)
    elif not (options.csv or options.json):
        print("\t".join(rows[0]))
        for row in rows:
            print("\t".join("" if cell is None else f"{cell:.4g}" if isinstance(cell, float) else str(cell)
                            for cell in row.values()))  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run it; an input that cannot be used gives a sentence and the exit code 2."""
    torch.set_num_threads(1)
    options = parser().parse_args(arguments)
    try:
        write(options, run(options))
    except (ValueError, TypeError, OSError) as problem:
        print(f"python -m algos.variance: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
