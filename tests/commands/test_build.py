"""`build`, from the command line: data in, site out."""

import json
import re
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
BASE = "https://ada.example/portfolio/"
BOOKS = "https://books.example"


@pytest.fixture
def sample(tmp_path):
    """A folder with the sample's data and settings, and nothing else."""
    folder = tmp_path / "sample"
    shutil.copytree(REPOSITORY / "data", folder / "data")
    return folder


@pytest.fixture
def portfolio(tmp_path):
    """Make a folder with some projects and settings."""

    def make(*projects, settings=""):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "projects.json").write_text(json.dumps({"projects": projects}, indent=2))
        (tmp_path / "data" / "site.yml").write_text(settings)
        return tmp_path

    return make


def book(number, **fields):
    return {"title": f"Book {number}", "url": f"{BOOKS}/{number}/", "description": "About it.", **fields}


def content_of(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def stamps_of(folder):
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.rglob("*")}


def test_the_sample_builds_every_page_of_the_design_without_a_word_of_warning(run, sample):
    built = run("build", "--strict", cwd=sample)
    assert (built.returncode, built.stderr) == (0, "")
    files = content_of(sample / "site")
    assert {
        *(
            "index.html",
            "404.html",
            "tags/index.html",
            "feed.xml",
            "feed.json",
            "sitemap.xml",
            "robots.txt",
            ".nojekyll",
        ),
        *("projects.json", "search.json", "projects.schema.json", "assets/style.css"),
        *("projects/reading-the-tides/index.html", "tags/time-series/index.html", "tags/time-series/feed.xml"),
    } <= files.keys()
    assert len([path for path in files if path.startswith("assets/logos/")]) == 13
    count = len(json.loads((sample / "data" / "projects.json").read_text())["projects"])
    assert len([path for path in files if path.startswith("projects/")]) == count


def test_the_closing_line_tells_projects_pages_files_and_time(run, portfolio, tmp_path):
    portfolio(book(1), book(2))
    line = re.compile(
        r"2 projects on 7 pages; (\d+) of (\d+) files changed(, 1 removed)?, in \d+\.\d\d s: site/index\.html\n"
    )
    first = line.fullmatch(run("build").stdout)
    assert first
    assert first[1] == first[2] == str(len(content_of(tmp_path / "site")) - 1)
    (tmp_path / "site" / "stray").touch()
    second = line.fullmatch(run("build").stdout)
    assert second
    assert second.groups() == ("0", first[2], ", 1 removed")


