"""python -m algos.variance: the variance lab from the command line.

    exact     every figure of each objective on short responses, all of them enumerated
    frontier  the same at each value of the objective's band, cap or temperature
    growth    figures with 95% intervals at several lengths, by Monte Carlo, with fitted slopes
    cloud     the gradients of single groups, on the axis of the true gradient and across it

Numbers go to the screen, with --csv and --json into files. The page's own numbers come from here.
"""

import argparse
import csv
import io
import json
import sys
from pathlib import Path

import torch

from algos import check
from algos.files import whole_text, writable
from algos.objectives import make_objective
from algos.objectives.base import Objective
from algos.trouble import INTERRUPTED, OUT_OF_MEMORY, REFUSED, lacks_memory, sentence
from algos.variance import reports
from algos.variance.mismatch import CENTRES, KINDS
from algos.variants import named, variants

STORY = "grpo,gspo,sapo,cispo,sequence_product"
LENGTHS = "4,8,16,32,64,128,256,512"
MOST = 10.0  # nats: a ratio of e^10; far beyond, nothing of a figure is a number any more
# report -> the options that it takes beside those that all take, with their defaults
OWN: dict[str, dict[str, object]] = {
    "exact": {"set": [], "symbols": 2, "length": 4},
    "frontier": {"symbols": 2, "length": 4},
    "growth": {"set": [], "lengths": LENGTHS, "groups": 300, "device": "cpu"},
    "cloud": {"set": [], "length": 64, "groups": 200, "device": "cpu"},
}


def parser() -> argparse.ArgumentParser:
    """What the command line takes; what only some of the reports take is not there unless it was given."""
    whole = argparse.ArgumentParser(prog="python -m algos.variance", description=__doc__,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    add = whole.add_argument
    add("report", choices=OWN)
    add("--objectives", default=STORY,
        help=f'names, with settings if any: "grpo,sapo[tau_pos=5]" (default {STORY})')  # fmt: skip
    add("--kind", choices=KINDS, default="noise", help="how sampler and policy differ (default noise)")
    add("--size", type=float, default=0.3, help="rms of a token's log-ratio, nats (default 0.3)")
    add("--centre", choices=CENTRES, default="log", help="what of the noise has mean 0 or 1")
    add("--group", type=int, default=8, help="responses per group (default 8)")
    add("--seed", type=int, default=0)
    add("--csv", type=Path, help="write the rows to this file")
    add("--json", type=Path, help="write everything to this file, the rows as columns")
    add("--events", action="store_true", help="print progress and result as lines of JSON instead")
    left = argparse.SUPPRESS
    add("--set", action="append", metavar="NAME.FIELD=VALUE", default=left,
        help="all but frontier: a setting of all variants of an objective")  # fmt: skip
    add("--symbols", type=int, default=left, help="exact, frontier: size of the vocabulary (default 2)")
    add("--length", type=int, default=left, help="all but growth: tokens per response (default 4; cloud 64)")
    add("--lengths", default=left, help=f"growth: lengths with commas (default {LENGTHS})")
    add("--groups", type=int, default=left, help="growth, cloud: groups to draw (default: growth 300, cloud 200)")
    add("--device", choices=("cpu", "cuda"), default=left, help="growth, cloud: what computes (default cpu)")
    return whole


def settled(options: argparse.Namespace) -> argparse.Namespace:
    """The options with the report's own defaults; ValueError for one that the report does not take or cannot use."""
    takes = OWN[options.report]
    for name in sorted({name for own in OWN.values() for name in own} - takes.keys()):
        if hasattr(options, name):
            having = ", ".join(report for report, own in OWN.items() if name in own)
            raise ValueError(f"--{name} goes with {having}, not with {options.report}; leave it out.")
    whole = argparse.Namespace(**takes | vars(options))
    check.number("--seed", whole.seed, 0, 2**32 - 1)
    check.number("--size", whole.size, 0, MOST)
    return whole


def objectives_of(text: str, settings: list[str]) -> dict[str, Objective]:
    """The objectives of `algos.variants`, by what each is called; ValueError or TypeError if one is unknown."""
    return {called: make_objective(name, **own) for called, (name, own) in named(variants(text, settings)).items()}


def whole_numbers(listed: str) -> list[int]:
    """The numbers of --lengths; ValueError if one is none."""
    try:
        return [int(number) for number in listed.split(",")]
    except ValueError:
        raise ValueError(f"--lengths {listed}: wanted whole numbers with commas, such as 4,8,16.") from None


def run(options: argparse.Namespace) -> reports.Report:
    """The report that the options ask for."""
    options = settled(options)
    if "cuda" in vars(options).values() and not torch.cuda.is_available():
        raise ValueError("--device cuda: torch finds no CUDA device here; leave it out to compute on the processor.")
    objectives = objectives_of(options.objectives, getattr(options, "set", []))
    shared = {name: getattr(options, name) for name in ("kind", "size", "centre", "seed", "group")}
    if options.report in ("exact", "frontier"):
        if options.report == "frontier" and "[" in options.objectives:
            raise ValueError("frontier sweeps a setting of each objective by itself; give their names alone.")
        make = reports.exact if options.report == "exact" else reports.frontiers
        return make(objectives, symbols=options.symbols, length=options.length, **shared)
    shared |= {"groups": options.groups, "device": options.device}
    if options.report == "cloud":
        return reports.clouds(objectives, length=options.length, **shared)
    told = (lambda share: print(json.dumps({"progress": share}), flush=True)) if options.events else None
    return reports.grown(objectives, lengths=whole_numbers(options.lengths), progress=told, **shared)


def columns_of(report: reports.Report) -> reports.Report:
    """The report with its rows as columns, a quarter of the size in JSON."""
    rows = report["rows"]
    return report | {"rows": {name: [row[name] for row in rows] for name in rows[0]}}


def write(options: argparse.Namespace, report: reports.Report) -> None:
    """Print the report and write the files."""
    rows = report["rows"]
    whole = columns_of(report)
    if options.csv:
        sheet = io.StringIO()
        table = csv.DictWriter(sheet, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
        whole_text(options.csv, sheet.getvalue())
    if options.json:
        whole_text(options.json, json.dumps(whole) + "\n")
    if options.events:
        print(json.dumps({"progress": 1.0, "result": whole}), flush=True)
    elif not (options.csv or options.json):
        print("\t".join(rows[0]))
        for row in rows:
            print("\t".join("" if cell is None else f"{cell:.4g}" if isinstance(cell, float) else str(cell)
                            for cell in row.values()))  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run it; the exit status, with a sentence where it is not 0."""
    torch.set_num_threads(1)
    options = parser().parse_args(arguments)
    try:
        for path in filter(None, (options.csv, options.json)):
            writable(path)  # rather than after minutes of work
        write(options, run(options))
    except (ValueError, TypeError, OSError) as problem:
        print(f"python -m algos.variance: {sentence(problem)}", file=sys.stderr)
        return REFUSED
    except (MemoryError, RuntimeError) as problem:
        if not lacks_memory(problem):
            raise
        print("python -m algos.variance: there is not enough memory; ask for a smaller --group.", file=sys.stderr)
        return OUT_OF_MEMORY
    except KeyboardInterrupt:
        print("\npython -m algos.variance: interrupted; nothing was written.", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
