"""What a person reads when a function cannot be traced: which operator, on which line, and what to write instead."""

import linecache

REMEDIES = {
    "sort": "Sorting has no closed form here: show it on a server-side page, or sort a constant outside the function.",
    "argsort": "Sort outside the function, or use a server-side page.",
    "topk": "Take the threshold outside the function and compare with it, or use a server-side page.",
    "quantile": "It sorts: compute the threshold outside the function, or use a server-side page.",
    "median": "It sorts: use a server-side page.",
    "max": "max(dim) returns indices too: use amax(dim).",
    "min": "min(dim) returns indices too: use amin(dim).",
    "argmax": "Compare with amax and use torch.where: v == v.amax(-1, keepdim=True).",
    "argmin": "Compare with amin and use torch.where: v == v.amin(-1, keepdim=True).",
    "nonzero": "Its shape depends on values: keep every element and use torch.where(mask, value, 0).",
    "masked_select": "Its shape depends on values: use torch.where(mask, value, 0).",
    "index": "Indexing with a mask has a shape that depends on values: use torch.where(mask, value, 0).",
    "index_put": "Assigning to elements is not traced: use torch.where(mask, new, old) or torch.cat.",
    "copy": "Assigning to elements is not traced: use torch.where(mask, new, old) or torch.cat.",
    "item": "No value can leave the trace, keep it a 0-d tensor: torch.where for a branch, index_select for an index.",
    "random": "A draw inside the function would differ between torch and JavaScript: draw outside and close over it.",
    "autograd": "Autograd is not traced: write the closed form of the derivative.",
}
# the names under which Python and torch meet the same obstacle
ALIASES = dict.fromkeys(
    ("_local_scalar_dense", "__bool__", "__float__", "__int__", "__index__", "tolist", "is_nonzero", "numpy"), "item"
) | {
    "__getitem__": "index",
    "__setitem__": "index_put",
    "backward": "autograd",
    "grad": "autograd",
    "random_subset": "random",
    "copy_": "copy",
    "select_scatter": "index_put",
    "slice_scatter": "index_put",
}
DEFAULT = "Write it with elementwise operators, where, sum, mean, amax, cumsum, or use a server-side page."


class UnsupportedOperator(ValueError):
    """An operator that has no JavaScript here."""


class WrongDtype(TypeError):
    """A tensor that is not float64, int64 or bool."""


def place(line: str) -> str:
    """ "file:12" -> "file:12: `the source text`"."""
    file, _, number = line.rpartition(":")
    source = linecache.getline(file, int(number)).strip() if number.isdigit() else ""
    return f"{line}: `{source}`" if source else line or "an unknown line"


def unsupported(operator: str, line: str, remedy: str | None = None) -> UnsupportedOperator:
    """The error for an operator met at `line` ("file:number")."""
    short = ALIASES.get(operator, operator)
    advice = remedy or REMEDIES.get(short.rstrip("_"), DEFAULT)
    return UnsupportedOperator(f"torch operator {operator!r} cannot be traced; it comes from {place(line)}. {advice}")


def wrong_dtype(operator: str, dtype: object, line: str) -> WrongDtype:
    """The error for a tensor of another floating type than float64."""
    return WrongDtype(
        f"the result of {operator!r} is {dtype}; it comes from {place(line)}. Everything must be float64: give"
        " constants a dtype (torch.tensor(1.05, dtype=x.dtype)), pass torch.where at least one float64 tensor,"
        " and divide integers after .to(torch.float64)."
    )
