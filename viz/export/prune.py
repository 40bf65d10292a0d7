"""The traced function without the outputs that a widget does not show, and without the lines that only they need.

It reads what viz/live/tracing writes, one statement a line, and keeps every line that it does not know.
"""

import re
from collections.abc import Container

NAME = r"[A-Za-z_$][\w$]*"
# const x = ...;  let x = ...;  x = ...;  x += ...;  x[i] = ...;  if (...) x = ...;
STATEMENT = re.compile(rf"^\s*(?:if \([^{{}}]*\) )?(?:const |let )?({NAME})(?:\[[^\]]*\])* [-+*/]?= [^{{}};]*;$")
# "key": ...,   key: ...,   key,
OUTPUT = re.compile(rf"""^\s*(?:"([^"]+)"|({NAME}))(?::.*)?,$""")
EMPTY = re.compile(r"^ *for \([^{}]*\) \{\n *\}\n", re.MULTILINE)


def prune(code: str, wanted: Container[str]) -> str:
    """The module with only the wanted outputs in what its function returns."""
    lines = [line for line, output in outputs(code) if output is None or output in wanted]
    targets = [found[1] if (found := STATEMENT.match(line)) else None for line in lines]
    live: set[str] = set()
    kept = [target is None for target in targets]
    fresh = [i for i, keep in enumerate(kept) if keep]
    while fresh:
        live |= {name for i in fresh for name in re.findall(NAME, lines[i])}
        fresh = [i for i, target in enumerate(targets) if not kept[i] and target in live]
        for i in fresh:
            kept[i] = True
    code = "".join(line + "\n" for line, keep in zip(lines, kept, strict=True) if keep)
    while (less := EMPTY.sub("", code)) != code:
        code = less
    return code


def outputs(code: str) -> list[tuple[str, str | None]]:
    """Every line, with the name of the output that it returns, if it does."""
    found: list[tuple[str, str | None]] = []
    inside = False
    for line in code.splitlines():
        output = OUTPUT.match(line) if inside else None
        found.append((line, (output[1] or output[2]) if output else None))
        inside = line.strip() == "return {" or (inside and line.strip() != "};")
    return found
