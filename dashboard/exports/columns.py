"""The columns of an export: one place from which every description of them is made.

Goes out: COLUMNS, in the order of the view `figures` (a test holds the two equal), and the
Frictionless table schema that `figtrace publish` writes into datapackage.json. The page /data
prints the same list.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("observed", "estimate", "claim", "cap", "plan", "forecast", "derived")
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range")
STATUSES = ("published", "corrected")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is a Frictionless type; `values` are the only ones allowed, if few."""

    name: str
    type: str
    ko: str
    en: str
    description_ko: str
    description_en: str
    required: bool = False
    values: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column(
        "observation_id",
        "string",
        "관측 번호",
        "Observation",
        "문헌 번호와 글자 위치로 만든 고유 번호. 주소 /o/<번호>에 그대로 쓰인다.",
        "Readable id made of the document and its offsets; the address /o/<id> is made of it.",
        required=True,
    ),
    Column(
        "indicator_id",
        "string",
        "지표 번호",
        "Indicator",
        "지표의 고유 번호. 주소 /i/<번호>에 그대로 쓰인다.",
        "Id of the indicator; the address /i/<id> is made of it.",
        required=True,
    ),
    Column(
        "family",
        "string",
        "분야",
        "Family",
        "지표가 속한 분야.",
        "Subject area of the indicator.",
        required=True,
    ),
    Column(
        "indicator_ko",
        "string",
        "지표",
        "Indicator (Korean)",
        "지표의 한국어 이름.",
        "Name of the indicator in Korean.",
        required=True,
    ),
    Column(
        "indicator_en",
        "string",
        "지표(영어)",
        "Indicator (English)",
        "지표의 영어 이름.",
        "Name of the indicator in English.",
        required=True,
    ),
    Column(
        "quote_value",
        "string",
        "원문 표기",
        "As quoted",
        "원문에 적힌 그대로의 수치. 줄바꿈도 그대로다.",
        "The figure exactly as the text has it, line breaks included.",
        required=True,
    ),
    Column(
        "value",
        "number",
        "값",
        "Value",
        "배수를 모두 푼 정확한 십진수. 값을 특정할 수 없으면 비어 있다.",
        "Exact decimal, fully scaled; empty where the text gives no number.",
    ),
    Column(
        "low",
        "number",
        "하한",
        "Low",
        "말한 범위의 아래 끝. 열려 있으면 비어 있다.",
        "Lower end of what is said; empty where open.",
    ),
    Column(
        "high",
        "number",
        "상한",
        "High",
        "말한 범위의 위 끝. 열려 있으면 비어 있다.",
        "Upper end of what is said; empty where open.",
    ),
    Column("unit", "string", "단위", "Unit", "단위의 고유 이름.", "Name of the unit."),
    Column(
        "bound",
        "string",
        "한계",
        "Bound",
        "정확한 값, 약, 이상, 초과, 이하, 미만, 범위 가운데 무엇으로 말했는가.",
        "How it is bounded: exactly, about, at least, more than, at most, less than, a range.",
        required=True,
        values=BOUNDS,
    ),
    Column(
        "kind",
        "string",
        "성격",
        "Kind",
        "관측, 추정, 주장, 법적 한도, 계획, 전망, 파생 가운데 어떤 진술인가.",
        "What sort of statement: observed, estimate, claim, legal cap, plan, forecast, derived.",
        required=True,
        values=KINDS,
    ),
    Column(
        "is_vague",
        "boolean",
        "어림수",
        "Vague",
        "‘수백만’처럼 크기만 말한 수치인가. 이런 값은 점으로 그리지 않는다.",
        "Whether only a magnitude is given (“several million”); never drawn as a point.",
        required=True,
    ),
    Column(
        "period_start",
        "string",
        "기간 시작",
        "Period start",
        "원문이 밝힌 정밀도의 ISO 8601(2024, 2024-09, 2024-06-19). 열려 있으면 비어 있다.",
        "ISO 8601 at the precision of the text (2024, 2024-09, 2024-06-19); empty where open.",
    ),
    Column(
        "period_end",
        "string",
        "기간 끝",
        "Period end",
        "시작과 같은 방식. 끝 날을 포함한다.",
        "As for the start; the end is included.",
    ),
    Column(
        "grain",
        "string",
        "기간 단위",
        "Grain",
        "기간을 밝힌 정밀도: 일, 월, 분기, 반기, 연, 연대.",
        "Precision of the period: day, month, quarter, half, year, decade.",
    ),
    Column("flow_from", "string", "흐름의 시작", "Flow from", "보낸 쪽.", "Where it comes from."),
    Column("flow_to", "string", "흐름의 끝", "Flow to", "받은 쪽.", "Where it goes to."),
    Column(
        "basis",
        "string",
        "기준",
        "Basis",
        "셈하는 기준: 명목 원화, 미국 달러, 누적 시작점, 연간 등.",
        "How it is counted: nominal won, US dollars, cumulative since, per year.",
    ),
    Column(
        "origin_id",
        "string",
        "출처 번호",
        "Origin",
        "그 수치를 처음 말한 이의 고유 번호.",
        "Id of who first stated the figure.",
        required=True,
    ),
    Column(
        "origin_ko",
        "string",
        "출처",
        "Origin (Korean)",
        "그 수치를 처음 말한 기관이나 사람. 따로 밝히지 않으면 문헌의 저자다.",
        "Who first stated the figure; the author of the document where nobody else is named.",
        required=True,
    ),
    Column(
        "origin_en",
        "string",
        "출처(영어)",
        "Origin (English)",
        "같은 이의 영어 이름.",
        "The same in English.",
        required=True,
    ),
    Column(
        "document_id",
        "string",
        "문헌 번호",
        "Document",
        "수치를 인용한 문헌의 고유 번호.",
        "Id of the document that quotes the figure.",
        required=True,
    ),
    Column(
        "document_title",
        "string",
        "문헌 제목",
        "Document title",
        "문헌의 제목. 원문에 제목이 없으면 우리가 붙인 짧은 이름이다.",
        "Title of the document; our short name for it where the text states none.",
        required=True,
    ),
    Column(
        "author",
        "string",
        "저자",
        "Author",
        "원문이 밝힌 저자. 여럿이면 ‘; ’로 잇는다.",
        "Authors as the text names them, joined by “; ”.",
    ),
    Column(
        "publisher",
        "string",
        "발행 기관",
        "Publisher",
        "원문이 밝힌 발행 기관.",
        "Publisher as the text states it.",
    ),
    Column(
        "published",
        "string",
        "발행일",
        "Published",
        "원문이 밝힌 날. 밝히지 않았으면 우리가 추정한 날이며 이유는 문헌 쪽에 있다.",
        "Date as stated, otherwise as inferred by us; the page of the document says why.",
    ),
    Column(
        "page",
        "string",
        "쪽",
        "Page",
        "원문의 쪽 번호. 쪽 표시가 없는 글에서는 비어 있다.",
        "Page of the source; empty in texts without pages.",
    ),
    Column(
        "char_start",
        "integer",
        "시작 위치",
        "Start",
        "손대지 않은 원문에서 수치가 시작하는 곳. 0부터 세는 코드 포인트다.",
        "Where the figure begins in the untouched text, in code points from 0.",
        required=True,
    ),
    Column(
        "char_end",
        "integer",
        "끝 위치",
        "End",
        "수치가 끝난 바로 다음 위치.",
        "The position right after the figure.",
        required=True,
    ),
    Column(
        "passage",
        "string",
        "본문",
        "Passage",
        "수치를 말한 문장. 끊긴 줄을 이어 사람이 읽는 꼴로 두었다.",
        "The sentence that states the figure, with broken lines mended.",
        required=True,
    ),
    Column(
        "cited_work",
        "string",
        "인용한 자료",
        "Cited work",
        "그 문장에 문헌이 단 각주나 참고 문헌.",
        "The footnote or reference that the document gives for it.",
    ),
    Column(
        "cited_url",
        "string",
        "인용한 자료의 주소",
        "Cited address",
        "그 자료가 밝힌 웹 주소.",
        "Web address that the cited work gives.",
    ),
    Column(
        "status",
        "string",
        "상태",
        "Status",
        "그대로 실음(published) 또는 원문의 오식을 바로잡음(corrected).",
        "As printed (published), or with a misprint of the source corrected (corrected).",
        required=True,
        values=STATUSES,
    ),
    Column(
        "caution",
        "string",
        "주의",
        "Caution",
        "이 수치를 쓸 때 함께 밝혀야 하는 말.",
        "What must be said wherever the figure is used.",
    ),
    Column(
        "permalink",
        "string",
        "고유 주소",
        "Permalink",
        "이 수치의 근거를 보이는 주소. 서버 이름을 뺀 경로다.",
        "Path of the page that shows the evidence.",
        required=True,
    ),
)

NAMES = tuple(column.name for column in COLUMNS)


def frictionless_schema() -> dict[str, object]:
    """The table schema of figures.csv: an empty cell is a missing value.

    >>> frictionless_schema()["primaryKey"]
    ['observation_id']
    """
    return {
        "fields": [describe_field(column) for column in COLUMNS],
        "primaryKey": ["observation_id"],
        "missingValues": [""],
    }


def describe_field(column: Column) -> dict[str, object]:
    """One field of the schema; the Korean title and description stand beside the English ones."""
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.en,
        "description": column.description_en,
        "title_ko": column.ko,
        "description_ko": column.description_ko,
    }
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field
