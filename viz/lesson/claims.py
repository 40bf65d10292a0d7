"""A claim on a page: as it is told, what the numbers say, its verdict, where it turns, and where it comes from."""

import streamlit as st

from algos.claims import CLAIMS
from viz.declare.explorable import Explorable, Settings
from viz.declare.lesson import Lesson, Told
from viz.draw import teacher
from viz.draw.state import put
from viz.draw.url import PAGE, say
from viz.lesson.claim_facts import SHAPES, Judged, judged, query
from viz.look.text import Text

KEPT = ("hide", "lock", "size", "answers")  # what a teacher's link asks for goes along with every link


def show(told: Told, lesson: Lesson, text: Text) -> None:
    """Draw a claim of a lesson in a box with the anchor #c1 to #c12; its answer is held back if a teacher asks so."""
    claim = told.id
    key = f"claims.{claim.lower()}"
    with st.container(border=True, key=f"claim-{claim}"):
        st.subheader(f"{claim} · {text(f'{key}.title')}", anchor=claim.lower())
        st.markdown(f"**{text('claims.told')}** {text(f'{key}.told')}")
        if teacher.now().hidden_answers:
            st.markdown(text("claims.held_back"))
        else:
            answer(claim, text)
        links(told, lesson, text)
        arxiv = CLAIMS[claim].source[0]
        paper, code = f"[arXiv {arxiv}](https://arxiv.org/abs/{arxiv})", f"`algos/claims/c{int(claim[1:]):02d}.py`"
        st.caption(text("claims.source", paper=paper, place=text(f"{key}.place"), code=code))


def answer(claim: str, text: Text) -> None:
    """The verdict with its condition, the evidence, the setting where it turns, and what the authors say instead."""
    found, key = judged(claim), f"claims.{claim.lower()}"
    label = text("claims.verdict_label", verdict=verdict(claim, text))
    st.markdown(f"**{label}** {text(f'{key}.condition', **found.words)}")
    st.markdown(f"**{text('claims.evidence')}** {text(f'{key}.evidence', **found.words)}")
    st.caption(tried(found, text))
    against = text("claims.counter_holds" if found.counter else "claims.counter_fails")
    st.markdown(f"**{against}** {text(f'{key}.counter', **found.words)}")
    st.markdown(f"**{text('claims.authors')}** {text(f'{key}.authors')}")


def tried(found: Judged, text: Text) -> str:
    """In how many of the ordinary settings the claim holds, and in which."""
    marks = " · ".join(f"`{setting}` {'✓' if held else '✗'}" for setting, held in found.tried.items())
    return f"{text('claims.count', total=len(found.tried), held=sum(found.tried.values()))} {marks}"


def verdict(claim: str, text: Text) -> str:
    """The verdict in words, with its shape before it."""
    found = judged(claim).verdict
    return f"{SHAPES[found]} {text(f'claims.verdict.{found}')}"


def links(told: Told, lesson: Lesson, text: Text) -> None:
    """Links to the state of a page that shows the claim, and to the one where it turns out the other way."""
    claim, page = told.id, told.page or lesson.name
    labels = {"at": (told.at, text("claims.see", page=text(f"{page}.nav")))}
    if told.counter is not None and not teacher.now().hidden_answers:
        labels["counter"] = (told.counter, text("claims.see_counter"))
    here = st.session_state.get(PAGE) == page.replace("_", "-")
    with st.container(horizontal=True, key=f"claim-links-{claim}"):
        for kind, (settings, label) in labels.items():
            if here:
                # a link to the page one is on does not move its controls
                label = text(f"claims.{kind}_here")
                st.button(label, icon=":material/arrow_upward:", type="tertiary", key=f"claim-{kind}-{claim}",
                          on_click=jump, args=(lesson.explorable, settings))  # fmt: skip
            else:
                st.page_link(f"{page}/page.py", label=label, icon=":material/arrow_forward:",
                             query_params=query(settings) | kept(text))  # fmt: skip


def jump(explorable: Explorable, settings: Settings) -> None:
    """Set the controls of the page one is on; for a callback."""
    put(explorable, explorable.defaults(settings.get("scenario")) | settings)
    for key in settings.keys() - explorable.controls.keys() - {"scenario"}:
        say(key, settings[key])  # of a further part of the page


def kept(text: Text) -> dict[str, str]:
    """What goes along with every link: the language, and what the teacher's link asked for."""
    return {"lang": text.lang} | {key: st.query_params[key] for key in KEPT if key in st.query_params}
