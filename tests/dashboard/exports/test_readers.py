"""Programs of others take our files without a complaint and find in them what the store holds."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import warnings
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pandas
import polars
import pytest
from filelock import FileLock

from dashboard.exports.columns import COLUMNS, NAMES
from dashboard.exports.formats import FORMATS, find_format
from dashboard.exports.selection import Selection
from dashboard.i18n import Text
from etl.store import Store
from tests.needs import need

NUMBERS = [column.name for column in COLUMNS if column.type == "number"]
HEADS = {column.ko: column.name for column in COLUMNS}


@pytest.fixture(scope="module")
def selection(store):
    return Selection(store, host="http://host/")


@pytest.fixture(scope="module")
def files(selection, tmp_path_factory):
    """Every format as a file, by its name."""
    folder = tmp_path_factory.mktemp("files")
    wanted = {f"figures.{form}": written for form, written in FORMATS.items()}
    wanted["excel.csv"] = find_format("csv", excel=True)
    for name, written in wanted.items():
        (folder / name).write_bytes(b"".join(written.write(selection)))
    return folder


@pytest.fixture(scope="module")
def package(files):
    """The package, unpacked."""
    with zipfile.ZipFile(files / "figures.zip") as archive:
        archive.extractall(files / "package")
    return files / "package"


@pytest.fixture(scope="session")
def converted(tmp_path_factory, database):
    """What LibreOffice makes of the workbook and of the CSV for Excel: each as CSV, one run for all workers."""
    need(shutil.which("soffice"), "apt-get install libreoffice-calc")
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder = root / "converted"
    with FileLock(root / "converted.lock"):
        if not (folder / "workbook.csv").exists():
            convert(folder, database, root / "profile")
    return folder


def convert(folder, database, profile):
    folder.mkdir(exist_ok=True)
    with Store.open(database) as store:
        (folder / "workbook.xlsx").write_bytes(b"".join(FORMATS["xlsx"].write(Selection(store))))
        (folder / "comma.csv").write_bytes(b"".join(find_format("csv", excel=True).write(Selection(store))))
    office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    values = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0"  # commas, quotation marks, UTF-8, the first sheet
    for name, *options in (
        ("workbook.xlsx", "--convert-to", values),
        ("comma.csv", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx"),
    ):
        command = [*office, *options, "--outdir", str(folder), str(folder / name)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        need("could not be loaded" not in done.stderr + done.stdout, "apt-get install libreoffice-calc")


def exact(value):
    return None if value in (None, "") else Decimal(str(value))


def test_pandas_reads_the_csv_and_the_parquet(files, store):
    frame = pandas.read_csv(files / "figures.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(NAMES)
    assert [exact(value) for value in frame["value"]] == [row["value"] for row in store.figures()]
    typed = pandas.read_parquet(files / "figures.parquet", dtype_backend="pyarrow")
    assert typed["value"].dropna().tolist() == [row["value"] for row in store.figures() if row["value"] is not None]


def test_polars_reads_every_table_format(files, store):
    rows = store.figures()
    assert polars.read_csv(files / "figures.csv", infer_schema=False)["passage"].to_list() == [
        r["passage"] for r in rows
    ]
    assert polars.read_parquet(files / "figures.parquet")["high"].to_list() == [row["high"] for row in rows]
    assert polars.read_ndjson(files / "figures.jsonl")["observation_id"].to_list() == [
        r["observation_id"] for r in rows
    ]
    assert len(polars.read_json(files / "figures.json")) == len(rows)


def test_a_strict_reader_such_as_that_of_r_finds_the_same_cells_in_every_line(files, store):
    """R's readers split at commas, take quotation marks in pairs, and refuse lines of another length."""
    text = (files / "figures.csv").read_bytes()
    lines = list(csv.reader(io.StringIO(text.decode(), newline=""), strict=True))
    assert {len(line) for line in lines} == {len(NAMES)}
    assert len(lines) == len(store.figures()) + 1
    for name in NUMBERS:
        for line in lines[1:]:
            cell = line[NAMES.index(name)]
            assert cell == "" or float(cell) is not None
            assert "e" not in cell.lower()
    flags = {line[NAMES.index("is_vague")] for line in lines[1:]}
    assert flags <= {"true", "false"}  # what R takes for logical


