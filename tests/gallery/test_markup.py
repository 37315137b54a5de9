"""Markdown from outside: what it may become on a page, and what it may not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.gallery.markup import SUMMARY_LENGTH, MarkdownRenderer, plain_text, summarise
from generator.model.text import unsafe_character

REPOSITORY = Path(__file__).parents[2]
BOOK = "https://book.example/intro/index.html"
ALLOWED = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "em", "strong", "a"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
ALLOWED_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"class"}, "td": {"class"}}
RENDERER = MarkdownRenderer()


def render(source, base=BOOK):
    return RENDERER.render(source, base)


def links(read, source):
    return [(link.attributes.get("href"), link.text) for link in read(render(source)).all("a")]


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        '<div onclick="alert(1)">text</div>',
        "<img src=x onerror=alert(1)>",
        "<!-- a comment -->",
        "<svg/onload=alert(1)>",
        '<iframe src="https://evil.example/"></iframe>',
        "</p></div></main>",
        "<style>* { display: none }</style>",
    ],
)
@pytest.mark.parametrize("form", ["{}", "before {} after", "- {}", "> {}", "`{}`", "```\n{}\n```", "# {}"])
def test_raw_html_is_shown_as_it_was_written(read, raw, form):
    page = read(render(form.format(raw)))
    assert raw in page.text
    assert {element.tag for element in page.elements} <= ALLOWED


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,hello",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://book.example/1",
    ],
)
@pytest.mark.parametrize("form", ["[text]({})", "![text]({})", "[text][ref]\n\n[ref]: {}", '[text](<{}> "title")'])
def test_a_link_to_anything_but_the_web_or_mail_is_dead(read, target, form):
    (link,) = read(render(form.format(target))).all("a") or [None]
    if link:
        assert re.match(r"https://book\.example/|$", link.attributes.get("href", ""))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("chapter.html", "https://book.example/intro/chapter.html"),
        ("../up.html", "https://book.example/up.html"),
        ("/top.html", "https://book.example/top.html"),
        ("#part", "https://book.example/intro/index.html#part"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example/a?b=1&c=2", "http://other.example/a?b=1&c=2"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
    ],
)
def test_a_relative_link_leads_into_the_book(read, target, expected):
    assert links(read, f"[text]({target})") == [(expected, "text")]


def test_an_address_that_cannot_be_read_makes_no_link_but_leaves_its_words(read):
    page = read(render("[text](http://[broken)"))
    assert list(page.all("a")) == []
    assert plain_text(render("[text](http://[broken)")) == "text"


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("## First\n\n### Second\n\n## Third", ["h2", "h3", "h2"]),
        ("# First\n\n#### Second\n\n###### Third\n\n# Fourth", ["h2", "h3", "h4", "h2"]),
        ("###### Alone", ["h2"]),
    ],
)
def test_headings_follow_the_pages_own_without_skipping_a_level(written, levels):
    assert re.findall(r"<(h\d)>", render(written)) == levels


def test_what_no_address_may_hold_is_encoded_in_a_link(read):
    assert links(read, "[text](<https://other.example/a b{c}>)") == [("https://other.example/a%20b%7Bc%7D", "text")]


def test_an_address_in_angle_brackets_becomes_a_link(read):
    assert links(read, "<https://other.example/a_b>") == [("https://other.example/a_b", "https://other.example/a_b")]


def test_a_mail_address_in_angle_brackets_becomes_a_link_to_it(read):
    assert links(read, "<ada@example.org>") == [("mailto:ada@example.org", "ada@example.org")]


def test_links_neither_vouch_for_their_target_nor_hand_it_the_window(read):
    (link,) = read(render("[text](https://other.example/)")).all("a")
    assert set(link.attributes["rel"].split()) == {"nofollow", "noopener"}


def test_a_picture_becomes_a_link_to_it(read):
    assert links(read, "![A curve](img/curve.png)") == [("https://book.example/intro/img/curve.png", "A curve")]


def test_a_picture_without_words_is_named_by_its_address(read):
    assert links(read, "![](curve.png)") == [("https://book.example/intro/curve.png", "curve.png")]


def test_a_picture_inside_a_link_leaves_one_link_with_the_words_of_the_picture(read):
    assert links(read, "[![Launch](badge.svg)](https://run.example/)") == [("https://run.example/", "Launch")]


@pytest.mark.parametrize("source", ["[](https://other.example/)", "![]()", "[![](a.png)](https://other.example/)"])
def test_every_link_has_words_to_click_on(read, source):
    assert all(text.strip() for href, text in links(read, source) if href)


def test_headings_are_one_level_lower_than_the_title_of_their_page(read):
    page = read(render("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\ng\n=\n"))
    assert [element.tag for element in page.elements] == ["h2", "h3", "h4", "h5", "h6", "h6", "h2"]


def test_tables_code_and_numbered_lists_keep_their_shape(read):
    page = read(
        render("| a | b |\n|---|:-:|\n| 1 | `x|y` |\n\n```python\nif a < b:\n    c &= d\n```\n\n3. three\n4. four")
    )
    assert [cell.text for cell in page.all("th")] == ["a", "b"]
    assert page.all("td")[0].text == "1"
    assert page.one("pre").text == "if a < b:\n    c &= d\n"
    assert page.one("ol").attributes == {"start": "3"}
    assert not [element for element in page.elements if "style" in element.attributes]
    assert {element.attributes["class"] for element in page.elements if "class" in element.attributes} == {"center"}


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["[", "![", "[a", "\\[", "[a](", "[a](<", "[[[]", "[a][b](c) ", "> ", "***a", "~~~\n"])
def test_no_text_of_the_largest_size_holds_a_build_up(unit):
    """In a process of its own, because nothing else can stop a search that takes a quarter of an hour."""
    script = "import sys; from generator.gallery import markup as m; m.MarkdownRenderer().render(sys.stdin.read(), '')"
    text = (unit * 60_000)[:60_000]
    done = subprocess.run(
        [sys.executable, "-c", script], input=text, encoding="utf-8", cwd=REPOSITORY, timeout=120, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("empty", ["", " ", "\n\n\t"])
def test_nothing_renders_as_nothing(empty):
    assert render(empty) == ""


def test_one_text_leaves_no_trace_in_the_next():
    render("[a]: https://other.example/\n\n```\nx\n```")
    assert render("[a]") == "<p>[a]</p>"


@settings(max_examples=300)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
    | st.text(st.sampled_from("<>&\"'`[]()!*_#|\\:/ab \n-"), max_size=60)
)
@example("<a href='javascript:alert(1)'>x</a>")
@example("[a](<javascript:alert(1)> 'b\"onclick=\"c')")
@example("`<script>`\n\n```html\n</code></pre><script>\n```")
@example("\x02wzxhzdk:0\x03")
@example("|\n:|")
def test_no_text_yields_an_element_attribute_or_link_that_is_not_allowed(read, source):
    for element in read(render(source)).elements:
        assert element.tag in ALLOWED
        assert element.attributes.keys() <= ALLOWED_ATTRIBUTES.get(element.tag, set())
        assert element.attributes.get("class", "center") in ("center", "end")
        assert re.match(r"https?:|mailto:|$", element.attributes.get("href", ""))


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1), min_size=1, max_size=8))
def test_plain_words_survive_into_page_and_summary(read, words):
    text = " ".join(words)
    assert read(render(text)).text == text
    assert plain_text(render(text)) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Just *one* `word`.", "Just one word."),
        ("# Head\n\nOne.\n\nTwo.", "Head One. Two."),
        ("- a\n- b\n\n> c", "a b c"),
        ("a  \nb\n\n---\n\nc", "a b c"),
        ("|a|b|\n|-|-|\n|1|2|", "a b 1 2"),
        ("a < b & <b> &amp;lt; &lt;p&gt;", "a < b & <b> &lt; <p>"),
        ("half*way*through", "halfwaythrough"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_reader_reads_in_one_line(source, expected):
    assert plain_text(render(source)) == expected


def test_a_short_text_is_its_own_summary():
    assert summarise("x" * SUMMARY_LENGTH) == "x" * SUMMARY_LENGTH


def test_a_long_text_is_cut_between_words():
    assert summarise("word " * 100) == " ".join(["word"] * 56) + "…"


@pytest.mark.parametrize("text", ["語" * 400, "Python 入門。" + "語" * 400, "Kurs 1: " + "語" * 400])
def test_a_text_without_spaces_is_cut_where_the_room_ends(text):
    summary = summarise(text)
    assert summary.endswith("…")
    assert text.startswith(summary[:-1])
    assert SUMMARY_LENGTH // 2 < len(summary) <= SUMMARY_LENGTH + 1


@given(st.text(max_size=600))
def test_a_summary_is_short_and_begins_as_the_text_does(text):
    summary = summarise(text)
    assert len(summary) <= SUMMARY_LENGTH + 1
    assert text == summary or text.startswith(summary.removesuffix("…"))
    assert unsafe_character(summary) in ("", unsafe_character(text)) or unsafe_character(text)


def test_the_columns_of_a_table_keep_their_alignment_without_inline_style(read):
    rendered = render("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    assert "style" not in rendered
    assert [cell.attributes.get("class") for cell in read(rendered).all("td")] == [None, "center", "end"]
