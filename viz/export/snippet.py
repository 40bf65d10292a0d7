"""A PyTorch snippet that computes the numbers shown, with the lab's own function."""

import inspect
import math
from functools import partial
from typing import Any

import numpy as np

from viz.declare.explorable import Explorable, Settings

SNIPPET = """\
# {name}, from the Token Weight Lab: save this in the lab's folder, and run it there
# with the lab's Python (.venv).
# It prints every number (not the curves) that the lab computes at these settings.
from math import inf, nan

import torch

from {module} import {function}

x = {{
{inputs}
}}
{call}
for name, value in out.items():
    if value.dim() == 0:
        print(name, repr(float(value)))
"""


def snippet(explorable: Explorable, settings: Settings) -> str:
    """A program that takes these settings' inputs as literals and prints the scalar outputs, one "name value" a line.

    `compute` is imported, not copied: it stands on the closed forms in `algos`.
    """
    compute = explorable.narrow(explorable.choices(settings)) if explorable.narrow else explorable.compute
    more = ""
    if isinstance(compute, partial):
        more = "".join(f", {name}={value!r}" for name, value in compute.keywords.items())
        compute = compute.func
    inputs = "".join(f"    {name!r}: {literal(value)},\n" for name, value in explorable.inputs(settings).items())
    tensors = "{name: torch.tensor(value, dtype=torch.float64) for name, value in x.items()}"
    call = f"tensors = {tensors}\nout = {compute.__name__}(tensors{more})"
    return SNIPPET.format(
        name=explorable.name,
        module=inspect.getmodule(compute).__name__,
        function=compute.__name__,
        inputs=inputs.rstrip("\n"),
        call=call,
    )


def literal(value: Any) -> str:
    """A number or vector as Python text, without loss; a vector of one value repeated is written so."""
    if np.ndim(value) == 0:
        return repr(float(value))
    items = [float(v) for v in np.asarray(value)]
    if len(items) > 8 and all(v == items[0] or (math.isnan(v) and math.isnan(items[0])) for v in items):
        return f"[{items[0]!r}] * {len(items)}"
    return repr(items)
