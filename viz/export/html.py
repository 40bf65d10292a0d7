"""An explorable as one HTML file for a blog: the traced function, plotly, its figures, sliders, both languages."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from viz.explorable import Explorable, Settings, resolve, unmarked
from viz.export.payload import THEMES, payload
from viz.export.prune import prune
from viz.routes import plotly
from viz.text import Text

ASSETS = Path(__file__).parents[2] / "assets"
MODES = ("small", "self-contained")
CDN = "https://cdn.plot.ly/plotly-{version}.min.js"
# the order in which one module's functions are in sight of the next
MODULES = ("runtime.js", "draw.js", "widget.js")
EXPORT = re.compile(r"^export (default )?(?=(?:async )?(?:function|const|class)\s+(\w+))", re.MULTILINE)
IMPORT = re.compile(r"^import [^;]*;\n?", re.MULTILINE)
COMMENT = re.compile(r"^\s*(//.*|/\*\*.*\*/)\n", re.MULTILINE)
PAGE = """<!doctype html>
<html lang="{lang}" data-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{schemes}">
<title>{title}</title>
<style>
{style}</style>
{plotly}
</head>
<body>
<main id="widget"></main>
<noscript><p>{no_script}</p><ul>{said}</ul></noscript>
<script type="text/plain" id="data">{data}</script>
<script type="module">
{code}
widget(document.getElementById("widget"), await unpack(document.getElementById("data").textContent), compute);
</script>
</body>
</html>
"""


def widget_html(
    explorable: Explorable, settings: Settings, lang: str, mode: str, theme: str = "auto",
    link: str | None = None, code: str | None = None,
) -> str:  # fmt: skip
    """The whole file. It starts at `settings` and in `lang`; its reader can switch the language and move the sliders.

    mode   "self-contained" carries plotly (about 4.8 MB) and opens without a network; "small" loads it from a CDN
    theme  "auto" follows the reader's system, "light" and "dark" do not
    link   address of the explorable's page in a lab, absolute or relative; None: the page's own name
    code   the traced function; None: the lab's own file, which FileNotFoundError misses before `python -m viz.build`
    """
    if mode not in MODES:
        raise ValueError(f"there is no mode {mode!r}; wanted one of {', '.join(MODES)}.")
    if link is not None and urlsplit(link).scheme not in ("", "http", "https"):
        raise ValueError(
            f"the link {link!r} is no web address; wanted one that begins with https:// or a relative one."
        )
    if code is None:
        code = (ASSETS / "traced" / f"{explorable.name}.js").read_text(encoding="utf-8")
    text = Text(lang)
    data = payload(explorable, settings, link or explorable.name.replace("_", "-"))
    data |= {"lang": lang, "theme": theme}
    values = explorable.evaluate(settings)
    lines = [unmarked(resolve({"$p": line}, values)).replace("**", "") for line in explorable.lines(settings, text)]
    return PAGE.format(
        lang=lang, theme=theme, schemes="light dark" if theme == "auto" else theme,
        title=escape(f"{text(f'{explorable.name}.nav')} · {text('common.lab')}"),
        style=style(), plotly=plotly_script(mode, text), data=packed(data),
        no_script=escape(text("export.no_script")), said="".join(f"<li>{escape(line)}</li>" for line in lines),
        code=inline(script(prune(code, data["shown"]))),
    )  # fmt: skip


def script(traced: str) -> str:
    """The modules as one: each in a scope of its own, its exports in sight of those that follow."""
    sources = [traced, *((ASSETS / name).read_text(encoding="utf-8") for name in MODULES)]
    return "\n".join(scoped(source) for source in sources)


def scoped(source: str) -> str:
    """An ES module as a block whose exported functions stand outside it under their names."""
    source = COMMENT.sub("", IMPORT.sub("", source))
    names = ", ".join(found[2] for found in EXPORT.finditer(source))
    if not names or "export " in (rest := EXPORT.sub("", source)):
        raise ValueError("a module exports something else than functions, constants or classes by name.")
    return f"const {{ {names} }} = (() => {{\n{rest}\nreturn {{ {names} }};\n}})();"


def plotly_script(mode: str, text: Text) -> str:
    """plotly.js: within the file, or from its CDN with a hash.

    The hash is that of the wheel's file. The CDN is taken to serve the same bytes under the version that the file
    names in its head, as plotly.py itself does; if it did not, the browser would refuse it and the widget would say so.
    """
    source = plotly()
    if mode == "self-contained":
        return f"<script>{inline(source.decode('utf-8'))}</script>"
    version = re.search(rb"plotly\.js v(\d+\.\d+\.\d+)", source[:400])
    if version is None:
        raise ValueError("the installed plotly.min.js does not name its version; wanted mode self-contained.")
    digest = base64.b64encode(hashlib.sha384(source).digest()).decode()
    address = CDN.format(version=version[1].decode())
    return f'<script defer src="{address}" integrity="sha384-{digest}" crossorigin="anonymous"></script>'


def style() -> str:
    """The widget's rules, and the colours of both themes as variables."""
    light, dark = (colours(theme) for theme in THEMES)
    dark_too = f"@media (prefers-color-scheme: dark) {{ [data-theme=auto] {{{dark}}} }}"
    rules = (ASSETS / "widget.css").read_text(encoding="utf-8")
    return f":root {{{light}}}\n[data-theme=dark] {{{dark}}}\n{dark_too}\n{rules}"


def colours(theme: str) -> str:
    """A palette as CSS variables."""
    names = {name: value for name, value in asdict(THEMES[theme]).items() if isinstance(value, str)}
    return " ".join(f"--{name}: {value};" for name, value in names.items())


def inline(code: str) -> str:
    """JavaScript that may stand inside a script element: no tag can end it early."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3C", code, flags=re.IGNORECASE)


def packed(data: Any) -> str:
    """JSON, gzipped and in base64; widget.js unpacks it."""
    plain = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(plain, mtime=0)).decode()
