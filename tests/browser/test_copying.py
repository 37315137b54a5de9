"""Links and citations that readers take along."""

import pytest

from tests.browser.reading import until

pytestmark = pytest.mark.browser

TIDES = "Reading the Tides"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined});"
REFUSED = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"


@pytest.fixture
def address(sample):
    return f"{sample.address}{sample.projects[TIDES]}"


def _copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_the_link_is_copied_and_that_is_said(visitor, address):
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.see(address)
    page.get_by_role("button", name="Copy link", exact=True).click()
    page.locator(".copy-status", has_text="Copied").wait_for(state="attached")
    assert _copied(page) == address.removesuffix("index.html")
    assert page.locator("button:has-text('Copy link') .copy-done").evaluate("e => getComputedStyle(e).opacity") == "1"
    assert not page.locator(".copy-field").is_visible()
    page.locator(".copy-status", has_text="Copied").wait_for(state="detached")
    assert page.locator(".copy-copied").count() == 0
    assert (visit.shifts(), visit.complaints) == ([], [])


def test_the_citation_is_copied_as_text_and_as_bibtex(visitor, address):
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).see(address)
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy text", exact=True).click()
    page.locator(".copy-status", has_text="Copied").wait_for(state="attached")
    assert _copied(page) == "Ines Halloway (2026). Reading the Tides. https://books.example.org/tides/"
    page.get_by_role("button", name="Copy BibTeX", exact=True).click()
    until(page, "navigator.clipboard.readText().then((text) => text.startsWith('@misc{halloway2026reading,'))")
    assert _copied(page).endswith("  url    = {https://books.example.org/tides/}\n}")


@pytest.mark.parametrize("script", [NO_CLIPBOARD, REFUSED])
def test_without_a_clipboard_the_link_stands_selected_for_the_readers_own_copying(visitor, address, script):
    visit = visitor()
    visit.page.add_init_script(script)
    page = visit.see(address)
    page.get_by_role("button", name="Copy link", exact=True).click()
    field = page.get_by_role("textbox", name="Link to this page")
    field.wait_for()
    assert field.evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)") == address.removesuffix("index.html")
    assert page.evaluate("document.activeElement.className") == "copy-field"
    assert page.locator(".copy-status").text_content() == "Selected, ready for you to copy"
    assert visit.complaints == []


def test_without_a_clipboard_the_citation_stands_selected(visitor, address):
    visit = visitor()
    visit.page.add_init_script(NO_CLIPBOARD)
    page = visit.see(address)
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy BibTeX", exact=True).click()
    page.locator(".copy-status", has_text="Selected").wait_for(state="attached")
    assert page.evaluate("getSelection().toString()").startswith("@misc{halloway2026reading,")


def test_without_script_nothing_that_needs_it_is_there_and_the_citation_can_be_read(visitor, address):
    page = visitor(java_script_enabled=False).see(address)
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("textbox").count() == 0
    page.get_by_text("Cite", exact=True).click()
    assert page.get_by_text("@misc{halloway2026reading,").is_visible()


def test_a_gallery_without_an_address_copies_the_one_it_is_read_at(sample_without_address, visitor):
    visit = visitor()
    visit.page.add_init_script(NO_CLIPBOARD)
    address = f"{sample_without_address.folder.as_uri()}/{sample_without_address.projects[TIDES]}"
    page = visit.see(f"{address}#main")
    page.get_by_role("button", name="Copy link", exact=True).click()
    assert page.get_by_role("textbox", name="Link to this page").input_value() == address


def test_the_word_stays_where_it_was_pressed_when_the_citation_unfolds(visitor, address):
    page = visitor().see(address)
    cite = page.get_by_text("Cite", exact=True)
    before = cite.bounding_box()
    cite.click()
    assert cite.bounding_box() == before
    assert page.locator(".cite-body").bounding_box()["y"] > before["y"] + before["height"]


def test_a_button_that_copies_works_from_the_keyboard_and_keeps_the_focus(visitor, address):
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).see(address)
    page.get_by_role("button", name="Copy link", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator(".copy-status", has_text="Copied").wait_for(state="attached")
    assert page.evaluate("document.activeElement.dataset.source") == "page-link"
