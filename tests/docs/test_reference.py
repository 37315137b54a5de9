"""docs/commands.md has every command, option, default and variable, and none that does not exist."""

import re
from collections.abc import Iterator

import click
import pytest

from generator.cli import commands
from tests.conftest import REPOSITORY
from tests.docs.pages import guide, rows, spans_of

GUIDE = guide("commands.md")
VARIABLE = re.compile(r"\"((?:GITHUB|PORTFOLIO)_[A-Z_]+)\"")


def leaves(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Each command that does something, by its full name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for inner in command.list_commands(context):
        found = command.get_command(context, inner)
        assert found
        yield from leaves(found, f"{name} {inner}".strip())


COMMANDS = dict(leaves(commands))


def section(name: str) -> str:
    [heading] = [
        found for found in re.findall(r"^## (.+)$", GUIDE.text, re.MULTILINE) if f"{found} ".startswith(f"{name} ")
    ]
    return GUIDE.section(heading)


def options(name: str) -> dict[str, click.Option]:
    return {option.opts[-1]: option for option in COMMANDS[name].params if isinstance(option, click.Option)}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_listed_and_no_other(name):
    text = section(name)
    said = set(re.findall(r"`(--[a-z-]+)", text))
    assert set(options(name)) <= said
    in_tables = [span.split()[0] for cells in rows(text) for span in spans_of(cells[0]) if span.startswith("--")]
    assert set(in_tables) <= set(options(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_default_is_the_one_of_the_program(name):
    for cells in rows(section(name)):
        for span in spans_of(cells[0]):
            option = options(name).get(span.split()[0])
            if option and option.show_default and option.default is not None and not option.is_flag:
                assert f"`{option.default}`" in cells[1], span


def test_every_variable_that_send_looks_at_is_listed():
    files = [*(REPOSITORY / "generator" / "book").glob("*.py"), REPOSITORY / "generator" / "commands" / "send.py"]
    read = {name for file in files for name in VARIABLE.findall(file.read_text("utf-8"))}
    assert len(read) > 7
    assert {name for name in read if f"`{name}`" not in section("send")} == set()
