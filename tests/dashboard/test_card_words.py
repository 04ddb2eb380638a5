"""What a card tells of a figure is read from its evidence, and what to beware of stands at the chart."""

from dataclasses import replace

import pytest
from lxml import html
from msgspec import structs

from dashboard import urls
from dashboard.components.card.card import _set_work, card
from dashboard.components.html.plain import to_html
from dashboard.content import card_model as model_of
from dashboard.content.card_model import card_model
from dashboard.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_period_is_told_to_come_from_where_it_stands(store, lang):
    text, told = Text(lang), {True: 0, False: 0}
    for figure in store.figures():
        row = store.observation(figure["observation_id"])
        if not row["period_inferred"]:
            continue
        spans = [span for span in store.evidence(row["mention_id"]) if span["role"] == "period"]
        how = card_model(store, row["observation_id"], lang).how
        assert (text("card.period_inferred") in how) == bool(spans), row["observation_id"]
        assert (text("card.period_before") in how) == (not spans), row["observation_id"]
        told[bool(spans)] += 1
    assert all(told.values()), told


def steps_of(store, observation_id, **changed):
    model = card_model(store, observation_id, "en")
    tree = html.fromstring(to_html(card(replace(model, row=structs.replace(model.row, **changed)))))
    (chain,) = tree.find_class("chain")
    return [item.text_content() for item in chain]


def test_the_way_of_a_figure_leads_from_the_work_to_the_author_who_cites_it(store):
    text = Text("en")
    rows = [store.observation(figure["observation_id"]) for figure in store.figures()]
    cited = next(row for row in rows if row["origin_type"] != "author" and store.works(row["mention_id"]))
    work = model_of._work(store.works(cited["mention_id"])[0], text).text
    origin, label = text.pick(cited.origin_ko, cited.origin_en), text.pick(cited.label_ko, cited.label_en)
    steps = steps_of(store, cited["observation_id"])
    assert (steps[0], steps[1], steps[-1]) == (origin, work, label)
    own = steps_of(store, cited["observation_id"], origin_type="author", origin_en=label)
    assert (own[0], own[-1]) == (work, label)
    assert own.count(label) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_to_beware_of_stands_at_every_chart_and_number(client, store, lang):
    text, seen = Text(lang), 0
    for row in store.indicators():
        indicator = store.indicator(row.indicator_id)
        caution = row.figures and text.pick(indicator.caution_ko, indicator.caution_en)
        if not caution:
            continue
        tree = html.fromstring(client.get(f"{urls.indicator(row['indicator_id'])}?lang={lang}").data)
        raw = client.get(f"{urls.indicator(row['indicator_id'])}?lang={lang}").get_data(as_text=True)
        notes = " ".join(note.text_content() for note in tree.find_class("chart-notes"))
        island = raw.partition("chart-caution")[2]
        assert caution in notes or caution in island, row["indicator_id"]
        seen += 1
    assert seen > 3


def test_a_citation_and_a_feed_keep_the_rate_of_a_figure(store):
    from dashboard import citation, quoting

    rows = [store.observation(figure["observation_id"]) for figure in store.figures() if figure["rate"]]
    assert rows
    for row in rows:
        told = citation.figure(row, Text("ko"), "", store.version, citation.today()).styles
        for style, rate in (("korean", quoting.format.rate_word(row["rate"], "ko")), ("apa", row["rate"])):
            assert rate in told[style].said, (row["observation_id"], told[style].said)
            assert style == "apa" or told[style].said.count(rate) == 1  # also where the indicator is named by it
        assert quoting.format.rate_word(row["rate"], "ko") in quoting.bare(row, "ko")


def test_what_a_work_has_between_asterisks_is_set_in_italics():
    set_work = to_html(_set_work("Ignatius, D. *The Washington Post*. 5 * 3", "https://example.org/"))
    assert set_work == '<a href="https://example.org/">Ignatius, D. <i>The Washington Post</i>. 5 * 3</a>'
    assert to_html(_set_work("a *b* c", None)) == "<span>a <i>b</i> c</span>"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_copied_holds_the_sentence_and_not_its_offsets_alone(store, lang):
    told = {True: 0, False: 0}
    for figure in store.figures():
        row = store.observation(figure["observation_id"])
        copied = "".join(card_model(store, row["observation_id"], lang).copied.split())
        sentence = store.context(row["mention_id"])["sentence"]["reading"]
        holds = f"“{''.join(sentence.split())}”" in copied
        assert holds == (not row["table_id"]), row["observation_id"]
        told[holds] += 1
    assert all(told.values()), told
