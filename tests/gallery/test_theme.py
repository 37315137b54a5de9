"""Themes: a folder that overrides the shipped templates and assets, and mistakes in it."""

import pytest

from generator.errors import ThemeError
from generator.gallery.theme import Theme


def test_a_folder_overrides_one_template_and_leaves_the_others(themed, gallery, book, read):
    files = gallery(book("One"), theme=themed({"404.html": "<p>Gone: {{ site.title }}</p>"})).files
    assert files["404.html"] == b"<p>Gone: Portfolio</p>"
    assert read(files["projects/one/index.html"]).one("h1").text == "One"


def test_a_partial_that_is_overridden_changes_every_page_that_includes_it(themed, gallery, book):
    files = gallery(book("One"), theme=themed({"partials/footer.html": "<footer>mine</footer>"})).files
    pages = {path for path in files if path.endswith(".html")} - {"embed/index.html"}
    assert all(b"<footer>mine</footer>" in files[path] for path in pages)


def test_a_folder_overrides_and_adds_assets(themed, gallery, book):
    plain = gallery(book("One")).files
    theme = themed({"assets/js/theme.js": "mine();", "assets/fonts/a.woff2": b"\x00font"})
    files = gallery(book("One"), theme=theme).files
    assert files["assets/js/theme.js"] == b"mine();"
    assert files["assets/fonts/a.woff2"] == b"\x00font"
    assert files["assets/style.css"] == plain["assets/style.css"]
    assert files["index.html"] != plain["index.html"], "the address of a changed asset must change"


def test_style_sheets_are_joined_in_the_order_of_their_names(themed, gallery, book):
    files = gallery(
        book("One"), theme=themed({"assets/css/99-mine.css": "/* last */", "assets/css/00-0.css": "/* first */"})
    ).files
    assert files["assets/style.css"].startswith(b"/* first */")
    assert files["assets/style.css"].endswith(b"/* last */")
    assert not [path for path in files if path.startswith("assets/css/")]


def test_one_style_sheet_of_the_shipped_theme_can_be_emptied(themed, gallery, book):
    plain = gallery(book("One")).files["assets/style.css"]
    emptied = gallery(book("One"), theme=themed({"assets/css/90-print.css": ""})).files["assets/style.css"]
    assert b"@media print" in plain
    assert len(emptied) < len(plain)


def test_hidden_files_among_the_assets_are_not_published(themed, gallery, book):
    theme = themed({"assets/.DS_Store": b"x", "assets/.cache/a.js": b"x", "assets/.mine.css.jinja": "x"})
    files = gallery(book("One"), theme=theme).files
    assert not [path for path in files if "DS_Store" in path or ".cache" in path or "mine" in path]


def test_an_asset_template_is_published_as_what_it_renders_to(themed, gallery, book):
    theme = themed(
        {"assets/mine.txt.jinja": "{{ site.title }}\n", "assets/css/96-mine.css.jinja": "/* {{ site.total }} */"}
    )
    files = gallery(book("One"), theme=theme).files
    assert files["assets/mine.txt"] == b"Portfolio\n"
    assert files["assets/style.css"].endswith(b"/* 1 */")
    assert not [path for path in files if path.endswith(".jinja")]


def test_an_asset_template_that_renders_to_nothing_is_left_out(themed, gallery, book):
    theme = themed({"assets/mine.txt.jinja": "{% if not site.total %}x{% endif %}\n"})
    assert "assets/mine.txt" not in gallery(book("One"), theme=theme).files


def test_a_plain_file_takes_the_place_of_the_shipped_template_of_its_name(themed, gallery, book):
    theme = themed({"assets/img/favicon.svg": "<svg/>"})
    assert gallery(book("One"), theme=theme).files["assets/img/favicon.svg"] == b"<svg/>"


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "404.html",
            '{% extends "default:404.html" %}{% block main %}{{ super() }}<p>more</p>{% endblock %}',
            "<p>more</p>",
        ),
        ("partials/footer.html", '<p>before</p>{% include "default:partials/footer.html" %}', "<p>before</p><footer"),
    ],
)
def test_default_reaches_the_original(themed, gallery, book, name, source, expected):
    shipped = gallery(book("One")).files["404.html"].decode()
    page = gallery(book("One"), theme=themed({name: source})).files["404.html"].decode()
    assert expected in page
    assert len(page) > len(shipped)


