"""`import_outcomes FILE [--dry-run]` and `import_neighbours FILE`."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inspections.models import ComparatorGroup, DataImport, Inspection
from inspections.operations.import_undo import undo_import
from tests.imported_files import BARNET, BARNET_2024, SHORT, csv_file, history, imported, ods_file

pytestmark = pytest.mark.django_db
HEADINGS = ["gss_code", "name", "region", "neighbour_gss_codes_nearest_first"]
NEIGHBOURS = ["E09000003", "Barnet", "London", "E08000035 E08000016"]


def neighbours(*rows: list[str]) -> bytes:
    content: bytes = csv_file(HEADINGS, rows or [NEIGHBOURS]).read()
    return content


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "outcomes.ods"
    path.write_bytes(ods_file().read())
    return path


def test_a_dry_run_lists_every_row_and_leaves_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_outcomes", str(file), "--dry-run")
    told = capsys.readouterr().out
    assert "Inspections_as_at_31_March, row 4: Barnet" in told
    assert "The same inspection as another row" in told
    assert "5 rows: 3 new, 2 same" in told
    assert not Inspection.objects.exists()
    assert not DataImport.objects.exists()


def test_an_import_then_the_same_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_outcomes", str(file))
    call_command("import_outcomes", str(file))
    assert Inspection.objects.count() == 3
    assert DataImport.objects.count() == 1
    assert "5 rows: 5 same" in capsys.readouterr().out


def test_a_refused_row_ends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "history.csv"
    bad = [*BARNET, "", "", "31/02/2024", BARNET_2024[1], SHORT, *["Good"] * 5]
    path.write_bytes(history(bad).read())
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_outcomes", str(path))
    assert "“31/02/2024” is no date. [F2 (Inspection date)]" in capsys.readouterr().out
    assert not DataImport.objects.exists()


def test_a_file_that_is_not_there_or_is_another_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_outcomes", str(tmp_path / "none.csv"))
    path = tmp_path / "neighbours.csv"
    path.write_bytes(neighbours())
    with pytest.raises(CommandError, match="holds something else: Statistical neighbours"):
        call_command("import_outcomes", str(path))


def test_neighbours_keep_their_order_and_former_codes_are_known() -> None:
    imported(csv_file(HEADINGS, [NEIGHBOURS]))
    group = ComparatorGroup.objects.get(partnership__slug="barnet")
    assert [row.partnership.slug for row in group.memberships.all()] == ["leeds", "barnsley"]


def test_changed_neighbours_are_restored_by_undoing() -> None:
    first = imported(csv_file(HEADINGS, [NEIGHBOURS]))
    second = imported(csv_file(HEADINGS, [[*NEIGHBOURS[:3], "E08000016"]]))
    group = ComparatorGroup.objects.get(partnership__slug="barnet")
    assert group.members.count() == 1
    undo_import(data_import=second, by=None)
    assert group.members.count() == 2
    undo_import(data_import=first, by=None)
    assert not ComparatorGroup.objects.exists()


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("E08000035 E06999999", "E06999999 is no English authority"),
        ("E08000035 E08000035", "stands there twice"),
        ("E09000003", "cannot be its own neighbour"),
    ],
)
def test_bad_neighbours_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], codes: str, words: str
) -> None:
    path = tmp_path / "neighbours.csv"
    path.write_bytes(neighbours([*NEIGHBOURS[:3], codes]))
    with pytest.raises(CommandError):
        call_command("import_neighbours", str(path))
    assert words in capsys.readouterr().out
