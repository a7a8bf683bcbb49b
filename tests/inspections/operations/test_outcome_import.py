"""Importing published outcomes: what becomes of rows, writing them, taking them back."""

import datetime
from typing import Any

import pghistory.models
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.models import DataImport, Evaluation, FrameworkEdition, Inspection, Partnership
from inspections.operations.amendment import open_amendment
from inspections.operations.data_import import NotImportable, confirm_import
from inspections.operations.import_apply import RecordsChanged, import_outcomes
from inspections.operations.import_undo import BuiltUpon, obstacles, undo_import
from portal.accounts.models import User
from tests.imported_files import (
    BARNET,
    BARNET_2024,
    BARNET_GRADES,
    IN_YEAR,
    IN_YEAR_ROWS,
    LEEDS,
    LEEDS_2018,
    LEEDS_GRADES,
    POSITION_ROWS,
    POSITIONS,
    SHORT,
    VISIT,
    checked,
    csv_file,
    fates,
    history,
    imported,
    ods_file,
    only_row,
)

pytestmark = pytest.mark.django_db
BARNET_REGION = ["Current", "London"]


def barnet(
    *, dates: list[str] = BARNET_2024, kind: str = SHORT, grades: list[str] = BARNET_GRADES
) -> list[str]:
    return [*BARNET, *BARNET_REGION, *dates, kind, *grades]


def grades_of(inspection: Inspection) -> dict[str, str]:
    return {row.indicator.code: row.said for row in inspection.evaluations.all()}


def entered(**fields: Any) -> Inspection:
    """What officers of Barnet typed in themselves: the same inspection, with no grades yet."""
    edition = FrameworkEdition.objects.get(slug="ilacs_2023")
    given = {
        "reference": "barnet-short-2024",
        "kind": "short",
        "fieldwork_from": datetime.date(2024, 6, 10),
        "published_on": datetime.date(2024, 7, 23),
        "state": "published",
        "published_at": datetime.datetime(2024, 7, 24, tzinfo=datetime.UTC),
    }
    return Inspection.objects.create(
        partnership=Partnership.objects.get(slug="barnet"),
        edition=edition,
        title="Our inspection",
        lead_body=edition.framework.inspectorate,
        **{**given, **fields},
    )


def test_an_import_makes_published_inspections(administrator: User) -> None:
    imported(history(), administrator)
    made = Inspection.objects.get(partnership__slug="barnet")
    assert (made.kind, made.state, made.lead_body.name) == ("short", "published", "Ofsted")
    assert (made.fieldwork_from, made.published_on) == (
        datetime.date(2024, 6, 10),
        datetime.date(2024, 7, 23),
    )
    assert made.edition.slug == "ilacs_2023"
    assert grades_of(made)["in_care"] == "Outstanding"


def test_history_names_the_import_and_who_confirmed_it(administrator: User) -> None:
    imported(history(), administrator)
    made = Inspection.objects.get(partnership__slug="barnet")
    event = pghistory.models.Events.objects.tracks(made).get()
    assert event.pgh_context["user"] == administrator.pk
    assert event.pgh_context["operation"] == "import_outcomes"


def test_before_2023_there_was_no_judgement_of_care_leavers() -> None:
    imported(history())
    leeds = Inspection.objects.get(partnership__slug="leeds")
    assert leeds.edition.slug == "ilacs_2018"
    assert "care_leavers" not in grades_of(leeds)


def test_a_blank_where_the_edition_judges_is_not_graded() -> None:
    imported(history(barnet(grades=[*BARNET_GRADES[:4], ""])))
    assert grades_of(Inspection.objects.get())["care_leavers"] == "Not graded"


def test_a_visit_has_a_theme_and_no_grades() -> None:
    imported(csv_file(IN_YEAR, IN_YEAR_ROWS))
    visit = Inspection.objects.get(kind="focused_visit")
    assert (visit.scope, visit.evaluations.count()) == ("Care leavers", 0)


def test_an_inspection_in_three_sheets_is_one() -> None:
    found = imported(ods_file())
    assert Inspection.objects.count() == 3
    assert found.counts == {"new": 3, "same": 2}
    assert Inspection.objects.get(partnership__slug="barnet").kind == "short"


def test_a_repeated_import_changes_nothing() -> None:
    imported(ods_file())
    events = pghistory.models.Events.objects.count()
    again = checked(ods_file())
    assert set(fates(again)) == {"same"}
    assert not again.is_importable
    assert pghistory.models.Events.objects.count() == events + 2  # of the file, not of records


@pytest.mark.parametrize("file", ["history", "positions"])
def test_a_dry_run_changes_nothing(file: str) -> None:
    files = {"history": history(), "positions": csv_file(POSITIONS, POSITION_ROWS)}
    assert set(fates(checked(files[file]))) == {"new"}
    assert not Inspection.objects.exists()


