"""What the first view costs a reader: bytes, requests to others, and things that move."""

import gzip

import pytest

pytestmark = pytest.mark.browser

BUDGET = 30_000
"""Bytes of HTML, CSS and JavaScript as gzip makes them."""

CARDS = 60
TEXTS = ("document", "stylesheet", "script")
KINDS = (*TEXTS, "image")
PLACES = ("sixty", "crowd")


@pytest.fixture(params=PLACES)
def gallery(request):
    """A page full: all that there is, with the data in the page, or the first of 1,348."""
    return request.getfixturevalue(request.param)


def _first_view(visit, address):
    """Everything the browser asks for before the reader does anything: kinds and addresses."""
    asked = []
    visit.page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    visit.see(address)
    visit.page.wait_for_load_state("networkidle")
    return asked


def _weight(site, address):
    return len(gzip.compress((site.folder / site.file_at(address)).read_bytes(), 6))


@pytest.mark.parametrize("path", ["", "tags/docker/"])
def test_a_page_full_of_cards_weighs_less_than_30_kilobytes(gallery, visitor, path):
    visit = visitor()
    asked = _first_view(visit, f"{gallery.address}{path}")
    assert path or visit.page.locator(".results .card").count() == CARDS
    weights = {address: _weight(gallery, address) for kind, address in asked if kind in TEXTS}
    assert len(weights) >= 4
    assert sum(weights.values()) < BUDGET, weights


@pytest.mark.parametrize("path", ["", "tags/docker/"])
def test_only_logos_come_from_elsewhere_and_no_data_before_they_are_needed(gallery, visitor, path):
    asked = _first_view(visitor(), f"{gallery.address}{path}")
    elsewhere = [(kind, address) for kind, address in asked if not address.startswith(gallery.address)]
    assert elsewhere
    assert [(kind, address) for kind, address in elsewhere if kind != "image" or "/pictures/" not in address] == []
    assert [(kind, address) for kind, address in asked if kind not in KINDS and "favicon" not in address] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "tags/docker/"])
def test_nothing_moves_in_the_first_view(gallery, visitor, path, width):
    visit = visitor(width=width)
    _first_view(visit, f"{gallery.address}{path}")
    assert visit.shifts() == []


@pytest.mark.parametrize("path", ["", "tags/docker/"])
def test_nothing_moves_while_a_page_comes_in_pieces(sixty, visitor, path):
    visit = visitor()
    _first_view(visit, f"{sixty.address}{path}".replace("/some/", "/slowly/some/"))
    assert visit.page.locator(".results .card").count() > 20
    assert visit.shifts() == []
