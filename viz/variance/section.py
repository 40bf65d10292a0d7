"""What is too heavy for a script in the variance lab: recorded, or computed in a child process when asked for."""

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from algos.variance.bigram import SYMBOLS
from algos.variance.estimates import BLOCKS
from viz import glossary, job_view, live
from viz.explorable import Settings
from viz.lesson import Lesson
from viz.style import palette
from viz.text import Text
from viz.variance import long, long_figures

JOB = "_variance_job_{}"  # report -> (command, id of the job that this session started)


def claim(lesson: Lesson, settings: Settings, text: Text) -> None:
    """What the chosen state says of C1, in numbers; nothing where GRPO or CISPO is not shown."""
    if not {"grpo", "cispo"} <= set(settings["show"]):
        return
    values = lesson.explorable.evaluate(settings)
    st.header(text("gradient_variance.claim.header"))
    st.markdown(text(
        "gradient_variance.claim.body", inflation=f"{values['grpo.inflation']:.2f}", cap=f"{settings['cap']:g}",
        share=f"{values['grpo.from_within']:.0%}", unclipped=f"{values['cispo.inflation']:.2f}",
        formula=f"{math.exp(2 * settings['mismatch_size'] ** 2):.2f}",
    ))  # fmt: skip
    st.page_link("claims.py", label=text("gradient_variance.claim.link"), icon=":material/fact_check:",
                 query_params={"lang": text.lang})  # fmt: skip


def growth(settings: Settings, text: Text) -> long.Report:
    """Variance and bias over the length, with the fitted slopes in words."""
    st.header(text("gradient_variance.long.header"))
    lead = text("gradient_variance.long.lead", group=settings["group_size"], symbols=SYMBOLS, blocks=BLOCKS)
    st.markdown(glossary.linked(lead, text))
    report = found("growth", settings, text)
    colours = palette(st.context.theme.type)
    live.still("gradient_variance-growth", long_figures.kept(long_figures.growth, report, colours, text), text)
    st.markdown("\n".join(f"- {line}" for line in slopes(report, text)))
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
        words = dict(zip(("slope", "low", "high"), map(exponent, fitted["inflation"]), strict=True))
        key = "slope_short"
        if fitted["relative_bias"][0] is not None:
            key = "slope"
            ends = map(exponent, fitted["relative_bias"])
            words |= dict(zip(("bias", "bias_low", "bias_high"), ends, strict=True))
        lines.append(text(f"gradient_variance.long.{key}", name=text(f"objectives.{name}.name"), **words))
    return lines


def exponent(value: float | None) -> str:
    """A fitted power with two digits; a dash where there is none."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def found(report: str, settings: Settings, text: Text) -> long.Report:
    """The report for these settings if it is at hand, else the nearest recording and a button that computes it."""
    parts = long.arguments(report, settings)
    wanted = long.command(parts)
    kept = long.recording(report, settings["mismatch"])
    if report == "cloud":
        st.markdown(text("gradient_variance.cloud.lead", groups=long.GROUPS, length=long.LENGTH))
    if kept["command"] == wanted:
        st.caption(text("gradient_variance.long.recorded", command=f"`{wanted}`"))
        return kept["report"]
    started = st.session_state.get(JOB.format(report), ("", ""))
    results: list[long.Report] = []

    def draw(events: Sequence[dict[str, Any]]) -> None:
        results.extend(event["result"] for event in events if "result" in event)

    if started[0] == wanted:
        job_view.watch(started[1], text, draw)
        if results:
            st.caption(text("gradient_variance.long.computed", command=f"`{wanted}`"))
            return results[-1]
    size = f"{long.RECORDED[settings['mismatch']]:g}"
    st.caption(text("gradient_variance.long.recorded", command=f"`{kept['command']}`"))
    st.caption(text("gradient_variance.long.stale", size=size,
                    mismatch=text(f"control.mismatch.{settings['mismatch']}")))  # fmt: skip
    if started[0] != wanted:
        st.button(text("gradient_variance.long.run"), key=f"compute-{report}", icon=":material/play_arrow:",
                  on_click=begin, args=(report, parts, text))  # fmt: skip
    return kept["report"]


def begin(report: str, parts: tuple[str, ...], text: Text) -> None:
    """Start the child process; for a button's on_click."""
    if job := job_view.begin(long.MODULE, (*parts, "--events"), text):
        st.session_state[JOB.format(report)] = (long.command(parts), job)
