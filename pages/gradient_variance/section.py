"""What is too heavy for a script in the variance lab: recorded, or computed in a child process when asked for."""

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from algos.variance.bigram import SYMBOLS
from algos.variance.estimates import BLOCKS
from algos.variance.mismatch import atoms
from pages.gradient_variance import long, long_figures
from viz.declare.explorable import Settings
from viz.jobs import view as job_view
from viz.lesson import Lesson
from viz.live import component as live
from viz.look import glossary
from viz.look.numbers import number
from viz.look.style import palette
from viz.look.text import Text

JOB = "_variance_job_{}"  # report -> (command, id of the job that this session started)


def claim(lesson: Lesson, settings: Settings, text: Text) -> None:
    """What the chosen state says of C1, in numbers; nothing where GRPO or CISPO is not shown."""
    if not {"grpo", "cispo"} <= set(settings["show"]):
        return
    values = lesson.explorable.evaluate(settings)
    st.header(text("gradient_variance.claim.header"))
    st.markdown(text(
        "gradient_variance.claim.body", inflation=number(values["grpo.inflation"], ".2f"), cap=number(settings['cap']),
        equal=number(values["grpo.inflation"] * (1 - values["grpo.from_within"]), ".2f"),
        capped=number(values["cispo.inflation"], ".2f"),
    ))  # fmt: skip
    if settings["mismatch"] != "drift":
        st.markdown(second_moment(settings, text))
    st.page_link("claims/page.py", label=text("gradient_variance.claim.link"), icon=":material/fact_check:",
                 query_params={"lang": text.lang})  # fmt: skip


def second_moment(settings: Settings, text: Text) -> str:
    """What unclipped token ratios make of one response's second moment: E r^2, here and under normal noise."""
    size, centre = settings["mismatch_size"], settings["centre"]
    z, chance = atoms(settings["mismatch"], size, centre)
    here = float((chance * (2 * z).exp()).sum())
    # normal z: E exp 2z = exp(2 s^2), and exp(s^2) where E exp z = 1
    normal = math.exp((2 if centre == "log" else 1) * size**2)
    power = "2σ²" if centre == "log" else "σ²"
    key = f"gradient_variance.claim.moment_{settings['mismatch']}"
    return text(key, here=number(here, ".4g"), normal=number(normal, ".4g"), power=power, size=number(size))


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
    """The report for these settings if it is at hand, else the nearest recording and a button that computes it."""
    parts = long.arguments(report, settings)
    wanted = long.command(parts)
    kept = long.recording(report, settings["mismatch"])
    if report == "cloud":
        st.markdown(text("gradient_variance.cloud.lead", groups=long.GROUPS, length=long.LENGTH))
    if kept["command"] == wanted:
        st.caption(text("gradient_variance.long.recorded", command=f"`{wanted}`"))
        return kept["report"]
    view = None
    started = st.session_state.get(JOB.format(report), ("", ""))
    results: list[long.Report] = []

    def draw(events: Sequence[dict[str, Any]]) -> None:
        results.extend(event["result"] for event in events if "result" in event)

    if started[0] == wanted:
        view = job_view.watch(started[1], text, draw)
        if results:
            st.caption(text("gradient_variance.long.computed", command=f"`{wanted}`"))
            return results[-1]
    size = number(long.RECORDED[settings["mismatch"]])
    st.caption(text("gradient_variance.long.recorded", command=f"`{kept['command']}`"))
    st.caption(text("gradient_variance.long.stale", size=size,
                    mismatch=text(f"control.mismatch.{settings['mismatch']}")))  # fmt: skip
    if view is None or view.over:
        st.button(text("gradient_variance.long.run"), key=f"compute-{report}", icon=":material/play_arrow:",
                  on_click=begin, args=(report, parts, text))  # fmt: skip
    return kept["report"]


def begin(report: str, parts: tuple[str, ...], text: Text) -> None:
    """Start the child process; for a button's on_click."""
    if job := job_view.begin(long.MODULE, (*parts, "--events"), text):
        st.session_state[JOB.format(report)] = (long.command(parts), job)
