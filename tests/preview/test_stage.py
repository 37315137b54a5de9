"""What is shown, as builds come in."""

import asyncio

from generator.model.problems import Problem
from generator.preview.stage import RECENT, Built, Stage
from tests.previews import run_alone

WRONG = Problem((), "is wrong")


def test_a_failure_leaves_the_last_good_build_and_the_next_one_takes_it_away():
    stage = Stage()
    stage.build(Built({"a": b"1"}, ()))
    good = stage.scene
    stage.build(Built(None, [WRONG]))
    assert (stage.scene.files, stage.scene.number, stage.scene.problems) == ({"a": b"1"}, good.number, (WRONG,))
    stage.build(Built({"a": b"2"}, ()))
    assert (stage.scene.files, stage.scene.problems) == ({"a": b"2"}, ())
    assert stage.scene.number != good.number


def test_pages_are_not_loaded_again_for_a_build_with_the_same_files():
    stage = Stage()
    stage.build(Built({"a": b"1"}, ()))
    number = stage.scene.number
    stage.build(Built(None, [WRONG]))
    stage.build_in_part({"a": b"1"})
    stage.build(Built({"a": b"1"}, ()))
    assert (stage.scene.number, stage.scene.problems) == (number, ())


def test_a_part_of_a_build_and_the_whole_of_it_are_one():
    stage = Stage()
    stage.build(Built({"a": b"1", "b": b"1"}, ()))
    stage.build_in_part({"a": b"2"})
    number = stage.scene.number
    assert not stage.scene.is_whole
    stage.build(Built({"a": b"2", "b": b"2"}, ()))
    assert (stage.scene.number, stage.scene.is_whole) == (number, True)


def test_a_build_that_fails_late_brings_the_last_good_one_back():
    stage = Stage()
    stage.build(Built({"a": b"1"}, ()))
    number = stage.scene.number
    stage.build_in_part({"a": b"2"})
    stage.build(Built(None, [WRONG]))
    assert (stage.scene.number, stage.scene.files, stage.scene.problems) == (number, {"a": b"1"}, (WRONG,))


def test_files_that_are_gone_make_another_scene():
    stage = Stage()
    stage.build(Built({"a": b"1", "b": b"1"}, ()))
    number = stage.scene.number
    stage.build(Built({"a": b"1"}, ()))
    assert stage.scene.number != number


def test_the_pages_asked_for_last_are_remembered_newest_first():
    stage = Stage()
    for path in ["0", "1", "2", "3", "4", "2"]:
        stage.visit(path)
    assert stage.recent == ("2", "4", "3", "1")
    assert len(stage.recent) == RECENT


def test_who_waits_is_told():
    async def wait():
        stage = Stage()
        whole, after = asyncio.create_task(stage.whole()), asyncio.create_task(stage.after(stage.scene))
        await asyncio.sleep(0)
        stage.build_in_part({"a": b"1"})
        assert (await after).number == 1
        assert not whole.done()
        stage.build(Built({"a": b"1"}, ()))
        assert (await whole).is_whole

    run_alone(wait())
