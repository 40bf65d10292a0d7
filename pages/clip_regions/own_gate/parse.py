"""From a person's text to a tree: a whitelist over Python's own syntax. Nothing of the text is ever run."""

import ast
import re

from pages.clip_regions.own_gate.tree import FUNCTIONS, VARIABLES, Node, has_ratio, number, size
from viz.look.numbers import number as as_words

LONGEST = 200  # characters
DEEPEST, MOST = 30, 150  # levels and nodes of a tree
LARGEST = 1e6  # of a number
STEEPEST = 10  # of an exponent

# what is written with other keys; a power as on paper
WIDE = {chr(0xFF01 + place): chr(0x21 + place) for place in range(94)}  # as Chinese input methods write them
KEYS = WIDE | {"−": "-", "–": "-", "·": "*", "×": "*", "÷": "/", "≤": "<=", "≥": ">=", "^": "**", "ϵ": "ε"}
NAMES = {name: name for name in VARIABLES} | {"ε": "eps", "τ": "tau"}
TOKEN = re.compile(
    r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])|[A-Za-zετ_][A-Za-z0-9_]*|\*\*|<=|>=|[-+*/(),<>]|\s+", re.ASCII
)
BINARY = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div"}
COMPARE = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class ExpressionError(ValueError):
    """Why a text is no expression: the kind of problem, the piece, its place (characters from 1), and a limit."""

    def __init__(self, kind: str, piece: str = "", at: int = 1, limit: str = "") -> None:
        super().__init__(f"{kind}: {piece!r} at character {at}" + (f" (limit {limit})" if limit else ""))
        self.kind, self.piece, self.at, self.limit = kind, piece[:30], at, limit


def parse(text: str) -> Node:
    """The tree of a text; ExpressionError where it is none."""
    if len(text) > LONGEST:
        raise ExpressionError("long", text[LONGEST:], LONGEST + 1, str(LONGEST))
    reader = Reader(text)
    tree = reader.read(reader.syntax(), 1)
    if (nodes := size(tree)) > MOST:
        raise ExpressionError("large", str(nodes), 1, str(MOST))
    return tree


class Reader:
    """A text with the places of its characters, and the tree of each node of its syntax."""

    def __init__(self, text: str) -> None:
        spelt = [(KEYS.get(letter, letter), place) for place, letter in enumerate(text, 1)]
        letters = [(letter, place) for piece, place in spelt for letter in piece]
        while letters and letters[0][0].isspace():  # which Python would take for an indented line
            letters.pop(0)
        self.source = "".join(" " if letter.isspace() else letter for letter, _ in letters).rstrip()
        self.places = [place for _, place in letters] or [1]

    def place(self, index: int) -> int:
        """Where a character of the source stands in the text."""
        return self.places[min(max(index, 0), len(self.places) - 1)]

    def syntax(self) -> ast.expr:
        """Python's syntax tree, after a first look at every character."""
        if not self.source:
            raise ExpressionError("empty")
        at = 0
        while at < len(self.source):
            found = TOKEN.match(self.source, at)
            if found is None:
                word = re.match(r"[\w.]+|.", self.source[at:])
                raise ExpressionError("character", word[0] if word else "", self.place(at))
            at = found.end()
        try:
            return ast.parse(self.source, mode="eval").body
        except SyntaxError as problem:
            index = min(max((problem.offset or 1) - 1, 0), len(self.source) - 1)
            raise ExpressionError("syntax", self.source[index:], self.place(index)) from None
        except (ValueError, RecursionError, MemoryError):
            raise ExpressionError("deep", self.source, self.place(0), str(DEEPEST)) from None

    def fail(self, kind: str, node: ast.expr, limit: str = "") -> ExpressionError:
        """The error that points at a node."""
        line = self.source.encode()
        piece = line[node.col_offset : node.end_col_offset].decode()
        return ExpressionError(kind, piece, self.place(len(line[: node.col_offset].decode())), limit)

    def read(self, node: ast.expr, depth: int) -> Node:
        """The tree of one node of the syntax that gives a number."""
        if depth > DEEPEST:
            raise self.fail("deep", node, str(DEEPEST))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            if not abs(node.value) <= LARGEST:  # type: ignore[arg-type]
                raise self.fail("number", node, as_words(LARGEST))
            return number(float(node.value))  # type: ignore[arg-type]
        if isinstance(node, ast.Name):
            if node.id not in NAMES:
                raise self.fail("function" if node.id in FUNCTIONS else "name", node)
            return Node("name", name=NAMES[node.id])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            inner = self.read(node.operand, depth + 1)
            return inner if isinstance(node.op, ast.UAdd) else Node("neg", (inner,))
        if isinstance(node, ast.BinOp) and (type(node.op) in BINARY or isinstance(node.op, ast.Pow)):
            left, right = self.read(node.left, depth + 1), self.read(node.right, depth + 1)
            return (
                self.power(left, right, node)
                if isinstance(node.op, ast.Pow)
                else Node(BINARY[type(node.op)], (left, right))
            )
        if isinstance(node, ast.Call):
            return self.call(node, depth)
        raise self.fail("compare" if isinstance(node, ast.Compare) else "form", node)

    def power(self, base: Node, exponent: Node, node: ast.BinOp) -> Node:
        """base ** exponent; the exponent is free of r, and no number in it is large."""
        if has_ratio(exponent) or not steady(exponent):
            raise self.fail("exponent", node.right, str(STEEPEST))
        return Node("pow", (base, exponent))

    def call(self, node: ast.Call, depth: int) -> Node:
        """A function of the list with as many arguments as it takes."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in FUNCTIONS:
            raise self.fail("call", node.func)
        low, high = FUNCTIONS[name]
        if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args) or not low <= len(node.args) <= high:
            raise self.fail("arguments", node, str(low) if low == high else f"{low}–{high}")
        if name == "where":
            first = self.condition(node.args[0], depth + 1)
            return Node(name, (first, *(self.read(arg, depth + 1) for arg in node.args[1:])))
        args = [self.read(arg, depth + 1) for arg in node.args]
        while name in ("min", "max") and len(args) > 2:
            args[:2] = [Node(name, tuple(args[:2]))]
        return Node(name, tuple(args))

    def condition(self, node: ast.expr, depth: int) -> Node:
        """A comparison; or several, in a row as in 0.8 < r < 1.2 or joined by "and"."""
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
            found = [self.condition(part, depth) for part in node.values]
        elif isinstance(node, ast.Compare) and all(type(op) in COMPARE for op in node.ops):
            sides = [self.read(side, depth + 1) for side in (node.left, *node.comparators)]
            found = [Node(COMPARE[type(op)], (sides[i], sides[i + 1])) for i, op in enumerate(node.ops)]
        else:
            raise self.fail("condition", node)
        while len(found) > 1:
            found[:2] = [Node("both", tuple(found[:2]))]
        return found[0]


def steady(exponent: Node) -> bool:
    """Whether an exponent is a sum or product of small numbers, eps and tau."""
    if exponent.op == "number":
        return abs(exponent.value) <= STEEPEST
    return exponent.op in ("name", "neg", "add", "sub", "mul", "div") and all(steady(arg) for arg in exponent.args)
