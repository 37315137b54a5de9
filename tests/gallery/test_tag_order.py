"""Tags in a gallery as site.yml orders them: names, groups, descriptions, and old addresses."""

import json

import pytest

from generator.model.settings import decode_settings
from tests.search_index import read_index


@pytest.fixture(scope="module")
def ordered(gallery):
    """Render a gallery with some settings of tags."""

    def make(*projects, base_url="", **tags):
        content = {"social_cards": "none", "tags": tags, **({"base_url": base_url} if base_url else {})}
        settings, problems = decode_settings(content)
        assert problems == []
        return gallery(*projects, settings=settings).files

    return make


@pytest.fixture(scope="module")
def files(ordered, book):
    """Three books about one thing that they call by three words."""
    return ordered(
        book("One", tags=("ML", "maps")),
        book("Two", tags=("Machine learning", "ml")),
        book("Three", tags=("deep-learning", "R")),
        base_url="https://you.example/p/",
        aliases={"ml": "machine learning", "Deep-Learning": "ml", "unused": "maps"},
        groups={"Method": ["Machine Learning"], "Empty": ["x"], "Language": ["r", "Python"]},
        descriptions={"Machine learning": "Let *computers* learn, [see](https://x.example/).\n"[:-1]},
    )


def tags_of(files):
    return [project["tags"] for project in json.loads(files["projects.json"])["projects"]]


def test_each_tag_has_the_name_that_site_yml_writes(files):
    assert sorted(tags_of(files)) == [["machine learning"], ["machine learning", "R"], ["machine learning", "maps"]]
    index = read_index(files["search.json"])
    assert list(index.tags) == ["machine learning", "maps", "R"]
    assert sorted(row.tags for row in index.rows) == [
        ("machine learning",),
        ("machine learning", "R"),
        ("machine learning", "maps"),
    ]


def test_feeds_structured_data_and_numbers_have_it_too(files, read):
    feed = json.loads(files["tags/machine-learning/feed.json"])
    assert {tag for item in feed["items"] for tag in item["tags"]} == {"machine learning", "maps", "R"}
    assert len(feed["items"]) == 3
    assert b'"keywords": ["machine learning"]' in files["projects/two/index.html"].replace(b'":[', b'": [')
    assert not any("ml" in cell.text.split() for cell in read(files["stats/index.html"]).all("td"))


def test_the_search_data_know_the_other_words_and_the_groups(files):
    index = read_index(files["search.json"])
    assert index.aliases == {"ml": "machine learning", "Deep-Learning": "machine learning", "unused": "maps"}
    assert index.groups == {"machine learning": "Method", "maps": "", "R": "Language"}


def test_the_address_that_a_used_alias_had_leads_on(files, read):
    assert sorted(path for path in files if path.startswith("tags/") and path.endswith(".html")) == [
        "tags/deep-learning/index.html",
        "tags/index.html",
        "tags/machine-learning/index.html",
        "tags/maps/index.html",
        "tags/ml/index.html",
        "tags/r/index.html",
    ]
    page = read(files["tags/ml/index.html"])
    metas = {meta.attributes.get("http-equiv") or meta.attributes.get("name"): meta for meta in page.all("meta")}
    assert metas["refresh"].attributes["content"] == "0; url=../../tags/machine-learning/index.html"
    assert metas["robots"].attributes["content"] == "noindex"
    (canonical,) = [link for link in page.all("link") if link.attributes["rel"] == "canonical"]
    assert canonical.attributes["href"] == "https://you.example/p/tags/machine-learning/"
    links = [link for link in page.all("a") if link.text == "machine learning"]
    assert [link.attributes["href"] for link in links] == ["../../tags/machine-learning/index.html"]
    assert b"tags/ml" not in files["sitemap.xml"]


def test_a_tag_whose_alias_had_its_address_gets_it_and_its_own_old_one_leads_on(ordered, book):
    books = [book("A", tags=("data science",)), book("B", tags=("data-science",))]
    before = [path for path in ordered(*books) if path.startswith("tags/data")]
    after = ordered(*books, aliases={"data science": "data-science"})
    assert "tags/data-science/index.html" in before
    assert {path for path in before if path.endswith(".html")} == {
        path for path in after if path.startswith("tags/data") and path.endswith(".html")
    }
    (moved,) = [path for path in after if path.startswith("tags/data-science-") and path.endswith(".html")]
    assert b'url=../../tags/data-science/index.html"' in after[moved]


def test_without_settings_there_is_nothing_of_it(ordered, book):
    files = ordered(book("A", tags=("ml",)))
    assert b"group-heading" not in b"".join(content for path, content in files.items() if path.endswith(".html"))
    index = read_index(files["search.json"])
    assert (index.aliases, index.groups) == ({}, {"ml": ""})


def test_groups_have_their_headings_in_the_index_of_tags_and_in_the_filters(files, read):
    page = read(files["tags/index.html"])
    assert [heading.text.strip() for heading in page.all("h2")] == ["Method", "Language", "Other"]
    assert [name.text for name in page.all("bdi", "tag-name")] == ["machine learning", "R", "maps"]
    page = read(files["index.html"])
    assert [heading.text.strip() for heading in page.all("h3", "group-heading")] == ["Method", "Language", "Other"] * 2
    assert [group.attributes["data-group"] for group in page.all("div", "options-group")] == ["1", "2", "0"]
    for group in page.all("div", "options-group"):
        assert group.attributes["aria-labelledby"] == f"options-group-{group.attributes['data-group']}"


def test_a_group_stands_by_count_and_lists_the_first_six_and_the_one_that_is_shown(ordered, book, read):
    books = [book(str(number), tags=tuple(f"t{n}" for n in range(number))) for number in range(1, 10)]
    files = ordered(*books, groups={"All": [f"t{n}" for n in reversed(range(9))]})
    for path, shown in (("index.html", "012345"), ("tags/t8/index.html", "0123458")):
        page = read(files[path])
        expected = [f"t{n}" for n in shown]
        assert [name.text for name in page.all("bdi", "option-name")] == expected
        links = [link.text.split()[0] for link in page.all("a", "facet")]
        assert [link for link in links if link != "All"] == expected
        (more,) = [button for button in page.all("button", "options-more") if "hidden" not in button.attributes]
        assert more.text == "3 more"


def test_groups_of_which_no_project_has_a_tag_are_no_groups(ordered, book, read):
    page = read(ordered(book(tags=("a",)), groups={"Method": ["x"]})["index.html"])
    assert page.all("h3", "group-heading") == []


def test_a_description_stands_on_the_tags_page_and_in_what_search_engines_read(files, read):
    page = read(files["tags/machine-learning/index.html"])
    assert page.one("p", "page-lead").text == "Let computers learn, see."
    assert page.one("em").text == "computers"
    (description,) = [meta for meta in page.all("meta") if meta.attributes.get("name") == "description"]
    assert description.attributes["content"] == "Let computers learn, see."
    assert read(files["tags/maps/index.html"]).all("p", "page-lead") == []


def test_a_description_is_one_line_whatever_it_looks_like(ordered, book, read):
    hostile = "# <script>alert(1)</script> [x](javascript:alert(1)) ![y](https://x.example/y.png)"
    page = read(ordered(book(tags=("a",)), descriptions={"a": hostile})["tags/a/index.html"])
    assert page.one("p", "page-lead").text == "<script>alert(1)</script> x y"
    assert len(page.all("h1")) == 1
    assert page.all("img", "") == []
