"""The entry point: runs a command, and says in one sentence what went wrong."""

import argparse
import os
import sys

from algos.training.command.arguments import parser
from algos.training.command.options import command_of
from algos.training.command.progress import report_of
from algos.training.command.race import race
from algos.training.command.sweep import sweep
from algos.training.command.warm import warm
from algos.trouble import FULL, INTERRUPTED, OUT_OF_MEMORY, REFUSED, lacks_memory, sentence

COMMANDS = {"race": race, "sweep": sweep, "warm": warm}


def kept(options: argparse.Namespace) -> str:
    """What an interrupted command leaves, and how it goes on."""
    if options.command == "race" and options.out:
        again = command_of("race", "--out", str(options.out), "--resume")
        return f"the run goes on with --resume: {again}"
    if options.command == "sweep":
        return "the cells that are done stay, and the same command with --resume runs the others"
    if options.command == "warm":
        return "the file is written when the goal is reached, so nothing was, and a file that was there is as it was"
    return "nothing was kept; a run with --out can go on"


def moved(words: list[str]) -> str:
    """Where the report is drawn now, which was a command here."""
    named = any(word.startswith(("-o", "--output")) for word in words)
    whole = report_of(*(words or ["RUN"]))
    return f"the report is drawn by the lab now: {whole.removesuffix(' -o report.html') if named else whole}"


def main(arguments: list[str] | None = None) -> int:
    """Run it; the exit status, with a sentence where it is not 0."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["report"]:
        print(f"python -m algos.training report: {moved(words[1:])}", file=sys.stderr)
        return REFUSED
    options = parser().parse_args(words)
    name = f"python -m algos.training {options.command}"
    try:
        COMMANDS[options.command](options)
    except BrokenPipeError:
        # whoever read the events has gone; nothing more can be said to them, not even when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ValueError, TypeError, OSError) as problem:
        full = isinstance(problem, OSError) and problem.errno in FULL and options.command in ("race", "sweep")
        print(f"{name}: {sentence(problem)}{' It goes on with --resume.' if full else ''}", file=sys.stderr)
        return REFUSED
    except (MemoryError, RuntimeError) as problem:
        if not lacks_memory(problem):
            raise
        print(f"{name}: there is not enough memory; ask for fewer members, prompts or jobs.", file=sys.stderr)
        return OUT_OF_MEMORY
    except KeyboardInterrupt:
        print(f"\n{name}: interrupted; {kept(options)}", file=sys.stderr)
        return INTERRUPTED
    return 0