def test_the_workbook_has_three_sheets_with_real_numbers_dates_and_links(files, store):
    book = openpyxl.load_workbook(files / "figures.xlsx")
    assert book.sheetnames == [Text("ko")(f"sheet.{name}") for name in ("data", "sources", "method")]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == list(HEADS)
    at = {name: number for number, name in enumerate(NAMES)}
    for cells, row in zip(sheet.iter_rows(min_row=2), store.figures(), strict=True):
        for name in NUMBERS:
            assert exact(cells[at[name]].value) == row[name], row["observation_id"]
            assert row[name] is None or cells[at[name]].data_type == "n"
        for name in ("published", "period_start", "period_end"):
            assert cells[at[name]].value == row[name]  # as precise as the text, and text
        for name in ("date_from", "date_to"):
            assert cells[at[name]].is_date == (row[name] is not None)
            assert row[name] is None or cells[at[name]].value.date() == row[name]
        assert cells[at["permalink"]].hyperlink.target.startswith(f"http://host{row['permalink']}?v=")
        assert cells[at["passage"]].value == row["passage"]


def test_no_reader_takes_the_id_of_a_document_for_a_number(files, store):
    """Excel and pandas look at the digits of a cell, not at its type: 000 would come back as 0."""
    wanted = {f"doc-{row['document_id']}" for row in store.figures()}
    assert any(name.removeprefix("doc-").isdecimal() for name in wanted)
    assert set(pandas.read_csv(files / "figures.csv")["document_id"]) == wanted
    assert set(pandas.read_excel(files / "figures.xlsx")["문헌 번호"]) == wanted
    assert set(pandas.read_excel(files / "figures.xlsx", sheet_name=1)["문헌 번호"]) <= wanted
    assert set(polars.read_csv(files / "figures.csv")["document_id"]) == wanted


def test_pandas_finds_dates_in_the_workbook_and_nothing_else_among_them(files, store):
    frame = pandas.read_excel(files / "figures.xlsx").rename(columns=HEADS)
    for name in ("date_from", "date_to"):
        assert str(frame[name].dtype).startswith("datetime64")
        days = [None if pandas.isna(day) else day.date() for day in frame[name]]
        assert days == [row[name] for row in store.figures()]


def test_a_day_before_excel_has_days_stays_text(row):
    old = row(period_start="1899-12-31", date_from=date(1899, 12, 31), period_end="1900-03", date_to=date(1900, 3, 31))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(FORMATS["xlsx"].write(Made([old])))))
    cells = dict(zip(NAMES, book.worksheets[0][2], strict=True))
    assert (cells["period_start"].value, cells["period_start"].data_type) == ("1899-12-31", "s")
    assert cells["date_from"].value is None
    assert cells["date_to"].value.date() == date(1900, 3, 31)


def test_parquet_and_the_store_have_real_dates(files, store):
    frame = polars.read_parquet(files / "figures.parquet")
    for name in ("date_from", "date_to"):
        assert frame[name].dtype == polars.Date
        assert frame[name].to_list() == [row[name] for row in store.figures()]


def test_a_vague_amount_has_a_bound_and_no_value_in_every_format(files, store):
    vague = [row for row in store.figures() if row["is_vague"]]
    assert {(row["quote_value"], row["value"], row["low"]) for row in vague} >= {("수십 차례", None, 10)}
    names = {row["observation_id"] for row in vague}
    workbook = pandas.read_excel(files / "figures.xlsx").rename(columns=HEADS)
    for frame in (
        pandas.read_csv(files / "figures.csv"),
        pandas.read_parquet(files / "figures.parquet"),
        pandas.read_json(files / "figures.json"),
        workbook,
    ):
        own = frame[frame["observation_id"].isin(names)]
        assert own["value"].isna().all()
        assert own["low"].notna().all()


def test_an_annual_cap_says_in_every_format_that_it_is_annual(files, store):
    [cap] = [row["observation_id"] for row in store.figures() if row["kind"] == "cap" and row["rate"]]
    workbook = pandas.read_excel(files / "figures.xlsx").rename(columns=HEADS)
    for frame in (
        pandas.read_csv(files / "figures.csv"),
        pandas.read_parquet(files / "figures.parquet"),
        pandas.read_json(files / "figures.jsonl", lines=True),
        workbook,
    ):
        assert frame.set_index("observation_id").loc[cap, "rate"] == "year"


