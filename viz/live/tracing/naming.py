"""Names for JavaScript: readable, valid, each given once."""

import re

_WORDS = """
arguments await break case catch class const continue debugger default delete do else enum eval export extends
false finally for function if implements import in instanceof interface let new null package private protected
public return static super switch this throw true try typeof undefined var void while with yield
Math Number Array Float64Array Infinity NaN x i j k m rows sign round remainder power fmax fmin floor_divide lgamma
igamma
"""
RESERVED = set(_WORDS.split())
# what to call the result of an operator that no Python variable names
SHORT = {
    "add": "sum", "sub": "difference", "mul": "product", "div": "quotient", "number": "flag", "where": "choice",
    "maximum": "held", "minimum": "held", "sum": "total", "amax": "largest", "amin": "smallest", "raise": "power_of",
    "take": "taken", "cat": "joined", "copy": "value", "not": "negated", "gt": "above", "ge": "above",
    "lt": "below", "le": "below", "and": "both", "or": "either", "neg": "minus", "sigmoid": "gate",
}  # fmt: skip
POOR = {"", "_", "lambda", "f", "fn", "function", "compute", "forward"}


def identifier(text: str) -> str:
    """The text as a JavaScript name."""
    word = re.sub(r"\W", "_", text, flags=re.ASCII).strip("_") or "value"
    return f"v_{word}" if word[0].isdigit() else word


class Names:
    """Hands out each name once."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = RESERVED | taken

    def fresh(self, *wishes: str) -> str:
        """The first of the wishes that is free, else the last one numbered."""
        words = [identifier(wish) for wish in wishes if wish not in POOR] or ["value"]
        for word in words:
            if word not in self.taken:
                break
        else:
            word = next(f"{words[-1]}{n}" for n in range(2, 10**6) if f"{words[-1]}{n}" not in self.taken)
        self.taken.add(word)
        return word
