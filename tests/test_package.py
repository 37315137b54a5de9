"""The package as it is installed: what the wheel holds, and that it builds a gallery from an empty folder."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, encoding="utf-8", timeout=200, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    run(*hatchling, cwd=REPOSITORY)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of a fresh environment with the wheel and, through a path file, the libraries of this one."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel, cwd=folder)
    site_packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # Only the folder's packages: a path file does not run the path files in it, so the editable checkout stays away.
    (Path(site_packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_wheel_holds_templates_schemas_and_scaffold(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {
        f"generator/{file.relative_to(REPOSITORY).as_posix()}"
        for file in (REPOSITORY / "templates").rglob("*")
        if file.is_file()
    }
    assert templates <= names
    assert {
        "generator/model/schemas/projects.schema.json",
        "generator/model/schemas/site.schema.json",
        "generator/model/tag_words/words.json",
        "generator/scaffold/portfolio/data/projects.json",
        "generator/scaffold/portfolio/data/site.yml",
        "generator/scaffold/portfolio/.gitignore",
        "generator/preview/client/overlay.css",
        "generator/preview/client/reload.js",
        "generator/scaffold/theme/README.md",
        "generator/scaffold/portfolio/.github/actions/generator/action.yml",
        "generator/scaffold/portfolio/.github/workflows/update-projects.yml",
        "generator/scaffold/book/common/scripts/send-metadata.py",
        "generator/scaffold/book/common/scripts/script_requirements.txt",
        "generator/scaffold/book/jupyter-book-1/.github/workflows/deploy.yml",
        "generator/scaffold/book/myst/.github/workflows/deploy.yml",
        "generator/__main__.py",
    } <= names


def test_the_wheel_holds_nothing_but_the_package_and_its_description(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"generator"}
    assert not [name for name in names if "test" in name.lower() or name.endswith(".pyc") or "/data/logos/" in name]
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_an_installed_package_builds_a_gallery_from_an_empty_folder(python, tmp_path):
    where = run(python, "-c", "import generator; print(generator.__file__)", cwd=tmp_path).strip()
    assert not Path(where).is_relative_to(REPOSITORY)
    run(python, "-m", "generator", "new", "portfolio", ".", "--from", "gen/erator", "--ref", "f" * 40, cwd=tmp_path)
    told = run(python, "-m", "generator", "build", cwd=tmp_path)
    assert "site/index.html" in told
    page = (tmp_path / "site" / "index.html").read_text()
    assert "My portfolio" in page
    assert (tmp_path / "site" / "assets" / "style.css").stat().st_size > 1000


def test_an_installed_package_wires_a_book_up(python, tmp_path):
    (tmp_path / "myst.yml").touch()
    run(python, "-m", "generator", "new", "book", ".", "--from", "you/portfolio", "--ref", "f" * 40, cwd=tmp_path)
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert written == {
        "myst.yml",
        ".github/workflows/deploy.yml",
        "scripts/script_requirements.txt",
        "scripts/send-metadata.py",
        "scripts/update-readme.py",
    }


def test_the_installed_script_is_the_same_program(python, tmp_path):
    assert run(python.parent / "portfolio", "--version", cwd=tmp_path) == run(
        python, "-m", "generator", "--version", cwd=tmp_path
    )
