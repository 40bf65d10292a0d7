"""What stands around a worker in its own process: python -m viz.jobs.child SECONDS MEMORY MODULE [ARGUMENT ...]

The limits are set here and not by the server between fork and exec, where a process with threads can lock up.
"""

import os
import runpy
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

NICE = 10  # below every page's script
OUT_OF_MEMORY = 71  # the exit status that says so
# what torch says, as a RuntimeError, when there is no memory left
NO_MEMORY = ("can't allocate memory", "not enough memory")


def end_with(server: int) -> None:
    """End this process and what it started once the server has: until then its end of the pipe stays open."""
    while os.read(server, 1):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def limit(seconds: float, memory: int) -> None:
    """Lower this process's priority and bound its memory (bytes), where the system can do it."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(AttributeError, OSError):
        # Linux shares the processors out among sessions first, and the above counts only inside one
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(NICE))
    with suppress(ImportError, ValueError, OSError):
        import resource

        # Of RLIMIT_AS torch takes gigabytes for libraries of graphics cards that it only maps; this one counts the
        # memory that is really its own.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        # should the server not be there to end it: one thread cannot use more than this much of a processor
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 5, int(seconds) + 10))


def main() -> None:
    """Run the module as a program; its input is empty, its end is the server's end."""
    seconds, memory, module = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    server, nothing = os.dup(0), os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    threading.Thread(target=end_with, args=(server,), daemon=True).start()
    limit(seconds, memory)
    sys.argv = [module, *sys.argv[4:]]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except RuntimeError as problem:
        if any(words in str(problem) for words in NO_MEMORY):
            sys.exit(OUT_OF_MEMORY)
        raise


if __name__ == "__main__":
    main()