def test_an_inferred_date_says_that_it_is_inferred(files, store):
    stated = {row["document_id"]: row["published"] for row in store.documents()}
    frame = pandas.read_csv(files / "figures.csv", dtype=str).fillna("")
    assert set(frame["is_published_inferred"]) == {"true", "false"}
    for _, row in frame[frame["published"] != ""].iterrows():
        is_stated = stated[row["document_id"].removeprefix("doc-")] is not None
        assert row["is_published_inferred"] == ("false" if is_stated else "true")


def test_addresses_are_whole_where_the_host_is_known(files):
    for links in (
        pandas.read_csv(files / "figures.csv")["permalink"],
        pandas.read_parquet(files / "figures.parquet")["permalink"],
        pandas.read_excel(files / "figures.xlsx").rename(columns=HEADS)["permalink"],
    ):
        assert links.str.startswith("http://host/o/").all()


def test_the_workbook_says_its_sources_and_how_to_read_it(files, store):
    _, sources, method = openpyxl.load_workbook(files / "figures.xlsx").worksheets
    listed = [[cell.value for cell in row] for row in sources.iter_rows(min_row=2)]
    assert sum(row[5] for row in listed) == len(store.figures())
    assert {row[4] for row in listed} == {row["sha256"] for row in store.documents() if row["figures"]}
    told = {row[0].value: row[1].value for row in method.iter_rows(min_row=2)}
    assert told.keys() >= HEADS.keys()
    assert store.version in told.values()
    assert any("15" in text for text in told.values())


def test_a_workbook_keeps_every_digit_and_runs_no_text(row):
    huge = Decimal("1234567890123456.5")
    content = {"value": huge, "low": Decimal("-0.25"), "passage": "=1+1", "cited_url": "https://example.org/a"}
    book = openpyxl.load_workbook(io.BytesIO(b"".join(FORMATS["xlsx"].write(Made([row(**content)])))))
    cells = dict(zip(NAMES, book.worksheets[0][2], strict=True))
    assert (cells["value"].data_type, cells["value"].value) == ("s", "1234567890123456.5")
    assert (cells["low"].data_type, cells["low"].value) == ("n", -0.25)
    assert (cells["passage"].data_type, cells["passage"].value) == ("s", "=1+1")
    assert cells["cited_url"].hyperlink.target == "https://example.org/a"
    assert cells["permalink"].hyperlink is None  # nobody said where the server is


class Made(Selection):
    """A selection of rows that a test made."""

    version = "made"

    def __init__(self, rows):
        object.__setattr__(self, "rows", rows)
        for name, value in (("store", None), ("narrowed", {}), ("lang", "ko"), ("host", "")):
            object.__setattr__(self, name, value)

    def figures(self):
        return iter(self.rows)

    def documents(self):
        return []


def test_libreoffice_shows_the_values_of_the_workbook(converted, store):
    lines = list(csv.DictReader(io.StringIO((converted / "workbook.csv").read_bytes().decode(), newline="")))
    assert list(lines[0]) == list(HEADS)
    for line, row in zip(lines, store.figures(), strict=True):
        for head, name in HEADS.items():
            if name in NUMBERS:
                assert exact(line[head].replace(",", "")) == row[name], (row["observation_id"], name)  # as it is shown
            elif name in ("quote_value", "passage", "origin_ko", "observation_id"):
                assert line[head] == row[name]


