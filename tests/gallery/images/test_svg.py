"""SVG from outside: what draws stays, what acts or leads elsewhere goes."""

import time
from xml.etree import ElementTree

import pytest

from generator.errors import FileError
from generator.gallery.images.svg import clean_svg
from tests.conftest import REPOSITORY

XLINK = "{http://www.w3.org/1999/xlink}"
START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAWN = '<rect id="drawn" width="9" height="9"/>'

HOSTILE = [
    "<script>alert(1)</script>",
    "<script href='https://evil.example/x.js'/>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<rect onload='alert(1)' ONCLICK='alert(1)' onfocusin='alert(1)'/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
    "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/>",
    "<a href='javascript:alert(1)'><circle r='1'/></a>",
    "<a xlink:href='java&#10;script:alert(1)'><circle r='1'/></a>",
    "<use href='https://evil.example/a.svg#x'/>",
    "<use xlink:href='//evil.example/a.svg#x'/>",
    "<use href='data:image/svg+xml;base64,PHN2Zy8+#x'/>",
    "<image href='https://evil.example/pixel.png'/>",
    "<image xlink:href='pixel.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
    "<image href='data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;'/>",
    "<feImage href='https://evil.example/pixel.png'/>",
    "<style>@import url(https://evil.example/a.css);</style>",
    "<style>@import 'https://evil.example/a.css'; .a{fill:red}</style>",
    "<style>@font-face{font-family:x;src:url(https://evil.example/a.woff)}</style>",
    "<style>.a{fill:url(https://evil.example/a.svg#x)}</style>",
    "<style>.a{fill:u\\72l(https://evil.example/a.svg#x)}</style>",
    "<style>.a{background:image-set('evil.png' 1x)}</style>",
    "<style><![CDATA[.a{fill:red}</style><script>alert(1)</script>]]></style>",
    "<style>.a{behavior:expression(alert(1))}</style>",
    "<style>@media all{.a{fill:url(https://evil.example/x)}}</style>",
    "<style>.a{/**/fill:/**/url(//evil.example)}</style>",
    "<rect style='fill:url(https://evil.example/a.svg#x)'/>",
    "<rect style='background:url(javascript:alert(1))'/>",
    "<rect fill='url(https://evil.example/a.svg#x)'/>",
    "<rect fill='url(//evil.example/a.svg#x)'/>",
    "<rect filter='URL( \"//evil.example/a.svg#x\" )'/>",
    "<rect cursor='url(https://evil.example/a.cur),auto'/>",
    "<rect xml:base='https://evil.example/'/>",
    "<set attributeName='href' to='javascript:alert(1)'/>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<animate begin='0s' onbegin='alert(1)'/>",
    "<handler type='application/ecmascript'>alert(1)</handler>",
    "<listener event='load'/>",
    "<audio src='https://evil.example/a.mp3'/>",
    "<?xml-stylesheet href='https://evil.example/a.css'?>",
    "<!-- <script>alert(1)</script> -->",
    "<metadata><x xmlns='urn:x' onload='alert(1)'/></metadata>",
    "<unknown><script>alert(1)</script></unknown>",
    "<text>&lt;script&gt;alert&lt;/script&gt;</text>",
]


def svg(inner, attributes=""):
    return f"{START} {attributes}>{inner}{DRAWN}</svg>".encode()


@pytest.mark.parametrize("inner", HOSTILE)
def test_what_acts_or_leads_elsewhere_goes_and_the_drawing_stays(inner):
    cleaned = clean_svg(svg(inner)).decode()
    for word in ("evil", "alert(", "javascript", "import", "expression", "xhtml", "base=", "svg+xml", "<?", "<!"):
        assert word not in cleaned
    root = ElementTree.fromstring(cleaned)
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert 'id="drawn"' in cleaned


@pytest.mark.parametrize("handler", ["onload", "onbegin", "onerror", "OnLoad", "onzoom"])
def test_handlers_of_the_root_go(handler):
    assert b"alert" not in clean_svg(svg("", f"{handler}='alert(1)'"))


def test_what_draws_stays():
    inner = (
        "<title>An owl &amp; a fox</title>"
        "<defs><linearGradient id='g' x1='0' gradientTransform='rotate(90)'><stop offset='5%' stop-color='#fff'/>"
        "</linearGradient><clipPath id='c'><path d='M0,0 L1e-3.5 2z'/></clipPath></defs>"
        "<g fill='url(#g)' clip-path='url(\"#c\")' style='stroke:url(#g);font-family:\"A B\",serif'>"
        "<use xlink:href='#c'/><use href='#c'/></g>"
        "<image width='1' height='1' href='data:image/png;base64,iVBORw0KGgo='/>"
        "<text x='1' xml:space='preserve'>Ölmühle <tspan dy='1em'>日本</tspan></text>"
    )
    root, cleaned = ElementTree.fromstring(svg(inner)), ElementTree.fromstring(clean_svg(svg(inner)))
    assert [element.tag for element in cleaned.iter()] == [element.tag for element in root.iter()]
    assert "".join(cleaned.itertext()).strip() == "".join(root.itertext())
    for before, after in zip(root.iter(), cleaned.iter(), strict=True):
        expected = {name.replace(XLINK, ""): value for name, value in before.attrib.items()}
        assert {name.replace(XLINK, ""): value for name, value in after.attrib.items()} == expected


