"""The section in which a person writes a gate: a field, examples, the figures, and what to take home."""

import streamlit as st

from algos.expression import ExpressionError, to_text
from algos.expression.tree import FUNCTIONS, VARIABLES
from viz import page, teacher
from viz.explorable import Explorable, Settings
from viz.explorables.own_gate import CONTROLS, DEFAULT, EXAMPLES, functions, own_gate
from viz.explorables.own_gate_code import own_gate_address, own_gate_module
from viz.explorables.own_gate_known import rollout
from viz.explorables.own_gate_program import program
from viz.explorables.own_gate_readouts import TASK
from viz.export import numbers_csv, widget_html
from viz.text import Text

GOOD = "_gate_good"  # the last formula of this session that could be read
LISTS = {"names": ", ".join(VARIABLES), "functions": ", ".join(FUNCTIONS)}


def section(base: Settings, link: str) -> None:
    """Draw it; of the page's settings `base` it takes the objectives shown, and `link` is the page's name."""
    text: Text = st.session_state["text"]
    st.header(text("own_gate.question"), anchor="own-gate")
    st.markdown(text("own_gate.lead", at=f"{rollout('pos')[1]['at']:g}", limit=f"{TASK:g}"))
    gate = written(text)
    settings = page.part(own_gate(gate), {"gate": gate, "show": base["show"]}, code=own_gate_address(gate))
    home(own_gate(gate), settings, text, link)


def written(text: Text) -> str:
    """The field and the examples; the formula to draw, which is the last good one where the field holds none."""
    typed = page.draw(CONTROLS["gate"], text, False)
    try:
        functions(typed)
    except ExpressionError as problem:
        good = st.session_state.get(GOOD, DEFAULT)
        stays = text("own_gate.stays", formula=to_text(functions(good)[0]))
        st.error(f"{sentence(problem, text)} {stays}", icon=":material/edit:")
    else:
        good = st.session_state[GOOD] = typed
        st.caption(text("own_gate.rules", **LISTS))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text("own_gate.examples"), width="content")
        for name, formula in EXAMPLES.items():
            label, locked = text(f"own_gate.example.{name}"), "gate" in teacher.now().lock
            st.button(label, key=f"gate-{name}", on_click=take, args=(formula,), help=f"`{formula}`", disabled=locked)
    return good


def take(formula: str) -> None:
    """Put a formula into the field; for a button's on_click."""
    st.session_state["gate"] = formula


def sentence(problem: ExpressionError, text: Text) -> str:
    """Why a formula could not be read, with the piece as code: a link must not put words of its own on the page."""
    piece = " ".join(problem.piece.replace("`", "'").split())
    rules = text("own_gate.rules", **LISTS)
    words = {"piece": piece, "at": problem.at, "limit": problem.limit, "rules": rules, "example": "min(r, 1 + eps)"}
    return text(f"own_gate.error.{problem.kind}", **words, **LISTS)


def home(explorable: Explorable, settings: Settings, text: Text, link: str) -> None:
    """The gate as a widget, as numbers, and as a program of its own."""

    def widget(mode: str) -> str:
        code = own_gate_module(settings["gate"])
        return widget_html(explorable, settings, text.lang, mode, link=link, code=code)

    makers = {
        "whole": (lambda: widget("self-contained"), "html", "text/html"),
        "small": (lambda: widget("small"), "small.html", "text/html"),
        "csv": (lambda: numbers_csv(explorable, settings, text), "csv", "text/csv"),
    }
    with st.expander(text("own_gate.take.header"), icon=":material/download:"):
        st.markdown(text("own_gate.take.note"))
        with st.container(horizontal=True):
            for name, (make, ending, kind) in makers.items():
                st.download_button(
                    text(f"own_gate.take.{name}"),
                    make,
                    f"own_gate.{ending}",
                    kind,
                    on_click="ignore",
                    key=f"own-{name}",
                )
        st.markdown(text("own_gate.take.program"))
        st.code(program(settings), "python")
