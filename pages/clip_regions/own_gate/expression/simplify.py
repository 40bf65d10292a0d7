"""Trees built with what a reader would leave out left out: sums with 0, products with 1, factors that cancel."""

import math

from pages.clip_regions.own_gate.expression.tree import ONE, ZERO, Node, number


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
