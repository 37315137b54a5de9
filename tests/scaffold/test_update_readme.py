"""scripts/update-readme.py, as it is written into a book's repository: it is run, and the README looked at."""

import re
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, clean_environment

pytestmark = pytest.mark.slow

SCRIPT = REPOSITORY / "generator" / "scaffold" / "book" / "common" / "scripts" / "update-readme.py"
START, END = b"<!-- book:start -->", b"<!-- book:end -->"
DAY = "2026-11-12"


class Book:
    """A book's repository with the script in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.readme = folder / "README.md"
        (folder / "scripts").mkdir(parents=True)
        shutil.copy(SCRIPT, folder / "scripts")
        self.configure("title: Reading the Tides\n")

    def configure(self, config: str | bytes, name: str = "_config.yml") -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_bytes(config if isinstance(config, bytes) else config.encode("utf-8"))

    def start(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "scripts/update-readme.py", *arguments],
            cwd=self.folder,
            env=clean_environment() | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def update(self, readme: bytes | None = None, *arguments: str) -> bytes:
        """The README after a run that succeeds."""
        if readme is not None:
            self.readme.write_bytes(readme)
        done = self.start("--date", DAY, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return self.readme.read_bytes()

    @property
    def block(self) -> list[str]:
        """The lines between the markers, without the note and without empty ones."""
        text = self.update().decode("utf-8")
        lines = [line for line in text.split("\n") if line]
        assert (lines[0], lines[-1]) == (START.decode(), END.decode())
        assert lines[1].startswith("<!-- Written by scripts/update-readme.py")
        assert lines[-2] == f"Last updated: {DAY}"
        return lines[2:-2]


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "a-book")


def test_a_missing_readme_is_created_with_title_description_author_and_date(book):
    book.configure("title: Reading the Tides\ndescription: A year of readings.\nauthor: Ines Halloway\n")
    assert book.update().decode("utf-8") == (
        "<!-- book:start -->\n"
        "<!-- Written by scripts/update-readme.py: changes made between the two markers are lost. -->\n"
        "\n# Reading the Tides\n\nA year of readings.\n\nBy Ines Halloway\n\nLast updated: 2026-11-12\n"
        "<!-- book:end -->\n"
    )


def test_what_stands_between_the_markers_is_written_anew_and_nothing_else(book):
    head, tail = b"Above \xff\r\n\n", b"\n\n# Below\n\x00 no newline at the end"
    old = head + START + b"\nold\n" + END + tail
    new = book.update(old)
    assert new.startswith(head + START + b"\n<!-- Written")
    assert new.endswith(b"Last updated: 2026-11-12\n" + END + tail)
    assert b"old" not in new


def test_a_readme_without_markers_gets_them_on_top_and_only_once(book):
    old = b"# Mine\n\nWords by hand.\n"
    once = book.update(old)
    assert once.startswith(START + b"\n")
    assert once.endswith(END + b"\n\n" + old)
    assert book.update() == once
    book.configure("title: Another\n")
    again = book.update()
    assert again.endswith(END + b"\n\n" + old)
    assert again.count(START) == again.count(END) == 1
    assert b"# Another\n" in again


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("has_markers", [True, False])
def test_lines_end_as_they_do_in_the_readme(book, newline, has_markers):
    markers = [START, b"x", END] if has_markers else []
    new = book.update(newline.join([*markers, b"# Mine", b"words"]))
    assert new.endswith(newline.join([END, *([] if has_markers else [b""]), b"# Mine", b"words"]))
    assert len(new.split(newline)) == len(re.split(rb"\r\n|\n|\r", new)) > 8


@pytest.mark.parametrize("readme", [b"# Mine\n", START + b"\n" + END + b"\n"])
def test_a_byte_order_mark_stays_in_front(book, readme):
    new = book.update(b"\xef\xbb\xbf" + readme)
    assert new.startswith(b"\xef\xbb\xbf" + START + b"\n")
    assert new.count(b"\xef\xbb\xbf") == 1
    assert book.update() == new


def test_front_matter_stays_in_front(book):
    front = b"---\ntitle: Mine\njupytext: {}\n---\n"
    assert book.update(front + b"# Mine\n").startswith(front + START + b"\n")
    assert book.update(front.rstrip()).startswith(front + START + b"\n")


@pytest.mark.parametrize("readme", [b"---\n\nMine\n\n---\n", b"---\nMine: never closed\n", b"---"])
def test_a_line_across_the_page_is_no_front_matter(book, readme):
    assert book.update(readme).endswith(END + b"\n\n" + readme)


def test_an_empty_readme_holds_the_block_alone(book):
    assert book.update(b"").endswith(END + b"\n")


def test_a_second_run_on_the_same_day_writes_nothing(book):
    book.update(b"# Mine\n")
    before = book.readme.stat()
    done = book.start("--date", DAY)
    assert done.stdout == "README.md was up to date already.\n"
    assert (book.readme.stat().st_mtime_ns, book.readme.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_run_on_another_day_changes_the_date(book):
    before = book.update(b"# Mine\n")
    done = book.start("--date", "2026-11-13")
    assert done.stdout == "README.md is up to date again.\n"
    assert book.readme.read_bytes() == before.replace(b"2026-11-12", b"2026-11-13")


def test_without_a_date_it_is_today_in_utc(book):
    days = [datetime.now(timezone.utc).date().isoformat()]
    assert book.start(TZ="Pacific/Kiritimati").returncode == 0
    assert book.start(TZ="Pacific/Kiritimati").returncode == 0
    days.append(datetime.now(timezone.utc).date().isoformat())
    assert any(f"Last updated: {day}\n".encode() in book.readme.read_bytes() for day in days)


def test_a_date_that_is_none_is_refused(book):
    done = book.start("--date", "yesterday")
    assert done.returncode == 2
    assert not book.readme.exists()


@pytest.mark.parametrize("name", ["readme.md", "Readme.md"])
def test_a_readme_with_a_name_in_another_case_is_the_one(book, name):
    (book.folder / name).write_bytes(b"mine\n")
    book.start("--date", DAY)
    assert (book.folder / name).read_bytes().startswith(START)
    assert [file.name for file in book.folder.iterdir() if file.name.lower() == "readme.md"] == [name]


def test_a_link_and_the_files_mode_stay(book):
    real = book.folder / "docs.md"
    real.write_bytes(b"mine\n")
    real.chmod(0o640)
    book.readme.symlink_to("docs.md")
    book.update()
    assert book.readme.is_symlink()
    assert real.read_bytes().startswith(START)
    assert real.stat().st_mode & 0o777 == 0o640
    assert {file.name for file in book.folder.iterdir()} == {"README.md", "_config.yml", "docs.md", "scripts"}


@pytest.mark.parametrize(
    "lines",
    [
        [START],
        [END],
        [END, START],
        [START, END, START, END],
        [START, START, END],
        [START, END, END],
    ],
)
def test_damaged_markers_are_told_and_nothing_is_touched(book, lines):
    damaged = b"\n".join([b"# Mine", *lines, b"words"])
    book.readme.write_bytes(damaged)
    done = book.start("--date", DAY)
    assert done.returncode == 1
    assert re.match(rf"{re.escape(str(book.readme))}:2: error: The markers are damaged: ", done.stderr)
    assert len(done.stderr.splitlines()) == 1
    assert book.readme.read_bytes() == damaged


def test_the_lines_of_damaged_markers_are_named(book):
    book.readme.write_bytes(b"\n".join([END, START, b"x", START]))
    said = book.start().stderr
    assert "<!-- book:start --> in line 2, 4 and <!-- book:end --> in line 1" in said
    book.readme.write_bytes(START)
    assert "<!-- book:end --> nowhere" in book.start().stderr


def test_in_a_workflow_an_error_is_shown_beside_its_line(book):
    book.readme.write_bytes(b"x\n" + START + b"\n")
    done = book.start(GITHUB_ACTIONS="true")
    assert done.stdout.startswith("::error file=README.md,line=2::The markers are damaged: ")


def test_markers_that_are_talked_about_are_none(book):
    readme = b"Between `<!-- book:start -->` and `<!-- book:end -->` stands\n"
    assert book.update(readme).endswith(END + b"\n\n" + readme)


def test_utf_16_is_refused(book):
    readme = "# Mine\n".encode("utf-16")
    book.readme.write_bytes(readme)
    done = book.start()
    assert done.returncode == 1
    assert "UTF-16" in done.stderr
    assert book.readme.read_bytes() == readme


@pytest.mark.parametrize(
    ("config", "block"),
    [
        ("title: 2024-01-05\n", ["# 2024-01-05"]),
        ("title: yes\n", ["# yes"]),
        ("title: !!python/name:os.system x\nauthor: !mine [A, !your B]\n", ["# x", "By A, B"]),
        ("title: T\nauthor:\n- Ines Halloway\n- Bo\n- \n", ["# T", "By Ines Halloway, Bo"]),
        ("title: T\nauthor: '<a href=\"https://a.example\">Ines</a> &amp; Bo<br>'\n", ["# T", "By Ines &amp; Bo"]),
        ("title: T\nauthor: 'By <b>Ines</b>, Bo<BR/>and Cy'\n", ["# T", "By Ines, Bo and Cy"]),
        ("title: T\ndescription:\nauthor: ~\n", ["# T"]),
        ("title: T\ndescription: >\n  Two\n  lines.\n\n  And more.\n", ["# T", "Two lines. And more."]),
        ("\ufefftitle: T\r\ndescription: D\r\n", ["# T", "D"]),
        ("title: T\ntitle: Later\n", ["# Later"]),
        ("title: 'null'\n", ["# null"]),
        ("title: T\n---\nbroken: [\n", ["# T"]),
        ('title: "a\\tb\\ud800\\u202ec\\x1b[31m"\n', ["# a b c \\[31m"]),
    ],
)
def test_untidy_configurations_of_jupyter_book_are_read(book, config, block):
    book.configure(config)
    assert book.block == block


@pytest.mark.parametrize(
    ("config", "block"),
    [
        ("project:\n  title: T\n  description: D\n  authors: [Ines, Bo]\n", ["# T", "D", "By Ines, Bo"]),
        (
            "project:\n  title: T\n  authors:\n  - name: Ines\n    orcid: 0\n  - Bo\n  - email: x\n",
            ["# T", "By Ines, Bo"],
        ),
        ("project:\n  title: T\n  authors:\n  - name: {given: Ines, family: Halloway}\n", ["# T", "By Ines Halloway"]),
        ("project:\n  title: T\n  author: {name: Ines}\n", ["# T", "By Ines"]),
        ("version: 1\nproject:\n  title: T\nsite:\n  title: S\n", ["# T"]),
    ],
)
def test_configurations_of_myst_are_read(book, config, block):
    (book.folder / "_config.yml").unlink()
    book.configure(config, "myst.yml")
    assert book.block == block


@pytest.mark.parametrize(
    "config", ["", "title:\n", "title: {{ name }}\n", "- a list\n", "# nothing\n", "title: {a: b}\n"]
)
def test_without_a_title_the_repositorys_name_is_it(book, config):
    book.configure(config)
    assert book.block == ["# a-book"]
    assert book.start(GITHUB_REPOSITORY="ines/the-tides").returncode == 0
    assert b"# the-tides\n" in book.readme.read_bytes()


def test_letters_that_are_not_utf_8_do_no_harm(book):
    book.configure(b"title: Caf\xe9\n")
    assert book.block == ["# Caf\ufffd"]


@pytest.mark.parametrize(("config", "line"), [("title: [\n", 2), ("a: b\ntitle: 'x\n", 3), ("title: *nobody\n", 1)])
def test_a_configuration_that_is_no_yaml_is_told_with_its_line(book, config, line):
    book.configure(config)
    book.readme.write_bytes(b"mine\n")
    done = book.start()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{book.folder / '_config.yml'}:{line}: error: ")
    assert len(done.stderr.splitlines()) == 1
    assert book.readme.read_bytes() == b"mine\n"


def test_a_missing_configuration_is_told(book):
    (book.folder / "_config.yml").unlink()
    done = book.start()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{book.folder / '_config.yml'}: error: No such file or directory.\n"
    assert not book.readme.exists()


def test_myst_is_preferred_to_what_was_left_behind(book):
    book.configure("project: {title: New}\n", "myst.yml")
    assert book.block == ["# New"]


def test_another_book_and_another_file_may_be_named(book):
    book.configure("title: Elsewhere\n", "docs/_config.yml")
    done = book.start("--config", "docs", "--readme", "docs/README.md", "--date", DAY)
    assert done.returncode == 0
    assert b"# Elsewhere\n" in (book.folder / "docs" / "README.md").read_bytes()
    assert not book.readme.exists()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!-- book:end -->", "&lt;!-- book:end --&gt;"),
        ("*a* _b_ `c` [d](e) ~~f~~ $g$ |h| #", r"\*a\* \_b\_ \`c\` \[d\](e) \~\~f\~\~ \$g\$ \|h\| \#"),
        ("<script>alert(1)</script> &lt;", "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2)", r"2\)"),
        ("3.14 is pi - roughly", "3.14 is pi - roughly"),
        ("===", r"\==="),
        ("\\", "\\\\"),
    ],
)
def test_no_text_means_anything_but_itself(book, text, shown):
    book.configure(f"title: '{text}'\ndescription: '{text}'\n")
    assert book.block == [f"# {shown}", shown]
    once = book.readme.read_bytes()
    assert once.count(START) == once.count(END) == 1
    assert book.update() == once


def test_without_pyyaml_the_way_to_it_is_told(book):
    command = [sys.executable, "-S", "-E", "scripts/update-readme.py"]  # -S: without what is installed
    done = subprocess.run(command, cwd=book.folder, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr == "update-readme.py needs PyYAML. This installs it: python -m pip install pyyaml\n"


def test_the_script_needs_nothing_but_pyyaml(book):
    allowed = {"__future__", "argparse", "collections.abc", "datetime", "html", "os", "pathlib", "re", "shutil", "sys"}
    imports = re.findall(r"^ *(?:from|import) (\S+)", SCRIPT.read_text("utf-8"), re.MULTILINE)
    assert set(imports) - allowed == {"yaml"}
