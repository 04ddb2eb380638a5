"""Every address and command that gives a CSV guards its text, and every address has the variant for Excel."""

import ast
import csv
import io
import re
from pathlib import Path

import pytest

from dashboard.cli.reviewing import HEAD
from dashboard.exports.csv import BOM, write_rows
from etl.deciding import write_csv as write_decisions
from etl.decisions import Decision, load_decisions
from etl.guarding import IS_FORMULA
from etl.noting import OwnNote, load_notes
from etl.noting import write_csv as write_notes

ROOT = Path(__file__).parents[3]
WRITERS = {  # and what of them writes, so that nothing else does
    "etl/guarding.py": "the files of datasets/ that people edit",
    "dashboard/exports/csv.py": "figures and lists",
    "dashboard/exports/package.py": "the quotations of a package",
}
NO_TEXT = {"dashboard/bench/visits.py"}  # figures for a chart of other programs
SIGNS = "=1+1", "@SUM(A1)", "+1-(2)", "\t=1", "'=1"


@pytest.fixture
def addresses(app, store):
    names = {
        "indicator_id": store.indicators()[0].indicator_id,
        "document_id": store.documents()[0].document_id,
        "name": None,
        "form": "csv",
    }
    found = []
    for rule in app.server.url_map.iter_rules():
        if "csv" not in rule.rule:
            continue
        lists = re.search(r"<any\(([a-z,]+)\):name>", rule.rule)
        for name in lists[1].split(",") if lists else [None]:
            values = {key: value for key, value in (names | {"name": name}).items() if key in rule.arguments}
            _, path = rule.build(values) or ("", "")
            found.append(path)
    return found


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_address_of_a_csv_has_the_variant_for_excel_in_which_nothing_is_run(client, addresses):
    assert len(addresses) > 10
    for address in addresses:
        query = "i=arms.shells&" if "comparison" in address else ""
        plain, excel = client.get(f"{address}?{query}"), client.get(f"{address}?{query}bom=1")
        assert (plain.status_code, excel.status_code) == (200, 200), address
        assert plain.headers["ETag"] != excel.headers["ETag"], address
        assert (plain.data.startswith(BOM), excel.data.startswith(BOM)) == (False, True), address
        head, *rows = read(excel.data)
        assert (head, len(rows)) == (read(plain.data)[0], len(read(plain.data)) - 1), address
        assert b"\r\n" in excel.data, address
        texts = [cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.]+", cell)]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in texts), address


def calls_that_write_csv(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and re.search(
            r"csv\.(?:writer|DictWriter)$|\.(?:write|to)_csv$", ast.unparse(node.func)
        ):
            yield ast.unparse(node.func)


def test_only_what_guards_writes_a_csv():
    found = {
        path.relative_to(ROOT).as_posix()
        for part in ("etl", "dashboard")
        for path in (ROOT / part).rglob("*.py")
        if "node_modules" not in path.parts and any(calls_that_write_csv(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found - NO_TEXT == WRITERS.keys()


@pytest.mark.parametrize("text", SIGNS)
def test_what_waits_is_listed_with_its_text_guarded(text):
    [row] = read(write_rows(HEAD, [dict.fromkeys(HEAD, text)]))
    assert row == [f"'{text}"] * len(HEAD)


@pytest.mark.parametrize("text", [*SIGNS, "-4.5%", "'90년대", "plain"])
def test_what_people_settle_and_note_is_guarded_in_its_file_and_read_as_it_was(tmp_path, text):
    (tmp_path / "datasets").mkdir()
    decision = Decision("900:0-3", "reject", None, f"{text} x", "Kim", "2026-11-28", text, f"{text}a", f"{text}b")
    note = OwnNote("900:0-3", text, text, text, text, "2026-11-28")
    for name, written, load, one in (
        ("decisions", write_decisions([decision]), load_decisions, decision),
        ("notes", write_notes([note]), load_notes, note),
    ):
        (tmp_path / f"datasets/{name}.csv").write_text(written, encoding="utf-8")
        cells = [cell for row in read(written.encode()) for cell in row]
        assert [cell for cell in cells if not cell.startswith("'") and IS_FORMULA[False].search(cell)] == []
        assert load(tmp_path) == (one,), name
