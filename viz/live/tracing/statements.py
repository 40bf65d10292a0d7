"""The lines that compute a plan: numbers once, then the loops; each value one JavaScript expression."""

from dataclasses import dataclass, field
from typing import NamedTuple

from viz.live.tracing.naming import SHORT, Names, identifier
from viz.live.tracing.operators import CALL, CHOICE, FACTOR, MAPS, TERM, UNARY
from viz.live.tracing.reductions import FOLDS
from viz.live.tracing.schedule import Block, Plan, is_fused
from viz.live.tracing.values import TAKE, Access, Index, Value, is_whole, number

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


LONGEST = 80  # an expression used once goes inside its user up to this length


def statements(plan: Plan, names: Names, scope: Scope, wishes: dict[Value, str]) -> list[str]:
    """The lines that compute a plan; arrays get their names first, outputs the name they go out by."""
    for value in plan.users:
        if value in plan.stored or (value.role == "reduce" and value.space):
            scope.arrays[value] = names.fresh(wishes.get(value, ""), _plural(_label(value)))
    lines: list[str] = []
    for block in plan.blocks:
        lines += _loop(block, plan, names, scope) if block.loop else _scalars(block, plan, names, scope, wishes)
    return lines


def _plural(word: str) -> str:
    return f"{word}_all" if word.endswith("s") else f"{word}s"


def _label(value: Value) -> str:
    return identifier(value.hint or SHORT.get(value.op, value.op))


def _scalars(block: Block, plan: Plan, names: Names, scope: Scope, wishes: dict[Value, str]) -> list[str]:
    """Numbers, each computed once; one that a single other number uses stands inside that one."""
    lines = []
    for value in block.values:
        if value.op == "join":
            lines += _join(value, scope)
            continue
        text, users = expression(scope, value), plan.users[value]
        single = len(users) == 1 and not users[0][0].loop and value not in wishes
        if (single or not users) and len(text.text) < LONGEST:
            scope.scalars[value] = text
            continue
        word = names.fresh(value.hint, wishes.get(value, ""), _label(value))
        lines.append(f"const {word} = {text.text};")
        scope.scalars[value] = text._replace(text=word, precedence=20)
    return lines


def _join(value: Value, scope: Scope) -> list[str]:
    """Arrays copied one behind the other."""
    array, start = scope.arrays[value], 0
    lines = [f"const {array} = new Float64Array({_size(value)});"]
    for read in value.operands:
        lines.append(f"{array}.set({scope.arrays[read.value]}, {start});")
        start += _size(read.value)
    return lines


def _loop(block: Block, plan: Plan, names: Names, scope: Scope) -> list[str]:
    """One loop nest: the arrays and sums it fills, then its body."""
    before: list[str] = []
    resets: list[str] = []
    body: list[str] = []
    scope.local.clear()
    for value in block.values:
        text = expression(scope, value)
        if value.op == "put":
            body += _put(value, names, scope, before)
        elif value.role == "reduce":
            body.append(_fold(value, text, names, scope, before))
        elif value.role == "scan":
            _scan(value, text, names, scope, resets, body)
        else:
            _assign(value, text, block, plan, names, scope, body)
        if value in plan.stored:
            before.append(f"const {scope.arrays[value]} = new Float64Array({_size(value)});")
            body.append(f"{_target(value, scope)} = {scope.local[value].text};")
    return before + _nest(block.loop, resets, body)


def _nest(loop: tuple[int, ...], resets: list[str], body: list[str]) -> list[str]:
    lines = []
    for depth, size in enumerate(loop):
        if depth == len(loop) - 1:
            lines += ["  " * depth + line for line in resets]
        variable = VARIABLES[depth]
        lines.append("  " * depth + f"for (let {variable} = 0; {variable} < {size}; {variable}++) {{")
    lines += ["  " * len(loop) + line for line in body]
    return lines + ["  " * depth + "}" for depth in reversed(range(len(loop)))]


def _size(value: Value) -> int:
    size = 1
    for length in value.space:
        size *= length
    return size


def _target(value: Value, scope: Scope) -> str:
    """The element of a value's array that belongs to this iteration."""
    kept = [k for k in range(len(value.loop)) if value.role != "reduce" or k not in value.params[0]]
    read = Access(value, tuple(Index(k) for k in kept))
    return f"{scope.arrays[value]}[{offset(read, value.loop).text}]"


def _fold(value: Value, text: Text, names: Names, scope: Scope, before: list[str]) -> str:
    fold = FOLDS[value.op]
    if value.space:
        fill = "" if fold.start == "0" else f".fill({fold.start})"
        before.append(f"const {scope.arrays[value]} = new Float64Array({_size(value)}){fill};")
        return fold.step.format(_target(value, scope), text.text)
    word = names.fresh(value.hint, _label(value))
    before.append(f"let {word} = {fold.start};")
    scope.scalars[value] = Text(word)
    return fold.step.format(word, text.text)


def _put(value: Value, names: Names, scope: Scope, before: list[str]) -> list[str]:
    """A sum at the position that the first operand names, which has a line of its own."""
    where, source = (as_number(element(scope, read, value.loop)) for read in value.operands)
    word, array = names.fresh("at"), scope.arrays[value]
    before.append(f"const {array} = new Float64Array({_size(value)});")
    return [f"const {word} = {where.text};", f"{array}[{word}] += {source.text};"]


def _scan(value: Value, text: Text, names: Names, scope: Scope, resets: list[str], body: list[str]) -> None:
    word, fold = names.fresh(value.hint, _label(value)), FOLDS[value.op]
    resets.append(f"let {word} = {fold.start};")
    body.append(fold.step.format(word, text.text))
    scope.local[value] = Text(word)


def _assign(
    value: Value, text: Text, block: Block, plan: Plan, names: Names, scope: Scope, body: list[str]
) -> None:  # fmt: skip
    """A local for a value used twice, or one expression where it is used once or only stored."""
    here = sum(user.level == block.level and is_fused(read, user.loop) for user, read in plan.users[value])
    if not here or (here + (value in plan.stored) < 2 and len(text.text) < LONGEST):
        scope.local[value] = text
        return
    word = names.fresh(value.hint, _label(value), _label(value) + "_i")
    body.append(f"const {word} = {text.text};")
    scope.local[value] = text._replace(text=word, precedence=20)
