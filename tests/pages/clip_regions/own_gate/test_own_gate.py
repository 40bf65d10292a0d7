"""A person's gate: its numbers, its JavaScript against torch, its texts, its section of the page, its exports."""

import contextlib
import io
import json
import random
from urllib.parse import quote

import numpy as np
import plotly.graph_objects as go
import pytest
import torch
from streamlit.testing.v1 import AppTest

from pages import file_of
from pages.clip_regions.own_gate.code import own_gate_module
from pages.clip_regions.own_gate.explorable import CONTROLS, DEFAULT, EXAMPLES, own_gate
from pages.clip_regions.own_gate.parse import ExpressionError
from pages.clip_regions.own_gate.program import program
from tests import ROOT
from viz.declare.controls import Choice, LogSlider
from viz.declare.explorable import names_in, resolve, say
from viz.export import numbers_csv, widget_html
from viz.export.contents import moving
from viz.live import payload
from viz.look.style import palette
from viz.look.text import LANGUAGES, Text, catalogue

GATES = [
    *EXAMPLES.values(),
    "sqrt(r - 1)", "1/(r - r)", "1/(eps - 0.2)", "r**tau", "-r", "3", "exp(10*r**3)", "abs(log(r))**1.5",
    "where(1 - eps < r < 1 + eps, r, eps*tau)", "clip(r, 1 - eps, 1 + eps)", "(r - 2)**-1", "log(r - 0.9)/tau",
    "max(min(r, 1 + eps), 1 - eps, 0.5) - sqrt(abs(r - 1.1))*tanh(tau*r)", "0.01*(-r)**3", "exp(exp(r))",
    "where(r > 2, log(-r), r)",
]  # fmt: skip


def settings_of(gate: str = DEFAULT, **changes: object) -> dict:
    """Settings of a gate."""
    return own_gate(gate).defaults() | {"gate": gate} | changes


def evaluate(gate: str = DEFAULT, **changes: object) -> dict:
    """Its values."""
    return own_gate(gate).evaluate(settings_of(gate, **changes))


def test_a_gate_written_as_a_known_objective_is_that_objective():
    grpo, sapo = evaluate(EXAMPLES["grpo"], show=("grpo",)), evaluate(EXAMPLES["sapo"], show=("sapo",))
    for values, name in ((grpo, "grpo"), (sapo, "sapo")):
        for key in ("f.line", "slope.line", "phi.line", "weight", "signed", "ring"):
            np.testing.assert_allclose(values[f"own.{key}"], values[f"{name}.{key}"], rtol=1e-12, atol=1e-15)
        assert values["own.removed"] == values[f"{name}.removed"]


def test_numbers_by_hand():
    grpo = evaluate("min(r, 1 + eps)", gate_eps=0.5)
    assert (grpo["own.f"], grpo["own.slope"], grpo["own.phi"], grpo["own.removed"], grpo["task"]) == (1.5, 0, 0, 1, 1)
    wide = evaluate("min(r, 3.5)")
    assert (wide["own.phi"], wide["own.removed"], wide["task"], wide["own.case"]) == (3, 0, 3, 3)
    assert evaluate("0.03*r")["task"] == 4 and evaluate("0.03*r")["own.phi"] == pytest.approx(0.09)
    assert evaluate("-r")["task"] == 2 and evaluate("1")["own.case"] == 1
    assert evaluate("4/tau*sigmoid(tau*(r - 1))")["task"] == 3
    assert evaluate("4/tau*sigmoid(tau*(r - 1))", gate_tau=3.0)["task"] == 4


def test_what_is_not_finite_is_a_gap_and_is_said():
    nowhere, left, inside = evaluate("1/(r - r)"), evaluate("sqrt(r - 1)"), evaluate("where(1 < r < 2, log(-r), r)")
    assert (nowhere["gap"], nowhere["task"], nowhere["own.case"], nowhere["own.lost"]) == (4, 0, 0, 24)
    assert (left["gap"], left["own.case"], left["task"]) == (1, 4, 3) and left["gap.high"] <= 1
    assert left["own.lost"] == (left["r"] <= 1).sum() and np.isnan(left["own.weight"]).sum() == left["own.lost"]
    assert inside["gap"] == 3 and 1 <= inside["gap.low"] < inside["gap.high"] <= 2
    assert evaluate("log(2 - r)")["gap"] == 2
    assert np.isnan(left["own.f.line"]).any() and not np.isinf(evaluate("exp(exp(r))*1000")["own.phi.line"]).any()


