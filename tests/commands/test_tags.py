"""`tags`: the review on the terminal and as JSON, and the aliases that `--fix` writes."""

import json
import os
import pty
import subprocess
import sys

import pytest

from generator.documents.yaml_text import read_yaml
from tests.conftest import clean_environment

SETTINGS = "# Mine\ntitle: T   # kept\n\ntags:\n  # Languages\n  groups:\n    Language: [Python]\n\n# The end\n"
WRITTEN = SETTINGS.replace(
    "tags:\n",
    "tags:\n  aliases:\n    machine-learning: machine learning\n    ml: machine learning\n    pyhton: Python\n",
)
PROPOSED = """\
3 aliases for tags.aliases in data/site.yml:
  machine-learning (1) stands for machine learning (2)
  ml (1) stands for machine learning (2)
  pyhton (1) stands for Python (2)
"""


def book(number, *tags):
    return {"title": f"B{number}", "url": f"https://b.example/{number}/", "description": "x", "tags": tags}


@pytest.fixture
def portfolio(data):
    """Three books and settings with comments."""
    path = data(
        book(1, "Python", "machine learning", "ML"),
        book(2, "machine learning", "pyhton", "machine-learning"),
        book(3, "python", "maps"),
    )
    (path.parent / "site.yml").write_text(SETTINGS)
    return path.parent


def test_tags_are_listed_with_what_is_alike_and_what_is_used_once(run, portfolio):
    found = run("tags")
    assert (found.returncode, found.stderr) == (0, "")
    assert (
        found.stdout
        == """\
6 tags on 3 projects
  2  machine learning
  2  Python
  1  machine-learning
  1  maps
  1  ML
  1  pyhton

Probably one and the same: 3
  Python (1), python (1): upper and lower case
  machine learning (2), machine-learning (1), ML (1): hyphen or space, known abbreviation
  Python (2), pyhton (1): one letter

Used once: 4
  machine-learning
  maps
  ML
  pyhton

3 aliases proposed: tags --fix shows them.
"""
    )


def test_aliases_and_the_vocabulary_are_taken_into_account(run, portfolio):
    (portfolio / "site.yml").write_text("tags: {aliases: {pyhton: Python}, vocabulary: [maps, python]}\n")
    found = run("tags")
    assert "  3  python  (with pyhton 1)\n" in found.stdout
    assert "\nNot in the vocabulary: 3\n  machine learning\n  machine-learning\n  ML\n" in found.stdout


def test_json_holds_the_same(run, portfolio):
    told = json.loads(run("tags", "--format", "json").stdout)
    assert told["tags"][1] == {"name": "Python", "count": 2, "spellings": {"Python": 1, "python": 1}}
    assert told["alike"][2] == {
        "kinds": ["slip"],
        "tags": [{"name": "Python", "count": 2}, {"name": "pyhton", "count": 1}],
        "proposed": True,
    }
    assert (told["projects"], told["unknown"], len(told["once"])) == (3, [], 4)
    assert told["proposals"] == {"machine-learning": "machine learning", "ML": "machine learning", "pyhton": "Python"}


def test_nothing_is_written_where_nobody_can_be_asked(run, portfolio):
    found = run("tags", "--fix")
    assert (found.returncode, found.stdout.lower()) == (0, PROPOSED.lower())
    assert found.stderr == "Nothing was written, since nobody can be asked here. Add --yes to write without asking.\n"
    assert (portfolio / "site.yml").read_text() == SETTINGS


def test_aliases_are_written_and_a_second_time_there_is_nothing_to_propose(run, portfolio):
    before = (portfolio / "projects.json").read_bytes()
    found = run("tags", "--fix", "--yes")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.endswith("\nwrote 3 aliases into data/site.yml\n")
    assert (portfolio / "site.yml").read_text() == WRITTEN.replace("ml:", "ML:")
    found = run("tags", "--fix", "--yes")
    assert (found.returncode, found.stdout, found.stderr) == (0, "No aliases to propose.\n", "")
    assert (portfolio / "site.yml").read_text() == WRITTEN.replace("ml:", "ML:")
    assert (portfolio / "projects.json").read_bytes() == before
    assert run("validate").returncode == 0


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("n", False)])
def test_on_a_terminal_the_owner_is_asked(portfolio, tmp_path, answer, is_written):
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    command = [sys.executable, "-m", "generator", "tags", "--fix"]
    done = subprocess.run(
        command, cwd=tmp_path, env=clean_environment(), stdin=theirs, capture_output=True, text=True, check=False
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 0, done.stderr
    assert "Write them? [y/N]" in done.stderr
    assert ("Nothing was written." in done.stderr) is not is_written
    assert ((portfolio / "site.yml").read_text() != SETTINGS) is is_written


def test_settings_that_are_not_there_are_made(run, portfolio):
    (portfolio / "site.yml").unlink()
    assert run("tags", "--fix", "--yes").returncode == 0
    assert read_yaml(portfolio / "site.yml").content == {
        "tags": {"aliases": {"machine-learning": "machine learning", "ML": "machine learning", "pyhton": "Python"}}
    }


def test_a_byte_order_mark_stays(run, portfolio):
    (portfolio / "site.yml").write_bytes(b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode())
    assert run("tags", "--fix", "--yes").returncode == 0
    written = (portfolio / "site.yml").read_bytes()
    assert written == b"\xef\xbb\xbf" + WRITTEN.replace("ml:", "ML:").replace("\n", "\r\n").encode()


def test_a_file_in_braces_is_left_alone_and_the_lines_are_shown(run, portfolio):
    (portfolio / "site.yml").write_text("{title: T}")
    found = run("tags", "--fix", "--yes")
    assert found.returncode == 1
    assert found.stdout.endswith(
        "tags:\n  aliases:\n    machine-learning: machine learning\n    ML: machine learning\n    pyhton: Python\n"
    )
    assert found.stderr == (
        "data/site.yml: error: The aliases cannot be added to this file without changing more of it: nothing was "
        "written. Put the lines above into it by hand.\n"
    )
    assert (portfolio / "site.yml").read_text() == "{title: T}"


def test_with_json_what_is_said_goes_to_stderr(run, portfolio):
    found = run("tags", "--format", "json", "--fix", "--yes")
    assert json.loads(found.stdout)["projects"] == 3
    assert found.stderr.endswith("wrote 3 aliases into data/site.yml\n")


def test_settings_with_errors_are_told_and_nothing_is_written(run, portfolio):
    (portfolio / "site.yml").write_text("tags: {aliases: {a: a1, b: b}, x: 1}\n")
    found = run("tags", "--fix", "--yes")
    assert found.returncode == 1
    assert "tags.x: error: is not a known key." in found.stderr


def test_yes_alone_is_a_mistake_of_usage(run, portfolio):
    found = run("tags", "--yes")
    assert (found.returncode, "--yes goes with --fix." in found.stderr) == (2, True)


def test_hostile_tags_are_shown_in_harmless_words(run, data):
    data(book(1, "x\u202e::error::\u2066", "##[error]y"))
    for form in ("text", "json"):
        found = run("tags", "--format", form)
        assert all(line.isprintable() and "##[" not in line for line in found.stdout.splitlines())


def test_a_gallery_without_tags_has_nothing_to_tell(run, data):
    data()
    assert run("tags").stdout == "0 tags on 0 projects\n"
