"""What a page offers to take home: the address of its state, where a widget leads, options only where there are any."""

import pytest
from streamlit.testing.v1 import AppTest

from viz.draw.take import lab, link_of


@pytest.mark.parametrize(
    ("page", "base", "link"),
    [
        ("https://lab.example/sapo-gate", "https://lab.example", "https://lab.example/sapo-gate"),
        ("https://a.example/lab/sapo-gate?r=3", "https://a.example/lab", "https://a.example/lab/sapo-gate"),
        ("http://localhost:8501/sapo-gate", "http://localhost:8501", None),
        ("http://127.0.0.1:8501/sapo-gate", "http://127.0.0.1:8501", None),
        (None, "", None),
    ],
)
def test_a_widget_leads_to_a_lab_that_others_can_reach(page, base, link):
    assert lab(page) == base
    assert link_of("sapo_gate", page) == link


@pytest.mark.parametrize(("objective", "shown"), [("'sapo'", True), ("None", False)])
def test_a_page_about_no_objective_has_no_options_of_trainers(objective, shown):
    app = AppTest.from_string(f"""
import streamlit as st
from viz.draw import take
from pages import EXPLORABLES
from viz.look.text import Text
st.session_state["text"] = Text("en")
gate = EXPLORABLES["sapo_gate"]
take.foot(gate, gate.defaults(), {objective}, {{}})
""")
    assert not app.run(timeout=30).code  # made only for who opens it
    for key in ("header", "source"):
        app.session_state[f"take-{key}-sapo_gate"] = True
    app.run()
    assert not app.exception
    codes = [block.value for block in app.code]
    assert any("sapo_temperature_pos" in code for code in codes) == shown
    # the address of the state, the code that computes it, the program
    assert any("/sapo-gate?v=1&lang=en" in code for code in codes)
    assert any("def compute(" in code for code in codes) and any(
        "save this in the lab's folder" in code for code in codes
    )
