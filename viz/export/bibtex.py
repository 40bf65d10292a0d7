"""BibTeX of the papers behind the objectives, and of the lab."""

from collections.abc import Iterable
from typing import NamedTuple

from algos import OBJECTIVES
from viz.look.text import Text


class Paper(NamedTuple):
    """First author, "others" if there are more, and title; as their arXiv pages give them."""

    author: str
    title: str


PAPERS = {
    "2402.14740": Paper("Ahmadian, Arash and others", "Back to Basics: Revisiting REINFORCE Style Optimization for "
                        "Learning from Human Feedback in LLMs"),
    "2402.03300": Paper("Shao, Zhihong and others", "DeepSeekMath: Pushing the Limits of Mathematical Reasoning in "
                        "Open Language Models"),
    "2507.18071": Paper("Zheng, Chujie and others", "Group Sequence Policy Optimization"),
    "2511.20347": Paper("Gao, Chang and others", "Soft Adaptive Policy Optimization"),
    "2503.14476": Paper("Yu, Qiying and others", "DAPO: An Open-Source LLM Reinforcement Learning System at Scale"),
    "2503.20783": Paper("Liu, Zichen and others", "Understanding R1-Zero-Like Training: A Critical Perspective"),
    "2506.13585": Paper("{MiniMax}", "MiniMax-M1: Scaling Test-Time Compute Efficiently with Lightning Attention"),
    "2507.20673": Paper("Zhao, Yuzhong and others", "Geometric-Mean Policy Optimization"),
    "2602.05261": Paper("Liu, Fanfan and others", "Length-Unbiased Sequence Policy Optimization: Revealing and "
                        "Controlling Response Length Variation in RLVR"),
    "2602.10693": Paper("Shen, Guobin and others", "VESPO: Variational Sequence-Level Soft Policy Optimization for "
                        "Stable Off-Policy LLM Training"),
    "2602.04879": Paper("Qi, Penghui and others", "Rethinking the Trust Region in LLM Reinforcement Learning"),
    "2505.22617": Paper("Cui, Ganqu and others", "The Entropy Mechanism of Reinforcement Learning for Reasoning "
                        "Language Models"),
    "2503.14286": Paper("Le Roux, Nicolas and others", "Tapered Off-Policy REINFORCE: Stable and efficient "
                        "reinforcement learning for LLMs"),
    "2501.12599": Paper("{Kimi Team}", "Kimi k1.5: Scaling Reinforcement Learning with LLMs"),
    "2602.05630": Paper("Zhai, Zepeng and others", "Rewards as Labels: Revisiting RLVR from a Classification "
                        "Perspective"),
    "2603.19835": Paper("Ma, Chiyu and others", "FIPO: Eliciting Deep Reasoning with Future-KL Influenced Policy "
                        "Optimization"),
    "2509.24203": Paper("Yao, Chaorui and others", "Group-Relative REINFORCE Is Secretly an Off-Policy Algorithm: "
                        "Demystifying Some Myths About GRPO and Its Friends"),
    "2510.06062": Paper("Wang, Jiakang and others", "ASPO: Asymmetric Importance Sampling Policy Optimization"),
    "2508.07629": Paper("Su, Zhenpeng and others", "Klear-Reasoner: Advancing Reasoning Capability via "
                        "Gradient-Preserving Clipping Policy Optimization"),
    "2509.20712": Paper("Su, Zhenpeng and others", "CE-GPPO: Coordinating Entropy via Gradient-Preserving Clipping "
                        "Policy Optimization in Reinforcement Learning"),
    "2509.02333": Paper("Yang, Shihui and others", "DCPO: Dynamic Clipping Policy Optimization"),
}  # fmt: skip
LAB = """@software{{token_weight_lab,
  title = {{{title}}},
  note  = {{Interactive lab: what reinforcement-learning objectives for language models do to every token}},
  year  = {{2026}}
}}"""


def papers_of(names: Iterable[str]) -> dict[str, list[str]]:
    """arXiv id -> the objectives that rest on it, each once, in the order given. KeyError for an unknown name."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(OBJECTIVES[name].paper, []).append(name)
    return found


def bibtex(objective_names: Iterable[str]) -> str:
    """An entry per paper of these objectives, and one for the lab."""
    entries = [entry(paper, names) for paper, names in papers_of(objective_names).items()]
    return "\n\n".join([*entries, LAB.format(title=Text("en")("common.lab"))]) + "\n"


def entry(paper: str, names: list[str]) -> str:
    """One paper; where its title is not known to the lab, a note names its objectives instead."""
    known = PAPERS.get(paper)
    spoken = ", ".join(Text("en")(f"objectives.{name}.name") for name in names)
    fields = {
        "title": f"{{{known.title}}}" if known else "",
        "author": known.author if known else "",
        "note": "" if known else spoken,
        "year": f"20{paper[:2]}",
        "eprint": paper,
        "archivePrefix": "arXiv",
        "url": f"https://arxiv.org/abs/{paper}",
    }
    lines = [f"  {name:<13} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{names[0]}_{paper.replace('.', '_')},\n" + ",\n".join(lines) + "\n}"
