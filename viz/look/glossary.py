"""Words of the field, explained where they stand: ((ratio|importance ratio)) in a text becomes a link to the glossary.

Pointing at the link shows the definition; following it opens the glossary at the word.
"""

import re

from viz.look.text import Text

# every word of the glossary, in the order of the story; texts glossary.<word>.name and .definition
WORDS = (
    "logprob", "ratio", "advantage", "group", "rollout", "objective", "coefficient", "clip", "band", "aggregation",
    "sequence_ratio", "geometric_mean", "gate", "temperature", "staleness", "on_policy", "variance", "bias", "rms",
    "entropy", "kl",
)  # fmt: skip
MARK = re.compile(r"\(\((\w+)\|(.+?)\)\)")


def linked(markdown: str, text: Text) -> str:
    """The text with its marked words as links; raises KeyError for a word that the glossary does not have."""

    def link(found: re.Match[str]) -> str:
        definition = text(f"glossary.{found[1]}.definition").replace('"', "'")
        return f'[{found[2]}](glossary?lang={text.lang}#{found[1]} "{definition}")'

    return MARK.sub(link, markdown)
