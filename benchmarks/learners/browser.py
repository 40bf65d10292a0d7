"""One tab of a browser, without the browser: it speaks with a lab as Streamlit's frontend does, and times the answers.

It sends the values of all widgets with every run, reruns fragments that ask for it by the clock, and fetches what the
messages of the lab's component refer to: each address once, as an address changes with the content.
"""

import asyncio
import contextlib
import re
import urllib.request
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urljoin

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.learners.screen import Answer, Part, Screen
from benchmarks.learners.widgets import Value, Widget, state
from viz.live.views import FOLDER

PATIENCE = 60  # seconds until an answer counts as none
WHOLE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
IN_FRAGMENT = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
CODE = (".js", ".css")  # not fetched: the browser's own work, once
FETCHED = re.compile(rf'"({re.escape(FOLDER)}[^"\s/]+)"')
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NoAnswerError(RuntimeError):
    """The lab has not answered, or has closed the connection."""


class Tab:
    """A tab: `open` it, `turn` to another page, `press` and `choose`; `screen` is what it shows."""

    def __init__(self, base: str, locale: str = "en-GB") -> None:
        self.base, self.locale = base, locale
        self.page, self.hash = "", ""
        self.pages: dict[str, str] = {}  # name in the address -> its hash
        self.screen = Screen()
        self.heard: list[str] = []  # what nobody wants to hear, such as that the connection is lost
        self.polled: list[Answer] = []  # runs of fragments that came by the clock
        self.fresh: list[bytes] = []  # messages since the last look
        self._answer = self._meter = Answer()
        self._done: asyncio.Future[None] | None = None
        self._awaited = ""  # the fragment whose run is waited for, "" for the whole page
        self._seen: dict[str, asyncio.Task[None]] = {}  # address -> its fetching
        self._clocks: dict[str, tuple[float, asyncio.Task[None]]] = {}  # fragment -> seconds, what asks for it
        self._polling: dict[str, Answer] = {}
        self._cut: set[str] = set()  # fragments whose run was said to have ended early
        self._running: set[str] | None = None  # fragments of the run in progress, none for the whole page; or no run
        self._socket: Any = None
        self._listener: asyncio.Task[None] | None = None

    async def open(self, page: str, params: dict[str, str] | None = None) -> Answer:
        """Open a page by its address, as a new visit; what has been fetched before is kept."""
        await self.close()
        self.page, self.hash, self.screen, self._running = page, "", Screen(), None
        self.screen.params = dict(params or {})
        answer = Answer()
        address = self.base.replace("http", "ws", 1) + "/_stcore/stream"
        try:
            self._socket = await websockets.connect(
                address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, max_queue=None,
                compression=None, proxy=None, open_timeout=PATIENCE,
            )  # fmt: skip
        except (OSError, websockets.WebSocketException, TimeoutError) as problem:
            raise NoAnswerError(f"no connection: {problem!r}") from None
        self._listener = asyncio.create_task(self._listen())
        return await self._ask(answer)

    async def turn(self, page: str) -> Answer:
        """Go to another page by the menu: the visit goes on."""
        self.screen.leave()
        self.page, self.hash = page, self.pages[page]
        return await self._ask(Answer())

    async def press(self, button: Widget) -> Answer:
        """Press a button."""
        return await self._ask(Answer(), button.fragment, [button.id])

    async def choose(self, chosen: Widget, value: Value) -> Answer:
        """Give a widget another value, and let the script run."""
        self.screen.move(chosen, value)
        return await self._ask(Answer(), chosen.fragment)

    async def settle(self) -> None:
        """Wait until no run has ended for a moment."""
        runs = -1
        while runs != self.screen.runs:
            runs = self.screen.runs
            await asyncio.sleep(0.3)

    async def close(self) -> None:
        """Close the tab."""
        self._stop_clocks()
        if self._listener:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
            await self._socket.close()
            self._listener = None

    # ---- asking ----------------------------------------------------------------------------------------------

    async def _ask(self, answer: Answer, fragment: str = "", pressed: Sequence[str] = ()) -> Answer:
        """Run the script, or a fragment, and wait for all of the answer."""
        self._answer = self._meter = answer
        self._done, self._awaited = asyncio.get_running_loop().create_future(), fragment
        try:
            await self._send(fragment, pressed)
            await asyncio.wait_for(self._done, PATIENCE)
            await asyncio.wait_for(asyncio.gather(*self._seen.values()), PATIENCE)
        except TimeoutError:
            raise NoAnswerError(f"no answer within {PATIENCE} s") from None
        except (OSError, websockets.WebSocketException) as problem:
            raise NoAnswerError(f"connection lost: {problem!r}") from None
        finally:
            self._done = None
        answer.whole = answer.ms()
        return answer

    async def _send(self, fragment: str = "", pressed: Iterable[str] = (), by_clock: bool = False) -> None:
        screen = self.screen
        ask = ClientState(
            query_string=urlencode(screen.params, safe=":,"), page_script_hash=self.hash, is_auto_rerun=by_clock,
            page_name="" if self.hash else quote(self.page), fragment_id=fragment, cached_message_hashes=screen.kept,
        )  # fmt: skip
        held = [state(id, name, value) for id, (name, value) in screen.held.items() if value is not None]
        ask.widget_states.SetInParent()
        ask.widget_states.widgets.extend(held + [state(id, "trigger_value", True) for id in pressed])
        context = ask.context_info
        context.locale, context.timezone, context.color_scheme = self.locale, "Europe/Berlin", "light"
        context.url = f"{self.base}/{quote(self.page)}"
        await self._socket.send(BackMsg(rerun_script=ask).SerializeToString())

    async def _clock(self, fragment: str, seconds: float) -> None:
        """Run a fragment again and again, until it is gone; one that still runs is waited for."""
        with contextlib.suppress(websockets.ConnectionClosed):  # the listener tells of it
            while True:
                await asyncio.sleep(seconds)
                if fragment not in self._polling:
                    self._polling[fragment] = Answer()
                    await self._send(fragment, by_clock=True)

    def _stop_clocks(self, fragments: Iterable[str] | None = None) -> None:
        """Stop running these fragments by the clock, or all."""
        for fragment in list(self._clocks if fragments is None else fragments):
            if fragment in self._clocks:
                self._clocks.pop(fragment)[1].cancel()
            self._polling.pop(fragment, None)

    # ---- hearing ---------------------------------------------------------------------------------------------

    async def _listen(self) -> None:
        """Take in every message until the connection ends; who waits is told why."""
        problem: Exception = NoAnswerError("the lab closed the connection")
        try:
            async for raw in self._socket:
                self._hear(raw)
        except (OSError, websockets.WebSocketException) as found:
            problem = NoAnswerError(f"connection lost: {found!r}")
        except Exception as found:  # ours: whoever waits shows where
            problem = found
        self.heard.append(str(problem))
        if self._done and not self._done.done():
            self._done.set_exception(problem)

    def _hear(self, raw: bytes) -> None:
        """Take in one message."""
        message = self.screen.whole(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begins(message)
        self._meter.messages += 1
        self._meter.received += len(raw)
        self.fresh.append(raw)
        if kind == "delta":
            self._figures(self.screen.draw(message))
        elif kind == "script_finished":
            self._ends(message)
        elif kind == "navigation":
            self.hash = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.screen.page_info(message)
        elif kind == "auto_rerun":
            self._tick(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._stop_clocks(message.stop_auto_rerun.fragment_ids)
        elif kind in ("page_not_found", "session_event"):
            self.heard.append(f"{kind}: {getattr(message, kind)}")

    def _tick(self, fragment: str, seconds: float) -> None:
        """Run a fragment by the clock from now on."""
        if fragment in self._clocks and self._clocks[fragment][0] == seconds:
            return
        self._stop_clocks([fragment])
        self._clocks[fragment] = seconds, asyncio.create_task(self._clock(fragment, seconds))

    def _begins(self, message: ForwardMsg) -> None:
        """A run begins, asked for or not; one of the whole page stops the clocks, which it will start again."""
        fragments = message.metadata.run.fragment_ids
        if fragments and not self._cut & set(fragments):
            self._ended(self._cut)
        if fragments and self._running is not None:  # Streamlit has lost the word that this one was over
            self._ended(self._running - set(fragments))
            if not self._running:
                self._whole()
        self._cut, self._running = set(), set(fragments)
        self.screen.run = message.metadata.run.script_run_id
        self.screen.main = message.new_session.main_script_hash
        self.screen.oldest = message.new_session.config.max_cached_message_age
        polled = [self._polling[fragment] for fragment in fragments if fragment in self._polling]
        self._meter = polled[0] if polled else self._answer
        if not fragments:
            self._stop_clocks()

    def _ends(self, message: ForwardMsg) -> None:
        """A run is over; who has waited for it goes on."""
        run, fragments = message.metadata.run.script_run_id, set(message.metadata.run.fragment_ids)
        self._running = None
        if message.script_finished not in (*WHOLE, IN_FRAGMENT):
            # it gives way to another run; or, as Streamlit says in the same words, another fragment's run has begun
            # before this message went out
            self._cut = fragments
            return
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.heard.append("the script does not compile")
        self.screen.sweep(run, fragments)
        self._ended(fragments)
        if not fragments:
            self._whole()

    def _whole(self) -> None:
        """A run of the whole page is over, which answers everything."""
        if self._done and not self._done.done():
            self._done.set_result(None)

    def _ended(self, fragments: set[str]) -> None:
        """Runs of fragments are over; who has waited for one of them goes on."""
        for fragment in fragments & set(self._polling):
            answer = self._polling.pop(fragment)
            answer.whole = answer.ms()
            self.polled.append(answer)
        if self._done and not self._done.done() and self._awaited in fragments:
            self._done.set_result(None)

    # ---- fetching --------------------------------------------------------------------------------------------

    def _figures(self, part: Part | None) -> None:
        """Fetch what the lab's component refers to, and note when the first figure is there."""
        if part is None or not (part.text or part.kind == "plotly_chart"):
            return
        meter = self._meter
        found = [address for address in FETCHED.findall(part.text) if not address.endswith(CODE)]
        new = [self._fetch(address, meter) for address in found if address not in self._seen]
        if part.kind == "plotly_chart" or (meter.first is None and (found or part.data.get("figures"))):
            if new:
                asyncio.gather(*new).add_done_callback(lambda _: meter.figure())
            else:
                meter.figure()

    def _fetch(self, address: str, meter: Answer) -> asyncio.Task[None]:
        """Begin to fetch an address."""

        async def fetch() -> None:
            try:
                meter.fetched += await asyncio.to_thread(size_of, urljoin(f"{self.base}/", address))
            except OSError as problem:
                self.heard.append(f"{address}: {problem!r}")

        self._seen[address] = asyncio.create_task(fetch())
        return self._seen[address]


def size_of(address: str) -> int:
    """Bytes of what is there, compressed where it may be; OSError if it is not to be had."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with OPENER.open(asked, timeout=PATIENCE) as found:
        return len(found.read())
