"""Where the projects are: `--data`, else `data` in the settings; every command works on every form."""

import json

import pytest

from generator.model.records import decode_catalog
from generator.stores.open_store import open_store

pytestmark = pytest.mark.slow

PROJECTS = [
    {"title": "Tides", "url": "https://books.example.org/tides/", "updated": "2026-03-14", "body": "Long."},
    {"title": "Bread", "url": "https://books.example.org/bread/", "description": "Dough."},
]
NAMES = ("projects.json", "projects.yml", "projects.yaml", "projects")


@pytest.fixture
def portfolio(tmp_path):
    """Writes the projects in one form, and settings."""

    def write(name, settings="title: Mine\n", projects=PROJECTS, folder="data"):
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        open_store(path).save(decode_catalog({"projects": projects})[0])
        (path.parent / "site.yml").write_text(settings)
        return path

    return write


@pytest.mark.parametrize("name", NAMES)
def test_every_form_gives_the_same_site(portfolio, run, tmp_path, name):
    portfolio("projects.json", folder="other")
    portfolio(name, f"title: Mine\ndata: {name}\n")
    assert run("build", "--out", "a").returncode == 0
    assert run("build", "--data", "other/projects.json", "--out", "b").returncode == 0
    a, b = (
        {str(file.relative_to(tmp_path / out)): file.read_bytes() for file in (tmp_path / out).rglob("*.*")}
        for out in "ab"
    )
    assert a == b
    assert "tides/index.html" in " ".join(a)


@pytest.mark.parametrize("name", NAMES)
def test_merge_works_on_every_form(portfolio, run, event_file, name):
    path = portfolio(name, f"data: {name}\n")
    merged = run("merge", "--event", event_file(title="New", url="https://new.example/"))
    assert merged.returncode == 0, merged.stderr
    assert {project.title for project in open_store(path).load().catalog.projects} == {"New", "Tides", "Bread"}


@pytest.mark.parametrize("name", NAMES)
def test_validate_names_line_and_column_in_every_form(portfolio, run, name):
    portfolio(
        name, f"data: {name}\nfeatured: [https://nowhere.example/]\n", [{"title": "A", "url": "ftp://x", "tags": "a"}]
    )
    done = run("validate", "--format", "json")
    assert done.returncode == 1
    found = {problem["path"].rpartition(".")[2]: problem for problem in json.loads(done.stdout)}
    assert {"url", "tags", "featured[0]"} <= set(found)
    assert all(
        problem["line"] and problem["column"] and problem["file"].startswith("data/") for problem in found.values()
    )
    assert found["url"]["line"] < found["tags"]["line"]


@pytest.mark.parametrize("name", NAMES)
def test_logos_count_from_the_data_folder_and_a_missing_one_is_placed(portfolio, run, tmp_path, name):
    described = [project | {"description": "x"} for project in PROJECTS]
    logos = [project | {"logo": f"logos/{number}.svg"} for number, project in enumerate(described)]
    path = portfolio(name, f"data: {name}\n", logos)
    (tmp_path / "data" / "logos").mkdir()
    (tmp_path / "data" / "logos" / "0.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = run("validate")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"data/{name}{'/bread.md' if path.is_dir() else ''}:")
    assert "logo: warning: cannot be used (logos/1.svg)" in line


def test_the_option_wins_over_the_settings(portfolio, run):
    portfolio("projects.yml", "data: projects.yml\n", projects=[])
    portfolio("projects.json", "data: projects.yml\n")
    assert "0 projects" in run("build").stdout
    assert "2 projects" in run("build", "--data", "data/projects.json").stdout


def test_the_settings_count_from_their_own_folder(portfolio, run, event_file):
    path = portfolio("projects.yml", "data: projects.yml\n", folder="mine")
    assert "2 projects" in run("build", "--config", "mine/site.yml").stdout
    event = event_file(title="New", url="https://new.example/")
    assert run("merge", "--event", event, "--config", "mine/site.yml").returncode == 0
    assert len(open_store(path).load().catalog.projects) == 3


def test_merge_tells_which_comments_go_before_it_writes(portfolio, run, event_file):
    path = portfolio("projects.yml", "data: projects.yml\n")
    path.write_text("# mine\nprojects:\n  # above\n  - title: A # beside\n    url: https://a.example/\n", "utf-8")
    for options, is_written in ((["--dry-run"], False), ([], True)):
        merged = run("merge", "--event", event_file(title="B", url="https://a.example/"), *options)
        assert merged.returncode == 0
        assert "data/projects.yml:4:14: warning: The comment '# beside' goes" in merged.stderr
        assert ("title: B" in path.read_text("utf-8")) is is_written
    assert "# mine\nprojects:\n  # above\n  - title: B\n    url: https://a.example/\n" in path.read_text("utf-8")


def test_the_path_of_a_folder_of_projects_can_be_validated_an_empty_one_too(portfolio, run):
    portfolio("projects", projects=[])
    assert run("validate", "data/projects").stderr == "1 file checked: 0 errors, 0 warnings.\n"
    portfolio("projects", projects=PROJECTS)
    assert "data/projects/tides.md:" in run("validate", "data/projects").stdout


@pytest.mark.parametrize("command", ["build", "validate", "merge"])
def test_a_path_of_no_known_form_is_refused(portfolio, run, event_file, command):
    portfolio("projects.json", "data: projects.toml\n")
    options = ["--event", event_file(title="A", url="https://a.example/")] if command == "merge" else []
    done = run(command, *(["data/projects.toml"] if command == "validate" else options))
    assert done.returncode == 1
    assert "data/projects.toml" in done.stdout + done.stderr
    assert "does not say in which form" in done.stdout + done.stderr


def test_a_broken_yaml_store_is_one_problem_with_its_place(portfolio, run):
    path = portfolio("projects.yml", "data: projects.yml\n")
    path.write_text("projects:\n  - title: A\n\turl: x\n", "utf-8")
    for command in ("build", "validate"):
        done = run(command)
        assert done.returncode == 1
        assert "data/projects.yml:3:1" in done.stdout + done.stderr
