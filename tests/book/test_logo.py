"""The logo is looked up, not guessed: only a file that readers can load is announced."""

from pathlib import Path

import pytest

from generator.book.config import Book, read_book
from generator.book.find import find_config
from generator.book.logo import find_logo
from generator.book.pages import BuiltPages, built_pages
from generator.book.reference import Reference
from tests.book.conftest import told

URL = "https://ada.example.org/tides/"
HASH = "1287d3c6d218ceb047fa6dc5b559be3c"
REMOTE = "https://cdn.example.org/logo.png?v=2"


@pytest.fixture
def find(write):
    """Writes a book and finds its logo: its address, and what is told of the others."""

    def find_in(files, url=URL, html=""):
        folder: Path = write(files)
        pages = built_pages(folder / html) if html else None
        found, problems = find_logo(read_book(folder, find_config(folder)), url, pages)
        assert not any(problem.severity.value == "error" or not problem.advice for problem in problems)
        return found, told(problems)

    return find_in


def jupyter_book(logo, *, more="", **files):
    return {
        "_config.yml": f"logo: {logo}\n{more}",
        "html/index.html": "",
        **{k.replace("__", "/"): v for k, v in files.items()},
    }


def myst(logo, more=""):
    return {"myst.yml": f"site:\n  options:\n    logo: {logo}\n{more}", "index.html": ""}


# With the built pages


@pytest.mark.parametrize(
    ("logo", "file", "address"),
    [
        ("logo.png", "_static/logo.png", "_static/logo.png"),
        ("./figures/brand/logo.jpg", "_static/logo.jpg", "_static/logo.jpg"),
        ("_static/logo.png", "_static/logo.png", "_static/logo.png"),
        ("../assets/logo.png", "_static/logo.png", "_static/logo.png"),
        ("figures\\\\logo.png", "_static/logo.png", "_static/logo.png"),
        ("/figures/logo.png", "_static/logo.png", "_static/logo.png"),
        ("tide mark.svg", "_static/tide mark.svg", "_static/tide%20mark.svg"),
        ("Größe µ.png", "_static/Größe µ.png", "_static/Gr%C3%B6%C3%9Fe%20%C2%B5.png"),
        ("100%.png", "_static/100%.png", "_static/100%25.png"),
        ("my%20logo.png", "_static/my%20logo.png", "_static/my%2520logo.png"),
        ("a?b#c&d.png", "_static/a?b#c&d.png", "_static/a%3Fb%23c%26d.png"),
        ("LOGO.PNG", "_static/LOGO.PNG", "_static/LOGO.PNG"),
        ("figures/logo.png", "figures/logo.png", "figures/logo.png"),
    ],
)
def test_jupyter_book_copies_a_logo_flat_into_static(find, logo, file, address):
    assert find({**jupyter_book(f'"{logo}"'), f"html/{file}": ""}, html="html") == (URL + address, [])


@pytest.mark.parametrize(
    ("logo", "file", "address"),
    [
        ("images/tide mark.svg", f"build/tide mark-{HASH}.svg", f"build/tide%20mark-{HASH}.svg"),
        ("a-rather-long-name-of-a-logo.final.png", f"build/a-rather-long-name-o-{HASH}.final.png", None),
        ("../images/logo.png", f"build/logo-{HASH}.png", None),
        ("images/logo.png", "images/logo.png", None),
        ("images/logo.png", "_static/logo.png", None),
    ],
)
def test_myst_puts_a_logo_into_build_under_a_new_name(find, logo, file, address):
    assert find({**myst(logo), file: ""}, html=".") == (URL + (address or file), [])


def test_of_two_files_with_a_fitting_name_the_one_is_taken_that_myst_names_itself(find):
    other, named = f"logo-{'0' * 32}.png", f"logo-{HASH}.png"
    files = {**myst("a/logo.png"), "config.json": f'{{"options": {{"logo": "/{named}"}}}}'}
    files |= {f"build/{other}": "", f"build/{named}": ""}
    assert find(files, html=".") == (f"{URL}build/{named}", [])


