"""Cards that scripts make are the cards that the build makes, node for node."""

import pytest

pytestmark = pytest.mark.browser

# Makes every card of the gallery anew from the page's templates, and compares it with the one that the build made.
# Only the address spelt out in print differs: the index does not hold that of the book, so it is that of its page.
COMPARE = """
  async () => {
    const text = await (await fetch(location.href)).text(); // as it came: a broken logo has gone from the open page
    const source = new DOMParser().parseFromString(text, "text/html");
    const bare = (element) => {
      const copy = element.cloneNode(true);
      copy.removeAttribute("data-url");
      return copy.outerHTML.replace(/>\\s+/g, ">").replace(/\\s+</g, "<");
    };
    const strings = portfolio.embedded(document, "gallery-strings");
    const { root, room } = document.querySelector(".results").dataset;
    const patterns = portfolio.embedded(document, "gallery-patterns");
    const page = { root, room: Number(room) };
    const make = portfolio.openCards(document, patterns, page, portfolio.openStrings(strings));
    const catalog = portfolio.openCatalog(portfolio.embedded(document, "gallery-data"), strings);
    const built = new Map([...source.querySelectorAll(".cards > li")].map((item) => [item.dataset.path, item]));
    return Array.from({ length: catalog.total }, (_, row) => {
      const card = catalog.card(row);
      return [bare(built.get(card.path).firstElementChild), bare(make("card", card))];
    });
  }
"""


@pytest.mark.parametrize("gallery", ["sample", "odd", "single", "hostile"])
def test_a_card_made_by_script_is_the_card_made_by_the_build(request, visitor, gallery):
    site = request.getfixturevalue(gallery)
    pairs = visitor().wake(site.address).evaluate(COMPARE)
    assert len(pairs) == len(site.projects)
    for built, made in pairs:
        assert made == built


def test_a_theme_of_ones_own_needs_no_script_of_its_own(themed, visitor):
    visit = visitor()
    page = visit.wake(themed.address)
    pairs = page.evaluate(COMPARE)
    assert {built.partition(" ")[0] for built, _ in pairs} == {"<section"}
    for built, made in pairs:
        assert made == built
    assert visit.complaints == []
