"""Ofsted's published outcomes: one row is one inspection or visit of one authority."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from inspections.data_import.authorities import Authorities, Authority
from inspections.data_import.cells import day_of, grade_of, is_blank, kind_of
from inspections.data_import.headings import (
    CODE,
    INSPECTED,
    JUDGEMENTS,
    NAME,
    PUBLISHED,
    SEARCHED,
    THEME,
    TYPE,
    Columns,
    columns_of,
)
from inspections.data_import.sheet import SheetRow, Sheets, UnreadableFile
from inspections.data_import.staged import (
    Problems,
    StagedRow,
    authority_of,
    refused,
    says_nothing,
)

SHEETS = {
    "inspections as at": "Inspections_as_at_31_March",
    "in year": "In-year_inspections",
    "inspection history": "ILACS_inspection_history",
}
"""How the names of the three sheets begin or end in every edition, and how Ofsted writes them."""
NEEDED = (INSPECTED, PUBLISHED, "leaders", "help_and_protection", "in_care")
GRADED = "graded"
NOT_TOLD = "standard_or_short"
"""The list of positions at a date does not say whether an inspection was standard or short."""


@dataclass(frozen=True)
class Edition:
    """A framework edition as a row meets it."""

    id: int
    starts: datetime.date | None
    ends: datetime.date | None
    codes: frozenset[str]
    label: str

    def holds_on(self, day: datetime.date) -> bool:
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


@dataclass(frozen=True)
class Known:
    """What rows are read against."""

    authorities: Authorities
    editions: Sequence[Edition]
    today: datetime.date

    def edition_on(self, day: datetime.date) -> Edition | None:
        return next((edition for edition in self.editions if edition.holds_on(day)), None)


def outcome_rows(sheets: Sheets, known: Known) -> Iterator[StagedRow]:
    """The rows of every sheet of outcomes. Raises UnreadableFile."""
    columns: Columns | None = None
    sheet, seen, read = None, 0, set()
    for row in sheets.rows():
        if row.sheet != sheet:
            _require_headings(sheet, columns)
            sheet, seen, columns = row.sheet, 0, None
        kind = sheet_kind(row.sheet)
        if kind is None:
            continue
        read.add(kind)
        if columns is not None:
            if staged := outcome_row(row, columns, known):
                yield staged
            continue
        seen += 1
        columns = _headings(row) if seen <= SEARCHED else None
    _require_headings(sheet, columns)
    _require_sheets(read)


def sheet_kind(sheet: str) -> str | None:
    """Which of the three sheets it is by its name; a CSV file has none and is any of them."""
    if not sheet:
        return ""
    words = " ".join(sheet.casefold().replace("_", " ").replace("-", " ").split())
    return next((kind for kind in SHEETS if kind in words), None)


def _headings(row: SheetRow) -> Columns | None:
    columns = columns_of(row)
    if columns is None:
        return None
    columns.require([*NEEDED, *([] if CODE in columns or NAME in columns else [CODE])])
    if sheet_kind(row.sheet) == "in year":
        columns.require([TYPE])
    return columns


def _require_headings(sheet: str | None, columns: Columns | None) -> None:
    if sheet is None or columns is not None or sheet_kind(sheet) is None:
        return
    where = _("The sheet %(sheet)s") % {"sheet": sheet} if sheet else _("The file")
    raise UnreadableFile(
        _("%(where)s has no row of headings among its first rows.") % {"where": where}
    )


def _require_sheets(read: set[str]) -> None:
    missing = [name for kind, name in SHEETS.items() if kind not in read]
    if "" not in read and missing:
        raise UnreadableFile(
            _("The spreadsheet has no sheet %(names)s.")
            % {"names": get_text_list(missing, _("and no sheet"))}
        )


def outcome_row(row: SheetRow, columns: Columns, known: Known) -> StagedRow | None:
    """What one row says; None where it has nothing under any known heading."""
    said = (INSPECTED, PUBLISHED, *JUDGEMENTS)
    if says_nothing(row, columns, (CODE, NAME, *said)):
        return None
    problems = Problems()
    name = (columns.text(row, NAME) or columns.text(row, CODE))[:200]
    authority = authority_of(row, columns, known.authorities, problems)
    if authority and all(is_blank(columns.text(row, field)) for field in said):
        return StagedRow(
            row.sheet, row.line, name, authority.id, fate="same", reason="not_inspected"
        )
    inspected_on = _day(row, columns, INSPECTED, problems, known.today)
    published_on = _day(row, columns, PUBLISHED, problems, known.today)
    if inspected_on and published_on and published_on < inspected_on:
        words = _("The report cannot be published before the inspection.")
        problems.add(words, columns.cell(row, PUBLISHED))
    kind = _kind(row, columns, problems)
    edition = _edition(row, columns, known, inspected_on, problems)
    grades = _grades(row, columns, kind, edition, problems)
    if problems.words or not (authority and edition and inspected_on and published_on and kind):
        return refused(row, name, problems, authority)
    family = GRADED if kind in (NOT_TOLD, "standard", "short") else kind
    return StagedRow(
        row.sheet,
        row.line,
        name,
        authority.id,
        edition.id,
        family,
        inspected_on,
        published_on,
        reference=_reference(authority, kind, inspected_on),
        fate="new",
        after={
            "edition": edition.id,
            "kind": kind,
            "inspected_on": inspected_on.isoformat(),
            "published_on": published_on.isoformat(),
            "theme": columns.text(row, THEME)[:200] if family != GRADED else "",
            "grades": grades,
        },
    )


def _reference(authority: Authority, kind: str, day: datetime.date) -> str:
    return f"{authority.slug[:70]}-{kind.replace('_', '-')}-{day.isoformat()}"


def _day(
    row: SheetRow, columns: Columns, field: str, problems: Problems, today: datetime.date
) -> datetime.date | None:
    text, cell = columns.text(row, field), columns.cell(row, field)
    if is_blank(text):
        words = {
            INSPECTED: _("The date of the inspection is missing; the edition depends on it."),
            PUBLISHED: _("The date of publication is missing."),
        }
        problems.add(words[field], cell)
        return None
    day = day_of(text)
    if day is None:
        problems.add(_("“%(text)s” is no date.") % {"text": text[:60]}, cell)
    elif day > today:
        problems.add(_("%(day)s lies in the future.") % {"day": date_format(day)}, cell)
    return day


def _kind(row: SheetRow, columns: Columns, problems: Problems) -> str | None:
    if TYPE not in columns:
        return NOT_TOLD
    text = columns.text(row, TYPE)
    kind = kind_of(text)
    if kind is None:
        words = _("“%(text)s” is no type of inspection that is imported.") % {"text": text[:60]}
        problems.add(words, columns.cell(row, TYPE))
    return kind


def _edition(
    row: SheetRow,
    columns: Columns,
    known: Known,
    day: datetime.date | None,
    problems: Problems,
) -> Edition | None:
    """The edition in force when the inspection began."""
    edition = known.edition_on(day) if day else None
    if day and edition is None:
        words = _("No edition of the framework was in force on %(day)s.")
        problems.add(words % {"day": date_format(day)}, columns.cell(row, INSPECTED))
    return edition


def _grades(
    row: SheetRow,
    columns: Columns,
    kind: str | None,
    edition: Edition | None,
    problems: Problems,
) -> dict[str, str | None]:
    """The grade of each judgement of the edition; None where the judgement was not made.

    A blank under a judgement that the edition does not have says nothing, a grade there is wrong.
    A visit gives no grades; an inspection without any is a mistake of the file.
    """
    grades: dict[str, str | None] = {}
    for code in JUDGEMENTS:
        text = columns.text(row, code)
        grade = None if is_blank(text) else _grade(text, row, columns, code, problems)
        if grade is not None and _is_out_of_place(kind, edition, code):
            problems.add(_out_of_place(kind, edition), columns.cell(row, code))
        if edition and code in edition.codes and code in columns:
            grades[code] = grade
    if kind in ("focused_visit", "monitoring_visit"):
        return {}
    if kind and edition and not problems.words and not any(grades.values()):
        problems.add(_("The inspection has no grade at all."), columns.cell(row, "leaders"))
    return grades


def _grade(text: str, row: SheetRow, columns: Columns, code: str, problems: Problems) -> str | None:
    grade = grade_of(text)
    if grade is None:
        words = _("“%(text)s” is no grade of Ofsted’s.") % {"text": text[:60]}
        problems.add(words, columns.cell(row, code))
    return grade


def _is_out_of_place(kind: str | None, edition: Edition | None, code: str) -> bool:
    return kind in ("focused_visit", "monitoring_visit") or bool(
        edition and code not in edition.codes
    )


def _out_of_place(kind: str | None, edition: Edition | None) -> str:
    if kind in ("focused_visit", "monitoring_visit") or edition is None:
        return _("A visit gives no grades, but here is one.")
    return _("This judgement was not made under the edition “%(label)s”, but here is a grade.") % {
        "label": edition.label
    }