@pytest.mark.parametrize(
    ("config", "first"), [({"_config.yml": "logo: logo.png\n"}, "_static/logo.png"), (myst("logo.png"), "logo.png")]
)
def test_of_several_files_that_is_announced_which_the_program_made(find, config, first):
    made = {"index.html": "", "logo.png": "", "_static/logo.png": ""}
    assert find({**config, **made}, html=".") == (URL + first, [])
    found, _ = find({**config, **made, f"build/logo-{HASH}.png": ""}, html=".")
    assert found == URL + (first if "_config.yml" in config else f"build/logo-{HASH}.png")


@pytest.mark.parametrize("file", ["_static/Logo.png", "_static/logo.jpg", "_static/images/logo.png", "logo.png.html"])
def test_a_logo_that_is_not_among_the_pages_is_told_and_not_announced(find, file):
    found, problems = find(
        {**jupyter_book("figures/logo.png"), "figures/logo.png": "", f"html/{file}": ""}, html="html"
    )
    assert found == ""
    [problem] = problems
    assert problem.startswith("_config.yml:1:1 logo names 'figures/logo.png', which is not among the built pages in ")
    assert problem.endswith("/html")


def test_a_logo_that_is_not_in_the_book_either_is_told_so(find):
    problem = "_config.yml:1:1 logo names 'figures/logo.png', where no file is"
    assert find(jupyter_book("figures/logo.png"), html="html") == ("", [problem])


@pytest.mark.parametrize("pattern", ["figures/*", "figures", "**/logo.png", "**.png", "figures/", "*"])
def test_a_logo_that_was_excluded_from_the_build_is_told_so(find, pattern):
    files = jupyter_book("figures/logo.png", more=f"exclude_patterns: [drafts, '{pattern}']\n")
    found, [problem] = find({**files, "figures/logo.png": ""}, html="html")
    assert found == ""
    assert problem.endswith(f"/html: {pattern!r} excludes it")


def test_an_excluded_logo_that_is_there_all_the_same_is_announced(find):
    files = jupyter_book("figures/logo.png", more="exclude_patterns: [figures]\n")
    assert find({**files, "html/_static/logo.png": ""}, html="html") == (f"{URL}_static/logo.png", [])


def test_the_first_logo_that_is_there_is_announced_and_those_before_it_are_told(find):
    config = "html_logo: one.png\n    html_theme_options: {logo: {image_light: two.png, image_dark: three.png}}"
    files = {"_config.yml": f"sphinx:\n  config:\n    {config}\n", "index.html": "", "_static/two.png": ""}
    found, problems = find(files, html=".")
    assert found == f"{URL}_static/two.png"
    assert [problem.partition(" names ")[0] for problem in problems] == ["_config.yml:3:5 sphinx.config.html_logo"]


@pytest.mark.parametrize("html", ["", "html"])
def test_a_full_address_stays_as_it_is(find, html):
    assert find(jupyter_book(REMOTE), html=html) == (REMOTE, [])
    assert find({"myst.yml": f"project: {{thumbnail: '{REMOTE}'}}\n", "_config.yml": ""}, html=html) == (REMOTE, [])


@pytest.mark.parametrize("html", ["", "html"])
@pytest.mark.parametrize(
    ("logo", "reason"),
    [
        ("javascript:alert(1)", "starts with 'javascript:', only http: and https: are allowed"),
        ("data:image/png;base64,AAAA", "starts with 'data:', only http: and https: are allowed"),
        ("file:///etc/passwd", "starts with 'file:', only http: and https: are allowed"),
        ("//cdn.example.org/logo.png", "is not an absolute address"),
        ("https://ada:secret@example.org/x.png", "holds a user name or a password, which everybody could read"),
        ("https://a.example/b c.png", "holds a space, a backslash or an invisible character"),
        ("'C:\\logo.png'", "holds a space, a backslash or an invisible character"),
        ('"a\\0b.png"', "holds the character U+0000, which no page can carry"),
        ('"a\\nb.png"', "holds a line break or a tab, one line is expected"),
        ("https://a.example/" + "x" * 3000, "is 3,018 characters long, at most 2,000 are allowed"),
    ],
)
def test_what_no_reader_could_load_is_told(find, html, logo, reason):
    assert find(jupyter_book(logo), html=html) == ("", [f"_config.yml:1:1 logo {reason}"])


