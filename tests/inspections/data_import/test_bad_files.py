"""Files that cannot be read: each is refused in words that say why and where."""

import io
import tracemalloc
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.data_import import ods
from inspections.data_import.file_kind import open_sheets
from inspections.data_import.outcome import Known, outcome_rows
from inspections.data_import.sheet import UnreadableFile
from inspections.models import Inspection
from inspections.operations.import_reference import known_outcomes
from tests.imported_files import (
    HISTORY,
    HISTORY_ROWS,
    csv_file,
    history,
    ods_content,
    ods_file,
    ods_sheets,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Known:
    return known_outcomes()


def refusal(file: SimpleUploadedFile, known: Known) -> str:
    with pytest.raises(UnreadableFile) as refused:
        list(outcome_rows(open_sheets(file, str(file.name)), known))
    assert not Inspection.objects.exists()
    return str(refused.value)


def renamed(file: SimpleUploadedFile, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, file.read())


def excel() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 ...", "outcomes.ods", "a PDF document"),
        (b"%PDF-1.7 ...", "outcomes.csv", "a PDF document"),
        (excel(), "outcomes.ods", "an Excel or Word document"),
        (b"<html><body>Not found", "outcomes.csv", "a web page"),
        (b"\xd0\xcf\x11\xe0....", "outcomes.csv", "an old Excel"),
        (b"a,b\x00c", "outcomes.csv", "neither a spreadsheet nor text"),
        (b"  \n", "outcomes.csv", "empty"),
        (b"one,two\n1,2\n", "outcomes.csv", "no row of headings"),
        (b"PK\x03\x04 and then nothing", "outcomes.ods", "damaged or was cut short"),
    ],
)
def test_what_is_no_such_file_is_named(known: Known, content: bytes, name: str, words: str) -> None:
    assert words in refusal(SimpleUploadedFile(name, content), known)


def test_a_name_that_lies_is_refused(known: Known) -> None:
    assert "ends in .ods, but it is text" in refusal(renamed(history(), "a.ods"), known)
    assert "ends in .csv, but it is an Open" in refusal(renamed(ods_file(), "a.csv"), known)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_refused(known: Known, part: float) -> None:
    whole = ods_file().read()
    cut = SimpleUploadedFile("outcomes.ods", whole[: int(len(whole) * part)])
    assert "damaged or was cut short" in refusal(cut, known)


def test_content_cut_short_inside_is_refused(known: Known) -> None:
    assert "damaged" in refusal(ods_file(ods_content(ods_sheets())[:-400]), known)


def test_a_missing_sheet_is_named(known: Known) -> None:
    sheets = ods_sheets()
    del sheets["In-year_inspections"]
    assert "has no sheet In-year_inspections" in refusal(ods_file(ods_content(sheets)), known)


def test_a_missing_column_is_named(known: Known) -> None:
    headings = [heading for heading in HISTORY if heading != "Publication date"]
    file = csv_file(headings, HISTORY_ROWS)
    assert "no column for the date of publication" in refusal(file, known)


def test_two_columns_of_one_meaning_are_named(known: Known) -> None:
    file = csv_file([*HISTORY, "Date of inspection"], HISTORY_ROWS)
    assert "The columns F and N" in refusal(file, known)


def test_a_bomb_is_stopped_while_it_unpacks(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods, "MOST_UNPACKED", 1_000_000)
    bomb = ods_content(ods_sheets()).replace("<office:body>", f"<office:body>{' ' * 5_000_000}")
    assert "unpacks to more than" in refusal(ods_file(bomb), known)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('table:number-columns-repeated="999999999"', "more than 60 columns"),
        ('table:number-columns-repeated="99999999999999999999"', "no row of headings"),
    ],
)
def test_repeated_cells_are_not_written_out(known: Known, cells: str, words: str) -> None:
    sheet = {"ILACS_inspection_history": [["Heading"]]}
    content = ods_content(sheet).replace("<table:table-cell>", f"<table:table-cell {cells}>")
    assert words in refusal(ods_file(content), known)


def test_repeated_rows_are_not_written_out(known: Known) -> None:
    content = ods_content(ods_sheets()).replace(
        "<table:table-row>", '<table:table-row table:number-rows-repeated="900000000">'
    )
    tracemalloc.start()
    assert "more than 250000 rows" in refusal(ods_file(content), known)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_declared_entities_are_refused(known: Known) -> None:
    content = ods_content(ods_sheets()).replace(
        "<office:document", '<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document', 1
    )
    assert "damaged" in refusal(ods_file(content), known)
