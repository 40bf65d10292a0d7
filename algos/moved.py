"""Modules that have moved: who asks for the old name is told the new one."""

import sys
from collections.abc import Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import Any


class Moved(MetaPathFinder):
    """Answers the import of an old name, and `python -m` with it, by a sentence that gives the new one."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names  # old name -> new name, of modules, or of packages with all that was in them

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """None for a name that has not moved; ModuleNotFoundError with the sentence for one that has."""
        if new := self.names.get(fullname):
            raise ModuleNotFoundError(f"{fullname} has moved: it is now {new}.", name=fullname)
        return None


def answer(names: Mapping[str, str]) -> None:
    """Have the old names answered from now on."""
    # first, since a folder that an older version left behind would be taken for a package
    sys.meta_path.insert(0, Moved(names))
