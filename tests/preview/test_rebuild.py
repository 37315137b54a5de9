"""When a preview builds, and what it shows of it."""

import asyncio
import threading
from contextlib import suppress

from generator.model.problems import Problem
from generator.preview import rebuild as rebuilding
from generator.preview.rebuild import rebuild
from generator.preview.stage import Built, Stage
from tests.previews import run_alone

WRONG = Built(None, [Problem((), "is wrong")])


def good(text):
    return Built({"index.html": text.encode()}, ())


def play(builds, act):
    """Rebuild with the results of some builds, one after the other, while `act` happens; what was reported."""
    reported: list[Built] = []

    async def run():
        stage, changed, left = Stage(), asyncio.Event(), iter(builds)

        def build(first, told):
            outcome = next(left)
            return outcome(first, told) if callable(outcome) else outcome

        task = asyncio.create_task(rebuild(stage, build, changed, reported.append))
        try:
            await asyncio.wait_for(act(stage, changed, reported), 20)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    run_alone(run())
    return reported


async def until(condition):
    while not condition():
        await asyncio.sleep(0.01)


def test_a_change_during_a_build_leads_to_one_more():
    running, go_on = threading.Event(), threading.Event()

    def slow(_first, _told):
        running.set()
        assert go_on.wait(10)
        return good("old")

    async def act(stage, changed, reported):
        changed.set()
        await until(running.is_set)
        changed.set()
        changed.set()
        go_on.set()
        await until(lambda: len(reported) == 2)
        await asyncio.sleep(0.1)
        assert stage.scene.files == {"index.html": b"new"}

    assert play([slow, good("new")], act) == [good("old"), good("new")]


def test_a_failure_that_the_next_change_mends_is_never_shown():
    async def act(stage, changed, reported):
        changed.set()
        await until(lambda: not changed.is_set())
        await asyncio.sleep(rebuilding.DOUBT / 3)
        changed.set()
        await until(lambda: reported)

    assert play([WRONG, good("whole")], act) == [good("whole")]


def test_a_failure_that_stays_is_shown():
    async def act(stage, changed, reported):
        changed.set()
        await until(lambda: reported)
        assert stage.scene.problems == tuple(WRONG.problems)

    assert play([WRONG], act) == [WRONG]


def test_the_page_in_view_is_shown_before_the_others_are_made_and_a_change_then_ends_the_build():
    def overtaken(first, told):
        assert first == ("tags/index.html",)
        told("tags/index.html", b"new")
        assert shown.wait(10)
        told("index.html", b"new")
        raise AssertionError("nobody waits for the rest")

    shown = threading.Event()

    async def act(stage, changed, reported):
        stage.visit("tags/index.html")
        changed.set()
        await until(lambda: stage.scene.files == {"tags/index.html": b"new"})
        changed.set()
        shown.set()
        await until(lambda: reported)

    assert play([overtaken, good("newest")], act) == [good("newest")]


def test_a_page_in_view_that_is_no_longer_made_is_not_waited_for():
    def without_it(first, told):
        told("index.html", b"new")
        assert shown.wait(10)
        return good("new")

    shown = threading.Event()

    async def act(stage, changed, reported):
        stage.visit("projects/gone/index.html")
        changed.set()
        await until(lambda: stage.scene.files)
        assert not stage.scene.is_whole
        shown.set()
        await until(lambda: reported)

    assert play([without_it], act) == [good("new")]
