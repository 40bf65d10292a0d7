"""What a command says, in one sentence, where it cannot do what it was asked to."""

import errno

FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
REFUSED, OUT_OF_MEMORY, INTERRUPTED = 2, 71, 130  # exit statuses
# what torch says, as a RuntimeError, when there is no memory left
NO_MEMORY = ("can't allocate memory", "not enough memory", "out of memory")


def sentence(problem: Exception) -> str:
    """What went wrong and what to do, for a person."""
    if not isinstance(problem, OSError):
        return str(problem)
    if problem.errno in FULL:
        return "there is no room left to write; free some and try again. What was written before is whole."
    return f"{problem.strerror or problem}: {problem.filename or 'the file'}; choose another place."


def lacks_memory(problem: Exception) -> bool:
    """Whether this is how Python or torch say that there is no memory left."""
    return isinstance(problem, MemoryError) or any(words in str(problem) for words in NO_MEMORY)
