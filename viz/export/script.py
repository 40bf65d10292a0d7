"""The code of an exported widget: the modules as one script, readable or packed, safe inside a page."""

import base64
import gzip
import re
from pathlib import Path

OWN = Path(__file__).parent
LIVE = OWN.parent / "live"
# the order in which one module's functions are in sight of the next
MODULES = (
    *(LIVE / f"{name}.js" for name in ("runtime", "heat", "movers", "notes", "quick", "rest", "draw")),
    OWN / "fitted.js",
    OWN / "widget.js",
)
EXPORT = re.compile(r"^export (default )?(?=(?:async )?(?:function|const|class)\s+(\w+))", re.MULTILINE)
IMPORT = re.compile(r"^import [^;]*;\n?", re.MULTILINE)
COMMENT = re.compile(r"^\s*(//.*|/\*\*.*\*/)\n", re.MULTILINE)
# the code as it is, to be read by who opens the file
READABLE = """<script type="module">
{code}
{start}
</script>"""
# the same gzipped, for the small file; a data address works within a sandboxed frame too
PACKED = """<script type="text/plain" id="code">{code}</script>
<script type="module">
const bytes = Uint8Array.from(atob(document.getElementById("code").textContent), (letter) => letter.charCodeAt(0));
const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
await import("data:text/javascript;charset=utf-8," + encodeURIComponent(await new Response(unzipped).text()));
</script>"""
START = 'widget(document.getElementById("widget"), await unpack(document.getElementById("data").textContent), compute);'


def program(code: str, mode: str) -> str:
    """The script elements that run the widget: readable, or packed where the file is to be small."""
    if mode == "small":
        return PACKED.format(code=zipped(f"{code}\n{START}"))
    return READABLE.format(code=inline(code), start=START)


def script(traced: str) -> str:
    """The modules as one: each in a scope of its own, its exports in sight of those that follow."""
    sources = [traced, *(path.read_text(encoding="utf-8") for path in MODULES)]
    return "\n".join(scoped(source) for source in sources)


def scoped(source: str) -> str:
    """An ES module as a block whose exported functions stand outside it under their names."""
    source = COMMENT.sub("", IMPORT.sub("", source))
    names = ", ".join(found[2] for found in EXPORT.finditer(source))
    if not names or "export " in (rest := EXPORT.sub("", source)):
        raise ValueError("a module exports something else than functions, constants or classes by name.")
    return f"const {{ {names} }} = (() => {{\n{rest}\nreturn {{ {names} }};\n}})();"


def inline(code: str) -> str:
    """JavaScript that may stand inside a script element: no tag can end it early."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3C", code, flags=re.IGNORECASE)


def zipped(text: str) -> str:
    """A text, gzipped and in base64."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
