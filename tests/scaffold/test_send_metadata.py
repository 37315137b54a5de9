"""scripts/send-metadata.py, as it is written into a book's repository: it is run, with a generator that tells."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY, clean_environment

SCRIPT = REPOSITORY / "generator" / "scaffold" / "book" / "common" / "scripts" / "send-metadata.py"
STAND_IN = """
import json, os, sys
import yaml
def main():
    print(json.dumps([sys.argv, os.environ["PORTFOLIO_REPO"], yaml.ORIGIN]))
    return 5
"""


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(SCRIPT, folder / "scripts")
    return folder


@pytest.fixture
def installed(tmp_path):
    """A folder of packages with a stand-in for the generator."""
    packages = tmp_path / "packages"
    (packages / "generator").mkdir(parents=True)
    (packages / "generator" / "__init__.py").touch()
    (packages / "generator" / "cli.py").write_text(STAND_IN)
    (packages / "yaml.py").write_text("ORIGIN = 'packages'\n")
    return {"PYTHONPATH": str(packages)}


def send(book, *arguments, python=(), **environment):
    return subprocess.run(
        [sys.executable, *python, "scripts/send-metadata.py", *arguments],
        cwd=book,
        env={**clean_environment(), "PYTHONPATH": "", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_every_argument_goes_to_the_generator_and_its_answer_comes_back(book, installed):
    done = send(book, "https://you.github.io/tides/", "--html", "_build/html", "--dry-run", **installed)
    assert (done.returncode, done.stderr) == (5, "")
    argv, portfolio, _ = json.loads(done.stdout)
    assert argv[1:] == ["send", "https://you.github.io/tides/", "--html", "_build/html", "--dry-run"]
    assert portfolio == "OWNER/PORTFOLIO"


@pytest.mark.parametrize(("given", "used"), [("ann/one, bo/two", "ann/one, bo/two"), ("", "OWNER/PORTFOLIO")])
def test_the_environment_may_name_other_portfolios(book, installed, given, used):
    done = send(book, PORTFOLIO_REPO=given, **installed)
    assert json.loads(done.stdout)[1] == used


@pytest.mark.parametrize("python", [(), ("-W", "error")])
def test_files_of_the_book_are_not_taken_for_libraries(book, installed, python):
    for folder in (book, book / "scripts"):
        for name in ("yaml", "json", "generator", "click"):
            (folder / f"{name}.py").write_text("raise SystemExit(f'{__file__} was imported')\n")
    done = send(book, python=python, **installed)
    assert (done.returncode, done.stderr) == (5, "")
    assert json.loads(done.stdout)[2] == "packages"


def test_a_python_that_does_not_look_in_the_scripts_folder_loses_no_other(book, installed):
    done = send(book, PYTHONSAFEPATH="1", **installed)  # 3.10 does not know it yet
    assert (done.returncode, done.stderr) == (5, "")


@pytest.mark.parametrize("cli", [None, "import what_is_missing\n", "main_has_another_name = 1\n"])
def test_without_the_generator_the_way_to_it_is_told(book, installed, tmp_path, cli):
    file = tmp_path / "packages" / "generator" / "cli.py"
    file.unlink() if cli is None else file.write_text(cli)
    done = send(book, "https://you.github.io/tides/", python=("-S",), **installed)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: The portfolio's generator is not installed, or not completely (")
    assert done.stderr.splitlines()[-1].strip() == "python -m pip install -r scripts/script_requirements.txt"


def test_the_real_generator_answers(book):
    done = send(book, "--help", PYTHONPATH=str(REPOSITORY))
    assert "Traceback" not in done.stderr
    assert "Usage: python -m generator" in done.stdout + done.stderr
