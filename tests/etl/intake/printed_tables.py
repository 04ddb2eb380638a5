"""Statistics tables as offices print them, made by rule: what each cell says, and the pages that print them.

A table is heads, rows and words around it; a style says which lines are drawn. Every table is printed in every style.
Values are unlike each other, so that one that stands in another column is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

Said = tuple[float, str, str]  # value in the unit, unit, start of the period

STYLES = {
    "open sides": "table { border-block: 1.5pt solid } .last { border-bottom: .7pt solid }",
    "a line a row": "table { border-block: 1.5pt solid } td, th { border-bottom: .4pt solid }",
    "full grid": "td, th { border: .5pt solid }",
    "inner lines": "table { border-block: 1.5pt solid } td, th { border: .4pt solid; }"
    " tr > :first-child { border-left: 0 } tr > :last-child { border-right: 0 }",
    "no lines": "",
    "centred values": "table { border-block: 1.5pt solid } .last { border-bottom: .7pt solid }"
    " td { text-align: center }",
    "narrow": "table { border-block: 1pt solid; font-size: 8pt; width: 70% } td, th { padding: 1pt 3pt }",
    "shaded": "table { border-block: 1pt solid } th { background: #dde; border-bottom: .4pt solid }",
}
PAGE = """<meta charset=utf-8><style>body {{ font: 10.5pt/1.5 'Nanum Myeongjo', serif; margin: 0 }}
  @page {{ size: A4; margin: 25mm 20mm }} section {{ break-after: page }}
  table {{ border-collapse: collapse; width: 100% }} p {{ margin: 0 0 6pt }} td {{ text-align: right }}
  td, th {{ padding: 2pt 6pt }} .title {{ text-align: center }} .unit {{ text-align: right }}
  .lead {{ text-align: left }}
  {styles}</style>{body}"""


@dataclass(frozen=True)
class Table:
    """`heads` are rows of cells (words, columns, rows) of HTML; `says` what the cell of a row and column says."""

    title: str
    unit_line: str
    heads: tuple[tuple[tuple[str, int, int], ...], ...]
    rows: tuple[tuple[str, ...], ...]
    units: tuple[tuple[str, float], ...]  # a column each, or one: the unit and how much one of it is
    periods: tuple[str, ...]  # a column each
    notes: tuple[str, ...] = ("주: 잠정치", "자료: 통계청")
    by_row: bool = field(default=False)  # units are of rows, not of columns

    def says(self) -> Iterator[Said]:
        """What every cell says that holds a number."""
        for at, (_, *values) in enumerate(self.rows):
            for column, written in enumerate(values):
                digits = written.replace(",", "").replace("△", "-")
                if digits in ("-", "…", ""):
                    continue
                unit, scale = self.units[(at if self.by_row else column) % len(self.units)]
                yield round(float(digits) * scale, 6), unit, self.periods[column]

    def html(self) -> str:
        """The table with the words around it."""
        heads = "".join(
            f"<tr{' class=last' if row is self.heads[-1] else ''}>"
            + "".join(f"<th colspan={wide} rowspan={high}>{words}</th>" for words, wide, high in row)
            + "</tr>"
            for row in self.heads
        )
        rows = "".join(
            f"<tr><td class=lead>{label}</td>{''.join(f'<td>{value}</td>' for value in values)}</tr>"
            for label, *values in self.rows
        )
        notes = "".join(f"<p>{note}</p>" for note in self.notes)
        lead = "<p>다음 표는 위의 내용을 정리한 것이다.</p>"
        around = f"<p class=title>{self.title}</p><p class=unit>{self.unit_line}</p>"
        return f"{lead}{around}<table>{heads}{rows}</table>{notes}"


def years(first: int, last: int) -> tuple[tuple[str, int, int], ...]:
    """Heads of years."""
    return (("구분", 1, 1), *((str(year), 1, 1) for year in range(first, last + 1)))


TABLES = (
    Table(
        "&lt;표 1&gt; 북한의 대외무역", "(단위: 백만 달러)",
        ((("구분", 1, 2), ("수출", 2, 1), ("수입", 2, 1)), (("2023", 1, 1), ("2024", 1, 1)) * 2),
        (("중국", "292", "347", "1,997", "1,834"), ("러시아", "3", "8", "31", "26"), ("베트남", "20", "19", "123", "-"),
         ("합계", "315", "374", "2,151", "1,860")),
        (("USD", 1e6),), ("2023", "2024") * 2,
    ),
    Table(
        "&lt;표 2&gt; 식량작물 생산량", "(단위: 만 톤)", (years(2019, 2024),),
        (("쌀", "224", "202", "216", "207", "211", "215"), ("옥수수", "152", "151", "159", "157", "170", "161"),
         ("서류", "57", "54", "58", "49", "50.5", "52"), ("기타", "31", "33", "36", "38", "51", "50")),
        (("tonne", 1e4),), tuple(map(str, range(2019, 2025))), ("주: 쌀은 조곡 기준", "자료: 농촌진흥청"),
    ),
    Table(
        "&lt;표 3&gt; 산업별 성장률", "(단위: %)", (years(2020, 2024),),
        (("농림어업", "△7.6", "6.2", "△2.1", "1.0", "△1.9"), ("광업", "△9.6", "△11.7", "4.6", "2.6", "8.8"),
         ("제조업", "△3.8", "△3.3", "△4.7", "5.9", "7.0"), ("서비스업", "△4.0", "△0.4", "1.1", "1.7", "1.3")),
        (("percent", 1),), tuple(map(str, range(2020, 2025))), ("자료: 한국은행",),
    ),
    Table(
        "Table 4. Trade by partner", "(Unit: million US dollars)",
        ((("Partner", 1, 2), ("Exports", 2, 1), ("Imports", 2, 1)), (("2022", 1, 1), ("2023", 1, 1)) * 2),
        (("China", "134", "292", "894", "2,001"), ("Russia", "2", "5", "33", "34"), ("India", "11", "9", "17", "-"),
         ("Total", "147", "306", "944", "2,035")),
        (("USD", 1e6),), ("2022", "2023") * 2, ("Source: customs of the partners",),
    ),
    Table(
        "&lt;표 5&gt; 분기별 수송 실적", "(단위: 톤)",
        ((("구분", 1, 2), ("2023년", 2, 1), ("2024년", 2, 1)), (("1분기", 1, 1), ("2분기", 1, 1)) * 2),
        (("철도", "1,204", "1,377", "1,415", "1,502"), ("해운", "8,110", "7,940", "9,021", "9,377")),
        (("tonne", 1),), ("2023-01", "2023-04", "2024-01", "2024-04"), ("자료: 국토교통부",),
    ),
    Table(
        "&lt;표 6&gt; 인구와 총소득", "(단위: 만 명, 억 원)", (years(2022, 2024),),
        (("인구(만 명)", "2,566", "2,568", "2,571"), ("국민총소득(억 원)", "367,000", "409,000", "444,000")),
        (("person", 1e4), ("KRW", 1e8)), ("2022", "2023", "2024"), ("자료: 통계청",), by_row=True,
    ),
    Table(
        "&lt;표 7&gt; 지역별 교역", "(단위: 백만 달러)",
        ((("구분", 1, 3), ("2023", 3, 1), ("2024", 2, 1)),
         (("수출", 2, 1), ("수입", 1, 2), ("수출", 1, 2), ("수입", 1, 2)),
         (("일반", 1, 1), ("가공", 1, 1))),
        (("단둥", "120", "45", "801", "133", "777"), ("훈춘", "31", "62", "190", "38", "205"),
         ("기타", "17", "11", "96", "23", "84")),
        (("USD", 1e6),), ("2023",) * 3 + ("2024",) * 2, ("주: 잠정치", "자료: 해관총서"),
    ),
    Table(
        "&lt;표 8&gt; 발전량과 비중", "(단위: 억 kWh, %)",
        ((("구분", 1, 2), ("발전량", 3, 1), ("비중", 2, 1)),
         (("2021", 1, 1), ("2022", 1, 1), ("2023", 1, 1), ("2022", 1, 1), ("2023", 1, 1))),
        (("수력", "127", "140", "161", "63.1", "64.9"), ("화력", "113", "82", "87", "36.9", "35.1")),
        (("kWh", 1e8), ("kWh", 1e8), ("kWh", 1e8), ("percent", 1), ("percent", 1)),
        ("2021", "2022", "2023", "2022", "2023"), ("자료: 한국전력",),
    ),
    Table(
        "Table 9. Deliveries, by year", "(Unit: thousand tons)", ((("Item", 1, 1), ("2021", 1, 1), ("2022", 1, 1),
         ("2023", 1, 1)),),
        (("Refined oil", "14.2", "37.9", "61.3"), ("Coal", "402", "388", "417"),
         ("Grain and flour", "28", "…", "73.5")),
        (("tonne", 1e3),), ("2021", "2022", "2023"), ("Note: … means not known",),
    ),
)  # fmt: skip


def page_of(style: str) -> str:
    """All tables in one style, a page each."""
    return PAGE.format(styles=STYLES[style], body="".join(f"<section>{table.html()}</section>" for table in TABLES))
