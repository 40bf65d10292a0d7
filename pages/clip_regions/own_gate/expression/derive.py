"""The derivative of a tree in r, as a tree, simplified enough to be read.

Where two branches meet (min, max, abs, clip) the derivative is that of the branch on whose closed side r lies.
"""

from collections.abc import Callable

from pages.clip_regions.own_gate.expression.simplify import add, divide, multiply, negate, power, subtract, where
from pages.clip_regions.own_gate.expression.tree import ONE, ZERO, Node, has_ratio, number

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
