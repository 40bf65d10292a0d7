"""A table of words and numbers as HTML, where one of Streamlit's own would not do."""

from html import escape


def html(header: list[str], rows: list[list[str]], name: str) -> str:
    """A table that scrolls sideways by itself where it is too wide; `name` says what it is."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
        for first, *rest in rows
    )
    table = f'<table class="lab-table" style="white-space: nowrap"><tbody><tr>{head}</tr>{body}</tbody></table>'
    return (
        f'<div class="lab-scroll" style="overflow-x: auto" role="region" tabindex="0" aria-label="{name}">{table}</div>'
    )