def test_the_sign_turns_the_tokens_and_the_known_objectives():
    pos, neg = evaluate(gate_sign="pos"), evaluate(gate_sign="neg")
    np.testing.assert_array_equal(pos["own.signed"], -neg["own.signed"])
    np.testing.assert_array_equal(pos["own.phi.line"], neg["own.phi.line"])
    assert pos["grpo.removed"] == 1 and neg["grpo.removed"] == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("gate", ["log(r)", "sqrt(r - 1)", "1/(r - r)"])
def test_figures_and_sentences_refer_only_to_what_there_is(gate, lang):
    explorable, text = own_gate(gate), Text(lang)
    settings = settings_of(gate, show=("grpo", "cispo", "gspo"), gate_sign="neg")
    values = explorable.evaluate(settings)
    for theme in ("light", "dark"):
        for spec in explorable.figures(settings, palette(theme), text).values():
            assert names_in(spec) <= values.keys()
            figure = resolve(payload.simple(spec), values)
            go.Figure(figure["data"], figure["layout"])
    for line in explorable.lines(settings, text) + explorable.formula(settings, text):
        assert "{" not in say(line, values)
    rows = resolve(explorable.table(settings, text), values)
    assert [len(row) for row in rows] == [5] * 5


def test_texts_and_controls_are_complete():
    keys = catalogue("en").keys()
    assert {f"control.{key}.{kind}" for key in CONTROLS for kind in ("label", "help")} <= keys
    assert {f"own_gate.example.{name}" for name in EXAMPLES} <= keys
    for control in CONTROLS.values():
        if isinstance(control, LogSlider):
            assert control.default in control.values
        if isinstance(control, Choice):
            assert {f"control.{control.key}.{one}" for one in control.ids} <= keys


RUN = """async ([code, settings]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const number = v => typeof v === "string" ? Number(v) : v;
  const write = v => typeof v === "number" ? String(v) : Array.from(v, String);
  return JSON.stringify(settings.map(x => Object.fromEntries(Object.entries(module.default(Object.fromEntries(
    Object.entries(x).map(([k, v]) => [k, Array.isArray(v) ? Float64Array.from(v, number) : number(v)])
  ))).map(([k, v]) => [k, write(v)]))));
}"""


def test_javascript_gives_what_torch_gives(chromium):
    """At random settings, all outputs to 1e-9, NaN and infinities in the same places; imported as on a page."""
    page, rng = chromium.new_page(), random.Random(0)
    for gate in GATES:
        explorable, sent, ours = own_gate(gate), [], []
        for _ in range(6):
            moved = {key: rng.choice(CONTROLS[key].values) for key in ("gate_eps", "gate_tau")}
            settings = settings_of(gate, gate_sign=rng.choice(("pos", "neg")), **moved)
            x = explorable.inputs(settings)
            sent.append({key: value.tolist() if hasattr(value, "tolist") else value for key, value in x.items()})
            sent[-1] = {key: value for key, value in sent[-1].items() if not np.isnan(value).any()}
            ours.append({k: v for k, v in explorable.evaluate(settings).items() if k not in x})
        for mine, theirs in zip(ours, json.loads(page.evaluate(RUN, [own_gate_module(gate), sent])), strict=True):
            assert mine.keys() == theirs.keys()
            for name, value in mine.items():
                read = np.array([float(v.replace("Infinity", "inf")) for v in np.atleast_1d(theirs[name])])
                np.testing.assert_allclose(read, np.atleast_1d(value), rtol=1e-9, atol=1e-12, err_msg=f"{gate} {name}")
    page.close()


def run(**link: str) -> AppTest:
    """The page, in its plain form."""
    at = AppTest.from_file(str(ROOT / "pages" / "_router.py"), default_timeout=60)
    for key, value in ({"plain": "1"} | link).items():
        at.query_params[key] = value
    at.run()
    return at.switch_page(str(ROOT / "pages" / file_of("clip_regions"))).run()