def test_a_path_whose_address_becomes_too_long_is_told(find):
    path = "/".join(["ж" * 100] * 5)
    found, [problem] = find({**jupyter_book(path), f"html/{path}": ""}, html="html")
    assert (found, problem) == ("", "_config.yml:1:1 logo is 3,034 characters long, at most 2,000 are allowed")


# What the pages show themselves


def test_without_a_logo_the_picture_is_taken_that_myst_names(find):
    files = {"myst.yml": "", "index.html": "", "config.json": '{"projects": [{"thumbnail": "/c 1.png"}]}'}
    assert find({**files, "build/c 1.png": ""}, html=".") == (f"{URL}build/c%201.png", [])


@pytest.mark.parametrize(
    ("image", "file"),
    [
        ("_static/card.png", "_static/card.png"),
        ("./_static/my%20card.png", "_static/my card.png"),
        ("/tides/_static/card.png", "_static/card.png"),
        ("/tides//build/card.png", "build/card.png"),
        ("/build/card.png", "build/card.png"),
        (f"{URL}_images/card.png?v=1#x", "_images/card.png"),
        ("http://ADA.example.org/tides/card.png", "card.png"),
        ("//ada.example.org/tides/card.png", "card.png"),
    ],
)
def test_a_picture_of_the_books_own_is_announced_if_it_is_there(find, image, file):
    files = {"_config.yml": "", "html/index.html": f'<meta property="og:image" content="{image}">'}
    assert find(files, html="html") == ("", [])
    expected = URL + file.replace(" ", "%20")
    assert find({**files, f"html/{file}": ""}, html="html") == (expected, [])
    assert find({**files, f"html/{file}": ""}, url=f"{URL}index.html", html="html") == (expected, [])


@pytest.mark.parametrize(
    "image", [REMOTE, "https://ada.example.org/other-book/card.png", "http://ada.example.org:8080/tides/x.png"]
)
def test_a_picture_elsewhere_stays_as_it_is(find, image):
    page = f'<meta property="og:image" content="{image}">'
    assert find({"_config.yml": "", "html/index.html": page}, html="html") == (image, [])


@pytest.mark.parametrize(
    "image",
    [
        *("javascript:alert(1)", "data:image/png;base64,AAAA", "../../outside.png", "/../outside.png", "http://[", ""),
        *("https://ada.example.org:x/card.png", "mailto:x", "/", ".", "index.html/", "ftp://a/b"),
        *("http://[::1", "//", "\\\\evil\\x.png", "https://a b/x.png", "%00", "%ff", "?x", "#x", "_static"),
    ],
)
def test_a_picture_that_nobody_could_load_is_not_announced(find, image):
    page = f'<meta property="og:image" content="{image}">'
    files = {"_config.yml": "", "outside.png": "", "html/index.html": page, "html/_static/x": "", "html/card.png": ""}
    assert find(files, html="html") == ("", [])


def test_a_logo_of_the_configuration_comes_before_the_picture_of_the_pages(find):
    files = {
        **jupyter_book("logo.png"),
        "html/index.html": '<meta property="og:image" content="card.png">',
        "html/card.png": "",
    }
    assert find({**files, "html/_static/logo.png": ""}, html="html") == (f"{URL}_static/logo.png", [])
    assert find({**files, "_config.yml": "logo: gone.png\n"}, html="html")[0] == f"{URL}card.png"


# Without the built pages


