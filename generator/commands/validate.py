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
from generator.gallery.logos import check_logos
from generator.model.problems import Problem, errors, problem_from
from generator.model.project import Project
from generator.model.rules import check_rules
from generator.model.settings import Settings, check_references
from generator.model.tag_settings import check_tag_references
from generator.model.text import fold
from generator.reports.problems import as_annotation, as_json, as_text, count_of, plural
from generator.stores.folder import is_store
from generator.stores.open_store import open_store
from generator.stores.settings_file import load_settings, locate_in_settings, said_data_path
from generator.stores.yaml_store import holds_projects


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

    A PATH is a file of projects (JSON or YAML), a folder of them (Markdown), a settings file (YAML), or a folder that
    holds data and settings; without any, the folder data. Exits with 1 when there is an error; warnings alone are no
    failure.
    """
    files = [file for path in paths or (options.DATA.parent,) for file in _files(path)]
    # What is wrong with data as a whole is found again when the settings are compared with them.
    problems = list(dict.fromkeys(problem for file, config in files for problem in _problems(file, config)))
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_text(problem) if form == "text" else as_annotation(problem))
    click.echo(f"{plural(len(files), 'file')} checked: {count_of(problems)}.", err=True)
    if errors(problems):
        raise InvalidInput("The data has errors.")


def _files(path: Path) -> list[tuple[Path, Path]]:
    """The files to check, each with the settings that it belongs to.

    A portfolio's folder holds settings, data, or both; another folder is a store itself.
    """
    if not path.is_dir():
        return [(path, path.with_name(options.CONFIG.name))]
    config = path / options.CONFIG.name
    data = said_data_path(config) or path / options.DATA.name
    if found := [file for file in (data, config) if file.exists()]:
        return [(file, config) for file in found]
    return [(path, path.with_name(options.CONFIG.name)) if is_store(path) else (data, config)]


def _settings_problems(file: Path) -> list[Problem]:
    """What is wrong in the settings: by themselves, and with the data that they belong to."""
    settings, problems = load_settings(file)
    return problems or locate_in_settings(file, [*check_accent(settings), *_problems_with_data(settings, file)])


def _problems_with_data(settings: Settings, file: Path) -> list[Problem]:
    """What the settings name that is not there: projects and tags in the data beside them, and logos."""
    data = said_data_path(file) or file.with_name(options.DATA.name)
    if not data.exists():
        return []
    projects = open_store(data).load().catalog.projects
    used = {fold(settings.tags.canonical(tag)) for project in projects for tag in project.tags}
    dead = check_references(settings, {project.identity for project in projects})
    return [
        *dead,
        *check_tag_references(settings.tags, used),
        *check_override_logos(projects, settings, data.parent),
    ]


def _data_problems(file: Path, config: Path) -> list[Problem]:
    """What is wrong in the data, also by their settings, and which of their logos are not there."""
    loaded = open_store(file).load()
    projects, settings = loaded.catalog.projects, _readable_settings(config)
    ruled = [problem for project in projects for problem in _broken_rules(project, settings)]
    return loaded.locate([*loaded.problems, *ruled, *check_logos(file.parent, projects)])


def _readable_settings(config: Path) -> Settings:
    """The settings; the defaults where they cannot be read, which is a problem of their own."""
    try:
        return load_settings(config, required=False)[0]
    except (DocumentError, FileError):
        return Settings()


def _broken_rules(project: Project, settings: Settings) -> Iterator[Problem]:
    """Where a project breaks what the settings say of fields and tags; pointers name it by its identity."""
    for problem in check_rules(project, settings):
        yield replace(problem, pointer=("projects", project.identity, *problem.pointer))


def _is_settings(file: Path) -> bool:
    """Whether a file holds settings: of YAML, all but those that hold projects."""
    if file.suffix not in (".yml", ".yaml") or file.is_dir():
        return False
    return file.name == options.CONFIG.name or not holds_projects(file)


def _problems(file: Path, config: Path) -> list[Problem]:
    """A file that cannot be understood as a whole is one problem more, and hides no other file's."""
    try:
        return _settings_problems(file) if _is_settings(file) else _data_problems(file, config)
    except (DocumentError, FileError) as error:
        return [problem_from(error)]
