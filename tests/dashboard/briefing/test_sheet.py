"""What has room on one sheet: by weight, counted where it is left out, never more than a page holds."""

from dataclasses import replace

import pytest

from dashboard.content.briefing import Briefing, Difference, Statement, fit_sheet
from dashboard.content.briefing import fit as fitting
from dashboard.content.briefing.model import Picture

SENTENCE = "통일부는 2023년 8월부터 2024년 10월까지 모두 스무 차례에 걸쳐 물자를 실은 화물차가 국경을 넘었다고 밝혔다. "


def state(number, **changed):
    made = Statement(
        id=f"900:{number}-{number + 1}",
        value=f"{number:,}대 이상",
        origin="통일부 대변인실",
        glyph="▲",
        colour="o1",
        window="2023.8–2024.10",
        kind="추정",
        before=SENTENCE,
        quote=f"{number:,}대",
        after=" 이상이다.",
        document=f"9{number:02}",
        indicator_id="made.trucks",
        date=f"{1990 + number}",
    )
    return replace(made, **changed)


def brief(statements=3, differences=0, cautions=(), **changed):
    told = [state(number) for number in range(statements)]
    pairs = [Difference(f"갑 {n}대", f"을 {9 * n}대", "9배", SENTENCE) for n in range(1, differences + 1)]
    made = Briefing(
        lang="ko",
        sort="indicator",
        title="국경을 넘은 화물차(누적)",
        subtitle="물자 · 단위: 대",
        finding=("세 출처가 **10대 이상**부터 **90대 이상**까지 제시했다.",),
        picture=Picture(lambda _room, _palette: "", 165, "그림", 1),
        notes=("▲ 하한",),
        statements=tuple(told),
        statements_in_all=statements,
        differences=tuple(pairs),
        differences_in_all=differences,
        cautions=tuple(cautions),
        entries={each.document: f"홍길동, 『국경 무역 연감』 {each.document}호 (2024. 3. 1.)." for each in told},
        address="https://figures.example.org/i/made.trucks",
        version="0123456789abcdef",
    )
    return replace(made, **changed)


def height_of(sheet):
    """All that is on a sheet, as its estimate has it."""
    briefing = sheet.briefing
    fixed = fitting._fixed(briefing, sheet.findings)
    rows = sum(map(fitting.height_of_statement, sheet.statements))
    pairs = sum(map(fitting.height_of_difference, sheet.differences))
    cautions = sum(fitting.height_of(f"· {words}", fitting.BODY) for words in sheet.cautions)
    sources = sum(fitting.height_of(f"[1] {source.entry}", fitting.SMALL) for source in sheet.sources)
    return fixed + sheet.picture_height + rows + pairs + cautions + sources


def test_what_fits_is_all_there_and_nothing_is_said_to_be_left_out():
    sheet = fit_sheet(brief(3, 1, ["합치지 않는다."]))
    assert (len(sheet.statements), len(sheet.differences), len(sheet.cautions)) == (3, 1, 1)
    assert (sheet.more_statements, sheet.more_differences) == (0, 0)


@pytest.mark.parametrize(("statements", "differences"), [(40, 0), (40, 12), (0, 30), (200, 200)])
def test_whatever_there_is_never_takes_more_than_a_page_and_the_rest_is_counted(statements, differences):
    sheet = fit_sheet(brief(statements, differences, ["합치지 않는다."] * 3))
    assert height_of(sheet) <= fitting.HEIGHT - 2 * fitting.MARGIN
    assert sheet.more_statements == statements - len(sheet.statements)
    assert sheet.more_differences == differences - len(sheet.differences)
    assert sheet.more_statements + sheet.more_differences > 0


def test_a_full_page_is_nearly_full():
    assert height_of(fit_sheet(brief(60, 20))) > 0.85 * (fitting.HEIGHT - 2 * fitting.MARGIN)


def test_the_heaviest_stay_and_are_read_from_the_latest_on():
    sheet = fit_sheet(brief(40))
    kept = len(sheet.statements)
    assert 3 < kept < 40
    assert {each.id for each in sheet.statements} == {state(number).id for number in range(kept)}
    assert [each.date for each in sheet.statements] == sorted((each.date for each in sheet.statements), reverse=True)


def test_cautions_and_the_widest_difference_come_before_any_statement():
    sheet = fit_sheet(brief(40, 5, ["합치지 않는다."]))
    assert sheet.cautions == ("합치지 않는다.",)
    assert sheet.differences[0].left == "갑 1대"


def test_a_chart_and_further_findings_give_way_so_that_somebody_has_a_word():
    findings = tuple(f"지표 {number}: {SENTENCE * 2}" for number in range(5))
    tall = Picture(lambda _room, _palette: "", 260, "그림", 1)
    sheet = fit_sheet(brief(40, 3, [SENTENCE] * 2, finding=findings, picture=tall))
    assert len(sheet.statements) >= 1
    assert len(sheet.findings) < 4
    assert sheet.picture_height < 260
    assert fit_sheet(brief(40, finding=findings)).findings


def test_only_the_documents_of_what_is_shown_are_cited_in_the_order_of_reading():
    sheet = fit_sheet(brief(40))
    assert [source.number for source in sheet.sources] == list(range(1, len(sheet.statements) + 1))
    assert [source.document for source in sheet.sources] == [each.document for each in sheet.statements]
    assert all(sheet.number_of(each) == at + 1 for at, each in enumerate(sheet.statements))


def test_one_document_of_many_statements_is_cited_once():
    statements = tuple(state(number, document="900") for number in range(4))
    sheet = fit_sheet(brief(statements=4)).briefing
    sheet = fit_sheet(replace(sheet, statements=statements, entries={"900": "연감."}))
    assert [(source.number, source.entry) for source in sheet.sources] == [(1, "연감.")]


def test_a_chart_takes_the_room_that_is_left_but_keeps_its_own_where_there_is_none():
    assert fit_sheet(brief(1)).picture_height == pytest.approx(165 * fitting.GROWTH)
    full = fit_sheet(brief(60))
    assert 165 <= full.picture_height < 165 + fitting.height_of_statement(state(1)) + 20


def test_indicators_are_read_one_after_the_other():
    mixed = tuple(
        state(number, indicator=name, indicator_id=name, document="900")
        for number in range(3)
        for name in ("화물차", "열차")
    )
    shown = fit_sheet(replace(brief(6), statements=mixed)).statements
    names = [each.indicator for each in shown]
    assert names == sorted(names, reverse=True)
    assert set(names) == {"화물차", "열차"}
