"""A portfolio of one's own: made with one command, it merges, builds and publishes with the generator that it names.

The generator's repository is a folder of this machine that git takes for the one on GitHub. What the generator needs is
in the environment of these tests, at the versions of the lock, so that pip has nothing to fetch.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.conftest import clean_environment
from tests.journeys.conftest import BRANCH, PAGES, SOURCE, TIDES, Portfolio, copy_generator
from tests.journeys.test_update_workflow import BIRDS, event

pytestmark = pytest.mark.slow

GENERATOR = "https://github.com/gen/erator"
REPOSITORY = {"name": "portfolio", "full_name": "you/portfolio", "default_branch": BRANCH}


class OwnPortfolio(Portfolio):
    """Holds nothing but what `new portfolio` wrote, and its owner's projects."""

    def _fill(self, desk: Path) -> None:
        source = self.folder / "generator"
        source.mkdir()
        self.git("init", "--quiet", folder="generator")
        copy_generator(source)
        self.pin = self._publish("Start")
        (self.folder / "home" / ".gitconfig").write_text(f'[url "{source.as_uri()}"]\n\tinsteadOf = {GENERATOR}\n')
        subprocess.run(
            [sys.executable, "-m", "generator", "new", "portfolio", desk, "--from", "gen/erator", "--ref", self.pin],
            env=clean_environment(),
            check=True,
            capture_output=True,
            timeout=60,
        )

    def _python(self) -> str:
        """One without this program, which the workflows have to install."""
        folder = self.folder / "environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=60)
        [packages] = folder.glob("lib/python*/site-packages")
        # Only the folder's packages: a path file does not run the path files in it, so the checkout stays away.
        (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
        return str(folder / "bin" / "python")

    def upgrade(self, text: str) -> str:
        """A newer generator, which says something else at the foot of each page; returns its commit."""
        (self.folder / "generator" / "templates" / "partials" / "footer.html").write_text(f"<p>{text}</p>\n")
        return self._publish(text)

    def _publish(self, message: str) -> str:
        self.git("add", "--all", folder="generator")
        self.git("commit", "--quiet", "--message", message, folder="generator")
        return self.git("rev-parse", "HEAD", folder="generator")


@pytest.fixture
def own(tmp_path: Path) -> OwnPortfolio:
    return OwnPortfolio(tmp_path)


def test_an_event_is_merged_and_published_by_the_generator_of_the_named_commit(own):
    own.upgrade("Not asked for")

    done = own.dispatch(event("project-created", title="Birds", url=BIRDS, source=SOURCE))

    assert done.exit_code == 0, done.text
    assert done.jobs == {"update": "success", "notify": "success", "build": "success", "deploy": "success"}
    assert own.subjects == ["Add https://you.github.io/birds", "Write a README", "Start"]
    assert own.git("diff", "--name-only", f"{BRANCH}~", BRANCH) == "data/projects.json"
    page = (own.deployed / "index.html").read_text("utf-8")
    assert "Birds" in page
    assert "Not asked for" not in page
    assert list(own.deployed.glob("assets/cards/gallery-*.png")), "the libraries for pictures are missing"
    assert f"{PAGES}/projects/birds/" in (own.deployed / "sitemap.xml").read_text("utf-8")


def test_one_line_upgrades_the_generator(own):
    newer = own.upgrade("New and shiny")
    line = own.read("requirements.txt")
    own.commit({"requirements.txt": line.replace(own.pin, newer) + "\n"}, "Upgrade the generator")

    done = own.execute("pages.yml", "push", {"ref": f"refs/heads/{BRANCH}", "repository": REPOSITORY})

    assert done.exit_code == 0, done.text
    assert done.jobs == {"build": "success", "deploy": "success"}
    assert "New and shiny" in (own.deployed / "index.html").read_text("utf-8")


def test_a_pull_request_shows_a_mistake_beside_its_line(own):
    data = own.folder / "clone" / "data" / "projects.json"
    data.write_text(data.read_text("utf-8").replace(TIDES["url"], "javascript:alert(1)"), "utf-8")

    done = own.execute("pull-request.yml", "pull_request", {"number": 1, "repository": REPOSITORY})

    assert done.exit_code != 0
    assert any(line.startswith("::error file=data/projects.json,line=") for line in done.annotations), done.text
    assert "1 project on " in done.text


def test_a_generator_that_is_not_named_by_a_whole_commit_is_refused(own):
    requirements = own.folder / "clone" / "requirements.txt"
    requirements.write_text(requirements.read_text("utf-8").replace(own.pin, own.pin[:7]), "utf-8")

    done = own.execute("pull-request.yml", "pull_request", {"number": 1, "repository": REPOSITORY})

    assert done.exit_code != 0
    assert any("No line is portfolio-generator[images]" in line for line in done.annotations), done.text
