"""What a tab shows and holds: the parts of the page, the values of its widgets, its address, the messages it keeps.

Large messages are kept as Streamlit's frontend keeps them, so that a lab need not send them again.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.learners.widgets import Value, Widget, in_address, widget

LIVE = "lab_live"  # the component that draws figures


@dataclass
class Answer:
    """What a run has cost: milliseconds until the first figure and until all was there, messages and bytes."""

    began: float = field(default_factory=time.perf_counter)
    first: float | None = None
    whole: float = 0.0
    messages: int = 0
    received: int = 0
    fetched: int = 0

    def ms(self) -> float:
        """Milliseconds since it was asked for."""
        return 1000 * (time.perf_counter() - self.began)

    def figure(self) -> None:
        """Note that a figure is there, if it is the first."""
        if self.first is None:
            self.first = self.ms()


@dataclass
class Part:
    """What stands at one place of a page: a block or an element, and the run that has drawn it."""

    kind: str
    proto: Any
    run: str
    script: str
    fragment: str
    widget: Widget | None = None
    text: str = ""  # of the lab's component, in JSON

    @property
    def data(self) -> dict[str, Any]:
        """What the lab's component gets."""
        return json.loads(self.text or "{}")


class Screen:
    """The page of a tab. Messages go in by `whole`, `draw` and `sweep`; `move` is a hand at a widget."""

    def __init__(self) -> None:
        self.params: dict[str, str] = {}  # of the address
        self.parts: dict[tuple[int, ...], Part] = {}
        self.held: dict[str, tuple[str, Value]] = {}  # id of a widget -> field and value
        self.kept: dict[str, list[Any]] = {}  # hash of a message -> its bytes, the run that last used it, its fragment
        self.run, self.main = "", ""  # the run that draws, the hash of the script that draws what is on every page
        self.runs = 0
        self.oldest = 0  # runs that a kept message may go unused, as the lab says

    @property
    def widgets(self) -> dict[str, Widget]:
        """The widgets on the page, by their keys."""
        return {part.widget.key: part.widget for part in self.parts.values() if part.widget}

    def move(self, moved: Widget, value: Value) -> None:
        """Give a widget a value, which travels with the next run, and the address with it."""
        moved.value = value
        self.held[moved.id] = (moved.field, value)
        if moved.param:
            self.params.pop(moved.param, None)
            if value != moved.default:
                self.params[moved.param] = in_address(value)

    def leave(self) -> None:
        """Leave for another page of the same visit: what belongs to every page stays."""
        kept = [part.widget for part in self.parts.values() if part.widget and part.script == self.main]
        names = {widget.param for widget in kept}
        self.params = {key: value for key, value in self.params.items() if key in names}
        self.held = {widget.id: self.held[widget.id] for widget in kept if widget.id in self.held}

    def whole(self, raw: bytes) -> ForwardMsg:
        """The message of these bytes, or the kept one that it stands for; a large one is kept."""
        message = ForwardMsg.FromString(raw)
        if message.WhichOneof("type") == "ref_hash":
            kept = self.kept[message.ref_hash]
            kept[1] = self.runs
            whole = ForwardMsg.FromString(kept[0])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.metadata.cacheable:
            self.kept[message.hash] = [raw, self.runs, message.delta.fragment_id]
        return message

    def draw(self, message: ForwardMsg) -> Part | None:
        """Put a block or an element in its place; returned is the part."""
        delta, data = message.delta, message.metadata
        which = delta.WhichOneof("type")
        if which == "new_transient":
            return None
        proto = getattr(delta, str(which))
        part = Part(proto.WhichOneof("type") or "block", proto, self.run, data.active_script_hash, delta.fragment_id)
        self.parts[tuple(data.delta_path)] = part
        if which == "new_element":
            part.widget = widget(proto)
            if part.widget:
                self._hold(part.widget, delta.fragment_id)
            elif part.kind == "bidi_component" and proto.bidi_component.component_name.endswith(LIVE):
                part.text = proto.bidi_component.json or proto.bidi_component.mixed.json
        return part

    def _hold(self, drawn: Widget, fragment: str) -> None:
        """A widget shows what the script has set, or what it held before."""
        drawn.fragment = fragment
        if drawn.field == "trigger_value":
            return
        if drawn.said:
            self.move(drawn, drawn.value)
        elif drawn.id in self.held:
            drawn.value = self.held[drawn.id][1]
        else:
            self.held[drawn.id] = (drawn.field, drawn.value)

    def page_info(self, message: ForwardMsg) -> None:
        """The script has written the address."""
        self.params = dict(parse_qsl(message.page_info_changed.query_string))

    def sweep(self, ended: str, fragments: set[str]) -> None:
        """A run is over, of the page or of fragments: what it has not drawn again goes, and messages long unused."""
        self.parts = {
            path: part for path, part in self.parts.items()
            if part.run == ended or (fragments and part.fragment not in fragments)
        }  # fmt: skip
        alive = {part.widget.id for part in self.parts.values() if part.widget}
        self.held = {id: value for id, value in self.held.items() if id in alive}
        self.runs += 1
        for key, (_, used, fragment) in list(self.kept.items()):
            if self.runs - used > self.oldest and (not fragments or fragment in fragments):
                del self.kept[key]
