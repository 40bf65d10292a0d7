"""What makes a page a lesson, declared beside its explorable: predictions, small multiples, tour, questions, sources.

Words stand in assets/text/{en,zh}/<name>.toml; numbers in them are outputs of the explorable, written
{"placeholder": ("output", ".3f")} as in viz/declare/spec.py, and computed at the state that is spoken of.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from viz.declare.explorable import Explorable, Settings, Spec, Values
from viz.declare.spec import phrase, say, unmarked
from viz.look.style import Palette
from viz.look.text import Text

_VALUES: dict[tuple[object, ...], Values] = {}
Numbers = dict[str, tuple[str, str] | str]  # placeholder -> (output, format), or plain words


@dataclass(frozen=True)
class Prediction:
    """A question that is asked before the effect is shown; about a state that is not on the screen yet.

    key      texts: <lesson>.predict.<key>.question, .reveal, and .option.<id> for each of `options`
    at       the state: a scenario and settings that differ from its defaults
    truth    the right option, from the explorable's values in that state
    numbers  for the question and the reveal
    """

    key: str
    options: tuple[str, ...]
    at: Settings
    truth: Callable[[Values], str]
    numbers: Numbers = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """A step of the tour, text <lesson>.tour.<n>, n from 1: the state it shows, and the figure that it speaks of."""

    at: Settings
    numbers: Numbers = field(default_factory=dict)
    spot: str = ""


@dataclass(frozen=True)
class Question:
    """A question of the worksheet, texts <lesson>.worksheet.<key>.ask and .answer, answered in a state."""

    key: str
    at: Settings
    numbers: Numbers = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A claim that has its place on this page: its id in algos.claims, and the states in which it can be seen.

    at       the settings at which it holds or fails as told
    counter  those at which it turns out the other way; None where the page's controls do not reach them
    page     the lesson whose settings these are, where it is not the one that declares them
    """

    id: str
    at: Settings
    counter: Settings | None
    page: str = ""


@dataclass(frozen=True)
class Source:
    """Where something is said: a paper's arXiv id and the place in it, and the file of ours that computes it."""

    arxiv: str
    place: str
    code: str


@dataclass(frozen=True)
class Lesson:
    """A page as a lesson; its name is the explorable's, the module's of its page, and the key of its texts.

    multiples  (palette, text) -> small figures over the parameter, shown before the sliders; plain plotly dicts
    warm       (palette, text): makes what else the page makes once for all visitors; called before the first one
    claims     the claims that have their place on this page
    icon       of its line in the menu, a Material symbol
    beside     settings -> numbers of a comparison with other states, for predictions, steps and questions
    """

    explorable: Explorable
    predictions: tuple[Prediction, ...]
    multiples: Callable[[Palette, Text], dict[str, Spec]]
    tour: tuple[Step, ...]
    questions: tuple[Question, ...]
    claims: tuple[Told, ...]
    sources: tuple[Source, ...]
    warm: Callable[[Palette, Text], None] = lambda palette, text: None
    icon: str = ":material/school:"
    beside: Callable[[Settings], Values] = lambda settings: {}

    @property
    def name(self) -> str:
        """The explorable's name."""
        return self.explorable.name

    def settings(self, at: Settings) -> Settings:
        """All settings of a state that names only what differs from its scenario's defaults."""
        return self.explorable.defaults(at.get("scenario")) | at

    def values(self, at: Settings) -> Values:
        """The explorable's values in that state and those beside it; kept, as a page asks for the same few each run."""
        key = (self.name, *sorted(at.items()))
        if key not in _VALUES:
            settings = self.settings(at)
            _VALUES[key] = self.explorable.evaluate(settings) | self.beside(settings)
        return _VALUES[key]


def filled(key: str, numbers: Numbers, values: Values, text: Text) -> str:
    """A text with its numbers, as Markdown."""
    return unmarked(say(phrase(text(key), **numbers), values))
