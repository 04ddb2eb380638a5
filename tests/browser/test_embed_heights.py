"""The height that oEmbed gives a frame is that of its inside: nothing is cut, and little is left over."""

import pytest

WIDTHS = (320, 480, 800)
MOST_SPARE = 24  # pixels under the last line, a line more than is needed
LEAST_SCALE, A_LINE = 0.8, 28  # what a chart and a quotation give way where lines are broken otherwise
# How far the page reaches, how far it would if the chart and the quotation did not give way, and what is cut.
MEASURE = """() => {
    const end = () => document.querySelector("main > :last-child").getBoundingClientRect().bottom + scrollY + 10;
    const seen = end();
    const quote = document.querySelector(".number .card-quote");
    const hidden = quote ? quote.scrollHeight - quote.clientHeight : 0;
    const isWhole = document.documentElement.scrollHeight <= innerHeight;
    document.body.classList.add("natural");
    const natural = end();
    document.body.classList.remove("natural");
    const chart = [...document.querySelectorAll(".chart svg")].find((each) => each.checkVisibility());
    const scale = chart ? chart.getBoundingClientRect().height / (chart.viewBox.baseVal.height * Math.min(
        chart.getBoundingClientRect().width / chart.viewBox.baseVal.width, 1.35)) : 1;
    return { seen, natural, hidden, isWhole, scale };
}"""


@pytest.mark.parametrize("mode", ["", "&mode=static"], ids=["live", "static"])
def test_no_frame_of_oembed_cuts_its_inside_or_leaves_it_much_too_large(page, client, store, mode):
    rows = store.indicators()
    some = [row["indicator_id"] for row in rows if row["figures"]]
    empty = [row["indicator_id"] for row in rows if not row["figures"]][:1]
    wrong = []
    for name in [*some, *empty]:
        page.goto(f"/embed/{name}?lang=ko{mode}", wait_until="domcontentloaded")
        for width in WIDTHS:
            query = {"url": f"http://localhost/i/{name}?lang=ko{mode}", "maxwidth": width}
            told = client.get("/oembed", query_string=query).get_json()
            page.set_viewport_size({"width": told["width"], "height": told["height"]})
            found = page.evaluate(MEASURE)
            spare = told["height"] - found["natural"]
            is_right = found["isWhole"] and found["scale"] > LEAST_SCALE and found["hidden"] <= A_LINE
            if not is_right or spare > MOST_SPARE:
                wrong.append(f"{name} at {width}: {spare:.0f} pixels spare, {found}")
    assert len(some) > 40
    assert not wrong, "\n".join(wrong)
