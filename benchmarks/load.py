"""What a class asks of the lab: real websocket sessions without browsers, each checked to see only its own values.

From the repository's root:  python -m benchmarks.load [--sessions 30] [--seconds 60] [--page token-weights ...]
                             python -m benchmarks.load --alone | --crowd | --drill | --burst
                             python -m benchmarks.load --all --write
A lab is started on a free port; --address names one that runs on this machine, whose processor time and memory are not
measured. Without a choice, a class works over all pages: page loads, choices, predictions, races run and watched; the
sliders that it moves reach the lab with the next choice. --alone: what a choice costs on each page, one learner.
--crowd: each lesson with 100 learners. --drill: 100 learners for five minutes over all pages while two races run.
--burst: 30 open a page within five seconds on a server that has just started. --all does these four, in about
a quarter of an hour. The exit code is 1 if anything failed or a learner saw what is another's.
"""

import argparse
import asyncio
import math
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from benchmarks import readme
from benchmarks.learners.crowd import FIRST, Crowd, Found, alone, burst, crowd
from benchmarks.learners.lab import Lab, loopback, started
from benchmarks.learners.learner import RACES, Tally
from pages import LESSONS

LESSON_PAGES = tuple(name.replace("_", "-") for name in LESSONS)
PAGES = ("", *LESSON_PAGES, "objectives", "claims", "disagreements", "glossary", "classroom")
FIGURES = ("", *LESSON_PAGES)  # pages with figures
MOST_SESSIONS, MOST_SECONDS = 200, 600
KINDS = {
    "load": "page opened by its address", "page": "page opened from the menu", "language": "language changed",
    "choice": "choice", "prediction": "prediction committed", "race": "race begun or stopped",
    "look": "look at a race that runs",
}  # fmt: skip
TOLD = 20  # failures that are printed
Table = list[str]


def row(*cells: object) -> str:
    """A line of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def head(*cells: str) -> Table:
    """The first two lines of a table."""
    return [row(*cells), "|" + "---|" * len(cells)]


def p95(values: Sequence[float]) -> float:
    """The value below which 95 of 100 lie."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def spread(values: Sequence[float]) -> tuple[str, str, str]:
    """Median, p95 and largest, as cells."""
    return f"{statistics.median(values):.0f}", f"{p95(values):.0f}", f"{max(values):.0f}"


def kb(values: Sequence[float]) -> str:
    """The median, in KB."""
    return f"{statistics.median(values) / 1000:.1f}"


def name(page: str) -> str:
    """A page as a table has it."""
    return page or "home"


