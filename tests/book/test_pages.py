"""Built pages: which files there are, and which pictures they name themselves."""

import os

import pytest

from generator.book.head import MAX_HEAD
from generator.book.pages import BuiltPages, built_pages
from generator.errors import FileError

HASH = "1287d3c6d218ceb047fa6dc5b559be3c"


@pytest.fixture
def built(write):
    """Writes files and hands out the pages that they are."""

    def write_pages(files):
        return BuiltPages(
            write({"html/index.html": "", **{f"html/{name}": text for name, text in files.items()}}) / "html"
        )

    return write_pages


def test_only_a_folder_with_pages_in_it_is_one(write):
    folder = write({"html/index.html": "", "empty/index.md": "", "file": ""})
    assert built_pages(folder / "html") == BuiltPages(folder / "html")
    for name, message in (
        ("nowhere", "no such folder"),
        ("file", "no such folder"),
        ("empty", "no page in this folder"),
    ):
        with pytest.raises(FileError, match=message) as caught:
            built_pages(folder / name)
        assert caught.value.file == str(folder / name)
        assert caught.value.advice


def test_a_page_that_does_not_start_the_book_is_one(write):
    folder = write({"intro.htm": ""})
    assert built_pages(folder).folder == folder


@pytest.mark.parametrize(
    "path", ["_static/tide mark.svg", "_static/./tide mark.svg", "a/b/Größe.png", "100%.png", "?#.png"]
)
def test_a_file_is_there_by_its_name(built, path):
    assert built({"_static/tide mark.svg": "", "a/b/Größe.png": "", "100%.png": "", "?#.png": ""}).has(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "_static/Logo.svg",
            "_STATIC/logo.svg",
            "_static/logo",
            "logo.svg",
            "_static",
            "_static/logo.svg/x",
            "_static/logo.svg/",
        ),
        *(
            "",
            ".",
            "..",
            "../outside.svg",
            "_static/../../outside.svg",
            "_static/../_static/logo.svg",
            "/_static/logo.svg",
            "_static\\logo.svg",
        ),
        *("_static/logo%2Esvg", "_static/logo.svg?v=2", "a\0b", "\ud800", "x" * 300, "x/" * 3000),
    ],
)
def test_what_is_not_there_by_exactly_this_name_is_not_there(built, write, path):
    write({"outside.svg": ""})
    assert not built({"_static/logo.svg": ""}).has(path)


def test_links_count_as_long_as_they_stay_inside(built, folder, write):
    write({"outside/logo.svg": ""})
    pages = built({"_static/logo.svg": ""})
    html = folder / "html"
    for name, target in (
        *(("inside.svg", "_static/logo.svg"), ("folder", "_static"), ("loop", "loop"), ("broken", "nothing")),
        *(("out.svg", "../outside/logo.svg"), ("out", "../outside"), ("up", "..")),
    ):
        (html / name).symlink_to(target)
    assert [pages.has(path) for path in ("inside.svg", "folder/logo.svg")] == [True, True]
    outside = ("out.svg", "out/logo.svg", "up/outside/logo.svg", "loop", "broken")
    assert [path for path in outside if pages.has(path)] == []


def test_the_pages_themselves_may_be_a_link(folder, built):
    built({"logo.svg": ""})
    (folder / "link").symlink_to("html")
    assert BuiltPages(folder / "link").has("logo.svg")


def test_a_pipe_is_no_file(built, folder):
    pages = built({})
    os.mkfifo(folder / "html" / "pipe")
    assert not pages.has("pipe")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("tide mark.svg", f"tide mark-{HASH}.svg"),
        ("a-rather-long-name-of-a-logo.png", f"a-rather-long-name-o-{HASH}.png"),
        ("logo.v2.png", f"logo-{HASH}.v2.png"),
        ("logo.v2.png", f"logo.v2-{HASH}.png"),
        ("a.v2.png", f"a-{HASH}.v2.png"),
        (".hidden.png", f".hidden-{HASH}.png"),
        ("noext", f"noext-{HASH}"),
        (".noext", f".noext-{HASH}"),
        ("LOGO.PNG", f"LOGO-{HASH}.PNG"),
        ("Größe µ.png", f"Größe µ-{HASH}.png"),
        ("a+b(c).png", f"a+b(c)-{HASH}.png"),
    ],
)
def test_a_file_that_myst_renamed_is_found(built, name, made):
    assert built({f"build/{made}": ""}).fingerprinted(name) == [f"build/{made}"]


@pytest.mark.parametrize(
    "other",
    [
        *("logo.svg", f"my-logo-{HASH}.svg", f"logo-{HASH}.png", f"Logo-{HASH}.svg", f"logo-2-{HASH}.svg"),
        *(f"logo-{HASH}.svg.map", "logo-mark.svg", "logo-0123.svg", f"logo{HASH}.svg", f"logo-{HASH}xsvg"),
    ],
)
def test_another_file_is_not_taken_for_it(built, other):
    assert built({f"build/{other}": ""}).fingerprinted("logo.svg") == []


def test_without_a_folder_of_myst_nothing_is_found(built):
    assert built({}).fingerprinted("logo.svg") == []


def test_mysts_config_names_its_images_the_logo_first(built):
    projects = '[{"thumbnail": "/t.png"}, {"thumbnail": "/u.png"}]'
    config = f'{{"options": {{"logo_dark": "/d.svg", "logo": "/l 1.svg"}}, "projects": {projects}}}'
    files = {"config.json": config, "build/l 1.svg": "", "build/d.svg": "", "build/t.png": "", "build/u.png": ""}
    assert built(files).myst_images() == ["build/l 1.svg", "build/d.svg", "build/t.png"]


