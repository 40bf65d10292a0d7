"""Who asks for a module by its old name is told a new one that is there."""

import re
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

import viz
from algos.moved import Moved

assert viz.__doc__  # which has its old names answered
NAMES = {old: new for finder in sys.meta_path if isinstance(finder, Moved) for old, new in finder.names.items()}


@pytest.mark.parametrize("old", NAMES)
def test_an_old_name_is_answered_by_one_that_is_there(old):
    with pytest.raises(ModuleNotFoundError, match=f"{re.escape(old)} has moved: it is now"):
        import_module(old)
    assert find_spec(re.match(r"[\w.]+", NAMES[old])[0]), NAMES[old]
