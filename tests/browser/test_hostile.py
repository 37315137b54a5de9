"""Texts that try to become markup or script stay texts."""

import pytest

from tests.browser.galleries import PAYLOADS

pytestmark = pytest.mark.browser


def test_no_page_runs_a_foreign_script_asks_a_question_or_goes_elsewhere(hostile, visitor):
    visit = visitor()
    for path in hostile.pages:
        address = f"{hostile.address}{path}"
        page = visit.see(address)
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        page.mouse.move(400, 400)
        protocols = page.locator("a[href]").evaluate_all("links => links.map((link) => link.protocol)")
        assert set(protocols) <= {"http:", "https:", "mailto:"}, path
        assert page.evaluate("window.__pwned") is None, path
        assert visit.refused() == [], path
        assert page.url == address
    assert (visit.complaints, visit.failed) == ([], [])
    assert [address for address in visit.requested if not address.startswith(hostile.address)] == []


def test_every_text_on_the_index_reads_as_it_is_stored(hostile, visitor):
    page = visitor().see(hostile.address)
    assert page.locator(".card-title").all_text_contents() == list(PAYLOADS)
    assert page.locator(".card-author").all_text_contents() == list(PAYLOADS)
    assert page.locator(".site-name").text_content() == f"Site {PAYLOADS[0]}"
    assert page.locator(".tagline").text_content() == PAYLOADS[1]
    assert page.locator(".site-nav li").last.text_content() == PAYLOADS[2]
    assert page.title() == f"Site {PAYLOADS[0]}"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_on_a_projects_page_reads_as_it_is_stored(hostile, visitor, payload):
    page = visitor().see(f"{hostile.address}{hostile.projects[payload]}")
    assert page.locator("h1").text_content() == payload
    assert page.title() == f"{payload} · Site {PAYLOADS[0]}"
    assert page.locator(".project-author").text_content() == payload
    assert page.locator(".project-side .tag").all_text_contents() == [f"Tags: {payload}", f"Tags: tag {payload}"]
    facts = dict(zip(page.locator("dt").all_text_contents(), page.locator("dd").all_text_contents(), strict=True))
    assert (facts[PAYLOADS[4]], facts[PAYLOADS[5]]) == (payload, payload)
    assert page.locator("meta[property='og:title']").get_attribute("content") == payload
    data = page.locator("script[type='application/ld+json']").evaluate("script => JSON.parse(script.textContent)")
    assert (data["name"], data["author"][0]["name"]) == (payload, payload)


def test_a_tags_page_reads_as_it_is_stored(hostile, visitor):
    page = visitor().see(f"{hostile.address}tags/")
    names = page.locator(".tag-name").all_text_contents()
    assert sorted(names) == sorted([*PAYLOADS, *(f"tag {payload}" for payload in PAYLOADS)])
    page.locator(".tag-row").first.click()
    assert page.locator("h1 bdi").text_content() == names[0]


def test_prose_shows_what_looks_like_a_tag_as_it_was_written(hostile, visitor):
    page = visitor().see(f"{hostile.address}{hostile.projects[PAYLOADS[0]]}")
    assert PAYLOADS[0] in page.locator(".project-lead").text_content()
    assert PAYLOADS[0] in page.locator(".project-body").text_content()
    assert (
        page.locator("main script, main img:not(.tile-logo), main iframe, main [onload], main [onerror]").count() == 0
    )
