"""Controls, each declared once: its key in the URL, its range, its default. `viz.draw.widgets` draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slider:
    """A linear slider over low, low + step, ..., high; the grid holds the default and both ends."""

    key: str
    low: float
    high: float
    step: float
    default: float

    @property
    def kind(self) -> type[int] | type[float]:
        """int where the whole grid is whole numbers, else float."""
        return int if all(float(v).is_integer() for v in (self.low, self.high, self.step, self.default)) else float

    @property
    def values(self) -> tuple[float, ...]:
        """Every position."""
        return tuple(self.at(i) for i in range(round((self.high - self.low) / self.step) + 1))

    def at(self, i: int) -> float:
        """The i-th position, from 0."""
        return self.kind(round(self.low + i * self.step, 10))

    def nearest(self, value: float) -> float:
        """The position that is nearest to a number."""
        return self.at(round((min(max(value, self.low), self.high) - self.low) / self.step))


@dataclass(frozen=True)
class LogSlider:
    """A slider over listed values, for quantities that are compared by their ratio."""

    key: str
    values: tuple[float, ...]
    default: float


@dataclass(frozen=True)
class Number:
    """A whole number from low to high that is typed or stepped; the page runs, as for a choice."""

    key: str
    low: int
    high: int
    default: int

    @property
    def values(self) -> range:
        """Every number."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True)
class Choice:
    """One of several ids; `words` is the key of an id's words."""

    key: str
    ids: tuple[str, ...]
    default: str
    words: str = "control.{key}.{id}"


@dataclass(frozen=True)
class Choices:
    """Any of several ids, in the order of `ids`."""

    key: str
    ids: tuple[str, ...]
    default: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A line of text of at most `longest` characters; its page reads it and says what it could not read."""

    key: str
    example: str
    default: str = ""
    longest: int = 2000


Control = Slider | LogSlider | Number | Choice | Choices | Field
