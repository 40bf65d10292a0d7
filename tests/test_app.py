"""The launcher: what one room gets wrong stays in that room."""

import asyncio
import dataclasses
import logging
from concurrent.futures import ThreadPoolExecutor

import app
import pages


def test_an_explorable_that_cannot_be_drawn_does_not_keep_the_lab_from_starting(monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("a figure of mine")

    some = pages.EXPLORABLES["sapo_gate"]
    mine = dataclasses.replace(some, name="mine", figures=broken)
    monkeypatch.setattr(pages, "EXPLORABLES", {"mine": mine, "sapo_gate": some})

    async def started():
        async with app.warm_up(app.app):
            return True

    with caplog.at_level(logging.ERROR):
        # in a thread of its own: a browser's test before this one may have left a loop in this one
        assert ThreadPoolExecutor(1).submit(lambda: asyncio.run(started())).result()
    assert [record.getMessage() for record in caplog.records] == ["the page of mine cannot be drawn"]
