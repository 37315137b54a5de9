"""`new portfolio`: a repository of one's own, from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import git

pytestmark = pytest.mark.slow

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
OTHER = "f" * 40
GIVEN = ("--from", "gen/erator", "--ref", COMMIT)


@pytest.fixture
def make(run, lonely_git):
    """Makes a portfolio that is known to be fine."""

    def new(folder="mine", *options):
        done = run("new", "portfolio", folder, *GIVEN, *options)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    return new


def test_a_new_portfolio_builds_at_once(run, make, tmp_path):
    said = make()
    assert "wrote mine/data/projects.json" in said
    [look] = [line for line in said if line.startswith("1. ")]
    assert "-m generator build --data mine/data/projects.json" in look
    built = run("build", "--strict", cwd=tmp_path / "mine")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("0 projects on ")
    assert (tmp_path / "mine" / "site" / "index.html").is_file()


def test_a_new_portfolio_is_valid(run, make):
    make(".")
    checked = run("validate")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr == "2 files checked: 0 errors, 0 warnings.\n"


def test_of_a_new_repository_nothing_that_is_made_is_kept(run, make, tmp_path):
    make()
    folder = tmp_path / "mine"
    git(folder, "init", "--quiet")
    run("build", cwd=folder)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "pyvenv.cfg").touch()
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Start")
    names = git(folder, "ls-files").splitlines()
    assert ".github/workflows/update-projects.yml" in names
    assert {name.partition("/")[0] for name in names} == {
        ".github",
        ".gitignore",
        "README.md",
        "data",
        "requirements.txt",
    }


@pytest.mark.parametrize(
    "checker",
    [
        ["zizmor", "--quiet", "--offline", "--strict-collection", "--persona", "pedantic", ".github"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/*"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions", ".github/actions/generator/action.yml"],
        ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
        ["actionlint", "-shellcheck=", "-pyflakes="],
    ],
    ids=lambda checker: f"{checker[0]} {checker[-1]}",
)
def test_the_workflows_pass_every_checker(make, tmp_path, checker):
    make()
    folder = tmp_path / "mine"
    git(folder, "init", "--quiet")  # actionlint looks for actions from the top of the repository
    tool = Path(sys.executable).with_name(checker[0])
    assert tool.exists(), f"{checker[0]} is missing: `make test` installs it."
    files = [str(file) for part in checker[1:] for file in (sorted(folder.glob(part)) if "*" in part else [part])]
    done = subprocess.run([tool, *files], cwd=folder, capture_output=True, encoding="utf-8", timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_time_everything_is_as_it_should_be(make):
    make()
    assert not [line for line in make() if line.startswith("wrote")]


def test_data_settings_and_readme_stay_as_they_are_with_force_too(make, tmp_path):
    make(".")
    data = tmp_path / "data" / "projects.json"
    data.write_text(json.dumps({"projects": [{"title": "Mine", "url": "https://books.example/"}]}))
    (tmp_path / "README.md").write_text("Mine.\n")
    before = data.read_bytes()
    said = make(".", "--force")
    assert "data/projects.json is yours and stays as it is" in said
    assert "README.md is yours and stays as it is" in said
    assert data.read_bytes() == before
    assert (tmp_path / "README.md").read_text() == "Mine.\n"


@pytest.mark.parametrize("place", ["projects.yml", "books.yml", "books"])
def test_projects_that_the_settings_have_elsewhere_are_found_and_get_no_second_file(run, make, tmp_path, place):
    make()
    data = tmp_path / "mine" / "data"
    assert run("convert", "mine/data/projects.json", f"mine/data/{place}").returncode == 0
    (data / "projects.json").unlink()
    (data / "site.yml").write_text(f"data: {place}\n")
    said = make()
    assert not (data / "projects.json").exists()
    [look] = [line for line in said if line.startswith("1. ")]
    assert f"build --data mine/data/{place} --config" in look


def test_anything_else_that_differs_is_shown_and_only_overwritten_with_force(run, make, tmp_path):
    make()
    pin = tmp_path / "mine" / "requirements.txt"
    before = pin.read_bytes()
    done = run("new", "portfolio", "mine", "--from", "gen/erator", "--ref", OTHER)
    assert done.returncode == 1
    assert done.stderr.startswith("error: There already, and different: mine/requirements.txt. Nothing was written.")
    assert f"-portfolio-generator[images] @ git+https://github.com/gen/erator@{COMMIT}\n" in done.stdout
    assert pin.read_bytes() == before
    assert run("new", "portfolio", "mine", "--from", "gen/erator", "--ref", OTHER, "--force").returncode == 0
    assert pin.read_bytes() == before.replace(COMMIT.encode(), OTHER.encode())


def test_the_readme_names_the_repository_where_it_is_known(make, tmp_path):
    git(tmp_path, "init", "--quiet", "mine")
    git(tmp_path / "mine", "remote", "add", "origin", "https://github.com/ann/books.git")
    make()
    assert "new book . --portfolio ann/books\n" in (tmp_path / "mine" / "README.md").read_text("utf-8")
    make("mine/inner")
    assert "new book . --portfolio YOU/PORTFOLIO\n" in (tmp_path / "mine" / "inner" / "README.md").read_text("utf-8")


def test_a_program_that_does_not_know_where_it_comes_from_asks(run, tmp_path):
    done = run("new", "portfolio", "mine", "--from", "gen/erator")
    assert (done.returncode, done.stdout) == (2, "")
    assert "git ls-remote https://github.com/gen/erator HEAD" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_asked_for(run):
    done = run("new", "portfolio")
    assert done.returncode == 2
    assert "DIR" in done.stderr


def test_something_else_than_a_portfolio_is_refused(run, tmp_path):
    done = run("new", "blog", "mine")
    assert done.returncode == 2
    assert "blog" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_name_cannot_write_to_the_terminal(make):
    assert "\x1b" not in "".join(make("a\x1b[31mb"))
