"""What is too heavy for a script in the variance lab: recorded, or computed in a child process when asked for."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from algos.variance.bigram import SYMBOLS
from algos.variance.estimates import BLOCKS
from pages.gradient_variance import long, long_figures
from pages.gradient_variance.explorable import GRADIENT_VARIANCE
from viz.declare.explorable import Settings
from viz.jobs import view as job_view
from viz.live import component as live
from viz.look import glossary
from viz.look.numbers import number
from viz.look.style import palette
from viz.look.text import Text

JOB = "_variance_job_{}"  # report -> (command, id of the job that this session started, choices it was started at)
ASKED = "_variance_asked_{}"  # report -> whether this run was asked to compute it


def claim(text: Text) -> None:
    """Where to read more of C1, of which the playground's sentences tell."""
    st.header(text("gradient_variance.claim.header"))
    st.markdown(text("gradient_variance.claim.body"))
    st.page_link("claims/page.py", label=text("gradient_variance.claim.link"), icon=":material/fact_check:",
                 query_params={"lang": text.lang})  # fmt: skip


def growth(settings: Settings, text: Text) -> long.Report:
    """Variance and bias over the length, with the fitted slopes in words."""
    st.header(text("gradient_variance.long.header"))
    lead = text("gradient_variance.long.lead", symbols=SYMBOLS, blocks=BLOCKS)
    st.markdown(glossary.linked(lead, text))
    report = found("growth", settings, text)
    colours = palette(st.context.theme.type)
    live.still("gradient_variance-growth", long_figures.kept(long_figures.growth, report, colours, text), text)
    st.markdown("\n".join(f"- {line}" for line in long_figures.kept(slopes, report, text)))
    return report


def clouds(settings: Settings, text: Text) -> long.Report:
    """The gradients of single groups."""
    st.header(text("gradient_variance.cloud.header"))
    report = found("cloud", settings, text)
    colours = palette(st.context.theme.type)
    live.still("gradient_variance-cloud", long_figures.kept(long_figures.clouds, report, colours, text), text)
    return report


def slopes(report: long.Report, text: Text) -> list[str]:
    """A sentence per objective: how its variance and, where it can be told from 0, its bias grow."""
    lines = []
    for name, fitted in report["slopes"].items():
        if name == long.PRODUCT or fitted["inflation"][0] is None:
            lines.append(exploding(report, text) if name == long.PRODUCT else unresolved(name, text))
            continue
        words = dict(zip(("slope", "low", "high"), map(exponent, fitted["inflation"]), strict=True))
        key = "slope_short"
        if fitted["relative_bias"][0] is not None:
            key = "slope"
            ends = map(exponent, fitted["relative_bias"])
            words |= dict(zip(("bias", "bias_low", "bias_high"), ends, strict=True))
        lines.append(text(f"gradient_variance.long.{key}", name=text(f"objectives.{name}.name"), **words))
    return lines


def exploding(report: long.Report, text: Text) -> str:
    """The full product's sentence: from the shortest to the longest length at which its variance can be told from 0."""
    known = [
        row for row in long.points_of(report, long.PRODUCT, "inflation") if row["low"] is not None and row["low"] > 0
    ]
    if len(known) < 2:
        return unresolved(long.PRODUCT, text)
    ends = {"short": known[0]["length"], "long": known[-1]["length"]}
    values = {"first": number(known[0]["value"], ".3g"), "last": number(known[-1]["value"], ".3g")}
    return text("gradient_variance.long.product", name=text(f"objectives.{long.PRODUCT}.name"), **ends, **values)


def unresolved(name: str, text: Text) -> str:
    """The sentence for an objective whose variance is 0 or cannot be told from it."""
    return text("gradient_variance.long.unresolved", name=text(f"objectives.{name}.name"))


def exponent(value: float | None) -> str:
    """A fitted power with two digits; a dash where there is none."""
    return "–" if value is None else number(value, ".2f")


def found(report: str, settings: Settings, text: Text) -> long.Report:
    """What was computed last in this session, else the recording; and a button that computes at the settings.

    Sliders move without a run of the page, so what is shown says what it is of, and what is asked for is made of the
    settings in the run that the button starts.
    """
    parts, kept = long.arguments(report, settings), long.recording(report, settings["mismatch"])
    if report == "cloud":
        st.markdown(text("gradient_variance.cloud.lead", groups=long.GROUPS, length=long.LENGTH))
    if st.session_state.pop(ASKED.format(report), False):
        begin(report, parts, settings, text)
    command, job, choices = st.session_state.get(JOB.format(report), ("", "", {}))
    view, results = None, []

    def draw(events: Sequence[dict[str, Any]]) -> None:
        results.extend(event["result"] for event in events if "result" in event)

    if command != kept["command"] and choices == chosen(settings):
        view = job_view.watch(job, text, draw)
    said, shown = ("computed", results[-1]) if results else ("recorded", kept["report"])
    command = command if results else kept["command"]
    st.caption(text(f"gradient_variance.long.{said}", command=f"`{command}`"))
    if results:  # of a recording the foot of the page has the numbers
        st.download_button(text("take.csv"), long.CSV[report](shown, text), f"{report}.csv", "text/csv",
                           on_click="ignore", key=f"csv-{report}")  # fmt: skip
    if view is None or view.over:
        st.caption(text("gradient_variance.long.whose"))
        st.button(text("gradient_variance.long.run"), key=f"compute-{report}", icon=":material/play_arrow:",
                  on_click=st.session_state.update, args=({ASKED.format(report): True},))  # fmt: skip
    return shown


def chosen(settings: Settings) -> Settings:
    """The choices: what was computed for others is not shown."""
    return GRADIENT_VARIANCE.choices(settings)


def begin(report: str, parts: tuple[str, ...], settings: Settings, text: Text) -> None:
    """Start the child process; nothing is computed that was recorded."""
    command = long.command(parts)
    recorded = command == long.recording(report, settings["mismatch"])["command"]
    if job := "" if recorded else job_view.begin(long.MODULE, (*parts, "--events"), text):
        st.session_state[JOB.format(report)] = (command, job, chosen(settings))
    elif recorded:
        st.session_state.pop(JOB.format(report), None)