@pytest.mark.slow
def test_two_clones_build_the_same_bytes_and_a_second_build_touches_nothing(run, sample, tmp_path):
    clone = tmp_path / "another" / "place"
    shutil.copytree(sample, clone)
    run("build", cwd=sample, env={"TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "1"})
    run("build", cwd=clone, env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"})
    assert content_of(sample / "site") == content_of(clone / "site")
    before = stamps_of(clone / "site")
    again = run("build", cwd=clone)
    assert " 0 of " in again.stdout
    assert stamps_of(clone / "site") == before


def test_an_invalid_project_is_reported_with_its_place_and_left_out(run, portfolio, tmp_path):
    portfolio(book(1), {"title": "Broken", "url": "javascript:alert(1)"}, book(3), {"titel": "x"})
    built = run("build")
    assert built.returncode == 0
    assert built.stdout.startswith("2 projects on ")
    lines = built.stderr.splitlines()
    assert [line.partition(": error: ")[0] for line in lines] == [
        "data/projects.json:10:14 projects[1].url",
        "data/projects.json:17:5 projects[3].title",
        "data/projects.json:17:5 projects[3].url",
    ]
    index = (tmp_path / "site" / "index.html").read_text()
    assert "Book 1" in index
    assert "Book 3" in index
    assert "Broken" not in index


def test_strict_fails_on_an_invalid_project_and_writes_nothing(run, portfolio, tmp_path):
    portfolio(book(1), {"title": "Broken"})
    built = run("build", "--strict")
    assert (built.returncode, built.stdout) == (1, "")
    assert "projects[1].url: error: is missing" in built.stderr
    assert not (tmp_path / "site").exists()


def test_many_small_warnings_are_told_as_one_line(run, portfolio):
    portfolio(*({"title": "No words", "url": f"{BOOKS}/{n}/"} for n in range(9)))
    built = run("build", "--strict")
    assert built.returncode == 0
    assert built.stderr == "9 warnings: see python -m generator validate data/projects.json\n"


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("title: A\ntagline: ok\ntitel: B\n", ":3:1 titel: error: "),
        ("a: [1\n", ":2:1: error: "),
        ("per_page: 0\n", ":1:1 per_page: error: "),
    ],
)
def test_broken_settings_are_told_with_their_place_and_nothing_is_written(run, portfolio, tmp_path, settings, place):
    portfolio(book(1), settings=settings)
    before = content_of(tmp_path)
    built = run("build")
    assert (built.returncode, built.stdout) == (1, "")
    assert built.stderr.startswith(f"data/site.yml{place}")
    assert content_of(tmp_path) == before


def test_a_broken_template_is_told_with_its_place_and_nothing_is_written(run, portfolio, tmp_path):
    portfolio(book(1))
    run("build")
    site = stamps_of(tmp_path / "site")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "tag.html").write_text("fine")
    (tmp_path / "templates" / "404.html").write_text("<p>\n{{ site.nonesuch }}\n")
    portfolio(book(1), book(2))
    built = run("build")
    assert (built.returncode, built.stdout) == (1, "")
    assert re.match(r"\S*templates/404\.html:2: error: .*nonesuch", built.stderr)
    assert stamps_of(tmp_path / "site") == site


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "data/projects.json: error: There is no such file."),
        ("{\n  nope", "data/projects.json:2:3: error: The file is not JSON"),
        ("[]", "data/projects.json:1:1: error: The file is a list"),
        ("", "data/projects.json:1:1: error: The file is not JSON"),
    ],
)
def test_data_that_cannot_be_read_is_an_error_and_nothing_is_written(run, portfolio, tmp_path, content, said):
    data = portfolio() / "data" / "projects.json"
    data.unlink() if content is None else data.write_text(content)
    built = run("build")
    assert (built.returncode, built.stdout) == (1, "")
    assert built.stderr.startswith(said)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("url", ["ada.example", "javascript:alert(1)", "https://a:b@ada.example/"])
def test_a_base_url_that_is_none_is_wrong_usage(run, portfolio, tmp_path, url):
    portfolio(book(1))
    built = run("build", "--base-url", url)
    assert (built.returncode, built.stdout) == (2, "")
    assert "--base-url" in built.stderr
    assert not (tmp_path / "site").exists()


def test_a_base_url_makes_addresses_absolute_and_wins_over_the_settings(run, portfolio, tmp_path):
    portfolio(book(1), settings="base_url: https://other.example/\n")
    assert run("build", "--base-url", BASE.rstrip("/")).returncode == 0
    files = content_of(tmp_path / "site")
    assert f'<link rel="canonical" href="{BASE}projects/book-1/">' in files["projects/book-1/index.html"].decode()
    assert f"<loc>{BASE}projects/book-1/</loc>" in files["sitemap.xml"].decode()
    assert f"Sitemap: {BASE}sitemap.xml" in files["robots.txt"].decode()
    assert not [path for path, content in files.items() if b"other.example" in content]


@pytest.mark.parametrize(("projects", "page"), [(0, "Nothing on the shelves yet"), (1, "1 project<")])
def test_few_projects_make_a_whole_site(run, portfolio, tmp_path, projects, page):
    portfolio(*map(book, range(projects)))
    built = run("build")
    assert (built.returncode, built.stderr) == (0, "")
    assert page in (tmp_path / "site" / "index.html").read_text()


def test_settings_that_name_no_project_and_logos_that_are_missing_are_warnings(run, portfolio):
    portfolio(book(1), book(2, logo="logos/gone.svg"), settings=f"featured: [{BOOKS}/none/]\n")
    built = run("build", "--strict")
    assert built.returncode == 0
    checked = run("validate")
    assert checked.stdout.splitlines() == built.stderr.splitlines()[::-1]
    place = next(line.partition(": ")[0] for line in built.stderr.splitlines() if "gone.svg" in line)
    assert re.fullmatch(r"data/projects\.json:\d+:\d+ projects\[1\]\.logo", place)
    assert [line.partition(": warning: ")[0] for line in built.stderr.splitlines()] == [
        "data/site.yml:1:12 featured[0]",
        place,
    ]