@pytest.mark.parametrize(
    "named",
    ["/undefined", "/../../outside.svg", "https://cdn.example/l.svg", "//cdn.example/l.svg", "", "/", "/x\0.png"],
)
def test_an_image_that_does_not_exist_is_none(built, write, named):
    write({"outside.svg": ""})
    config = f'{{"options": {{"logo": "{named}"}}}}'.replace("\0", "\\u0000")
    assert built({"config.json": config, "build/l.svg": "", "x.png": ""}).myst_images() == []


@pytest.mark.parametrize(
    "config",
    [
        *(
            "",
            "{",
            "null",
            "[]",
            "7",
            '"text"',
            "{}",
            '{"options": []}',
            '{"options": {"logo": 7}}',
            '{"projects": {"a": {}}}',
        ),
        *('{"projects": [null]}', '{"projects": [[]]}', '{"projects": []}', '{"options": {"logo": {"a": "b"}}}'),
        *("[" * 100_000, b"\xff\xfe{}", '{"options": {"logo": "l.svg"}, "options": {}}', '{"options": NaN}'),
    ],
)
def test_a_config_of_another_shape_names_none(built, config):
    assert built({"config.json": config}).myst_images() == []


@pytest.mark.parametrize(
    "page",
    [
        '<html><head><meta property="og:image" content="card.png"></head>',
        '<meta content="card.png" property="og:image" />',
        "<META PROPERTY='og:image' CONTENT='card.png'>",
        "<meta name=og:image content=card.png>",
        '<meta property="og:image:alt" content="x.png"><meta property="og:image" content=" card.png ">',
        '<meta property="og:image" content="card.png"><meta property="og:image" content="second.png">',
        '<!-- <meta property="og:image" content="x.png"> --><meta property="og:image" content="card.png">',
        '<title>Tides &amp; more<br></title><p a="<"><meta property="og:image" content="card.png">',
        b'\xef\xbb\xbf<meta name="author" content="M\xfcller"><meta property="og:image" content="card.png">',
    ],
)
def test_the_start_page_tells_its_picture(built, page):
    assert built({"index.html": page}).social_image() == "card.png"


def test_entities_in_the_pictures_address_are_understood(built):
    assert built({"index.html": '<meta property="og:image" content="a&amp;b.png">'}).social_image() == "a&b.png"


@pytest.mark.parametrize(
    "page",
    [
        *(
            "",
            "plain text",
            "<meta>",
            "<meta property='og:image'>",
            "<meta content='x.png'>",
            "<meta property content>",
            "<p property=og:image content=x>",
            "<![x[y",
            "<!",
            "<?",
            "</",
        ),
        *('<meta property="og:image" content="">', '<script>\'<meta property="og:image" content="x">\'</script>'),
        " " * MAX_HEAD + '<meta property="og:image" content="x.png">',
    ],
)
def test_a_page_without_a_picture_tells_none(built, page):
    assert built({"index.html": page}).social_image() == ""


@pytest.mark.parametrize("unit", ["<", "<!--", "<a ", '<meta content="', "<![CDATA[", "&#x", "<script>", "</a ", "x"])
@pytest.mark.timeout(10)
def test_a_huge_page_is_not_read_to_its_end(built, unit):
    assert built({"index.html": unit * ((1 << 20) // len(unit))}).social_image() == ""


@pytest.mark.parametrize(
    ("refresh", "page"),
    [
        ("0; url=intro.html", "intro.html"),
        ("0;URL='intro.html'", "intro.html"),
        ("5, url=./part/intro.html#top", "part/intro.html"),
        ("0; url=my%20book.html?x=1", "my book.html"),
        ("0; url=en/", "en/index.html"),
    ],
)
def test_a_start_page_that_leads_on_is_followed_once(built, refresh, page):
    start = f'<meta http-equiv="Refresh" content="{refresh}" />'
    picture = '<meta property="og:image" content="card.png">'
    assert built({"index.html": start, page: picture}).social_image() == "card.png"
    assert built({"index.html": start, page: start.replace(page, "index.html")}).social_image() == ""


@pytest.mark.parametrize(
    "refresh",
    [
        *("0; url=index.html", "0; url=//evil.example/intro.html", "0; url=https://evil.example/intro.html"),
        *("0; url=http://[", "0; url=javascript:intro.html", "0; url=../outside.html", "0; url=/intro.html"),
        *("0; url=", "0", "", "url=intro.html", "0; url=nowhere.html", "0; url=%00"),
    ],
)
def test_a_start_page_that_leads_elsewhere_tells_no_picture(built, write, refresh):
    picture = '<meta property="og:image" content="card.png">'
    write({"outside.html": picture})
    pages = built({"index.html": f'<meta http-equiv="refresh" content="{refresh}">', "intro.html": picture})
    assert pages.social_image() == ""


@pytest.mark.parametrize(
    "element", ["p http-equiv=refresh", "meta http-equiv=x-ua-compatible", "meta name=refresh", "meta"]
)
def test_nothing_but_a_refresh_leads_on(built, element):
    start = f'<{element} content="0; url=intro.html">'
    assert built({"index.html": start, "intro.html": '<meta property="og:image" content="x">'}).social_image() == ""


def test_without_a_start_page_there_is_no_picture(write):
    assert BuiltPages(write({"intro.html": '<meta property="og:image" content="card.png">'})).social_image() == ""
