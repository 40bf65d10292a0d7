"""BibTeX of the papers behind the objectives, and of the lab."""

from collections.abc import Iterable

from algos import OBJECTIVES
from algos.objectives.base import Paper
from viz.look.text import Text

LAB = """@software{{token_weight_lab,
  title = {{{title}}},
  note  = {{Interactive lab: what reinforcement-learning objectives for language models do to every token}},
  year  = {{2026}}
}}"""


def papers_of(names: Iterable[str]) -> dict[Paper, list[str]]:
    """Paper -> the objectives that rest on it, each once, in the order given. KeyError for an unknown name."""
    found: dict[Paper, list[str]] = {}
    for name in names:
        if (paper := OBJECTIVES[name].paper).arxiv:
            found.setdefault(paper, []).append(name)
    return found


def bibtex(objective_names: Iterable[str]) -> str:
    """An entry per paper of these objectives, and one for the lab."""
    entries = [entry(paper, names) for paper, names in papers_of(objective_names).items()]
    return "\n\n".join([*entries, LAB.format(title=Text("en")("common.lab"))]) + "\n"


def entry(paper: Paper, names: list[str]) -> str:
    """One paper; its key is the name of the first objective and the arXiv id."""
    fields = {
        "title": f"{{{paper.title}}}",
        "author": paper.author,
        "year": f"20{paper.arxiv[:2]}",
        "eprint": paper.arxiv,
        "archivePrefix": "arXiv",
        "url": f"https://arxiv.org/abs/{paper.arxiv}",
    }
    lines = [f"  {name:<13} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{names[0]}_{paper.arxiv.replace('.', '_')},\n" + ",\n".join(lines) + "\n}"
