"""Another language: its words have room, scripts speak it, and screen readers are told."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import EDGE

pytestmark = pytest.mark.browser

KINDS = ["index", "second page", "tag index", "tag", "not found", "fifteen tags"]


@pytest.mark.parametrize("kind", KINDS)
def test_longer_words_stick_out_nowhere(german, visitor, kind):
    visit = visitor(width=320, height=640)
    page = visit.see(f"{german.address}{german.projects.get(EDGE[kind], EDGE[kind])}")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert visit.overflow() == [], width


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_german(german, visitor, kind):
    page = visitor().see(f"{german.address}{german.projects.get(EDGE[kind], EDGE[kind])}")
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


def test_every_label_beside_a_fact_has_room_for_its_word(make, visitor):
    fields = {
        "category": "a",
        "difficulty": "b",
        "duration": "c",
        "status": "d",
        "created": "2026-01-01",
        "tags": ["e"],
    }
    project = {"title": "Eins", "url": "https://books.example/1/", "updated": "2026-03-14", **fields}
    labelled = make("labelled", [project], {"language": "de"})
    page = visitor().see(f"{labelled.address}projects/eins/index.html")
    lines = page.locator(".facts dt").evaluate_all(
        "terms => terms.map((t) => [t.textContent, t.clientHeight / parseFloat(getComputedStyle(t).lineHeight)])"
    )
    assert {word for word, _ in lines} >= {"Aktualisiert", "Hier seit", "Schwierigkeit", "Schlagwörter"}
    assert [word for word, high in lines if high > 1.5] == []


def test_the_switch_says_in_german_what_it_does(german, visitor):
    page = visitor().see(german.address)
    page.get_by_role("button", name="Farbschema: wie im System", exact=True).click()
    assert page.get_by_role("button", name="Farbschema: hell", exact=True).is_visible()
    assert page.get_by_role("status").text_content() == "Farbschema: hell"


def test_a_script_can_read_the_texts_that_are_meant_for_it(german, visitor):
    page = visitor().see(german.address)
    texts = json.loads(page.locator("#gallery-strings").text_content() or "")["texts"]
    assert texts["show_more"] == {
        "one": "{count} weiteres Projekt anzeigen",
        "other": "{count} weitere Projekte anzeigen",
    }
    assert not page.locator("#gallery-strings").is_visible()
