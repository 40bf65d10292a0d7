"""Files that are whole or as they were: written beside their place, then moved."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path


def beside(path: Path) -> Path:
    """Where a file is written before it is moved to its place; of a link, beside what it leads to."""
    place = Path(os.path.realpath(path))
    return place.with_name(f"{place.name}.part")


def whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, then move it there at once; whatever fails leaves nothing behind.

    OSError, which names `path`, where the disk is full or the folder cannot be written.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        write(path)  # a pipe or a device, such as /dev/stdout
        return
    part = beside(path)
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, os.path.realpath(path))
    except BaseException as problem:
        # a folder that cannot be written cannot be cleaned either
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise OSError(problem.errno, problem.strerror, str(path)) from None
        raise


def whole_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 so that the file is whole or as it was."""
    whole(path, lambda part: part.write_bytes(text.encode("utf-8")))


def writable(path: Path) -> None:
    """Raise OSError, which names `path`, if a file could not be written there; to be asked before long work."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        return
    part = beside(path)
    try:
        part.open("wb").close()
        part.unlink()
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from None
