"""Token weights: one response, one advantage, every objective."""

import streamlit as st

from algos import OBJECTIVES
from viz import edits, token_curves, token_figures, token_readouts, token_weights
from viz.figures import CONFIG
from viz.response import CHANGED, CONTROLS, LISTENS, State, controls_of
from viz.style import palette
from viz.widgets import choice, choices, field, log_slider, reset, slider

text = st.session_state["text"]
colours = palette(st.context.theme.type)
names = {name: text(f"objectives.{name}.name") for name in OBJECTIVES}
words = text.group("token_weights.figure")

st.title(text("token_weights.question"))
st.markdown(text("token_weights.lead"))
controls, plots = st.columns([3, 8], gap="large")

with controls:
    scenario = choice(
        CONTROLS["scenario"], text, lambda name: text(f"control.scenario.{name}"),
        then=lambda name: reset(controls_of(name)[key] for key in CHANGED),
    )  # fmt: skip
    own = controls_of(scenario)
    st.caption(text(f"token_weights.scenario.{scenario}"))
    listens = LISTENS[scenario]
    advantage = slider(CONTROLS["A"], text)
    ratio = log_slider(own["ratio"], text, disabled="ratio" not in listens)
    length = slider(own["length"], text)
    with st.expander(text("common.more")):
        token = slider(CONTROLS["token"], text, disabled="token" not in listens)
        spread = slider(own["spread"], text, disabled="spread" not in listens)
        drift = slider(own["drift"], text, disabled="drift" not in listens)
        seed = slider(CONTROLS["seed"], text)
        show = choices(CONTROLS["show"], text, names.__getitem__)

    typed = field(CONTROLS["edits"], text)
    pairs, problems = edits.parse(typed, length)
    for problem in problems[:5]:
        limits = {"length": length, "low": f"{edits.LOWEST:g}", "high": f"{edits.HIGHEST:g}"}
        st.warning(text(f"token_weights.edit_problem.{problem.key}", piece=problem.piece.replace("`", "'"), **limits))
    st.button(text("common.reset"), icon=":material/restart_alt:", on_click=reset, args=(CONTROLS.values(),))

state = State(scenario, length, advantage, ratio, token, spread, drift, seed, show, pairs)
view = token_weights.view(state)
sentences = [token_readouts.sentence(row, view, text, names) for row in view.rows]

with plots:
    st.subheader(text("token_weights.ratios_header"))
    facts = token_weights.facts(view)
    ratio_words = words | {key: words[key].format(**facts) for key in ("band_note", "sequence_note")}
    st.plotly_chart(
        token_figures.ratios(view, colours, ratio_words, names), theme=None, config=CONFIG, key="ratios",
        alt=text("token_weights.ratios_alt", **facts),
    )  # fmt: skip
    st.subheader(text("token_weights.strip_header"))
    st.plotly_chart(
        token_figures.strip(view, colours, words, names),
        theme=None,
        config=CONFIG,
        key="strip",
        alt=" ".join(sentences),
    )
    st.caption(text("token_weights.strip_legend"))

st.subheader(text("token_weights.see_header"))
st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
st.markdown(text("token_weights.means", **facts))
if caveat := token_readouts.batchwise(view, text, names):
    st.caption(caveat)
st.dataframe(
    token_readouts.table(view, text, names), hide_index=True, key="readouts", alt=text("token_weights.table_alt"),
)  # fmt: skip
st.caption(text("token_weights.table_legend"))

st.subheader(text("token_weights.curves_header"))
focus = choice(CONTROLS["focus"], text, names.__getitem__)
curve = token_curves.curve(focus, state, token_figures.LOW, token_figures.HIGH)
if curve is None:
    st.info(text("token_weights.no_curves", objective=names[focus]))
else:
    level = token_curves.ratio_level(focus)
    for key, column in zip(("f", "slope", "phi"), st.columns(3), strict=True):
        with column:
            st.markdown(text(f"token_weights.panel.{key}"))
            panel = token_figures.curve_panel(
                key, focus, curve, colours, words | {"axis_over": words[f"axis_{level}_level"]}
            )
            st.plotly_chart(
                panel, theme=None, config=CONFIG, key=f"panel-{key}", alt=text(f"token_weights.panel.{key}")
            )
st.caption(token_readouts.provenance(focus, text, names))

with st.expander(text("token_weights.edit_header")):
    st.markdown(text("token_weights.edit_help", low=f"{edits.LOWEST:g}", high=f"{edits.HIGHEST:g}"))
    table = token_readouts.tokens(view, text, names)
    ratio_column = text("token_weights.tokens.ratio")
    editor = f"editor-{hash((state, text.lang))}"  # a fresh table for every state: what was typed is in `edits` by then

    def store() -> None:
        """Put what was typed into the table behind the edits that the URL carries."""
        typed_ratios = {row + 1: cells[ratio_column] for row, cells in st.session_state[editor]["edited_rows"].items()}
        st.session_state["edits"] = edits.merge(st.session_state["edits"], typed_ratios)

    st.data_editor(
        table, hide_index=True, key=editor, on_change=store, alt=text("token_weights.edit_header"),
        disabled=[column for column in table.columns if column != ratio_column],
        column_config={ratio_column: st.column_config.NumberColumn(
            min_value=edits.LOWEST, max_value=edits.HIGHEST, format="%.4f")},
    )  # fmt: skip
    st.button(text("token_weights.clear"), on_click=lambda: st.session_state.update(edits=""), disabled=not typed)
