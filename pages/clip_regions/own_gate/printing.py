"""A tree as text: as people write it, as JavaScript, as torch code; nothing but names of fixed tables and numbers."""

from pages.clip_regions.own_gate.tree import OPERATORS, VARIABLES, Node
from viz.look.numbers import number

# 1 to any power is 1 and not NaN, as in C
POWER = "const power = (a, b) => a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : Math.pow(a, b);"
INFIX = {"add": (" + ", " + "), "sub": (" - ", " − "), "mul": ("*", " · "), "div": ("/", " / "), "pow": ("**", "^")}
INFIX |= {op: (f" {op} ", f" {sign} ") for op, sign in {"<": "<", ">": ">", "<=": "≤", ">=": "≥"}.items()}
GREEK = {"r": "r", "eps": "ε", "tau": "τ"}
BINDS = {"both": 0, "<": 1, "<=": 1, ">": 1, ">=": 1, "add": 2, "sub": 2, "mul": 3, "div": 3, "neg": 4, "pow": 5}
ATOM = 6


def binds(tree: Node) -> int:
    """How tightly it holds together when printed; a negative number as a minus does."""
    return BINDS["neg"] if tree.op == "number" and tree.value < 0 else BINDS.get(tree.op, ATOM)


def literal(value: float) -> str:
    """A number as Python and JavaScript both read it."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def on_paper(size: float) -> str:
    """A number as a person reads it; one with a power of ten in parentheses, so that nothing else joins the power."""
    said = number(size)
    return said if said[-1].isdecimal() else f"({said})"


def to_text(tree: Node, typed: bool = True) -> str:
    """As a person types it, which `parse` reads again; with typed=False as on paper."""
    which = 0 if typed else 1
    minus = "-−"[which]

    def part(node: Node, at_least: int) -> str:
        text = to_text(node, typed)
        return f"({text})" if binds(node) < at_least else text

    if tree.op == "number":
        size = abs(tree.value)
        return minus * (tree.value < 0) + (literal(size) if typed else on_paper(size))
    if tree.op == "name":
        return (tree.name, GREEK[tree.name])[which]
    if tree.op == "neg":
        return minus + part(tree.args[0], ATOM if tree.args[0].op == "neg" else BINDS["neg"])
    if tree.op == "both":
        return " and ".join(part(arg, 1) for arg in tree.args)
    if tree.op in INFIX:
        own, sign = BINDS[tree.op], INFIX[tree.op][which]
        left, right = tree.args
        tight = ATOM if tree.op == "pow" else own
        # a sum or product is read from the left; a minus in front is set apart on the right
        after = max(own + 1, BINDS["neg"] + 1 if binds(right) == BINDS["neg"] else 0)
        return part(left, tight) + sign + part(right, after if tree.op != "pow" else ATOM)
    name = "σ" if tree.op == "sigmoid" and not typed else tree.op
    return f"{name}({', '.join(to_text(arg, typed) for arg in tree.args)})"


def to_javascript(tree: Node, name: str) -> str:
    """The function `name(r, eps, tau)`, one line for each part that is computed; it needs POWER in its scope."""
    lines: list[str] = []
    printed: dict[str, str] = {}  # an expression -> the constant that holds it

    def at(node: Node) -> str:
        if node.op == "number":
            return literal(node.value) if node.value >= 0 else f"({literal(node.value)})"
        if node.op == "name":
            return VARIABLES[VARIABLES.index(node.name)]
        code = OPERATORS[node.op].javascript.format(*(at(arg) for arg in node.args))
        if code not in printed:
            printed[code] = f"v{len(printed)}"
            lines.append(f"  const {printed[code]} = {code};\n")
        return printed[code]

    result = at(tree)
    return f"function {name}({', '.join(VARIABLES)}) {{\n{''.join(lines)}  return {result};\n}}\n"


def to_torch(tree: Node) -> str:
    """Python for r, eps and tau as float64 tensors and t(number) for a tensor of one."""
    if tree.op == "number":
        return f"t({literal(tree.value)})"
    if tree.op == "name":
        return VARIABLES[VARIABLES.index(tree.name)]
    args = [to_torch(arg) for arg in tree.args]
    infix = tree.op in BINDS and tree.op != "both"
    return OPERATORS[tree.op].torch.format(
        *(f"({text})" if infix and binds(arg) < ATOM else text for text, arg in zip(args, tree.args, strict=True))
    )
