"""What a preview watches: real files, changed as editors do."""

import asyncio
from contextlib import suppress

import pytest

from generator.preview.watching import sources, watch
from tests.previews import run_alone


@pytest.fixture
def portfolio(tmp_path):
    (tmp_path / "data" / "logos").mkdir(parents=True)
    (tmp_path / "data" / "projects.json").write_text("{}")
    return tmp_path


def signs(portfolio, *steps):
    """Whether each of some steps was seen."""

    def look():
        data = portfolio / "data"
        files = [data / "projects.json", portfolio / "site.yml"]
        return sources(files, [data, portfolio / "templates"], [portfolio / "data" / "out"])

    async def run():
        changed, seen = asyncio.Event(), []
        task = asyncio.create_task(watch(look, changed))
        await asyncio.sleep(0.3)
        for step in steps:
            changed.clear()
            step()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(changed.wait(), 1)
            seen.append(changed.is_set())
            await asyncio.sleep(0.4)  # a new watch stands
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return seen

    return run_alone(run())


def test_data_settings_and_pictures_are_watched(portfolio):
    def replace():
        (portfolio / "data" / ".new").write_text("[]")
        (portfolio / "data" / ".new").rename(portfolio / "data" / "projects.json")

    assert (
        signs(
            portfolio,
            lambda: (portfolio / "data" / "projects.json").write_text("[]"),
            replace,
            lambda: (portfolio / "site.yml").write_text("title: A"),
            lambda: (portfolio / "data" / "logos" / "a.svg").write_text("<svg/>"),
            (portfolio / "data" / "projects.json").unlink,
        )
        == [True] * 5
    )


def test_a_theme_is_noticed_when_it_comes_and_watched_from_then_on(portfolio):
    theme = portfolio / "templates"
    assert (
        signs(
            portfolio,
            theme.mkdir,
            lambda: (theme / "base.html").write_text("a"),
            (theme / "base.html").unlink,
            theme.rmdir,
        )
        == [True] * 4
    )


def test_what_is_written_beside_the_sources_or_hidden_is_not(portfolio):
    assert (
        signs(
            portfolio,
            lambda: (portfolio / "README.md").write_text("a"),
            lambda: (portfolio / "data" / ".projects.json.tmp").write_text("a"),
            (portfolio / "data" / "out").mkdir,
            lambda: (portfolio / "data" / "out" / "index.html").write_text("a"),
        )
        == [False] * 4
    )


def test_a_source_behind_a_link_is_watched(portfolio, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "site.yml"
    elsewhere.write_text("title: A")
    (portfolio / "site.yml").symlink_to(elsewhere)
    assert signs(portfolio, lambda: elsewhere.write_text("title: B")) == [True]