@pytest.mark.parametrize("logo", ["figures/tide mark.svg", "./tide mark.svg", "../tide mark.svg"])
def test_the_rule_for_jupyter_book_is_static_if_the_file_is_there(find, logo):
    files = {"docs/_config.yml": f"logo: {logo}\n"}
    assert find(files) == ("", [f"_config.yml:1:1 logo names {logo!r}, where no file is"])
    assert find({**files, f"docs/{logo}": ""}) == (f"{URL}_static/tide%20mark.svg", [])


@pytest.mark.parametrize("logo", ["figures", ".", "..", "x" * 300, "figures/LOGO.png", "'figures\\logo.png'"])
def test_what_is_no_file_of_the_book_is_told(find, logo):
    found, [problem] = find({"_config.yml": f"logo: {logo}\n", "figures/logo.png": ""})
    assert found == ""
    assert "where no file is" in problem


def test_a_path_from_the_root_of_the_disk_is_told(find, folder):
    found, [problem] = find({"_config.yml": f"logo: {folder}/logo.png\n", "logo.png": ""})
    assert found == ""
    assert problem.endswith("which starts at the root of the disk")


def test_a_logo_that_may_be_excluded_from_the_build_is_announced_with_a_warning(find):
    files = {"_config.yml": "logo: figures/logo.png\nexclude_patterns: [figures/*]\n", "figures/logo.png": ""}
    warning = "names 'figures/logo.png', which 'figures/*' excludes: it may be missing from the built pages"
    assert find(files) == (f"{URL}_static/logo.png", [f"_config.yml:1:1 logo {warning}"])


@pytest.mark.parametrize("pattern", ["", "drafts", "figures/*.svg", "logo.png", "figures/logo"])
def test_patterns_for_other_files_do_not_matter(find, pattern):
    files = {"_config.yml": f"logo: figures/logo.png\nexclude_patterns: ['{pattern}']\n", "figures/logo.png": ""}
    assert find(files) == (f"{URL}_static/logo.png", [])


def test_mysts_names_cannot_be_told_without_the_pages_which_is_said_once(find):
    found, problems = find({**myst("a.png", "project: {thumbnail: b.png}\n"), "a.png": "", "b.png": ""})
    assert found == ""
    told = "names 'a.png', for which MyST makes a name that only the built pages tell"
    assert problems == [f"myst.yml:3:5 site.options.logo {told}"]


def test_another_mistake_is_told_all_the_same(find):
    _, problems = find({**myst("a.png", "project: {thumbnail: b.png}\n"), "a.png": ""})
    assert ["a.png" in problems[0], problems[1]] == [
        True,
        "myst.yml:4:11 project.thumbnail names 'b.png', where no file is",
    ]


def test_an_address_is_better_than_a_name_that_cannot_be_told(find):
    found, [problem] = find({**myst("a.png", f"project: {{thumbnail: '{REMOTE}'}}\n"), "a.png": ""})
    assert found == REMOTE
    assert "'a.png'" in problem


@pytest.mark.parametrize(
    ("logo", "found"), [("a/b c.png", f"{URL}a/b%20c.png"), ("a/../b.png", f"{URL}b.png"), ("../a.png", ""), (".", "")]
)
def test_whatever_else_built_the_book_a_path_starts_at_the_address(tmp_path, logo, found):
    book = Book(tmp_path, logos=(Reference(logo, ("logo",), file="--set"),))
    address, problems = find_logo(book, f"{URL}index.html", None)
    assert address == found
    assert len(problems) == (not found)


def test_a_book_without_a_logo_has_none(find):
    assert find({"_config.yml": ""}) == ("", [])
    assert find({"_config.yml": "", "html/index.html": ""}, html="html") == ("", [])


def test_pages_of_an_unknown_kind_keep_a_logo_where_it_was(write):
    pages = BuiltPages(write({"index.html": "", "img/logo.png": ""}))
    book = Book(pages.folder, logos=(Reference("img/logo.png", ("logo",)),))
    assert find_logo(book, URL, pages) == (f"{URL}img/logo.png", [])
