"""Files that are whole or not there: written beside their place, then moved; and one that only grows by whole lines."""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, then move it there at once; whatever fails leaves nothing behind.

    OSError where the disk is full or the folder cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def whole_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 so that the file is whole or as it was."""
    whole(path, lambda part: part.write_bytes(text.encode("utf-8")))


def lines(path: Path) -> list[dict[str, Any]]:
    """The events of a file of JSON lines; a last line that is not whole is left out. ValueError for a damaged line."""
    *full, _ = path.read_bytes().split(b"\n")
    try:
        return [json.loads(line) for line in full]
    except ValueError as problem:
        raise ValueError(f"{path} holds a line that is no JSON ({problem}); run it again into a new folder.") from None


class Lines:
    """A file of JSON lines from byte `offset` on (what follows is cut off), open in this process alone.

    ValueError where another process writes to it, or where it is shorter than `offset`.
    """

    def __init__(self, path: Path, offset: int = 0) -> None:
        self.path, self.offset = path, offset
        self.file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._lock()
            if (size := os.fstat(self.file).st_size) < offset:
                raise ValueError(f"{path} has {size} bytes where its checkpoint counts {offset}; start a new folder.")
            os.ftruncate(self.file, offset)
            os.lseek(self.file, offset, os.SEEK_SET)
        except BaseException:
            os.close(self.file)
            raise

    def _lock(self) -> None:
        with contextlib.suppress(ImportError):  # Windows has no fcntl; there nobody is kept out
            import fcntl

            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ValueError(
                    f"another process is writing to {self.path}; wait for its end or choose another folder with --out."
                ) from None

    def append(self, event: dict[str, Any]) -> None:
        """Add one event as a line; OSError where the disk is full, and then the file ends with the line before."""
        data = (json.dumps(event, allow_nan=False) + "\n").encode("utf-8")
        done = 0
        try:
            while done < len(data):
                done += os.write(self.file, data[done:])
        except OSError:
            # the next line begins where this one did, not behind a gap
            os.ftruncate(self.file, self.offset)
            os.lseek(self.file, self.offset, os.SEEK_SET)
            raise
        self.offset += len(data)

    def settle(self) -> None:
        """Return once the disk has everything."""
        os.fsync(self.file)

    def close(self) -> None:
        """Close the file and let others in."""
        os.close(self.file)
