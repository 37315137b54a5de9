"""The site in a browser that runs no script."""

from urllib.parse import urldefrag, urljoin

import pytest

pytestmark = pytest.mark.browser


def _crawl(visit, start):
    """Addresses of all pages that links lead to from the first one, by the links a reader can see."""
    inside = start.removesuffix("index.html")
    met, waiting = set(), [start]
    while waiting:
        address = waiting.pop()
        if address in met:
            continue
        met.add(address)
        page = visit.see(address)
        links = page.locator("body a[href]").evaluate_all(
            "links => links.filter((a) => a.getClientRects().length).map((a) => a.getAttribute('href'))"
        )
        found = {urldefrag(urljoin(address, link))[0] for link in links}
        waiting += sorted(link for link in found if link.startswith(inside) and link.endswith(".html"))
    return {address.removeprefix(inside) for address in met}


def test_links_lead_to_every_page_of_the_sample(sample_without_address, visitor):
    site = sample_without_address
    reached = _crawl(visitor(java_script_enabled=False), f"{site.address}index.html")
    assert reached == set(site.pages) - {"404.html", "embed/index.html"}


def test_a_second_page_and_its_projects_are_reached_through_links(edge, visitor):
    page = visitor(java_script_enabled=False).see(edge.address)
    page.get_by_role("link", name="Next").click()
    assert page.url == f"{edge.address}page/2/index.html"
    page.get_by_role("link", name="Plain book 47").click()
    assert page.locator("h1").text_content() == "Plain book 47"
    page.get_by_role("link", name="All projects").first.click()
    assert page.url == f"{edge.address}index.html"


def test_on_a_phone_the_tags_unfold_without_script(sample, visitor):
    page = visitor(width=320, java_script_enabled=False).see(sample.address)
    tag = page.locator(".facet").first
    assert not tag.is_visible()
    page.locator(".facets-summary").click()
    tag.click()
    assert "/tags/" in page.url


def test_the_theme_switch_stays_away(sample, visitor):
    page = visitor(java_script_enabled=False).see(sample.address)
    assert page.get_by_role("button").count() == 0
    assert not page.locator(".theme-switch").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_systems_theme_is_followed(sample, visitor, scheme):
    # The page runs no script, but the colours of a screenshot tell.
    page = visitor(java_script_enabled=False, scheme=scheme).see(sample.address)
    background = page.locator("html").evaluate("html => getComputedStyle(html).backgroundColor")
    lightness = float(background.removeprefix("oklch(").split()[0])
    assert (lightness > 0.9) if scheme == "light" else (lightness < 0.3)
