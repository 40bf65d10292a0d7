"""The section in which a person writes a gate: a field, examples, the figures."""

import streamlit as st

from pages.clip_regions.own_gate.code import own_gate_address
from pages.clip_regions.own_gate.explorable import CONTROLS, DEFAULT, EXAMPLES, functions, own_gate
from pages.clip_regions.own_gate.known import rollout
from pages.clip_regions.own_gate.parse import ExpressionError
from pages.clip_regions.own_gate.printing import to_text
from pages.clip_regions.own_gate.readouts import TASK
from pages.clip_regions.own_gate.tree import FUNCTIONS, VARIABLES
from viz.declare.explorable import Settings
from viz.draw import page, teacher
from viz.look.numbers import number
from viz.look.text import Text

GOOD = "_gate_good"  # the last formula of this session that could be read
LISTS = {"names": ", ".join(VARIABLES), "functions": ", ".join(FUNCTIONS)}


def section(base: Settings) -> None:
    """Draw it; of the page's settings it takes the objectives shown."""
    text: Text = st.session_state["text"]
    st.header(text("own_gate.question"), anchor="own-gate")
    st.markdown(text("own_gate.lead", at=number(rollout("pos")[1]["at"]), limit=number(TASK)))
    gate = written(text)
    known = {"gate": gate, "show": base["show"]}
    page.part(own_gate(gate), known, code=own_gate_address(gate))


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
    typed = " ".join(problem.piece.replace("`", "'").split())
    rules = text("own_gate.rules", **LISTS)
    words = {"piece": typed, "at": problem.at, "limit": problem.limit, "rules": rules, "example": "min(r, 1 + eps)"}
    return text(f"own_gate.error.{problem.kind}", **words, **LISTS)
