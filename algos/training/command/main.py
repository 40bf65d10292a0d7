"""The entry point: runs a command, and says in one sentence what went wrong."""

import errno
import os
import sys

from algos.training.command.arguments import parser
from algos.training.command.race import race
from algos.training.command.report_command import report
from algos.training.command.sweep import sweep
from algos.training.command.warm import warm

COMMANDS = {"race": race, "report": report, "sweep": sweep, "warm": warm}
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


def sentence(problem: Exception) -> str:
    """What went wrong and what to do, for a person."""
    if isinstance(problem, OSError):
        if problem.errno in FULL:
            return "there is no room left to write; free some, then go on with --resume. What was written is whole."
        return f"{problem.strerror or problem}: {problem.filename or 'the file'}; choose another place."
    return str(problem)


def main(arguments: list[str] | None = None) -> int:
    """Run it; 0, or 2 with a sentence where it cannot be run, or 130 where it was interrupted."""
    options = parser().parse_args(arguments)
    try:
        COMMANDS[options.command](options)
    except BrokenPipeError:
        # whoever read the events has gone; nothing more can be said to them, not even when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ValueError, TypeError, OSError) as problem:
        print(f"python -m algos.training {options.command}: {sentence(problem)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ninterrupted; a run with --out goes on with --resume", file=sys.stderr)
        return 130
    return 0
