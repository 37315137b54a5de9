"""Data that cannot be read, or not all of them: each command says where and what to do."""

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

MEMORY = 200_000_000
ADVICE = re.compile(r" (Write|Mend|Save|Keep|Put) [^.]*\.$")
GOOD = "---\ntitle: Good\nurl: https://good.example/\ndescription: x\n---\n"
SAME = "---\ntitle: Same\nurl: http://good.example/\ndescription: x\n---\n"
ITEM = "projects:\n- title: Tides\n"
LAUGHS = "l0: &l0 x\n" + "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
COMMANDS = {
    "validate": ("validate",),
    "build": ("build", "--theme", REPOSITORY / "templates"),
    "merge": ("merge", "--event", "event.json"),
}

# The place and the reason; of a folder the other files count all the same.
ONE_FILE = [
    pytest.param(f"---\ntitle: Open\n{SAME[4:-4]}", "1:1: error: The front matter does not end.", id="no-end"),
    pytest.param("---\ntitle: A\n\turl: x\n---\n", "3:1: error: The file is not YAML", id="tab"),
    pytest.param(f"---\n{LAUGHS}---\n", ": error: The file holds more than", id="laughs"),
    pytest.param("---\ntitle: !!python/object:os.system A\n---\n", "2:8: error: The tag", id="python"),
    pytest.param(b"---\ntitle: \xe4\n---\n", "2:8: error: The file is not UTF-8: byte 0xe4", id="latin-1"),
    pytest.param(SAME, "3:1 url: error: is the same address as that of good.md", id="same-address"),
]
ALL = [
    pytest.param(f"{ITEM}\turl: x\n", "3:1: error: The file is not YAML", id="tab"),
    pytest.param(f"{LAUGHS}projects: []\n", ": error: The file holds more than", id="laughs"),
    pytest.param("projects:\n- !!python/object/apply:os.system ['true']\n", "2:3: error: The tag", id="python"),
    pytest.param(
        f"{ITEM}  url: \xe4\n".encode("latin-1"), "3:8: error: The file is not UTF-8: byte 0xe4", id="latin-1"
    ),
]


@pytest.fixture
def portfolio(tmp_path, event_file):
    """Writes files of a portfolio whose data have a form, and an event."""

    def write(form: str, files: dict[str, str | bytes]) -> Path:
        event_file("created", title="New", url="https://new.example/", description="x")
        folder: Path = tmp_path / "data" / ("projects" if form == "projects" else "")
        folder.mkdir(parents=True)
        (tmp_path / "data" / "site.yml").write_text(f"data: {form}\n")
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


def check_told(told: str, start: str, reason: str) -> None:
    """One line names the file, the place and the reason, and goes on with advice."""
    [line] = [line for line in told.splitlines() if ": error: " in line]
    assert line.startswith(start)
    assert reason in line
    assert ADVICE.search(line)
    assert "Traceback" not in told


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("content", "reason"), ONE_FILE)
def test_a_bad_file_of_a_folder_is_told_and_stops_nothing_else(run_within, portfolio, command, content, reason):
    folder = portfolio("projects", {"good.md": GOOD, "zz.md": content})
    done = run_within(MEMORY)(*COMMANDS[command])
    assert done.returncode == (command == "validate"), done.stderr
    check_told(done.stdout + done.stderr, "data/projects/zz.md:", reason)
    wanted = content if isinstance(content, bytes) else content.encode()
    assert (folder / "zz.md").read_bytes() == wanted
    assert (folder / "new.md").exists() is (command == "merge")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("content", "reason"), ALL)
def test_a_bad_yaml_file_is_told_and_nothing_is_written(run_within, portfolio, tmp_path, command, content, reason):
    folder = portfolio("projects.yml", {"projects.yml": content})
    before = (folder / "projects.yml").read_bytes()
    done = run_within(MEMORY)(*COMMANDS[command])
    assert done.returncode == 1, done.stderr
    check_told(done.stdout + done.stderr, "data/projects.yml:", reason)
    assert (folder / "projects.yml").read_bytes() == before
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_link_out_of_the_folder_is_told_and_nothing_is_written(run, portfolio, tmp_path, command):
    folder = portfolio("projects", {"good.md": GOOD})
    (tmp_path / "secret.md").write_text(SAME)
    (folder / "zz.md").symlink_to(tmp_path / "secret.md")
    done = run(*COMMANDS[command])
    assert done.returncode == 1
    check_told(done.stdout + done.stderr, "data/projects/zz.md: ", "error: The file is a link that leads out")
    assert sorted(file.name for file in folder.iterdir()) == ["good.md", "zz.md"]
    assert not (tmp_path / "site").exists()