def test_an_override_of_no_project_and_its_missing_logo_are_warnings_with_their_line(run, portfolio):
    settings = f"title: T\noverrides:\n  {BOOKS}/none/:\n    title: x\n  {BOOKS}/1/:\n    logo: logos/gone.svg\n"
    portfolio(book(1), settings=settings)
    built = run("build", "--strict")
    assert built.returncode == 0
    assert run("validate").stdout.splitlines() == built.stderr.splitlines()
    assert [line.partition(": warning: ")[0] for line in built.stderr.splitlines()] == [
        f'data/site.yml:3:3 overrides["{BOOKS}/none/"]',
        f'data/site.yml:6:5 overrides["{BOOKS}/1/"].logo',
    ]


def test_no_event_undoes_an_override(run, portfolio, tmp_path):
    portfolio(book(1), settings=f"overrides:\n  {BOOKS}/1/:\n    title: Corrected\n    tags: [by hand]\n")
    event = {"action": "project-updated", "client_payload": {"url": f"{BOOKS}/1/", "title": "Sent", "tags": ["sent"]}}
    (tmp_path / "event.json").write_text(json.dumps(event))
    assert run("merge", "--event", "event.json").returncode == 0
    assert run("build").returncode == 0
    assert '"title": "Sent"' in (tmp_path / "data" / "projects.json").read_text()
    (shown,) = json.loads((tmp_path / "site" / "projects.json").read_text())["projects"]
    assert (shown["title"], shown["tags"]) == ("Corrected", ["sent", "by hand"])


def test_a_folder_that_is_not_the_builds_own_is_refused_and_left_alone(run, portfolio, tmp_path):
    portfolio(book(1))
    for out in (".", "data"):
        before = stamps_of(tmp_path)
        built = run("build", "--out", out)
        assert (built.returncode, built.stdout) == (1, "")
        assert built.stderr.startswith(f"{out}: error: ")
        assert stamps_of(tmp_path) == before


def test_a_site_that_holds_the_data_is_refused(run, portfolio, tmp_path):
    portfolio(book(1))
    run("build")
    shutil.copytree(tmp_path / "data", tmp_path / "site" / "data")
    before = stamps_of(tmp_path / "site")
    built = run("build", "--data", "site/data/projects.json")
    assert built.returncode == 1
    assert "would replace" in built.stderr
    assert stamps_of(tmp_path / "site") == before


def test_a_theme_folder_overrides_what_it_holds(run, portfolio, tmp_path):
    portfolio(book(1))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "404.html").write_text(
        '{% extends "default:404.html" %}{% block main %}Lost?{{ super() }}{% endblock %}'
    )
    assert run("build", "--theme", "mine").returncode == 0
    assert "Lost?" in (tmp_path / "site" / "404.html").read_text()
    missing = run("build", "--theme", "nonesuch")
    assert missing.returncode == 1
    assert missing.stderr.startswith("nonesuch: error: ")


def test_a_language_without_texts_is_a_warning_with_its_place_and_the_way_out(run, portfolio, tmp_path):
    portfolio(book(1), settings="title: Livres\nlanguage: fr\n")
    built = run("build")
    assert (built.returncode, built.stderr.count("\n")) == (0, 1)
    assert built.stderr.startswith("data/site.yml:2:1 language: warning: is fr, in which the theme has no texts")
    assert "strings/fr.yml" in built.stderr
    assert '<html lang="fr">' in (tmp_path / "site" / "index.html").read_text()


def test_a_missing_text_stops_the_build_with_file_line_and_what_to_do(run, portfolio, tmp_path):
    portfolio(book(1), settings="language: fr\n")
    (tmp_path / "templates" / "strings").mkdir(parents=True)
    (tmp_path / "templates" / "strings" / "fr.yml").write_text("page:\n  back: Tous les projets\n")
    built = run("build")
    assert (built.returncode, built.stdout) == (1, "")
    assert built.stderr.startswith("templates/strings/fr.yml:1:1: error: The text numbers.group is missing.")
    assert not (tmp_path / "site").exists()
