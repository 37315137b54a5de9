"""`validate`: every problem in the data and the settings, in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator.commands import options
from generator.errors import DocumentError, FileError, InvalidInput
from generator.gallery.accent import check_accent
from generator.gallery.curation import check_override_logos
from generator.gallery.logos import Logos
from generator.model.fields import check_own_fields
from generator.model.problems import Problem, errors, problem_from
from generator.model.project import Project
from generator.model.settings import Settings, check_references
from generator.model.tag_settings import check_tag_references, check_tags
from generator.model.text import fold
from generator.reports.problems import as_annotation, as_json, as_text, count_of, plural
from generator.stores.json_store import JsonStore
from generator.stores.settings_file import load_settings, locate_in_settings


@click.command(epilog="Example: python -m generator validate data/projects.json --format json")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Lines for people, a JSON array, or annotations for a workflow run.",
)
def validate(paths: tuple[Path, ...], form: str) -> None:
    """Check data and settings and report every problem with file, line and column.

    A PATH is a file of projects (JSON), a settings file (YAML), or a folder that holds both; without any, the folder
    data. Exits with 1 when there is an error; warnings alone are no failure.
    """
    files = [file for path in paths or (options.DATA.parent,) for file in _files(path)]
    problems = [problem for file in files for problem in _problems(file)]
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_text(problem) if form == "text" else as_annotation(problem))
    click.echo(f"{plural(len(files), 'file')} checked: {count_of(problems)}.", err=True)
    if errors(problems):
        raise InvalidInput("The data has errors.")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [path / name for name in (options.DATA.name, options.CONFIG.name) if (path / name).exists()]
    return found or [path / options.DATA.name]


def _settings_problems(file: Path) -> list[Problem]:
    """What is wrong in the settings: by themselves, and with the data beside them."""
    settings, problems = load_settings(file)
    return problems or locate_in_settings(file, [*check_accent(settings), *_problems_with_data(settings, file)])


def _problems_with_data(settings: Settings, file: Path) -> list[Problem]:
    """What the settings name that is not there: projects and tags in the data beside them, and logos."""
    data = file.with_name(options.DATA.name)
    if not data.exists():
        return []
    projects = JsonStore(data).load().catalog.projects
    used = {fold(settings.tags.canonical(tag)) for project in projects for tag in project.tags}
    dead = check_references(settings, {project.identity for project in projects})
    return [
        *dead,
        *check_tag_references(settings.tags, used),
        *check_override_logos(projects, settings, file.parent),
    ]


def _data_problems(file: Path) -> list[Problem]:
    """What is wrong in the data, also by the settings beside them, and which of their logos are not there."""
    loaded = JsonStore(file).load()
    projects, settings = loaded.catalog.projects, _settings_beside(file)
    ruled = [problem for project in projects for problem in _broken_rules(project, settings)]
    return loaded.locate([*loaded.problems, *ruled, *Logos(file.parent, projects).problems])


def _settings_beside(file: Path) -> Settings:
    """The settings beside the data; the defaults where they cannot be read, which is their own problem."""
    try:
        return load_settings(file.with_name(options.CONFIG.name), required=False)[0]
    except (DocumentError, FileError):
        return Settings()


def _broken_rules(project: Project, settings: Settings) -> Iterator[Problem]:
    """Where a project breaks what the settings say of fields and tags; pointers name it by its identity."""
    place = ("projects", project.identity)
    for problem in check_own_fields(project, settings.fields):
        yield replace(problem, pointer=(*place, *problem.pointer))
    yield from check_tags(project.tags, settings.tags, (*place, "tags"))


def _problems(file: Path) -> list[Problem]:
    """A file that cannot be understood as a whole is one problem more, and hides no other file's."""
    try:
        return _settings_problems(file) if file.suffix in (".yml", ".yaml") else _data_problems(file)
    except (DocumentError, FileError) as error:
        return [problem_from(error)]
