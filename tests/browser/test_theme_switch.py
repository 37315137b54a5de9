"""The switch between the system's theme, light and dark."""

import pytest

pytestmark = pytest.mark.browser

LIGHT, DARK = 0.8, 0.1

# Notes the theme at the moment the body begins to exist: nothing has been painted before that.
AT_BODY = """
  new MutationObserver(() => {
    if (document.body && !("__atBody" in window)) window.__atBody = document.documentElement.dataset.theme ?? "system";
  }).observe(document, {childList: true, subtree: true});
"""


def _paper(visit):
    return visit.brightness("html", "background-color")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_first_the_system_decides(sample, visitor, scheme):
    visit = visitor(scheme=scheme)
    page = visit.see(sample.address)
    assert page.locator("html").get_attribute("data-theme") is None
    assert page.get_by_role("button", name="Theme: system", exact=True).is_visible()
    assert _paper(visit) > LIGHT if scheme == "light" else _paper(visit) < DARK


def test_the_page_follows_when_the_system_changes(sample, visitor):
    visit = visitor(scheme="light")
    visit.see(sample.address).emulate_media(color_scheme="dark")
    assert _paper(visit) < DARK


def test_it_goes_from_system_to_light_to_dark_and_back_and_says_so(sample, visitor):
    visit = visitor(scheme="dark")
    page = visit.see(sample.address)
    switch = page.locator(".theme-switch")
    for theme, is_light in (("light", True), ("dark", False), ("system", False)):
        switch.click()
        assert page.get_by_role("button", name=f"Theme: {theme}", exact=True).is_visible()
        assert page.get_by_role("status").text_content() == f"Theme: {theme}"
        assert (_paper(visit) > LIGHT) is is_light
        assert (visit.brightness("body", "color") < 0.5) is is_light


def test_it_works_from_the_keyboard(sample, visitor):
    page = visitor().see(sample.address)
    page.get_by_role("link", name="Talks").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.keyboard.press("Space")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator(".theme-switch:focus-visible").count() == 1


def test_the_choice_is_remembered_on_every_page(sample, visitor):
    visit = visitor(scheme="light")
    page = visit.see(sample.address)
    page.locator(".theme-switch").dblclick()
    for address in (sample.address, f"{sample.address}{sample.projects['Reading the Tides']}"):
        visit.see(address)
        assert page.get_by_role("button", name="Theme: dark", exact=True).is_visible()
        assert _paper(visit) < DARK


def test_the_chosen_theme_stands_before_anything_is_painted(sample, visitor):
    visit = visitor(scheme="light")
    visit.page.add_init_script(AT_BODY)
    page = visit.see(sample.address)
    assert page.evaluate("window.__atBody") == "system"
    page.locator(".theme-switch").dblclick()
    page.reload()
    assert page.evaluate("window.__atBody") == "dark"


def test_the_browsers_own_bars_take_the_chosen_theme(sample, visitor):
    page = visitor(scheme="light").see(sample.address)
    page.locator(".theme-switch").dblclick()
    in_force = "metas => metas.filter((m) => matchMedia(m.media).matches).map((m) => m.dataset.scheme)"
    assert page.locator("meta[name=theme-color]").evaluate_all(in_force) == ["dark"]


def test_another_tab_takes_the_choice_over(sample, visitor):
    page = visitor(scheme="light").see(sample.address)
    other = page.context.new_page()
    other.goto(f"{sample.address}tags/")
    page.locator(".theme-switch").click()
    other.locator("html[data-theme=light]").wait_for()
    assert other.get_by_role("button", name="Theme: light", exact=True).is_visible()


def test_without_storage_it_lasts_for_the_page(sample, visitor):
    visit = visitor(scheme="light")
    visit.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }});"
    )
    page = visit.see(sample.address)
    page.locator(".theme-switch").dblclick()
    assert _paper(visit) < DARK
    assert visit.complaints == []


def test_nonsense_in_the_storage_counts_as_no_choice(sample, visitor):
    visit = visitor(scheme="light")
    visit.page.add_init_script("localStorage.setItem('portfolio-theme', 'constructor');")
    page = visit.see(sample.address)
    assert page.locator("html").get_attribute("data-theme") is None
    assert page.get_by_role("button", name="Theme: system", exact=True).is_visible()


@pytest.mark.parametrize(("scheme", "clicks", "is_light"), [("light", 2, False), ("dark", 1, True)])
def test_no_frame_is_painted_in_the_other_theme(sample, visitor, scheme, clicks, is_light):
    """The style sheet and the script come late, as they do on a slow line; the compositor hands over what it shows."""
    page = visitor(scheme=scheme, width=640, height=480).see(sample.address)
    page.locator(".theme-switch").click(click_count=clicks, delay=10)
    page.route("**/assets/**", lambda route: (page.wait_for_timeout(150), route.continue_()))
    session = page.context.new_cdp_session(page)
    frames: list[str] = []

    def keep(frame):
        frames.append(frame["data"])
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    for path in ("tags/index.html", sample.projects["Reading the Tides"], "index.html"):
        before = len(frames)
        page.goto(f"{sample.address}{path}")
        page.wait_for_timeout(200)
        while len(frames) == before:
            page.wait_for_timeout(50)
    session.send("Page.stopScreencast")
    assert len(frames) >= 3
    page.goto("about:blank")
    brightness = page.evaluate(
        """frames => Promise.all(frames.map(async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = new OffscreenCanvas(1, 1).getContext("2d");
          canvas.drawImage(image, 0, 0, 1, 1);
          return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)) / 255;
        }))""",
        frames,
    )
    assert [round(value, 2) for value in brightness if (value > 0.5) is not is_light] == []
