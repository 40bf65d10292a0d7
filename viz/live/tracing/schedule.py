"""Which loop each value is computed in.

Values over the same loop share one `for`, unless one needs a finished reduction of another, or an element at another
position: then it goes one level later. Blocks run level by level; scalars of a level come before its loops.
"""

from typing import NamedTuple

from viz.live.tracing.values import Access, Value, is_whole

COMPUTED = ("map", "scan", "reduce")


class Block(NamedTuple):
    """The values of one loop nest (an empty loop: scalars), in an order in which they can be computed."""

    level: int
    loop: tuple[int, ...]
    values: list[Value]


class Plan(NamedTuple):
    """The blocks in order, the values that must be kept in an array, and who reads each value."""

    blocks: list[Block]
    stored: set[Value]
    users: dict[Value, list[tuple[Value, Access]]]


def fixed_sources(values: list[Value], results: set[Value]) -> set[Value]:
    """The values that no input reaches and that a value which inputs do reach reads."""
    reads = (read for value in _needed(values, results) if not value.fixed for read in value.operands)
    return {read.value for read in reads if read.value.fixed and read.value.role != "const"}


def schedule(values: list[Value], results: set[Value]) -> Plan:
    """Place every value that the results need; `values` in the order they were made."""
    order = _needed(values, results)
    users: dict[Value, list[tuple[Value, Access]]] = {value: [] for value in order}
    for value in order:
        if value.role not in COMPUTED:
            continue
        value.level = max((_ready(read, value.loop) for read in value.operands), default=0)
        for read in value.operands:
            users[read.value].append((value, read))
    for value in reversed(order):
        if value.role == "map" and value.loop and value not in results:
            _sink(value, users[value])
    stored = {v for v in order if v.space and v.role in ("map", "scan") and (v in results or _is_read_later(v, users))}
    groups: dict[tuple[int, bool, tuple[int, ...]], list[Value]] = {}
    for value in order:
        if value.role in COMPUTED:
            groups.setdefault((value.level, bool(value.loop), value.loop), []).append(value)
    return Plan([Block(key[0], key[2], groups[key]) for key in sorted(groups)], stored, users)


def _needed(values: list[Value], results: set[Value]) -> list[Value]:
    needed, open_ = set(results), list(results)
    while open_:
        value = open_.pop()
        for read in value.operands if value.role in COMPUTED else ():
            if read.value not in needed:
                needed.add(read.value)
                open_.append(read.value)
    return [value for value in values if value in needed]


def is_fused(read: Access, loop: tuple[int, ...]) -> bool:
    """Whether a value can be read in the very iteration that computes it."""
    return read.value.role in ("map", "scan") and is_whole(read, loop)


def _ready(read: Access, loop: tuple[int, ...]) -> int:
    """The first level at which a loop can read a value."""
    value = read.value
    if value.role not in COMPUTED:
        return 0
    at_once = is_fused(read, loop) or (value.space == () and value.role == "map")
    return value.level + (0 if at_once else 1)


def _sink(value: Value, users: list[tuple[Value, Access]]) -> None:
    """Move a value that only later loops read into the first of them, if no more arrays are needed then."""
    last = min(user.level if is_fused(read, user.loop) else user.level - 1 for user, read in users)
    at_last = any(is_fused(read, user.loop) and user.level == last for user, read in users)
    sources = {read.value for read in value.operands if read.value.space and read.value.role in ("map", "scan")}
    if last > value.level and at_last and len(sources) <= 1:
        value.level = last


def _is_read_later(value: Value, users: dict[Value, list[tuple[Value, Access]]]) -> bool:
    return any(user.level != value.level or not is_fused(read, user.loop) for user, read in users[value])
