"""Texts in templates: filters, markup within a sentence, mistakes, and the language they are in."""

import pytest

from generator.errors import ThemeError
from generator.model.fields import FieldSetting
from generator.model.settings import Settings

TEXTS = ("404.html", "projects/one/index.html", "index.html", "tags/index.html")


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ('{{ "results.count"|t(count=1) }}', "1 project"),
        ('{{ "results.count"|t(count=1348) }}', "1,348 projects"),
        ("{{ 12345|number }}", "12,345"),
        ('{{ "<b>&"|bdi }}', "<bdi>&lt;b&gt;&amp;</bdi>"),
        (
            '{{ "footer.colophon"|t(who="<b>") }}',
            "&lt;b&gt;. Each book tells this page about itself when it is published.",
        ),
        ('{{ "footer.kept_by"|t(title="<i>"|bdi, author="&") }}', "<bdi>&lt;i&gt;</bdi>, kept by &amp;"),
        (
            '{% set a %}<a href="x">{{ "<" }}</a>{% endset %}{{ "not_found.lead"|t(projects=a) }}',
            'It may have moved, or its book was taken down. Start again from <a href="x">&lt;</a>.',
        ),
    ],
)
def test_a_template_says_texts_and_keeps_what_is_not_its_own_escaped(themed, source, printed):
    assert themed({"a.html": source}).render("a.html") == printed


def test_a_text_and_the_same_as_markup_are_never_taken_for_each_other(themed):
    source = '{{ "footer.colophon"|t(who=who) }}'
    theme = themed({"a.html": source, "b.html": "{% set who %}<b>{% endset %}" + source})
    for name, start in (("a.html", "&lt;b&gt;"), ("b.html", "<b>"), ("a.html", "&lt;b&gt;")):
        assert theme.render(name, who="<b>").startswith(start)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{{ "nonesuch"|t }}', "no text 'nonesuch'"),
        ('{{ "results.count"|t }}', "needs count"),
        ('{{ "results.count"|t(count=total, more=1) }}', "needs count"),
    ],
)
def test_a_text_that_is_not_there_is_told_with_the_templates_file_and_line(
    themed, gallery, book, tmp_path, source, said
):
    with pytest.raises(ThemeError, match=said) as caught:
        gallery(book(), theme=themed({"partials/footer.html": f"{{% set total = 1 %}}\n\n{source}"}))
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "theme" / "partials" / "footer.html"), 3)


def test_a_gallery_speaks_the_language_of_its_settings(gallery, book, read):
    books = [book(str(n), tags=(f"t{n}", "Meer"), updated="2026-03-14", status="archived") for n in range(30)]
    files = gallery(*books, settings=Settings(title="Regal", language="de", author="Ada", per_page=10)).files
    index, tag = read(files["index.html"]), read(files["tags/meer/index.html"])
    assert index.one("html").attributes["lang"] == "de"
    assert index.one("h2", "results-title").text == "30 Projekte"
    assert index.one("p", "results-page").text == "Seite 1 von 3"
    assert index.one("p", "colophon").text.startswith("Regal, betreut von Ada.")
    assert {badge.text for badge in index.all("li", "badge")} == {"Archiviert"}
    assert tag.one("h1").text == "Projekte zum Schlagwort Meer"
    assert "„Meer“" in files["tags/meer/index.html"].decode()
    assert read(files["page/2/index.html"]).one("title").text == "Seite 2 · Regal"
    assert read(files["404.html"]).one("h1").text == "Diese Seite steht nicht im Regal"
    assert '"title": "Neu: 0"' in files["feed.json"].decode()
    assert '<title type="text">Neu: 0</title>' in files["feed.xml"].decode()


def test_a_label_in_the_settings_goes_before_that_of_the_language(gallery, book, read):
    fields = (FieldSetting("category", "Sorte"), FieldSetting("duration"), FieldSetting("isbn"), FieldSetting("neu"))
    project = book("One", category="x", duration="y", custom=(("isbn", "1"), ("neu", True)))
    page = read(gallery(project, settings=Settings(language="de", fields=fields)).files["projects/one/index.html"])
    facts = dict(zip([el.text for el in page.all("dt")], [el.text for el in page.all("dd")], strict=True))
    assert {name: facts[name] for name in ("Sorte", "Dauer", "Isbn", "Neu")} == {
        "Sorte": "x",
        "Dauer": "y",
        "Isbn": "1",
        "Neu": "ja",
    }


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us", "de", "de-AT", "DE"])
def test_in_a_language_that_has_texts_no_element_needs_one_of_its_own(gallery, book, read, language):
    found = gallery(book("One", tags=("a",)), settings=Settings(language=language))
    assert found.settings_problems == []
    for path in TEXTS:
        marked = [element for element in read(found.files[path]).elements if "lang" in element.attributes]
        assert [(element.tag, element.attributes["lang"]) for element in marked] == [("html", language)]


def test_a_language_without_texts_has_english_ones_that_say_so(gallery, book, read):
    settings = Settings(language="fr", base_url="https://ada.example/", per_page=1)
    found = gallery(book("Un", tags=("a",)), book("Deux"), settings=settings)
    (problem,) = found.settings_problems
    assert problem.pointer == ("language",)
    assert "fr" in problem.message
    assert "strings/fr.yml" in problem.advice
    index = read(found.files["index.html"])
    assert index.one("html").attributes["lang"] == "fr"
    assert index.one("div", "results-bar").text.split()[:2] == ["2", "projects"]
    for tag, name in (("a", "skip-link"), ("div", "results-bar"), ("nav", "pagination"), ("button", "theme-switch")):
        assert index.one(tag, name).attributes["lang"] == "en"
    assert read(found.files["404.html"]).one("header", "page-head").attributes["lang"] == "en"
    assert b'xml:lang="fr"' in found.files["feed.xml"]
    assert b'"language": "fr"' in found.files["feed.json"]
    assert b'"inLanguage":"fr"' in found.files["index.html"]
