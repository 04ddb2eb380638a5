"""What of a briefing has room on one sheet of A4, by weight; all ways of painting keep to these sizes.

Heights are in points, estimated from the widths of words a little too large, so that no painter needs a
second page. Cautions come first, since without them a reader draws the wrong conclusion; then differences
and statements take turns, one to three, each with the source that it brings along. What does not fit is
left out whole and counted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.charts.ground.labels import text_width
from dashboard.content.briefing.model import Briefing, Difference, Sheet, Source, Statement, split_bold

WIDTH, HEIGHT = 595.3, 841.9  # of A4
MARGIN = 34.0  # 12 mm
INNER = WIDTH - 2 * MARGIN
SPARE = 6.0  # kept free: programs break lines a little differently
TITLE, LEAD, BODY, SMALL = 16.0, 11.5, 8.5, 7.5  # sizes of type
LEADING = 1.4
HEADING = 25.0  # of a section, with the space before it
CELL = 5.0  # above and below the words of a row, together
GUTTER = 8.0  # left and right of the words of a cell, together
QR = 54.0
OWN = "My own note: "  # about as long as the words before a note
MORE = "그 밖의 설명되지 않은 차이 100쌍: "  # about as long as the words before an address
COLUMNS = (0.17, 0.18, 0.15, 0.41, 0.09)  # of the table: value, origin, window, sentence, source
STATEMENTS_A_DIFFERENCE = 3
LEAST_STATEMENTS = 3  # for which the other findings and some of the chart give way
GIVING_WAY = (
    (4, 1.0),
    (4, 0.8),
    (2, 0.8),
    (0, 0.8),
    (0, 0.5),
)  # findings beside the headline; of the height of the chart
GROWTH = 1.6  # times its height, so much a chart may take where there is room left


def lines_of(words: str, size: float, width: float) -> int:
    """How many lines a text needs.

    >>> lines_of("한 줄", 8.5, 500), lines_of("", 8.5, 500), lines_of("가" * 100, 8.5, 500)
    (1, 0, 2)
    """
    return math.ceil(text_width(words, size) * 1.04 / width) if words else 0


def height_of(words: str, size: float, width: float = INNER) -> float:
    """How high a text is."""
    return lines_of(words, size, width) * size * LEADING


@dataclass(slots=True)
class _Page:
    """What is on the page so far."""

    briefing: Briefing
    left: float
    statements: list[Statement] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    def take(self, height: float) -> bool:
        """Whether there was room for so much; then it is taken."""
        if height > self.left:
            return False
        self.left -= height
        return True

    def add_statement(self, statement: Statement) -> bool:
        """With the citation of its document, where that is not there yet."""
        is_new = statement.document not in self.documents
        entry = self.briefing.entries.get(statement.document, "") if is_new else ""
        fits = self.take(height_of_statement(statement) + height_of(f"[1] {entry}" if entry else "", SMALL))
        if fits:
            self.statements.append(statement)
            self.documents += [statement.document] if is_new else []
        return fits

    def add_difference(self, difference: Difference) -> bool:
        """One pair with its reason."""
        fits = self.take(height_of_difference(difference))
        if fits:
            self.differences.append(difference)
        return fits


def height_of_statement(statement: Statement) -> float:
    """A row of the table is as high as the highest of its cells."""
    value, origin, window, sentence, source = ((share * INNER - GUTTER) for share in COLUMNS)
    name = f"{statement.indicator} " if statement.indicator else ""
    lines = max(
        lines_of(statement.value, BODY * 1.06, value) + lines_of(statement.kind, SMALL, value),
        lines_of(f"{statement.glyph} {statement.origin}", BODY, origin) + (statement.quotations > 1),
        lines_of(statement.window, BODY, window),
        lines_of(name, SMALL, sentence)
        + lines_of(statement.sentence, BODY, sentence)
        + lines_of(f"{OWN} {statement.note}" if statement.note else "", SMALL, sentence),
        lines_of(f"[10] {statement.page}", BODY, source),
    )
    return lines * BODY * LEADING + CELL


def height_of_difference(difference: Difference) -> float:
    """One paragraph."""
    return height_of(say_difference(difference), BODY) + 3


def say_difference(difference: Difference) -> str:
    """A pair in one line: 지표: 갑 3만 개 ↔ 을 1만 개 (3배). 까닭."""
    name = f"{difference.indicator}: " if difference.indicator else ""
    ratio = f" ({difference.ratio})" if difference.ratio else ""
    return f"{name}{difference.left} ↔ {difference.right}{ratio}. {difference.reason}"


def fit_sheet(briefing: Briefing) -> Sheet:
    """The sheet of a briefing."""
    wanted = min(LEAST_STATEMENTS, len(briefing.statements))
    for findings, share in GIVING_WAY:
        sheet = _lay(briefing, briefing.finding[1 : 1 + findings], share)
        if len(sheet.statements) >= wanted:
            break
    return sheet


def _lay(briefing: Briefing, findings: tuple[str, ...], share: float) -> Sheet:
    """A sheet with these findings and so much of the height of the chart, at least."""
    picture = briefing.picture.height * share if briefing.picture else 0
    page = _Page(briefing, HEIGHT - 2 * MARGIN - SPARE - picture - _fixed(briefing, findings))
    for caution in briefing.cautions:
        if page.take(height_of(f"· {caution}", BODY)):
            page.cautions.append(caution)
    _take_turns(page)
    shown = _in_order(briefing, page.statements)
    numbers = {name: at + 1 for at, name in enumerate(dict.fromkeys(each.document for each in shown))}
    return Sheet(
        briefing=briefing,
        findings=findings,
        statements=tuple(shown),
        differences=tuple(page.differences),
        cautions=tuple(page.cautions),
        sources=tuple(Source(number, name, briefing.entries.get(name, name)) for name, number in numbers.items()),
        picture_height=min(picture * GROWTH, picture + page.left),
    )


def _take_turns(page: _Page) -> None:
    """Statements and differences until no more of a sort has room: what is lighter never stands for what is heavier."""
    statements, differences = iter(page.briefing.statements), iter(page.briefing.differences)
    waiting = {"statement": True, "difference": True}
    turn = 0
    while any(waiting.values()):
        is_pair = turn % (STATEMENTS_A_DIFFERENCE + 1) == 0
        turn += 1
        if is_pair and waiting["difference"]:
            pair = next(differences, None)
            waiting["difference"] = pair is not None and page.add_difference(pair)
        elif not is_pair and waiting["statement"]:
            statement = next(statements, None)
            waiting["statement"] = statement is not None and page.add_statement(statement)


def _in_order(briefing: Briefing, statements: Sequence[Statement]) -> list[Statement]:
    """As they are read: indicator by indicator as the briefing has them, the latest first."""
    names = list(dict.fromkeys(statement.indicator_id for statement in briefing.statements))
    latest = sorted(statements, key=lambda statement: statement.date, reverse=True)
    return sorted(latest, key=lambda statement: names.index(statement.indicator_id))


def _fixed(briefing: Briefing, findings: Sequence[str]) -> float:
    """What stands on every sheet but the chart: head, finding, headings, foot, and the lines that tell of more."""
    head = height_of("가", SMALL) + height_of(briefing.title, TITLE * 1.06) + height_of(briefing.subtitle, BODY) + 10
    headline = plain(briefing.finding[0]) if briefing.finding else ""
    told = height_of(headline, LEAD * 1.05) + sum(height_of(plain(each), BODY) for each in findings) + 8
    notes = sum(height_of(note, SMALL) for note in briefing.notes)
    sections = HEADING * (3 + bool(briefing.cautions)) + BODY * LEADING + CELL  # and the head of the table
    more = 2 * height_of(f"{MORE}{briefing.address}", SMALL)  # what was left out, twice
    more += 0 if briefing.differences else BODY * LEADING  # that nothing is unexplained
    foot = max(QR, height_of(briefing.address, SMALL, INNER - QR - 10) + 2 * SMALL * LEADING) + 14
    return head + told + notes + sections + more + foot + 8


def plain(words: str) -> str:
    """A finding without its marks."""
    return "".join(part for part, _ in split_bold(words))
