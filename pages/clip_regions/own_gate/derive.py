"""The derivative of a tree in r, as a tree, simplified enough to be read.

Where two branches meet (min, max, abs, clip) the derivative is that of the branch on whose closed side r lies. Left out
is what a reader would leave out: sums with 0, products with 1, factors that cancel.
"""

import math
from collections.abc import Callable

from pages.clip_regions.own_gate.tree import ONE, ZERO, Node, has_ratio, number

Rule = Callable[[tuple[Node, ...], tuple[Node, ...], Node], Node]  # arguments, their derivatives, the node itself


def derivative(tree: Node) -> Node:
    """d tree / d r. It is finite in places where the tree itself is not: who draws it asks both."""
    done: dict[int, Node] = {}

    def at(node: Node) -> Node:
        if id(node) not in done:
            done[id(node)] = found(node)
        return done[id(node)]

    def found(node: Node) -> Node:
        if not has_ratio(node):
            return ZERO
        if node.op == "name":
            return ONE
        if node.op == "where":
            return where(node.args[0], at(node.args[1]), at(node.args[2]))
        return RULES[node.op](node.args, tuple(at(arg) for arg in node.args), node)

    return at(tree)


def _call(name: str, *args: Node) -> Node:
    return Node(name, args)


def _quotient(args: tuple[Node, ...], slopes: tuple[Node, ...], node: Node) -> Node:
    (a, b), (da, db) = args, slopes
    return subtract(divide(da, b), divide(multiply(a, db), multiply(b, b)))


def _power(args: tuple[Node, ...], slopes: tuple[Node, ...], node: Node) -> Node:
    base, exponent = args
    less = number(exponent.value - 1) if exponent.op == "number" else subtract(exponent, ONE)
    return multiply(multiply(exponent, power(base, less)), slopes[0])


def _sigmoid(args: tuple[Node, ...], slopes: tuple[Node, ...], node: Node) -> Node:
    # not s (1 - s), which loses its digits where s is near 1
    return multiply(multiply(node, _call("sigmoid", negate(args[0]))), slopes[0])


def _tanh(args: tuple[Node, ...], slopes: tuple[Node, ...], node: Node) -> Node:
    twice = multiply(number(2), args[0])
    both = multiply(_call("sigmoid", twice), _call("sigmoid", negate(twice)))
    return multiply(multiply(number(4), both), slopes[0])


def _clip(args: tuple[Node, ...], slopes: tuple[Node, ...], node: Node) -> Node:
    (x, low, high), (dx, dlow, dhigh) = args, slopes
    inside = _call("both", _call("<=", low, x), _call("<=", x, high))
    below = _call("both", _call("<", x, low), _call("<=", low, high))  # a low above high never acts
    return where(inside, dx, where(below, dlow, dhigh))


RULES: dict[str, Rule] = {
    "add": lambda a, d, node: add(*d),
    "sub": lambda a, d, node: subtract(*d),
    "mul": lambda a, d, node: add(multiply(d[0], a[1]), multiply(a[0], d[1])),
    "div": _quotient,
    "neg": lambda a, d, node: negate(d[0]),
    "pow": _power,
    "exp": lambda a, d, node: multiply(node, d[0]),
    "log": lambda a, d, node: divide(d[0], a[0]),
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "sqrt": lambda a, d, node: divide(d[0], multiply(number(2), node)),
    "abs": lambda a, d, node: multiply(where(_call(">=", a[0], ZERO), ONE, negate(ONE)), d[0]),
    "min": lambda a, d, node: where(_call("<=", *a), *d),
    "max": lambda a, d, node: where(_call(">=", *a), *d),
    "clip": _clip,
}


def add(a: Node, b: Node) -> Node:
    """a + b."""
    if a == ZERO or b == ZERO:
        return b if a == ZERO else a
    if b.op == "neg":
        return subtract(a, b.args[0])
    return folded("add", a, b, a.value + b.value)


def subtract(a: Node, b: Node) -> Node:
    """a - b."""
    if a == ZERO or b == ZERO:
        return negate(b) if a == ZERO else a
    return folded("sub", a, b, a.value - b.value)


def negate(a: Node) -> Node:
    """-a."""
    if a.op == "number":
        return ZERO if a == ZERO else number(-a.value)
    return a.args[0] if a.op == "neg" else Node("neg", (a,))


def multiply(a: Node, b: Node) -> Node:
    """a b, with its factors gathered."""
    return product(Node("mul", (a, b)))


def divide(a: Node, b: Node) -> Node:
    """a / b, with its factors gathered."""
    return product(Node("div", (a, b)))


def power(base: Node, exponent: Node) -> Node:
    """base ** exponent."""
    return ONE if exponent == ZERO else base if exponent == ONE else Node("pow", (base, exponent))


def where(condition: Node, a: Node, b: Node) -> Node:
    """a where the condition holds, else b."""
    return a if a == b else Node("where", (condition, a, b))


def folded(op: str, a: Node, b: Node, value: float) -> Node:
    """One number for two, else the operator."""
    return number(value) if a.op == b.op == "number" and math.isfinite(value) else Node(op, (a, b))


def product(node: Node) -> Node:
    """A product or quotient as one number, its factors and its divisors, without those that stand in both."""
    over: list[Node] = []
    under: list[Node] = []
    numbers, divisors = gather(node, over, under)
    if numbers == 0:
        return ZERO
    if not math.isfinite(numbers) or not math.isfinite(divisors) or divisors == 0:
        return node
    for factor in list(over):
        if factor in under:
            over.remove(factor)
            under.remove(factor)
    front, below = abs(numbers), abs(divisors)
    if (front / below).is_integer() or not over:
        front, below = front / below, 1.0
    top = chain(([number(front)] if front != 1 or not over else []) + over)
    bottom = ([number(below)] if below != 1 else []) + under
    whole = Node("div", (top, chain(bottom))) if bottom else top
    if (numbers < 0) == (divisors < 0):
        return whole
    return negate(whole)


def gather(node: Node, over: list[Node], under: list[Node]) -> tuple[float, float]:
    """Put a product's factors into two lists; what its numbers multiply to, above and below."""
    if node.op == "number":
        return node.value, 1.0
    if node.op == "neg":
        up, down = gather(node.args[0], over, under)
        return -up, down
    if node.op in ("mul", "div"):
        first = gather(node.args[0], over, under)
        second = gather(node.args[1], *((over, under) if node.op == "mul" else (under, over)))
        up, down = second if node.op == "mul" else second[::-1]
        return first[0] * up, first[1] * down
    over.append(node)
    return 1.0, 1.0


def chain(factors: list[Node]) -> Node:
    """The factors multiplied from left to right; 1 for none."""
    if not factors:
        return ONE
    found = factors[0]
    for factor in factors[1:]:
        found = Node("mul", (found, factor))
    return found