def test_libreoffice_opens_the_csv_for_excel_with_korean_text_and_numbers(converted, store):
    sheet = openpyxl.load_workbook(converted / "comma.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(NAMES)
    at = {name: number for number, name in enumerate(NAMES)}
    for cells, row in zip(sheet.iter_rows(min_row=2), store.figures(), strict=True):
        assert cells[at["passage"]].value.lstrip("'") == row["passage"]
        for name in NUMBERS:
            assert exact(cells[at[name]].value) == row[name]


def test_frictionless_finds_the_package_valid(package):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.flatten()
    assert sorted(task.name for task in report.tasks) == ["data", "quotations"]


def test_frictionless_finds_the_published_data_valid(repository):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(str(repository / "datasets" / "published" / "datapackage.json")).validate()
    assert report.valid, report.flatten()


@pytest.mark.parametrize("name", ["data.csv", "quotations.csv"])
def test_a_csvw_validator_finds_the_tables_valid(package, name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import csvw

        read = csvw.CSVW(str(package / name), validate=True)
    assert read.is_valid, read.warnings
    header = (package / name).read_text(encoding="utf-8").split("\n", 1)[0]
    assert [column.name for column in read.t.tableSchema.columns] == header.split(",")


def test_the_package_holds_what_its_readme_lists_in_both_languages(package):
    names = {path.name for path in package.iterdir()}
    for lang in ("ko", "en"):
        words = (package / f"README.{lang}.md").read_text(encoding="utf-8")
        assert not any(mark in words for mark in ("$", "None"))
        for name in names - {"README.ko.md", "README.en.md"}:
            assert name in words
        assert all(f"`{column}`" in words for column in NAMES)
        assert Text(lang)("document.not_stated") in words  # no seed states a licence


def test_annotations_choose_the_very_words_in_the_untouched_text(package, store):
    collection = json.loads((package / "annotations.jsonld").read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert len(items) == len(store.figures())
    texts = {}
    for row in store.documents():
        texts[f"urn:sha256:{row['sha256']}"] = store.text_at(row["document_id"], 0, row["length"])["quote"]
    for item, row in zip(items, store.figures(), strict=True):
        assert {"id", "type", "body", "target"} <= item.keys()
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        sentence = text[position["start"] : position["end"]]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert quote["exact"] == sentence
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        inner = position["refinedBy"]
        assert sentence[inner["start"] : inner["end"]] == quote["refinedBy"]["exact"] == row["quote_value"]


IRI = re.compile(r"(https?://[^\s/]+/\S+|urn:[a-z0-9][a-z0-9-]+:\S+)$")


@pytest.mark.parametrize("host", ["http://host/", ""])
def test_annotations_keep_the_web_annotation_model(store, host):
    """What the W3C model says must be there (sections 3.1, 4 and 5), with every id a whole IRI."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["zip"].write(Selection(store, host=host)))))
    collection = json.loads(archive.read("annotations.jsonld"))
    page = collection["first"]
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(page["items"]) == len(store.figures())
    assert (page["partOf"], page["startIndex"]) == (collection["id"], 0)
    ids = [collection["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == len(ids)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] == "identifying"
        target = item["target"]
        ids += [item["body"]["id"], target["source"], target["scope"]]
        for selector in target["selector"]:
            for chosen in (selector, selector["refinedBy"]):
                if chosen["type"] == "TextPositionSelector":
                    assert 0 <= chosen["start"] < chosen["end"]
                else:
                    assert (chosen["type"], bool(chosen["exact"])) == ("TextQuoteSelector", True)
    assert all(IRI.match(name) for name in ids)


def test_annotations_expand_as_json_ld(package):
    """Every word of ours is a term of the context that the collection names."""
    terms = {"@context", "id", "type", "first", "items", "motivation", "body", "format", "target", "source", "scope"}
    terms |= {
        "label",
        "total",
        "partOf",
        "startIndex",
        "selector",
        "exact",
        "prefix",
        "suffix",
        "start",
        "end",
        "refinedBy",
    }

    def words(thing):
        if isinstance(thing, dict):
            yield from thing
        for part in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
            yield from words(part)

    used = set(words(json.loads((package / "annotations.jsonld").read_text(encoding="utf-8"))))
    assert used == terms


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_figures_give_the_same_bytes(files, selection, form):
    assert b"".join(FORMATS[form].write(selection)) == (files / f"figures.{form}").read_bytes()


def test_a_narrowed_package_holds_only_its_own(store):
    figure = store.figures()[0]
    narrowed = Selection(store, {"indicator": figure["indicator_id"], "document": [figure["document_id"]]})
    archive = zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["zip"].write(narrowed))))
    rows = list(csv.DictReader(io.StringIO(archive.read("data.csv").decode(), newline="")))
    assert {row["document_id"] for row in rows} == {f"doc-{figure['document_id']}"}
    assert len(json.loads(archive.read("references.csl.json"))) == 1
    assert f"indicator = {figure['indicator_id']}" in archive.read("README.en.md").decode()


def test_the_store_itself_is_the_file(files, store):
    with Store.open(files / "figures.duckdb") as copy:
        assert copy.figures() == store.figures()
