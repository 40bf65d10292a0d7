"""Which device a command computes on."""

import torch


def device_of(name: str) -> str:
    """ "cpu" or "cuda"; "auto" is cuda where there is one. ValueError for a device that is not there."""
    if name not in ("auto", "cpu", "cuda"):
        raise ValueError(f"the device is {name!r}; wanted auto, cpu or cuda.")
    there = torch.cuda.is_available()
    if name == "cuda" and not there:
        raise ValueError("there is no CUDA device here; leave out --device, or give --device cpu.")
    return "cuda" if there and name != "cpu" else "cpu"
