"""A document set from hand-made rows: figures, footnotes, tables, parts."""

import re
from html import escape

from dashboard import urls
from dashboard.components.reader.reader import InText, Material, set_material
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StoredCell, StoredMention, StoredNumeral, StoredPassage, replace
from tests.dashboard.made_up import made


def passage(reading, start=0, kind="paragraph", **changed):
    end = start + len(reading)
    return made(
        StoredPassage,
        passage_id=f"9:{start}-{end}",
        kind=kind,
        char_start=start,
        char_end=end,
        reading=reading,
        starts=list(range(start, end)),
        **changed,
    )


def mention(inside, words, status="linked"):
    start = inside.char_start + inside.reading.index(words)
    key = f"9:{start}-{start + len(words)}"
    return made(
        StoredMention,
        mention_id=key,
        passage_id=inside.passage_id,
        char_start=start,
        char_end=start + len(words),
        reading=words,
        status=status,
        indicator_id="arms.containers",
        indicator_ko="컨테이너",
        indicator_en="Containers",
    )


def figure(status="published"):
    return InText(status, "o2")


def numeral(inside, words, name, mention_id=None):
    start = inside.char_start + inside.reading.index(words)
    return made(
        StoredNumeral,
        numeral_id=f"9:{start}-{start + len(words)}",
        char_start=start,
        char_end=start + len(words),
        quote=words,
        class_=name,
        mention_id=mention_id,
    )


def set_one(*args, lang="ko", **kwargs):
    return set_material(Material(*args, **kwargs), Text(lang))


def test_a_document_without_text_is_an_empty_page():
    assert set_one([], []) == ""


def test_a_charted_figure_leads_to_its_page_and_is_listed_with_its_indicator():
    text = passage("컨테이너 7,000개 이상을 보냈다.")
    row = mention(text, "7,000개 이상")
    html = set_one([text], [row], {row.mention_id: figure()})
    assert f'<a class="fig published c-o2" href="/o/{row.mention_id}"' in html
    assert f'id="{row.mention_id}"' in html
    assert f'href="/i/arms.containers?c={row.mention_id}">컨테이너</a>' in html


def test_what_waits_is_shown_quietly_and_says_so():
    text = passage("다섯 차례 만났다.")
    html = set_one([text], [mention(text, "다섯 차례", "waiting")])
    assert 'class="fig waiting"' in html
    assert "확인 대기" in html


def test_the_margin_lists_the_figures_in_reading_order():
    text = passage("처음 1개, 다음 2개, 끝에 3개.")
    html = set_one([text], [mention(text, f"{n}개", "set_aside") for n in (1, 2, 3)])
    assert re.findall(r"<li[^>]*><a[^>]*>([^<]*)</a>", html) == ["1개", "2개", "3개"]


def test_a_footnote_marker_leads_to_its_footnote_and_the_footnote_back():
    text = passage("보냈다고 한다.¹⁴ 또 하나.")
    note = passage("¹⁴ 국정원 보도자료.", 100, "footnote", marker="14")
    numerals = [numeral(text, "¹⁴", "marker"), numeral(note, "¹⁴", "marker")]
    html = set_one([text, note], [], numerals=numerals)
    assert '<a class="note-mark" href="#note-14" id="to-note-14">' in html
    assert 'id="note-14"' in html
    assert '<a class="note-mark" href="#to-note-14">' in html


def test_a_marker_without_a_footnote_leads_nowhere():
    text = passage("한다.4 그리고")
    html = set_one([text], [], numerals=[numeral(text, "4", "marker")])
    assert "note-mark" not in html
    assert 'data-class="marker"' in html


def test_a_number_that_is_no_figure_can_be_found_by_its_id():
    text = passage("2024년에 만났다.")
    html = set_one([text], [], numerals=[numeral(text, "2024", "year")])
    assert '<span class="num" id="n-9:0-4" data-class="year">2024</span>' in html


def test_a_table_stands_once_with_its_cells_as_figures():
    rows = [passage("인구 25", 0, "table_row", table_id="9-t1")]
    rows.append(passage("합계 99", 20, "table_row", table_id="9-t1"))
    cell = made(StoredCell, table_id="9-t1")
    cells = [
        replace(cell, column_index=0, role="row_label", text="인구", char_start=0, char_end=2),
        replace(cell, column_index=1, role="data", text="25", char_start=3, char_end=5),
    ]
    row = mention(rows[0], "25")
    material = Material(rows, [row], {row.mention_id: figure("corrected")}, cells={"9-t1": cells})
    html = set_material(material, Text("ko"))
    assert html.count("<table>") == 1
    assert '<th scope="row" class="cell-row_label">인구</th>' in html
    assert '<td class="cell-data n"><a class="fig corrected c-o2"' in html
    assert 'href="/t/9-t1"' in html


def test_a_row_with_an_empty_corner_keeps_each_year_over_its_column():
    row = passage("2022 2021", 0, "table_row", table_id="9-t1")

    def cell(line, column, role, text, start):
        place = {"row_index": line, "column_index": column, "char_start": start, "char_end": start + len(text)}
        return made(StoredCell, **place, role=role, text=text)

    cells = [
        cell(0, 1, "column_label", "2022", 0),
        cell(0, 2, "column_label", "2021", 5),
        cell(1, 0, "row_label", "GNI", 20),
        cell(1, 1, "data", "11", 30),
        cell(1, 2, "data", "12", 40),
        cell(2, 0, "row_label", "GNI", 20),
        cell(2, 2, "data", "14", 50),
    ]
    html = set_one([row], [], cells={"9-t1": cells})
    lines = [
        [re.sub(r"<[^>]*>", "", place) for place in re.findall(r"<t[dh].*?</t[dh]>", line)]
        for line in re.findall(r"<tr>(.*?)</tr>", html)
    ]
    assert lines == [["", "2022", "2021"], ["GNI", "11", "12"], ["GNI", "", "14"]]
    assert html.count('<span class="visually-hidden">GNI</span>') == 1


def test_the_words_around_the_text_follow_the_language():
    text = passage("다섯 차례 만났다.")
    assert "waiting" in set_one([text], [mention(text, "다섯 차례", "waiting")], lang="en")


def test_the_card_of_a_figure_names_its_indicator_and_leads_to_it(client, store):
    row = store.figures()[0]
    for lang, name in (("ko", row["indicator_ko"]), ("en", row["indicator_en"])):
        card = client.get(f"/d/{row['document_id']}/figure/{row['observation_id']}?lang={lang}").get_data(as_text=True)
        href = urls.indicator(row["indicator_id"], State(pins=(row["observation_id"],)))
        assert f'<a href="{href}">{escape(name)}</a>' in card
