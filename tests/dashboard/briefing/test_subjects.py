"""What briefings say of the five papers: the headline of the page, who says what, what is unexplained, cautions."""

import pytest

from dashboard.content import finding
from dashboard.content.briefing import brief_document, brief_indicator, brief_indicators, brief_origin, fit_sheet
from dashboard.content.material import gather
from dashboard.i18n import Text
from dashboard.state import State

HOST = "https://figures.example.org/"
LANGUAGES = ("ko", "en")


def ids_of(store):
    return [row.indicator_id for row in store.indicators() if row.figures]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_of_an_indicator_is_that_of_its_page(store, lang):
    for name in ids_of(store):
        material = gather(store, name, State(), lang)
        told = brief_indicator(store, name, State(), lang, HOST)
        assert " ".join(told.finding) == finding.say(*material.told, Text(lang))
        assert told.address == f"{HOST}i/{name}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_statement_has_its_value_origin_window_and_a_sentence_that_holds_its_words(store, lang):
    for name in ids_of(store):
        for statement in brief_indicator(store, name, State(), lang, HOST).statements:
            row = store.observation(statement.id)
            assert all((statement.value, statement.origin, statement.window))
            assert statement.quote == " ".join(row.quote_value.split())
            assert statement.sentence.strip("…") in " ".join(row.passage.split())


def test_every_statement_of_a_sheet_has_its_source(store):
    for name in ids_of(store):
        sheet = fit_sheet(brief_indicator(store, name, State(), "ko", HOST))
        assert sheet.statements
        assert all(sheet.number_of(statement) for statement in sheet.statements)
        assert all(source.entry.endswith(".") for source in sheet.sources)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nothing_explains_is_told_with_the_sentence_of_its_verdict(store, lang):
    pair = store.relations(verdict="unexplained", limit=1)[0]
    told = brief_indicator(store, pair.indicator_id, State(), lang, HOST)
    reason = Text(lang).pick(pair.reason_ko, pair.reason_en)
    assert reason in [difference.reason for difference in told.differences]
    shown = fit_sheet(told).differences
    assert shown
    assert all(difference.left != difference.right for difference in shown)


def test_what_is_disputed_comes_first(store):
    for pair in store.relations(verdict="unexplained", limit=20):
        told = brief_indicator(store, pair.indicator_id, State(), "ko", HOST)
        material = gather(store, pair.indicator_id, State(), "ko")
        own = next(claim.ids for claim in material.claims if pair.left_id in claim.ids)
        assert told.statements[0].id in own or told.differences_in_all > 1 or pair.right_id in told.statements[0].id


def test_the_caution_of_an_indicator_is_on_its_sheet(store):
    warned = [row for row in store.indicators() if row.figures and row.caution_ko]
    assert warned
    for row in warned:
        assert row.caution_ko in fit_sheet(brief_indicator(store, row.indicator_id, State(), "ko", HOST)).cautions


def test_a_filter_narrows_the_sheet_and_stays_in_its_address(store):
    name = max(store.indicators(), key=lambda row: row.figures).indicator_id
    row = store.figures(name)[0]
    state = State(origins=(row.origin_id,))
    told = brief_indicator(store, name, state, "ko", HOST)
    assert {store.observation(each.id).origin_id for each in told.statements} == {row.origin_id}
    assert told.address.endswith(f"?o={row.origin_id}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_origin_speaks_alone_on_its_sheet_and_all_that_it_says_is_counted(store, lang):
    for origin in store.origins():
        told = brief_origin(store, origin.origin_id, lang, HOST)
        if not origin.figures:
            assert told is None
            continue
        assert {store.observation(each.id).origin_id for each in told.statements} == {origin.origin_id}
        assert f"{origin.figures}" in told.finding[0]
        sheet = fit_sheet(told)
        assert len(sheet.statements) + sheet.more_statements == told.statements_in_all
        assert told.address == f"{HOST}origins/{origin.origin_id}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_is_briefed_from_its_own_figures(store, lang):
    for row in store.documents():
        told = brief_document(store, row.document_id, lang, HOST)
        assert {each.document for each in told.statements} <= {row.document_id}
        assert f"{len(store.figures(document=row.document_id))}" in told.finding[0]


def test_several_indicators_are_drawn_four_at_most_and_all_are_counted(store):
    names = tuple(ids_of(store)[:7])
    told = brief_indicators(store, names, State(), "ko", HOST)
    shown = {each.indicator_id for each in told.statements}
    assert len(shown) == 4
    total = sum(len(store.figures(name)) for name in names)
    assert f"**{total}건**" in told.finding[0]
    assert "외 지표 5개" in told.title
    assert told.address == f"{HOST}brief?i={','.join(names)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sheet_is_without_a_word_of_somebody(store, lang):
    """Of the largest sets too, whose charts take most of the page."""
    names = ids_of(store)
    for at in range(0, len(names) - 3, 4):
        sheet = fit_sheet(brief_indicators(store, tuple(names[at : at + 4]), State(), lang, HOST))
        assert len(sheet.statements) >= 3, names[at : at + 4]
        assert sheet.sources


def test_a_set_of_one_is_its_indicator_and_a_set_of_none_is_nothing(store):
    name = ids_of(store)[0]
    assert brief_indicators(store, (name,), State(), "ko", HOST) == brief_indicator(store, name, State(), "ko", HOST)
    assert brief_indicators(store, ("no.such",), State(), "ko", HOST) is None
    assert brief_indicator(store, "no.such", State(), "ko", HOST) is None
    assert brief_origin(store, "no.such", "ko", HOST) is None
    assert brief_document(store, "no-such", "ko", HOST) is None
