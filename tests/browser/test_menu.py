"""The main menu on a telephone: one line, every word within reach, by finger and by keyboard."""

import pytest

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]

LEAST = 24  # pixels of a target: WCAG 2.2, 2.5.8
PAGES = ("/", "/data", "/about")
MENU = """(menu) => ({
    width: menu.clientWidth,
    lines: new Set([...menu.children].map((link) => Math.round(link.getBoundingClientRect().top))).size,
    least: Math.min(...[...menu.children].flatMap((link) => [link.clientWidth, link.clientHeight])),
    goesOn: menu.scrollWidth > menu.clientWidth,
    shades: getComputedStyle(menu).backgroundImage.split("linear-gradient").length - 1,
})"""
SHOWN = """() => {
    const link = document.activeElement.getBoundingClientRect();
    const menu = document.querySelector(".menu").getBoundingClientRect();
    return link.left >= menu.left - 1 && link.right <= menu.right + 1 && menu.right <= innerWidth;
}"""


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_menu_is_one_line_and_shows_that_it_goes_on(page, width, lang):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/?lang={lang}")
    menu = page.locator(".menu").evaluate(MENU)
    assert menu["lines"] == 1
    assert menu["least"] >= LEAST
    assert menu["width"] <= width
    assert menu["shades"] == 4
    if (width, lang) == (320, "en"):
        assert menu["goesOn"]  # or the other tests see nothing


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_keyboard_reaches_every_word_of_the_menu_and_sees_it(page, lang):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"/?lang={lang}")
    links = page.locator(".menu a")
    links.first.focus()
    for number in range(links.count()):
        assert links.nth(number).evaluate("(link) => link === document.activeElement")
        page.wait_for_function(SHOWN)
        page.keyboard.press("Tab")


@pytest.mark.parametrize("path", PAGES)
def test_the_word_of_the_page_is_in_sight_at_once(page, path):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{path}?lang=en")
    on = page.locator(".menu a.on")
    assert on.count() == 1
    right = on.evaluate("(link) => link.getBoundingClientRect().right")
    assert right <= page.locator(".menu").evaluate("(menu) => menu.getBoundingClientRect().right") + 1