def test_positions_tell_no_standard_from_a_short_inspection_until_the_history_does() -> None:
    imported(csv_file(POSITIONS, POSITION_ROWS))
    assert Inspection.objects.get().kind == "standard_or_short"
    found = checked(history(barnet()))
    assert fates(found) == ["changed"]
    import_outcomes(data_import=found, progress=lambda _done: None, by=None)
    made = Inspection.objects.get()
    assert (made.kind, made.title) == ("short", "Short inspection of children’s services")
    assert set(fates(checked(csv_file(POSITIONS, POSITION_ROWS)))) == {"same"}


def test_a_corrected_grade_is_a_change_that_can_be_undone() -> None:
    imported(history(barnet()))
    corrected = imported(history(barnet(grades=["Good", "Good", "RI", "Outstanding", "Good"])))
    assert grades_of(Inspection.objects.get())["help_and_protection"].startswith("Requires")
    undo_import(data_import=corrected, by=None)
    assert grades_of(Inspection.objects.get())["help_and_protection"] == "Good"


def test_a_corrected_date_across_editions_takes_the_grades_along() -> None:
    imported(history(barnet(dates=["14/12/2022", "01/03/2023"], grades=[*BARNET_GRADES[:4], ""])))
    corrected = imported(history(barnet(dates=["09/01/2023", "01/03/2023"])))
    made = Inspection.objects.get()
    assert (made.edition.slug, len(grades_of(made))) == ("ilacs_2023", 5)
    undo_import(data_import=corrected, by=None)
    made.refresh_from_db()
    assert (made.edition.slug, len(grades_of(made))) == ("ilacs_2018", 4)


def test_what_people_entered_is_left_as_it_is() -> None:
    own = entered()
    row = checked(history(barnet())).rows.get()
    assert (row.fate, row.reason, row.inspection) == ("kept", "entered", own)


def test_what_people_entered_alike_is_the_same() -> None:
    own = entered()
    for indicator in own.edition.indicators.all():
        label = "Outstanding" if indicator.code == "in_care" else "Good"
        grade = own.edition.scale.grades.get(label=label) if own.edition.scale else None
        Evaluation.objects.create(inspection=own, indicator=indicator, grade=grade)
    assert fates(checked(history(barnet()))) == ["same"]


def test_an_inspection_is_known_by_its_publication_too() -> None:
    entered(fieldwork_from=None)
    assert fates(checked(history(barnet()))) == ["kept"]


def test_a_draft_is_left_to_the_council_and_not_shown() -> None:
    entered(state="draft", published_at=None, published_on=None)
    row = checked(history(barnet())).rows.get()
    assert (row.fate, row.reason, row.before) == ("kept", "being_entered", None)


def test_an_amended_import_is_left_as_it_is(administrator: User) -> None:
    imported(history(barnet()))
    now = datetime.datetime.now(tz=datetime.UTC)
    open_amendment(inspection=Inspection.objects.get(), reason="Why", at=now, by=administrator)
    assert fates(checked(history(barnet(grades=["Good"] * 5)))) == ["kept"]


