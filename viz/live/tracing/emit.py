"""The JavaScript text of a program, one line a statement."""

import re

from viz.live.tracing.lower import Program
from viz.live.tracing.naming import Names, identifier
from viz.live.tracing.operators import HELPERS, NEEDS
from viz.live.tracing.schedule import Plan, fixed_sources, schedule
from viz.live.tracing.statements import Scope, Text, as_number, element, statements
from viz.live.tracing.values import Access, Value, array


def emit(program: Program, name: str) -> str:
    """The module's text."""
    names, scope = Names({name}), Scope()
    returned = {view.value for view in program.outputs.values()}
    needed = schedule(program.values, returned).users
    inputs = _inputs([value for value in needed if value.role == "input"], program, names, scope)
    fixed = fixed_sources(program.values, returned)
    once = _constants(plan := schedule(program.values, fixed), names, scope) + statements(plan, names, scope, {})
    for value in fixed:
        value.role = "fixed"
    once += _constants(plan := schedule(program.values, returned), names, scope)
    wishes = {view.value: key for key, view in reversed(program.outputs.items())}
    body, results = statements(plan, names, scope, wishes), _results(program, scope)
    lines = [*inputs, *(apart(body) if len(body) + len(results) > LONG else body), *results]
    head, code = "".join(f"{line}\n" for line in once), "".join(f"  {line}\n" for line in lines)
    return f"{_helpers(head + code)}{head}export default function {identifier(name)}(x) {{\n{code}}}\n"


# V8 compiles no function of more than 60 KB of bytecode to machine code; it ran 15 times as long
LONG = 1900  # lines of about 32 bytes each


def apart(lines: list[str]) -> list[str]:
    """The same with every loop nest in a function of its own, called at once."""
    result: list[str] = []
    inside = False
    for line in lines:
        if line.startswith("for ("):
            inside = True
            result.append("(() => {")
        result.append(f"  {line}" if inside else line)
        if inside and line == "}":
            inside = False
            result.append("})();")
    return result


def _inputs(values: list[Value], program: Program, names: Names, scope: Scope) -> list[str]:
    lines, plain = [], []
    for value in values:
        key, word = value.op, names.fresh(value.op)
        scope.arrays[value] = word
        scope.scalars[value] = Text(word)
        one = "[0]" if program.inputs[key] and not value.space else ""
        if word == key and not one:
            plain.append(word)
        else:
            lines.append(f"const {word} = x[{_quoted(key)}]{one};")
    return ([f"const {{{', '.join(plain)}}} = x;"] if plain else []) + lines


def _constants(plan: Plan, names: Names, scope: Scope) -> list[str]:
    """Arrays of data, each printed once: a mask of truth values and the same mask of numbers share one."""
    printed = {}
    for value in plan.users:
        if value.role == "const" and value.space and value.params[0] == "data" and value not in scope.arrays:
            text = array(value)
            if text not in printed:
                printed[text] = names.fresh(value.hint, "mask" if value.kind == "b" else "data")
            scope.arrays[value] = printed[text]
    return [f"const {name} = {text};" for text, name in printed.items()]


def _quoted(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _results(program: Program, scope: Scope) -> list[str]:
    lines = ["return {"]
    for key, view in program.outputs.items():
        value = view.value
        text = as_number(element(scope, Access(value, ()), ())).text if not value.space else scope.arrays[value]
        if len(view.shape) == 2:
            text = f"rows({text if value.space else f'Float64Array.of({text})'}, {view.shape[1]})"
        elif len(view.shape) == 1 and not value.space:
            text = f"Float64Array.of({text})"
        lines.append(f"  {_quoted(key)}: {text},")
    return [*lines, "};"]


def _helpers(code: str) -> str:
    used = [name for name in HELPERS if re.search(rf"(?<![\w.]){name}\(", code)]
    used = list(dict.fromkeys(name for called in used for name in (*NEEDS.get(called, ()), called)))
    return "".join(f"{HELPERS[name]}\n" for name in used)