def test_a_sheet_keeps_its_rules_and_loses_those_with_an_at():
    sheet = "@import 'x'; .a, #b > rect:first-child{fill:#fff;stroke:url(#g)} @media print{.a{fill:red}} .c{opacity:.5}"
    cleaned = ElementTree.fromstring(clean_svg(svg(f"<style>{sheet}</style>")))
    assert cleaned[0].text == ".a, #b > rect:first-child{fill:#fff;stroke:url(#g)}.c{opacity:.5}"


def test_what_a_link_holds_stays_without_the_link():
    cleaned = ElementTree.fromstring(clean_svg(svg("<a href='https://example.org/'><circle r='1'/></a>")))
    assert [element.tag.partition("}")[2] for element in cleaned.iter()] == ["svg", "g", "circle", "rect"]
    assert cleaned[0].attrib == {}


def test_the_drawings_of_the_sample_lose_nothing_that_draws():
    for file in (REPOSITORY / "data" / "logos").glob("*.svg"):
        before = ElementTree.fromstring(file.read_bytes())
        del before.attrib["role"]
        after = ElementTree.fromstring(clean_svg(file.read_bytes()))
        assert ElementTree.canonicalize(ElementTree.tostring(after)) == ElementTree.canonicalize(
            ElementTree.tostring(before)
        )


def test_what_was_cleaned_is_clean():
    for inner in HOSTILE:
        cleaned = clean_svg(svg(inner))
        assert clean_svg(cleaned) == cleaned


def test_a_document_type_alone_does_no_harm():
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert clean_svg(doctype + svg("")) == clean_svg(svg(""))


ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://evil.example/x.dtd"> %a;]>'


@pytest.mark.parametrize("declared", [ENTITIES, OUTSIDE, ELSEWHERE])
def test_entities_are_refused(declared):
    with pytest.raises(FileError, match="declares entities"):
        clean_svg(declared + svg("<text>&a;</text>"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken at its line 1: no element found"),
        (b"\x89PNG\r\n", "broken at its line 1"),
        (svg("").replace(b"</svg>", b""), "broken at its line 1: no element found"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "no SVG"),
        (b"<svg/>", "no SVG"),
        (b"<?xml version='1.0' encoding='nonsense'?>" + svg(""), "encoding"),
        (svg("<g>" * 300 + "</g>" * 300), "in more than 200 others"),
        (svg("<g/>" * 100_001), "more than 100,000 elements"),
    ],
)
def test_what_cannot_be_used_is_refused(content, reason):
    with pytest.raises(FileError, match=reason):
        clean_svg(content)


def nested(levels):
    """Groups, each of which uses the one before it ten times."""
    uses = "".join(f"<g id='g{n + 1}'>" + f"<use href='#g{n}'/>" * 10 + "</g>" for n in range(levels))
    return svg(f"<defs><g id='g0'><rect/></g>{uses}</defs><use href='#g{levels}'/>")


def test_what_would_keep_a_browser_drawing_for_ever_is_refused():
    start = time.perf_counter()
    with pytest.raises(FileError, match="draws more than 100,000"):
        clean_svg(nested(60))
    assert time.perf_counter() - start < 1
    assert clean_svg(nested(2))


def test_a_long_chain_hides_no_such_thing():
    chain = "".join(f"<g id='c{n}'><use href='#c{n + 1}'/></g>" for n in range(300))
    bomb = nested(30).replace(b"<use href='#g30'/>", f"<g id='c300'><use href='#g30'/></g>{chain}".encode())
    with pytest.raises(FileError, match="draws more than"):
        clean_svg(bomb)


def test_what_uses_itself_is_no_endless_work():
    assert clean_svg(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"))


@pytest.mark.parametrize(
    "inner",
    [
        f"<style>{'@' * 200_000}</style>",
        f"<style>{'@a{' * 100_000}</style>",
        f"<style>{'/*' * 100_000}</style>",
        f"<rect style='{'a:' * 100_000}'/>",
        f"<rect fill='{'url(' * 50_000}'/>",
        f"<rect fill='{chr(34)}{'a' * 200_000}'/>",
    ],
)
def test_long_nonsense_takes_no_long_time(inner):
    start = time.perf_counter()
    clean_svg(svg(inner))
    assert time.perf_counter() - start < 2
