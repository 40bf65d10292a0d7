"""An explorable as one HTML file for a blog: the traced function, plotly, its figures, sliders, both languages."""

import base64
import hashlib
import json
import re
from dataclasses import asdict
from html import escape
from typing import Any
from urllib.parse import urlsplit

from viz.declare.explorable import Explorable, Settings, resolve, unmarked
from viz.export.payload import THEMES, payload
from viz.export.prune import prune
from viz.export.script import LIVE, OWN, inline, program, script, zipped
from viz.live.routes import PLOTLY
from viz.look.text import Text

MODES = ("small", "self-contained")
BACKGROUNDS = ("paper", "transparent")
# serves the files of npm packages as they are
CDN = "https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@{version}/"
TERM = re.compile(r"^\[data-term=.*--lab-colour.*\n", re.MULTILINE)
PAGE = """<!doctype html>
<html lang="{lang}" data-theme="{theme}" data-background="{background}">
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
{code}
</body>
</html>
"""


def widget_html(
    explorable: Explorable, settings: Settings, lang: str, mode: str, theme: str = "auto",
    link: str | None = None, code: str | None = None, background: str = "paper",
) -> str:  # fmt: skip
    """The whole file. It starts at `settings` and in `lang`; its reader can switch the language and move the sliders.

    mode        "self-contained" carries plotly (about 1.6 MB) and opens without a network; "small" loads it from a CDN
    theme       "auto" follows the reader's system, "light" and "dark" do not
    link        address of the explorable's page in a lab, absolute or relative; None: there is no link
    background  "paper", the lab's own, or "transparent", which shows the post behind
    code        the traced function; None: the lab's own file, which FileNotFoundError means that it was not yet built
    """
    if mode not in MODES:
        raise ValueError(f"there is no mode {mode!r}; wanted one of {', '.join(MODES)}.")
    if link is not None and urlsplit(link).scheme not in ("", "http", "https"):
        raise ValueError(
            f"the link {link!r} is no web address; wanted one that begins with https:// or a relative one."
        )
    if code is None:
        if explorable.traced is None:
            raise FileNotFoundError(f"no function of {explorable.name} was traced; wanted its code.")
        code = explorable.traced.read_text(encoding="utf-8")
    text = Text(lang)
    data = payload(explorable, settings, link) | {"lang": lang, "theme": theme, "background": background}
    values = explorable.evaluate(settings)
    lines = [unmarked(resolve({"$p": line}, values)).replace("**", "") for line in explorable.lines(settings, text)]
    return PAGE.format(
        lang=lang, theme=theme, background=background, schemes="light dark" if theme == "auto" else theme,
        title=escape(f"{text(f'{explorable.name}.nav')} · {text('common.lab')}"),
        style=style(), plotly=plotly_script(mode, text), data=packed(data),
        no_script=escape(text("export.no_script")), said="".join(f"<li>{escape(line)}</li>" for line in lines),
        code=program(script(prune(code, data["referred"])), mode),
    )  # fmt: skip


def plotly_script(mode: str, text: Text) -> str:
    """plotly.js: within the file, or from a CDN with a hash.

    The CDN serves the very file of the npm package that the lab carries. If it ever did not, the browser would refuse
    it and the widget would say so.
    """
    source = PLOTLY.read_bytes()
    if mode == "self-contained":
        return f"<script>{inline(source.decode('utf-8'))}</script>"
    version = re.search(rb"plotly\.js \(cartesian - minified\) v(\d+\.\d+\.\d+)", source[:400])
    if version is None:
        raise ValueError(f"{PLOTLY.name} does not name its version; wanted mode self-contained.")
    digest = base64.b64encode(hashlib.sha384(source).digest()).decode()
    address = CDN.format(version=version[1].decode()) + PLOTLY.name
    return f'<script defer src="{address}" integrity="sha384-{digest}" crossorigin="anonymous"></script>'


def style() -> str:
    """The widget's rules, and the colours of both themes as variables."""
    light, dark = (colours(theme) for theme in THEMES)
    dark_too = f"@media (prefers-color-scheme: dark) {{ [data-theme=auto] {{{dark}}} }}"
    rules = (OWN / "widget.css").read_text(encoding="utf-8")
    # a quantity of a formula has the same colour as on the pages
    rules += "".join(TERM.findall((LIVE / "main.css").read_text(encoding="utf-8")))
    return f":root {{{light}}}\n[data-theme=dark] {{{dark}}}\n{dark_too}\n{rules}"


def colours(theme: str) -> str:
    """A palette as CSS variables."""
    names = {name: value for name, value in asdict(THEMES[theme]).items() if isinstance(value, str)}
    return " ".join(f"--{name}: {value};" for name, value in names.items())


def packed(data: Any) -> str:
    """JSON, gzipped and in base64; widget.js unpacks it."""
    return zipped(json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
