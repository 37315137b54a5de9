"""The command line: finds the command, and turns every error into text and an exit code."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from generator import __version__, runner
from generator.errors import GeneratorError, ReportedError
from generator.model.text import printable
from generator.reports.problems import error_as_annotation, error_as_text

EXIT_BUG = 70
EXIT_INTERRUPTED = 130


_SUMMARIES = {
    "add": "Add a project by hand.",
    "build": "Render the gallery into a folder of static pages.",
    "convert": "Write the projects in another form: JSON, YAML or Markdown files.",
    "merge": "Merge what a book told about itself into the data.",
    "new": "Start a portfolio or a theme, or wire a book up.",
    "remove": "Remove a project by hand.",
    "send": "Tell portfolios about a book that was deployed.",
    "serve": "Show the gallery in the browser, and build it anew after each save.",
    "set": "Change fields of a project by hand.",
    "tags": "List the tags, find those that are one, and propose aliases.",
    "validate": "Check data and settings and report every problem.",
}


class _Commands(click.Group):
    """Imports a command only when it is called: none waits for another's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _SUMMARIES:
            return None
        module = importlib.import_module(f"generator.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: python -m generator build --open",
)
@click.version_option(__version__, prog_name="generator")
def commands() -> None:
    """A portfolio of Jupyter Books that keeps itself up to date."""


def main() -> int:
    """Run one command and return its exit code; 70 means a bug in this program."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still gets the line
    try:
        commands.main(prog_name="python -m generator", standalone_mode=False)
    except ReportedError as error:
        return error.exit_code
    except GeneratorError as error:
        _tell(error)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
        return error.exit_code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _tell_usage(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return EXIT_INTERRUPTED
    except SystemExit:
        return 0  # click's answer to a reader that has gone, as with `| head`: no failure of ours
    except Exception as error:  # noqa: BLE001 - the last resort: whatever else goes wrong is a bug, and says so
        return _tell_bug(error)
    return 0


def _tell(error: GeneratorError) -> None:
    click.echo(error_as_text(error), err=True)
    if runner.is_actions(os.environ):
        click.echo(error_as_annotation(error))


def _tell_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if context:
        click.echo(context.get_usage(), err=True)
    click.echo(printable(f"error: {error.format_message()}"), err=True)
    command = context.command_path if context else "python -m generator"
    click.echo(f"Try '{command} --help'.", err=True)
    return error.exit_code


def _tell_bug(error: Exception) -> int:
    import traceback  # nobody else needs its dozen milliseconds

    for line in "".join(traceback.format_exception(error)).splitlines():
        click.echo(printable(line), err=True)
    click.echo("error: This is a bug. Please report it with the lines above.", err=True)
    return EXIT_BUG
