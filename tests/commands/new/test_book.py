"""`new book`: a book's repository is wired up, from the command line, and nothing in it is lost."""

import json
import shutil

import pytest

from tests.conftest import REPOSITORY
from tests.repositories import git

pytestmark = pytest.mark.slow

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
OTHER = "f" * 40
GIVEN = ("--from", "ann/portfolio", "--ref", COMMIT)
WRITTEN = (
    ".github/workflows/deploy.yml",
    "scripts/script_requirements.txt",
    "scripts/send-metadata.py",
    "scripts/update-readme.py",
)


@pytest.fixture
def book(tmp_path, lonely_git):
    """A Jupyter Book in a repository of its own."""
    folder = tmp_path / "tides"
    git(tmp_path, "init", "--quiet", "--initial-branch=trunk", str(folder))
    (folder / "_config.yml").write_text("title: Tides\n")
    (folder / "_toc.yml").write_text("format: jb-book\n")
    return folder


def content_of(folder):
    files = (file for file in folder.rglob("*") if file.is_file() and ".git" not in file.relative_to(folder).parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_files_are_written_and_told(run, book):
    before = content_of(book)
    done = run("new", "book", "tides", *GIVEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [f"wrote tides/{name}" for name in WRITTEN]
    after = content_of(book)
    assert set(after) == {*before, *WRITTEN}
    assert {name: after[name] for name in before} == before
    workflow = after[WRITTEN[0]].decode("utf-8")
    assert f"uses: ann/portfolio/.github/actions/notify-portfolio@{COMMIT} #" in workflow
    assert 'branches: ["trunk"]' in workflow
    assert "jupyter-book>=1,<2" in workflow


def test_a_book_of_myst_gets_its_own_workflow(run, book):
    (book / "_config.yml").rename(book / "myst.yml")
    done = run("new", "book", ".", *GIVEN, cwd=book)
    assert "Jupyter Book 2 (MyST)" in done.stdout
    assert "jupyter-book>=2,<3" in (book / WRITTEN[0]).read_text("utf-8")


def test_a_book_in_a_folder_of_the_repository_is_built_there(run, book):
    (book / "docs").mkdir()
    for name in ("_config.yml", "_toc.yml"):
        (book / name).rename(book / "docs" / name)
    assert run("new", "book", "tides", *GIVEN).returncode == 0
    assert '  BOOK: "docs"\n' in (book / WRITTEN[0]).read_text("utf-8")
    assert 'BOOK = "docs"  #' in (book / WRITTEN[3]).read_text("utf-8")


def test_the_next_steps_name_the_books_own_pages(run, book):
    git(book, "remote", "add", "origin", "https://github.com/ann/tides.git")
    told = run("new", "book", "tides", *GIVEN).stdout
    assert "PORTFOLIO_PAT: https://github.com/ann/tides/settings/secrets/actions\n" in told
    assert "GitHub Actions: https://github.com/ann/tides/settings/pages\n" in told
    assert "git -C tides add .github scripts && git -C tides commit" in told


def test_the_commands_of_the_next_steps_work(run, book):
    told = run("new", "book", ".", *GIVEN, cwd=book).stdout
    add, commit, push = told.splitlines()[-1].partition(": ")[2].split(" && ")
    assert (add, push) == ("git add .github scripts", "git push")
    git(book, *add.split()[1:])
    assert set(git(book, "diff", "--cached", "--name-only").splitlines()) == set(WRITTEN)
    assert commit == "git commit --message 'Notify the portfolio'"


def test_without_a_repository_the_steps_are_told_in_words(run, tmp_path):
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "myst.yml").touch()
    told = run("new", "book", "plain", *GIVEN).stdout
    assert "Settings → Secrets and variables → Actions" in told
    assert "3. Put the folder into a repository on GitHub" in told
    assert 'branches: ["main"]' in (tmp_path / "plain" / WRITTEN[0]).read_text("utf-8")


def test_the_default_branch_of_the_remote_is_deployed_whichever_is_checked_out(run, clone):
    folder = clone("tides")
    git(folder, "switch", "--quiet", "--create", "wiring")
    (folder / "myst.yml").touch()
    assert "a push to trunk " in run("new", "book", "tides", *GIVEN).stdout
    assert "if: github.ref == 'refs/heads/trunk'" in (folder / WRITTEN[0]).read_text("utf-8")


def test_a_second_time_everything_is_as_it_should_be(run, book):
    run("new", "book", "tides", *GIVEN)
    before = content_of(book)
    done = run("new", "book", "tides", *GIVEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [f"tides/{name} is as it should be" for name in WRITTEN]
    assert content_of(book) == before


@pytest.mark.parametrize("name", WRITTEN)
def test_one_file_in_the_way_stops_everything_and_is_shown(run, book, name):
    (book / name).parent.mkdir(parents=True)
    (book / name).write_bytes(b"mine \x1b[31m\n")
    before = content_of(book)
    done = run("new", "book", "tides", *GIVEN)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: There already, and different: tides/{name}. Nothing was written.")
    assert "--force" in done.stderr
    assert f"--- tides/{name} (there)\n+++ tides/{name} (new)\n" in done.stdout
    assert "-mine \\x1b[31m\n" in done.stdout
    assert content_of(book) == before


def test_with_force_what_differs_is_shown_and_overwritten(run, book):
    run("new", "book", "tides", *GIVEN)
    before = content_of(book)
    done = run("new", "book", "tides", "--from", "ann/portfolio", "--ref", OTHER, "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"-        uses: ann/portfolio/.github/actions/notify-portfolio@{COMMIT}" in done.stdout
    assert f"+        uses: ann/portfolio/.github/actions/notify-portfolio@{OTHER}" in done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("wrote", "tides/scripts"))] == [
        f"wrote tides/{WRITTEN[0]}",
        f"wrote tides/{WRITTEN[1]}",
        f"tides/{WRITTEN[2]} is as it should be",
        f"tides/{WRITTEN[3]} is as it should be",
    ]
    assert content_of(book) == {
        name: content.replace(COMMIT.encode(), OTHER.encode()) for name, content in before.items()
    }


def test_another_workflow_that_publishes_is_warned_of(run, book):
    (book / ".github" / "workflows").mkdir(parents=True)
    (book / ".github" / "workflows" / "pages.yml").write_text("- uses: actions/deploy-pages@v4\n")
    done = run("new", "book", "tides", *GIVEN)
    assert done.returncode == 0
    assert done.stderr.startswith("warning: tides/.github/workflows/pages.yml publishes pages too")


def test_a_folder_without_a_book_is_refused(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("new", "book", "empty", *GIVEN)
    assert done.returncode == 1
    assert done.stderr.startswith("empty: error: There is no book here")
    assert list((tmp_path / "empty").iterdir()) == []
    assert run("new", "book", "nowhere", *GIVEN).returncode == 1
    assert not (tmp_path / "nowhere").exists()


def test_of_two_books_one_is_named(run, book):
    for name in ("_config.yml", "_toc.yml"):
        (book / name).unlink()
    for name in ("a", "b"):
        (book / name).mkdir()
        (book / name / "myst.yml").touch()
    done = run("new", "book", "tides", *GIVEN)
    assert done.returncode == 1
    assert "tides/a/myst.yml, tides/b/myst.yml" in done.stderr
    assert set(content_of(book)) == {"a/myst.yml", "b/myst.yml"}
    assert run("new", "book", "tides", *GIVEN, "--config", "tides/b/myst.yml").returncode == 0
    assert '  BOOK: "b"\n' in (book / WRITTEN[0]).read_text("utf-8")


def test_a_book_elsewhere_is_refused(run, book, tmp_path):
    (tmp_path / "myst.yml").touch()
    done = run("new", "book", "tides", *GIVEN, "--config", "myst.yml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The book is not in tides." in done.stderr


@pytest.mark.parametrize(("name", "right"), [("_config.yaml", "_config.yml"), ("myst.yaml", "myst.yml")])
def test_a_configuration_that_the_books_own_program_would_not_read_is_told(run, book, name, right):
    (book / "_config.yml").rename(book / name)
    done = run("new", "book", "tides", *GIVEN)
    assert done.returncode == 1
    assert f"reads its configuration from {right} only. Rename the file." in done.stderr


def test_a_part_of_a_repository_is_refused_and_the_whole_named(run, book):
    (book / "docs").mkdir()
    (book / "docs" / "myst.yml").touch()
    done = run("new", "book", "tides/docs", *GIVEN)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"new book {book} --config tides/docs/myst.yml" in done.stderr
    assert set(content_of(book)) == {"_config.yml", "_toc.yml", "docs/myst.yml"}


@pytest.mark.parametrize("folder", ["a\x1bb", "a${{ secrets.X }}"])
def test_a_folder_that_would_mean_something_in_a_workflow_is_refused(run, book, folder):
    (book / folder).mkdir()
    for name in ("_config.yml", "_toc.yml"):
        (book / name).rename(book / folder / name)
    done = run("new", "book", "tides", *GIVEN)
    assert (done.returncode, done.stdout) == (1, "")
    assert "mean something in a workflow" in done.stderr
    assert not (book / ".github").exists()


def test_a_branch_that_would_be_a_pattern_is_refused(run, book):
    git(book, "symbolic-ref", "HEAD", "refs/heads/it's")
    done = run("new", "book", "tides", *GIVEN)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: The branch it's has characters")
    assert not (book / ".github").exists()


@pytest.mark.parametrize(
    "given",
    [
        ("--portfolio", "portfolio", *GIVEN),
        ("--portfolio", "ann/portfolio@main", *GIVEN),
        ("--from", "portfolio", "--ref", COMMIT),
        ("--from", "ann/${{ x }}", "--ref", COMMIT),
        ("--from", "ann/portfolio", "--ref", "main"),
        ("--from", "ann/portfolio", "--ref", COMMIT[:12]),
    ],
)
def test_a_repository_or_a_commit_that_is_none_is_wrong_usage(run, book, given):
    done = run("new", "book", "tides", *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Invalid value for '--" in done.stderr
    assert not (book / ".github").exists()


@pytest.mark.parametrize("source", ["https://github.com/ann/portfolio.git", "git@github.com:ann/portfolio"])
def test_a_repository_may_be_named_by_its_address_and_a_commit_in_capitals(run, book, source):
    assert run("new", "book", "tides", "--from", source, "--ref", COMMIT.upper()).returncode == 0
    assert f"ann/portfolio/.github/actions/notify-portfolio@{COMMIT} " in (book / WRITTEN[0]).read_text("utf-8")


def test_a_portfolio_of_ones_own_is_told_with_the_action_of_the_generator(run, book):
    done = run("new", "book", "tides", "--from", "gen/erator", "--ref", COMMIT, "--portfolio", "ann/portfolio")
    assert (done.returncode, done.stderr) == (0, "")
    workflow = (book / WRITTEN[0]).read_text("utf-8")
    assert f"uses: gen/erator/.github/actions/notify-portfolio@{COMMIT} #" in workflow
    assert "portfolio: ann/portfolio\n" in workflow
    assert f"github.com/gen/erator/archive/{COMMIT}.tar.gz" in (book / WRITTEN[1]).read_text("utf-8")
    assert 'PORTFOLIO = "ann/portfolio"' in (book / WRITTEN[2]).read_text("utf-8")
    assert "may write to the contents of ann/portfolio," in done.stdout
    assert "https://github.com/gen/erator/blob/HEAD/docs/book.md#token" in done.stdout


@pytest.fixture
def program(tmp_path, clone):
    """This program in a clone of a portfolio of its own; returns the clone and the environment that it is run in."""
    folder = clone("portfolio")
    shutil.copytree(REPOSITORY / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "remote", "set-url", "origin", "https://github.com/Ann/Portfolio.git")
    return folder, {"PYTHONPATH": str(folder)}


def test_the_portfolio_is_the_one_that_the_program_runs_from(run, book, program):
    folder, environment = program
    done = run("new", "book", "tides", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    head = git(folder, "rev-parse", "HEAD")
    assert f"Ann/Portfolio/.github/actions/notify-portfolio@{head} " in (book / WRITTEN[0]).read_text("utf-8")


def test_a_commit_that_nobody_else_has_is_warned_of(run, book, program):
    folder, environment = program
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Local")
    done = run("new", "book", "tides", env=environment)
    assert done.returncode == 0
    head = git(folder, "rev-parse", "HEAD")
    assert done.stderr.startswith(f"warning: The commit {head} is on no branch of Ann/Portfolio yet")
    assert run("new", "book", "tides", "--ref", head, env=environment).stderr == ""


def test_another_generator_needs_a_commit_of_its_own_and_the_same_one_does_not(run, book, program):
    folder, environment = program
    other = run("new", "book", "tides", "--from", "bo/portfolio", env=environment)
    assert (other.returncode, other.stdout) == (2, "")
    assert "--ref COMMIT" in other.stderr
    assert run("new", "book", "tides", "--from", "ann/portfolio", env=environment).returncode == 0
    head = git(folder, "rev-parse", "HEAD")
    assert f"ann/portfolio/.github/actions/notify-portfolio@{head} " in (book / WRITTEN[0]).read_text("utf-8")


def test_another_portfolio_is_told_by_the_generator_that_the_program_runs_from(run, book, program):
    folder, environment = program
    done = run("new", "book", "tides", "--portfolio", "bo/portfolio", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    head = git(folder, "rev-parse", "HEAD")
    workflow = (book / WRITTEN[0]).read_text("utf-8")
    assert f"Ann/Portfolio/.github/actions/notify-portfolio@{head} " in workflow
    assert "portfolio: bo/portfolio\n" in workflow


@pytest.fixture
def installed(tmp_path):
    """This program as pip installs it; writes down where it came from and returns the environment it is run in."""

    def install(noted=None):
        packages = tmp_path / "packages"
        shutil.copytree(REPOSITORY / "generator", packages / "generator", ignore=shutil.ignore_patterns("__pycache__"))
        info = packages / "portfolio_generator-0.1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: portfolio-generator\nVersion: 0.1.0\n")
        if noted is not None:
            (info / "direct_url.json").write_text(json.dumps(noted))
        return {"PYTHONPATH": str(packages)}

    return install


def test_an_installed_program_knows_what_it_was_installed_from(run, book, installed):
    noted = {"url": "https://github.com/ann/portfolio.git", "vcs_info": {"vcs": "git", "commit_id": OTHER}}
    assert run("new", "book", "tides", env=installed(noted)).returncode == 0
    assert f"ann/portfolio/.github/actions/notify-portfolio@{OTHER} " in (book / WRITTEN[0]).read_text("utf-8")


@pytest.mark.parametrize("noted", [None, {"url": "file:///home/ann/portfolio", "dir_info": {}}])
def test_a_program_that_does_not_know_asks(run, book, installed, noted):
    environment = installed(noted)
    done = run("new", "book", "tides", env=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "add --from OWNER/NAME" in done.stderr
    done = run("new", "book", "tides", "--from", "ann/portfolio", env=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "git ls-remote https://github.com/ann/portfolio HEAD" in done.stderr
    assert not (book / ".github").exists()
