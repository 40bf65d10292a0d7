"""One value as one JavaScript expression."""

from dataclasses import dataclass, field
from typing import NamedTuple

from viz.live.tracing.constants import number
from viz.live.tracing.maps import CALL, CHOICE, FACTOR, MAPS, TERM, UNARY
from viz.live.tracing.values import TAKE, Access, Index, Value, is_whole

VARIABLES = ("i", "j", "k", "m")


class Text(NamedTuple):
    """An expression with its precedence; `truth` where it is a JavaScript boolean rather than 0 or 1."""

    text: str
    precedence: int = CALL
    truth: bool = False

    def within(self, least: int) -> str:
        """The text, in parentheses if it binds less than `least`."""
        return self.text if self.precedence >= least else f"({self.text})"


@dataclass
class Scope:
    """What the printed code can refer to: arrays by value, and names or expressions of the loop at hand."""

    arrays: dict[Value, str] = field(default_factory=dict)
    scalars: dict[Value, Text] = field(default_factory=dict)
    local: dict[Value, Text] = field(default_factory=dict)


def position(index: Index, taken: str = "") -> Text:
    """offset + step * variable."""
    if index.axis is None:
        return Text(str(index.offset))
    variable = taken if index.axis == TAKE else VARIABLES[index.axis]
    if index.step == -1:
        return Text(f"{index.offset} - {variable}", TERM)
    scaled = variable if index.step == 1 else f"{index.step} * {variable}"
    if index.offset:
        return Text(f"{scaled} {'+' if index.offset > 0 else '-'} {abs(index.offset)}", TERM)
    return Text(scaled, CALL if index.step == 1 else FACTOR)


def offset(read: Access, loop: tuple[int, ...], taken: str = "") -> Text:
    """The position of an element in memory: rows one after the other."""
    index, sizes = (read.index, loop) if read.flat else (read.index, read.value.space)
    result = position(index[0], taken)
    for entry, size in zip(index[1:], sizes[1:], strict=True):
        inner = position(entry, taken)
        front = "" if result.text == "0" else f"{result.within(FACTOR)} * {size}"
        joined = f"{front} + {inner.within(TERM + 1)}" if inner.text != "0" else front
        result = Text(joined, TERM) if front else inner
    return result


def element(scope: Scope, read: Access, loop: tuple[int, ...], taken: str = "") -> Text:
    """What stands for a value inside a loop."""
    value = read.value
    if value.role == "const":
        return _constant(scope, read, loop, taken)
    if value.space == ():
        return scope.scalars[value]
    if value in scope.local and is_whole(read, loop):
        return scope.local[value]
    return Text(f"{scope.arrays[value]}[{offset(read, loop, taken).text}]")


def _constant(scope: Scope, read: Access, loop: tuple[int, ...], taken: str) -> Text:
    value, pattern = read.value, read.value.params
    assert value.tensor is not None
    if value.space == ():
        text = number(value.tensor.item())
        return Text(text, UNARY if text[0] == "-" else CALL, value.kind == "b")
    if pattern[0] == "data":
        return Text(f"{scope.arrays[value]}[{offset(read, loop, taken).text}]")
    at, start, step = offset(read, loop, taken), number(pattern[1]), number(pattern[2])
    scaled = at if step == "1" else Text(f"{step} * {at.within(FACTOR + 1)}", FACTOR)
    return scaled if start == "0" else Text(f"{start} + {scaled.within(TERM + 1)}", TERM)


def as_number(text: Text) -> Text:
    """A boolean as 0 or 1."""
    if not text.truth:
        return text
    if text.text in ("true", "false"):
        return Text("1" if text.text == "true" else "0")
    return Text(f"+{text.within(UNARY + 1)}", UNARY)


def expression(scope: Scope, value: Value) -> Text:
    """The right-hand side of a value inside its loop; for a reduction or scan, what it takes in."""
    if value.op == "take":
        where, source = value.operands
        return element(scope, source, value.loop, as_number(element(scope, where, value.loop)).within(CALL))
    texts = [element(scope, read, value.loop) for read in value.operands]
    if value.op == "cat":
        return _pieces(texts, VARIABLES[value.params[0]], value.params[1:], value.kind)
    if value.role != "map" or value.op == "copy":
        return texts[0] if value.kind == "b" or value.op == "copy" else as_number(texts[0])
    row = MAPS[value.op]
    if value.op == "number" and not texts[0].truth:
        return texts[0]
    if value.op == "where":
        texts[1:] = texts[1:] if value.kind == "b" else [as_number(text) for text in texts[1:]]
    elif not row.logical:
        texts = [as_number(text) for text in texts]
    parts = [text.within(least) for text, least in zip(texts, row.operands, strict=True)]
    truth = value.kind == "b" and value.op not in ("maximum", "minimum")
    return Text(row.template.format(*parts), row.precedence, truth and (value.op != "where" or texts[1].truth))


def _pieces(texts: list[Text], variable: str, bounds: tuple[int, ...], kind: str) -> Text:
    texts = [as_number(text) for text in texts]
    result = texts[-1]
    for text, bound in reversed(list(zip(texts, bounds, strict=False))):
        result = Text(f"{variable} < {bound} ? {text.within(CHOICE)} : {result.within(CHOICE)}", CHOICE)
    return result
