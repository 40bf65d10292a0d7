"""The lines that compute a plan: numbers once, then the loops."""

from viz.live.tracing.expressions import VARIABLES, Scope, Text, expression, offset
from viz.live.tracing.naming import SHORT, Names, identifier
from viz.live.tracing.reductions import FOLDS
from viz.live.tracing.schedule import Block, Plan, is_fused
from viz.live.tracing.values import Access, Index, Value

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
        text, users = expression(scope, value), plan.users[value]
        single = len(users) == 1 and not users[0][0].loop and value not in wishes
        if (single or not users) and len(text.text) < LONGEST:
            scope.scalars[value] = text
            continue
        word = names.fresh(value.hint, wishes.get(value, ""), _label(value))
        lines.append(f"const {word} = {text.text};")
        scope.scalars[value] = text._replace(text=word, precedence=20)
    return lines


def _loop(block: Block, plan: Plan, names: Names, scope: Scope) -> list[str]:
    """One loop nest: the arrays and sums it fills, then its body."""
    before: list[str] = []
    resets: list[str] = []
    body: list[str] = []
    scope.local.clear()
    for value in block.values:
        text = expression(scope, value)
        if value.role == "reduce":
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