def test_what_the_original_includes_is_still_overridden(themed, gallery, book):
    theme = themed({"404.html": '{% extends "default:404.html" %}', "partials/footer.html": "<p>mine</p>"})
    assert b"<p>mine</p>" in gallery(book("One"), theme=theme).files["404.html"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("a\n\n{{ nonesuch }}", 3, "'nonesuch' is undefined"),
        ("a\n{{ site.nonesuch }}", 2, "nonesuch"),
        ("{% if site.title %}\n{% for tag in nonesuch %}x{% endfor %}{% endif %}", 2, "nonesuch"),
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{% block main %}", 3, "block"),
        ("{{ site.title }}\n{{ site.title|nonesuch }}", 2, "nonesuch"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("\n{{ site.title + 1 }}", 2, "str"),
        ("{% set x = [] %}\n{{ x[3].name }}", 2, ""),
    ],
)
@pytest.mark.parametrize("name", ["404.html", "partials/footer.html", "partials/card.html", "feed.xml"])
def test_a_mistake_is_told_with_file_and_line(themed, gallery, book, tmp_path, name, source, line, said):
    with pytest.raises(ThemeError) as caught:
        gallery(
            book("One"),
            theme=themed({name: "{% set site = {'title': 't'} %}" * (name == "partials/card.html") + source}),
        )
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "theme" / name), line)
    assert said in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ('{% include "partials/nonesuch.html" %}', "partials/nonesuch.html"),
        ('{% extends "nonesuch.html" %}', "nonesuch.html"),
        ('{% include "default:partials/nonesuch.html" %}', "partials/nonesuch.html"),
        ('{{ "img/nonesuch.png"|asset }}', "assets/img/nonesuch.png"),
    ],
)
def test_a_missing_partial_or_asset_is_named(themed, gallery, book, source, missing):
    with pytest.raises(ThemeError, match=missing):
        gallery(book("One"), theme=themed({"404.html": source}))


def test_a_template_that_extends_itself_is_a_mistake_in_the_theme(themed, gallery, book):
    with pytest.raises(ThemeError):
        gallery(book("One"), theme=themed({"404.html": '{% extends "404.html" %}'}))


@pytest.mark.parametrize("name", ["404.html", "partials/footer.html"])
def test_a_template_that_is_not_utf_8_is_a_mistake_in_the_theme(themed, gallery, book, name):
    with pytest.raises(ThemeError):
        gallery(book("One"), theme=themed({name: "<p>é</p>".encode("latin-1")}))


def test_a_theme_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ThemeError) as caught:
        Theme(tmp_path / "nonesuch")
    assert caught.value.file == str(tmp_path / "nonesuch")


@pytest.mark.parametrize("name", ["a.html", "a.xml", "a.txt", "a", "a.css.jinja", "a.weird"])
def test_what_a_template_prints_is_escaped_whatever_its_name(themed, name):
    theme = themed({name: "{{ text }}"})
    assert theme.render(name, text="<b a=\"1\" c='2'>&") == "&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;"


def test_fonts_for_pictures_are_overridden_and_added_to_file_by_file_and_not_published(themed, gallery, book):
    theme = themed({"fonts/title/50-literata.woff2": b"mine", "fonts/text/NOTO.OTF": b"more", "fonts/README.md": b"x"})
    fonts = theme.fonts()
    assert fonts.keys() == {*Theme().fonts(), "text/NOTO.OTF"}
    assert (fonts["title/50-literata.woff2"], fonts["text/NOTO.OTF"]) == (b"mine", b"more")
    assert not [path for path in gallery(book("One")).files if "literata" in path]