class Bench:
    """The parts, each of which returns its table; `tallies` is what happened in all of them."""

    def __init__(self, address: str | None) -> None:
        self.address = address
        self.tallies: list[Tally] = []

    @contextmanager
    def lab(self) -> Iterator[Lab]:
        """The lab that is measured: one of our own that has just started, or the one at the address."""
        if self.address:
            yield Lab(self.address)
        else:
            with started() as lab:
                yield lab

    def alone(self, pages: Sequence[str]) -> Table:
        """What a choice costs, page by page."""
        lines = head("a choice of one learner", "median, ms", "p95, ms", "most, ms", "server CPU, median ms",
                     "messages", "websocket, KB", "fetched, KB")  # fmt: skip
        tally = Tally()
        self.tallies.append(tally)
        with self.lab() as lab:
            for page in pages:
                costs = asyncio.run(alone(lab, page, tally))
                seen = costs[len(costs) // 2 :]  # all figures have been there before
                lines.append(row(
                    name(page), *spread([c.ms for c in costs]), f"{statistics.median(c.cpu for c in costs):.1f}",
                    f"{statistics.median(c.messages for c in seen):.0f}", kb([c.received for c in seen]),
                    kb([c.fetched for c in seen]),
                ))  # fmt: skip
            tally.failures += lab.tracebacks()
        return lines

    def crowd(self, pages: Sequence[str], sessions: int, seconds: float) -> Table:
        """Choices on one page after another, with many learners on each."""
        lines = head(f"{sessions} learners on one page", "choices", "median, ms", "p95, ms", "most, ms",
                     "server CPU per act, ms", "websocket, KB", "failures", "mixed")  # fmt: skip
        with self.lab() as lab:
            for page in pages:
                found = asyncio.run(crowd(lab, Crowd(sessions, seconds, [page])))
                acts = found.tally.acts
                made = [act.answer for act in acts if act.kind == "choice" and act.answer.began >= found.full]
                self.tallies.append(found.tally)
                lines.append(row(
                    name(page), len(made), *(spread([a.whole for a in made]) if made else ["-"] * 3),
                    f"{found.cpu / max(len(acts), 1):.1f}", kb([a.received for a in made]) if made else "-",
                    len(found.tally.failures), len(found.tally.mixed),
                ))  # fmt: skip
        return lines

    def together(self, plan: Crowd) -> Table:
        """A class over several pages: what each kind of act costs, and what the server needed."""
        with self.lab() as lab:
            found = asyncio.run(crowd(lab, plan))
        self.tallies.append(found.tally)
        return [*kinds(found, plan), "", *server(found, plan)]

    def burst(self, pages: Sequence[str], sessions: int, within: float) -> Table:
        """A class that arrives, page by page, each time on a server that has just started."""
        lines = head(
            f"{sessions} open it within {within:.0f} s", "see its first figure", "median, ms", "p95, ms", "most, ms"
        )
        for page in pages:
            with self.lab() as lab:
                times = asyncio.run(burst(lab, page, sessions, within))
                self.tallies.append(Tally(failures=lab.tracebacks()))
            seen = [ms for ms in times if ms is not None]
            lines.append(row(name(page), len(seen), *(spread(seen) if seen else ["-"] * 3)))
        return lines


def kinds(found: Found, plan: Crowd) -> Table:
    """A line for each kind of act."""
    lines = head(f"{plan.sessions} learners, {plan.seconds:.0f} s", "times", "median, ms", "p95, ms", "most, ms",
                 "websocket, KB", "fetched, KB")  # fmt: skip
    for kind, words in KINDS.items():
        made = [act.answer for act in found.tally.acts if act.kind == kind]
        if made:
            lines.append(row(words, len(made), *spread([a.whole for a in made]), kb([a.received for a in made]),
                             kb([a.fetched for a in made])))  # fmt: skip
    return lines


def server(found: Found, plan: Crowd) -> Table:
    """What the server needed, and what went wrong."""
    tally, memory = found.tally, found.memory
    acts = sum(act.kind != "look" for act in tally.acts)
    after = f"MB after the first {FIRST}" if plan.staged and plan.sessions > FIRST else "MB when all had come"
    cpu = f"{found.cpu / max(acts, 1):.1f}" if found.cpu else "-"
    return [
        *head("learners", "acts", "server CPU per act, ms", "MB at first", after, "MB at the end", "failures", "mixed"),
        row(plan.sessions, acts, cpu, *(f"{mb:.0f}" if mb else "-" for mb in memory),
            len(tally.failures), len(tally.mixed)),
    ]  # fmt: skip


def options() -> argparse.Namespace:
    """The command line, within its bounds."""
    parser = readme.parser("load", __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--address", help="a lab that runs on this machine")
    parser.add_argument("--mix", choices=["class"], default="class", help="what learners do")
    parser.add_argument("--sessions", type=int, help=f"learners, at most {MOST_SESSIONS}")
    parser.add_argument("--seconds", type=float, help=f"how long, at most {MOST_SECONDS}")
    parser.add_argument(
        "--page", action="append", choices=[name(page) for page in PAGES], help="only this page; repeat"
    )
    for part in ("alone", "crowd", "drill", "burst", "all"):
        parser.add_argument(f"--{part}", action="store_true")
    given = parser.parse_args()
    if not 1 <= (given.sessions or 1) <= MOST_SESSIONS or not 0 < (given.seconds or 1) <= MOST_SECONDS:
        parser.error(f"at most {MOST_SESSIONS} sessions and {MOST_SECONDS} seconds, and at least one of each")
    try:
        given.address = given.address and loopback(given.address)
    except ValueError as problem:
        parser.error(str(problem))
    if given.address and (given.burst or given.all):
        parser.error("--burst and --all start servers of their own; leave --address out")
    if given.write and not given.all:
        parser.error("--write goes with --all, which fills every table")
    return given


def parts(bench: Bench, given: argparse.Namespace) -> Iterator[Callable[[], Table]]:
    """What was asked for, in order."""
    sessions, seconds = given.sessions, given.seconds
    chosen = ["" if page == "home" else page for page in given.page or ()]
    races = 2 if RACES in (chosen or PAGES) else 0
    if given.alone or given.all:
        yield lambda: bench.alone(chosen or FIGURES)
    if given.crowd or given.all:
        yield lambda: bench.crowd(chosen or LESSON_PAGES, sessions or 100, seconds or 36)
    if given.drill or given.all:
        yield lambda: bench.together(Crowd(sessions or 100, seconds or 300, chosen or PAGES, races=races, staged=True))
    if given.burst or given.all:
        yield lambda: bench.burst(chosen or FIGURES, sessions or 30, 5)
    if not (given.alone or given.crowd or given.drill or given.burst or given.all):
        yield lambda: bench.together(Crowd(sessions or 30, seconds or 60, chosen or PAGES, races=races))


def main() -> None:
    """Measure, print, and write where asked; the exit code says whether anything went wrong."""
    given, began = options(), time.monotonic()
    bench, tables = Bench(given.address), []
    for part in parts(bench, given):
        tables.append("\n".join(part()))
        print(tables[-1], end="\n\n", flush=True)
    failures = [one for tally in bench.tallies for one in tally.failures]
    mixed = [
        f"learner-{number:03d}: {one}"
        for tally in bench.tallies
        for number, all_ in tally.mixed.items()
        for one in all_
    ]
    for problem in (failures + mixed)[:TOLD]:
        print(problem, file=sys.stderr)
    words = f"{os.cpu_count()} cores, server and learners on the same machine; {time.monotonic() - began:.0f} seconds."
    print(f"{len(failures)} failures, {sum(len(tally.mixed) for tally in bench.tallies)} mixed sessions. {words}")
    if given.write:
        readme.write("load", "\n\n".join([*tables, words]))
    if failures or mixed:
        sys.exit(1)


if __name__ == "__main__":
    main()
