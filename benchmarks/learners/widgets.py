"""Streamlit's widgets as its frontend holds them: what each shows, and how its value travels with the next run."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState

Value = Any  # of a widget: str, bool, int, float, or a list of str or float
PRESSED = ("button",)  # they have no value, only a trigger
CHOSEN = ("selectbox", "multiselect", "button_group", "number_input")  # a change of these runs the script
KINDS = (*PRESSED, *CHOSEN, "slider", "radio", "text_input", "text_area", "checkbox")


@dataclass
class Widget:
    """One widget on a page; `said` is whether this run's script set its value."""

    id: str
    kind: str
    label: str
    field: str  # of WidgetState, in which the value travels
    default: Value
    value: Value
    said: bool
    disabled: bool
    param: str  # its parameter in the address, "" without one
    options: list[str]
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    fragment: str = ""

    @property
    def key(self) -> str:
        """The key that the script gave it; "None" without one."""
        return self.id.split("-", 2)[2]

    @property
    def chosen(self) -> Value:
        """The value, and of words their places among the options: words change with the language, places do not.

        A word that is no option any more is not shown.
        """
        if not self.options or self.value is None:
            return self.value
        words = [self.value] if isinstance(self.value, str) else self.value
        return sorted(self.options.index(word) for word in words if word in self.options)


def widget(element: Element) -> Widget | None:
    """The widget that an element is; None if it is none."""
    kind = element.WhichOneof("type")
    if kind not in KINDS:
        return None
    proto = getattr(element, kind)
    options = [o.content if kind == "button_group" else o for o in getattr(proto, "options", ())]
    field, default, value = FORMS[form(kind, proto)](proto, options)
    said = bool(getattr(proto, "set_value", False))
    found = Widget(
        proto.id, kind, proto.label, field, default, value if said else default, said, proto.disabled,
        getattr(proto, "query_param_key", ""), options,
    )  # fmt: skip
    if kind in ("slider", "number_input"):
        found.low, found.high, found.step = proto.min, proto.max, proto.step
    return found


def form(kind: str, proto: Any) -> str:
    """Which of FORMS a widget's value has."""
    if kind == "slider":
        return "words" if proto.type == Slider.SELECT_SLIDER else "numbers"
    if kind == "number_input":
        return "whole" if proto.data_type == NumberInput.INT else "number"
    return {
        "selectbox": "word", "radio": "word", "multiselect": "words", "button_group": "words", "checkbox": "yes",
        "button": "press",
    }.get(kind, "text")  # fmt: skip


def one(proto: Any, name: str) -> Any:
    """A field that may not be set."""
    return getattr(proto, name) if proto.HasField(name) else None


def words(proto: Any, options: list[str]) -> tuple[str, Value, Value]:
    """Several options, or those of a select_slider."""
    said = proto.raw_value if isinstance(proto, Slider) else proto.raw_values
    return "string_array_value", [options[int(i)] for i in proto.default if i < len(options)], list(said)


def word(proto: Any, options: list[str]) -> tuple[str, Value, Value]:
    """One of the options, or none."""
    at = one(proto, "default")
    return "string_value", None if at is None or at >= len(options) else options[at], one(proto, "raw_value")


# form -> (field of WidgetState, value at first, value that the script set)
FORMS: dict[str, Any] = {
    "words": words,
    "word": word,
    "numbers": lambda proto, options: ("double_array_value", list(proto.default), list(proto.value)),
    "whole": lambda proto, options: ("int_value", whole(one(proto, "default")), whole(one(proto, "value"))),
    "number": lambda proto, options: ("double_value", one(proto, "default"), one(proto, "value")),
    "yes": lambda proto, options: ("bool_value", proto.default, proto.value),
    "text": lambda proto, options: ("string_value", one(proto, "default"), one(proto, "value")),
    "press": lambda proto, options: ("trigger_value", None, None),
}


def whole(value: float | None) -> int | None:
    """A number without its fraction."""
    return None if value is None else int(value)


def state(widget_id: str, field: str, value: Value) -> WidgetState:
    """A widget's value as it travels."""
    found = WidgetState(id=widget_id)
    if isinstance(value, list):
        getattr(found, field).data.extend(value)
    else:
        setattr(found, field, value)
    return found


def in_address(value: Value) -> str:
    """A value as the frontend writes it into the address."""
    first = value[0] if isinstance(value, list) else value
    return f"{first:.15g}" if isinstance(first, float) else str(first)
