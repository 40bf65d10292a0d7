"""A person's gate on its page, in a browser: it follows its slider while it moves, and a new formula at once."""

import pytest

from pages.clip_regions.own_gate.explorable import EXAMPLES, own_gate
from tests.browser.conftest import settle
from tests.lab import thumb

CURVE = "Array.from(document.querySelector('[data-figure=own_phi] .lab-plot').data[0].y)"


def weights(gate: str, tau: float) -> list[float]:
    """What torch draws."""
    explorable = own_gate(gate)
    return explorable.evaluate(explorable.defaults() | {"gate": gate, "gate_tau": tau})["own.phi.line"].tolist()


def test_a_typed_gate_follows_its_slider_while_it_moves(visit):
    sent = []

    def listen(page):
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))

    page = visit("/clip-regions?gate=4/tau*sigmoid(tau*(r-1))&show=grpo,sapo", before=listen)
    x, y = thumb(page, "gate_tau")
    page.wait_for_selector("[data-figure=own_phi] .main-svg")
    settle(page)
    x, y = thumb(page, "gate_tau")
    assert page.evaluate(CURVE) == pytest.approx(weights(EXAMPLES["sapo"], 1.0), rel=1e-9, abs=1e-12)
    before = len(sent)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x + 6 * step, y)
        page.wait_for_timeout(40)
    moved = page.evaluate(CURVE)
    assert moved != pytest.approx(weights(EXAMPLES["sapo"], 1.0), rel=1e-3) and len(sent) == before
    page.mouse.up()
    settle(page)
    tau = float(page.evaluate("new URL(location.href).searchParams.get('gate_tau')"))
    assert moved == pytest.approx(weights(EXAMPLES["sapo"], tau), rel=1e-9, abs=1e-12)
    page.fill(".st-key-gate input", "tanh(tau*r)")
    page.press(".st-key-gate input", "Enter")
    settle(page)
    page.wait_for_timeout(500)
    assert page.evaluate(CURVE) == pytest.approx(weights("tanh(tau*r)", tau), rel=1e-9, abs=1e-12)
    assert "gate=tanh" in page.url
