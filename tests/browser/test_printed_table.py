"""A table as printed on a telephone: what a corrected number replaces is seen without a sideways scroll."""

import pytest

from dashboard import urls

INSIDE = """() => {
    const frame = document.querySelector(".tb-printed").getBoundingClientRect();
    return [...document.querySelectorAll(".tb-printed .misprint")].map((each) => {
        return { words: each.textContent, over: Math.round(each.getBoundingClientRect().right - frame.right) };
    });
}"""


@pytest.mark.parametrize("width", [390, 360])
def test_the_print_beside_a_corrected_number_is_seen_on_a_telephone(page, store, width):
    corrected = [row for row in map(store.observation, ids(store)) if row["table_id"]]
    if not corrected:
        pytest.skip("the store has no corrected number in a table")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(urls.table(corrected[0]["table_id"]))
    found = page.evaluate(INSIDE)
    assert found
    assert [each for each in found if each["over"] > 0] == []


def ids(store):
    return [row["observation_id"] for row in store.figures() if row["status"] == "corrected"]