def said(at: AppTest) -> str:
    """What the page says."""
    return "\n".join(block.value for kind in (at.header, at.markdown, at.caption, at.error) for block in kind)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_section_on_the_page(lang):
    at = run(lang=lang, gate="0.03*r", gate_tau="3")
    assert not at.exception and not at.error
    text, values = Text(lang), evaluate("0.03*r", gate_tau=3.0)
    assert text("own_gate.question") in said(at) and at.text_input(key="gate").value == "0.03*r"
    assert text("own_gate.task.4").format(at="3", phi=f"{values['own.phi']:.3g}", limit="0.1") in said(at)
    at.button(key="gate-sapo").click().run()
    assert not at.exception and at.text_input(key="gate").value == EXAMPLES["sapo"]
    assert f"{evaluate(EXAMPLES['sapo'], gate_tau=3.0)['own.phi']:.3f}" in said(at)


def test_an_error_is_a_sentence_and_the_last_good_gate_stays():
    at = run(gate="0.03*r")
    at.text_input(key="gate").set_value("0.03*x").run()
    assert not at.exception and len(at.error) == 1
    assert "`x` at character 6" in at.error[0].value and "0.03*r" in at.error[0].value
    assert "0.09: " in said(at)
    at.text_input(key="gate").set_value("").run()
    assert not at.exception and len(at.error) == 1 and "0.09: " in said(at)


@pytest.mark.parametrize("gate", ["__import__('os')", "`](http://x)", "r" * 400, "9**9**9", "(" * 199, "<script>"])
def test_a_hostile_link_gives_a_sentence_and_the_default_gate(gate):
    at = run(gate=gate)
    assert not at.exception and len(at.error) == 1
    assert at.error[0].value.count("`") % 2 == 0 and "`min(r, 1 + eps)`" in at.error[0].value
    with pytest.raises(ExpressionError):
        own_gate(gate)


def test_the_program_runs_without_the_lab_and_prints_the_weights():
    settings = settings_of("max(0, min(r, 1 + eps) - tau**2)", gate_tau=0.7)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(program(settings), "program", "exec"), {})
    weights = [float(line.split()[-1]) for line in printed.getvalue().splitlines()]
    values = own_gate(settings["gate"]).evaluate(settings)
    np.testing.assert_allclose(weights, values["own.weight"], atol=2e-4)
    assert "import torch" in program(settings) and "viz" not in program(settings)


def test_the_numbers_hold_the_curves_and_the_formula():
    settings = settings_of("-r", show=("grpo",))
    rows = numbers_csv(own_gate("-r"), settings, Text("en"))
    assert "gate,,'-r," in rows and "own.phi.line,1," in rows and "grpo.phi.line,1," in rows


def test_the_widget_moves_without_the_lab(chromium, tmp_path):
    gate = EXAMPLES["sapo"]
    explorable, settings = own_gate(gate), settings_of(gate, show=("grpo", "sapo"))
    assert moving(explorable, settings) == ["gate_eps", "gate_tau"]
    path = tmp_path / "gate.html"
    html = widget_html(explorable, settings, "en", "self-contained", link="clip-regions", code=own_gate_module(gate))
    path.write_text(html, encoding="utf-8", newline="")
    context = chromium.new_context(offline=True)
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("document.getElementById('widget').widget")
    page.focus("input[data-key=gate_tau]")
    page.keyboard.press("End")
    values = own_gate(gate).evaluate(settings | {"gate_tau": CONTROLS["gate_tau"].values[-1]})
    theirs = page.evaluate("document.getElementById('widget').widget.values['own.phi']")
    assert theirs == pytest.approx(values["own.phi"], rel=1e-9) and problems == []
    drawn = page.evaluate("Array.from(document.querySelector('[data-figure=own_phi] .plot').data[0].y)")
    assert drawn == pytest.approx(values["own.phi.line"].tolist(), rel=1e-9, abs=1e-12)
    assert quote(gate, safe="") in page.get_attribute("a[target=_blank]", "href").replace("*", "%2A").replace(
        "+", "%20"
    )
    context.close()


def test_torch_is_not_asked_for_gradients():
    """What is drawn comes from the tree of f', which the browser has as well."""
    x = {name: torch.as_tensor(value) for name, value in own_gate(DEFAULT).inputs(settings_of()).items()}
    assert not any(value.requires_grad for value in own_gate(DEFAULT).compute(x).values())