@pytest.mark.parametrize(
    ("row", "problem", "cell"),
    [
        (barnet(dates=["31/02/2024", "23/07/2024"]), "“31/02/2024” is no date", "F2 (Inspection"),
        (barnet(dates=["10/06/2024", ""]), "date of publication is missing", "G2 (Publication"),
        (barnet(dates=["10/06/2024", "01/06/2024"]), "before the inspection", "G2"),
        (barnet(dates=["10/06/2016", "01/07/2016"]), "No edition of the framework", "F2"),
        (barnet(dates=["10/06/2199", "01/07/2199"]), "lies in the future", "F2"),
        (barnet(grades=["Good", "Good", "Very good", "Good", "Good"]), "“Very good” is no", "K2"),
        (barnet(grades=[""] * 5), "no grade at all", "J2"),
        (barnet(kind="JTAI"), "“JTAI” is no type of inspection", "H2 (Inspection type)"),
        ([*LEEDS, "", "", *LEEDS_2018, SHORT, *LEEDS_GRADES[:4], "Good"], "was not made", "M2"),
        (["", "E06999999", "Nowhere", *barnet()[3:]], "Nowhere is no English authority", "B2"),
        (["", "S12000033", "Aberdeen City", *barnet()[3:]], "no English authority", "B2"),
        (["", "E09000003", "Leeds", *barnet()[3:]], "that of Barnet, not of Leeds", "B2"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_and_nothing_is_imported(
    administrator: User, row: list[str], problem: str, cell: str
) -> None:
    found = checked(history(row, [*LEEDS, "", "", *LEEDS_2018, SHORT, *LEEDS_GRADES]))
    refused = found.rows.get(fate="refused")
    assert problem in refused.problem
    assert refused.cell.startswith(cell)
    with pytest.raises(NotImportable):
        confirm_import(data_import=found, by=administrator)
    assert not Inspection.objects.exists()


def test_a_visit_with_a_grade_is_refused() -> None:
    visit = [*VISIT[:7], "Good", *VISIT[8:]]
    assert "A visit gives no grades" in only_row(checked(csv_file(IN_YEAR, [visit])))[2]


@pytest.mark.parametrize(
    "other",
    [
        barnet(grades=["Good"] * 5),
        barnet(kind="ILACS Standard Inspection"),
        barnet(dates=["10/06/2024", "24/07/2024"]),
        barnet(dates=["11/06/2024", "23/07/2024"]),
    ],
)
def test_two_rows_on_one_inspection_that_disagree_are_refused(other: list[str]) -> None:
    found = checked(history(barnet(), other))
    assert fates(found) == ["new", "refused"]
    assert found.rows.get(position=2).reason == "disagrees"


def test_an_authority_that_was_not_inspected_says_nothing() -> None:
    row = [*BARNET, *BARNET_REGION, "", "", "", "", "", "", "", ""]
    assert only_row(checked(history(row)))[:2] == ("same", "not_inspected")


@pytest.mark.parametrize(
    ("place", "slug"),
    [
        (["E08000016", "Barnsley"], "barnsley"),
        (["E10000002", "Buckinghamshire"], "buckinghamshire"),
        (["E06000028", "Bournemouth"], "bournemouth"),
        (["", "Bristol, City of"], "bristol"),
        (["", "St. Helens"], "st-helens"),
        (["", "Leeds City Council"], "leeds"),
        (["E06999999", "Telford and Wrekin"], "telford-and-wrekin"),
    ],
)
def test_authorities_are_found_by_former_codes_and_other_names(place: list[str], slug: str) -> None:
    row = checked(history(["", *place, *barnet()[3:]])).rows.get()
    assert row.partnership is not None
    assert row.partnership.slug == slug


def test_columns_of_an_earlier_edition_are_known() -> None:
    headings = [
        "LA code", "Local authority", "Date of inspection", "Date published", "Type of inspection",
        "Impact of leaders", "Experiences and progress of children who need help and protection",
        "Experiences and progress of children in care and care leavers", "Overall effectiveness",
    ]  # fmt: skip
    row = ["E09000003", "Barnet", "13 May 2019", "1-Jul-19", "Short", "Good", "RI", "Good", "Good"]
    imported(csv_file(headings, [row]))
    made = Inspection.objects.get()
    assert made.fieldwork_from == datetime.date(2019, 5, 13)
    assert grades_of(made)["help_and_protection"] == "Requires improvement to be good"


def test_undoing_deletes_what_was_made() -> None:
    found = imported(ods_file())
    undo_import(data_import=found, by=None)
    assert not Inspection.objects.exists()
    assert DataImport.objects.get().state == "undone"
    assert set(fates(checked(ods_file()))) == {"new", "same"}


def test_an_import_that_was_built_upon_is_not_undone(administrator: User) -> None:
    found = imported(history())
    made = Inspection.objects.get(partnership__slug="leeds")
    now = datetime.datetime.now(tz=datetime.UTC)
    open_amendment(inspection=made, reason="Why", at=now, by=administrator)
    with pytest.raises(BuiltUpon):
        undo_import(data_import=found, by=administrator)
    assert [(row.record, row.what) for row in obstacles(found)] == [(made, "amendments")]
    assert Inspection.objects.count() == 2


def test_a_later_change_is_undone_first() -> None:
    first = imported(history(barnet()))
    imported(history(barnet(grades=["Good"] * 5)))
    with pytest.raises(BuiltUpon):
        undo_import(data_import=first, by=None)


def test_records_changed_since_the_check_are_seen(administrator: User) -> None:
    found = checked(history(barnet()))
    entered()
    with pytest.raises(RecordsChanged):
        import_outcomes(data_import=found, progress=lambda _done: None, by=administrator)
    assert Inspection.objects.count() == 1


def test_a_file_is_kept_once_by_its_checksum() -> None:
    first, again = checked(history()), checked(history())
    assert first.sha256 == again.sha256
    assert first.file.name == again.file.name


def test_a_file_of_another_code_page_is_read() -> None:
    content = history().read().decode().replace("Current", "Curr\u00e9nt").encode("cp1252")
    assert set(fates(checked(SimpleUploadedFile("h.csv", content)))) == {"new"}
