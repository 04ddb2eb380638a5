"""On a screen that fingers use, what is pressed is high enough for them."""

import pytest

from tests.browser.looking import ELSEWHERE, wait_until_drawn

LEAST = 40  # pixels
PAGES = ("home", "claims", "compare", "briefing", "deck-page", "reader")
PRESSED = """(least) => [...document.querySelectorAll(
        "button, .button, select, .tools a, .filter > summary, .menu a, .languages a, .brightness")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
    .filter(([words, box]) => box.width > 1 && box.height > 1 && box.height < least)
    .map(([words, box]) => `${words}: ${box.height}`)"""


@pytest.mark.parametrize("name", PAGES)
def test_what_is_pressed_is_as_high_as_a_finger_wants_it(phone, places, name):
    phone.goto(ELSEWHERE)
    phone.goto(places.address(name))
    wait_until_drawn(phone)
    assert phone.evaluate(PRESSED, LEAST) == []
