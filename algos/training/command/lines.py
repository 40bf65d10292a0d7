"""A file of events, one JSON object a line, that one process at a time writes and that grows by whole lines only."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any


def lines(path: Path) -> list[dict[str, Any]]:
    """The events of a file of JSON lines; a last line that is not whole is left out. ValueError for a damaged line."""
    *full, _ = path.read_bytes().split(b"\n")
    try:
        return [json.loads(line) for line in full]
    except ValueError as problem:
        raise ValueError(f"{path} holds a line that is no JSON ({problem}); run it again into a new folder.") from None


class Lines:
    """A file of JSON lines, open in this process alone; what is appended comes at its end, `offset` bytes from 0.

    ValueError where another process writes to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = opened(path)
        self.offset = os.lseek(self.file, 0, os.SEEK_END)

    def cut(self, offset: int) -> None:
        """Leave out what stands behind byte `offset`; ValueError where the file is shorter."""
        if (size := os.fstat(self.file).st_size) < offset:
            raise ValueError(f"{self.path} has {size} bytes where its checkpoint counts {offset}; start a new folder.")
        os.ftruncate(self.file, offset)
        self.offset = os.lseek(self.file, offset, os.SEEK_SET)

    def replace(self, data: bytes) -> None:
        """Put other bytes in place of all, at once; OSError on a full disk: the file is as it was."""
        part = self.path.with_name(f"{self.path.name}.part")
        file = opened(part)  # nobody else can have it once it stands in the place of the other
        try:
            os.ftruncate(file, 0)
            write(file, data)
            os.fsync(file)
            os.replace(part, self.path)
        except BaseException:
            os.close(file)
            part.unlink(missing_ok=True)
            raise
        os.close(self.file)
        self.file, self.offset = file, len(data)

    def append(self, event: dict[str, Any]) -> None:
        """Add one event as a line; OSError where the disk is full, and then the file ends with the line before."""
        data = (json.dumps(event, allow_nan=False) + "\n").encode("utf-8")
        try:
            write(self.file, data)
        except OSError:
            # the next line begins where this one did, not behind a gap
            self.cut(self.offset)
            raise
        self.offset += len(data)

    def settle(self) -> None:
        """Return once the disk has everything."""
        os.fsync(self.file)

    def close(self) -> None:
        """Close the file and let others in."""
        os.close(self.file)


def opened(path: Path) -> int:
    """A file's descriptor, made if there is none and kept from other processes; ValueError where one has it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with contextlib.suppress(ImportError):  # Windows has no fcntl; there nobody is kept out
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise ValueError(
            f"another process is writing to {path}; wait for its end or choose another folder with --out."
        ) from None
    return file


def write(file: int, data: bytes) -> None:
    """Write all of it; OSError where only a part has room."""
    done = 0
    while done < len(data):
        done += os.write(file, data[done:])
