"""What came back: every row in values that can be compared, or what is wrong at which cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from findings.models import ActionPlan, ImprovementAction
from findings.plan_exchange.cells import CellWrong, Lists, value_of
from findings.plan_exchange.columns import SEVERAL, plan_columns
from findings.plan_exchange.row import FilledRow, PlanRow, tidy
from findings.plan_exchange.stamp import VERSION, Names, Stamp, StampBroken, opened
from findings.plan_exchange.workbook import OpenedWorkbook, RawCell, RawRow, Refused
from findings.plan_exchange.writer import SENT

ADDED = ("update", "next_step", "revised_to", "reason")


@dataclass(frozen=True)
class Mistake:
    """What is wrong, and where: the sheet's row, and the column with its heading."""

    message: str
    line: int | None = None
    column: str = ""
    heading: str = ""


class Misread(Exception):  # noqa: N818 - said to the person as it is
    """The file cannot be used as it is; `mistakes` says every reason."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(len(mistakes))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True)
class ReadPlan:
    """A file that was read whole."""

    stamp: Stamp
    rows: tuple[FilledRow, ...]


def read_plan(file: IO[bytes], plan: ActionPlan, known: Names) -> ReadPlan:
    """The rows of a file that belongs to the plan; `known` is what the lists would offer now.

    Raises Misread.
    """
    try:
        book = OpenedWorkbook(file)
        stamp = _stamp(book, plan)
        rows = book.rows(stamp.sheet) if stamp.sheet in book.sheets else None
    except Refused as refused:
        raise Misread([Mistake(str(refused))]) from refused
    if rows is None:
        raise Misread([_missing_sheet(stamp, book.sheets)])
    reading = _Reading(stamp, Lists.of(stamp.names, known))
    found = reading.rows(rows)
    if reading.mistakes:
        raise Misread(reading.mistakes)
    return ReadPlan(stamp, found)


def _stamp(book: OpenedWorkbook, plan: ActionPlan) -> Stamp:
    """What the portal wrote into the file; refused where it is of another plan or form."""
    if SENT not in book.sheets:
        raise Refused(_unknown())
    try:
        plain = opened([str(cells[0].value) for _line, cells in book.rows(SENT)])
    except StampBroken as broken:
        raise Refused(_unknown()) from broken
    if plain.get("version") != VERSION:
        message = _(
            "The file is of form %(found)s, and the portal reads form %(read)s. Download the plan "
            "again and fill that file in."
        )
        raise Refused(message % {"found": plain.get("version"), "read": VERSION})
    stamp = Stamp.from_json(plain)
    if stamp.plan != plan.reference:
        message = _("The file belongs to another plan (%(other)s). Send it in on its own page.")
        raise Refused(message % {"other": stamp.plan})
    return stamp


def _unknown() -> str:
    return _(
        "This is not a file that the portal made, or what the portal wrote into its hidden sheet "
        "is gone. Download the plan again and fill that file in."
    )


def _missing_sheet(stamp: Stamp, sheets: Iterable[str]) -> Mistake:
    message = _(
        "There is no sheet “%(sheet)s”. Give the sheet of actions that name again; the file has: "
        "%(sheets)s."
    )
    visible = ", ".join(name for name in sheets if name != SENT)
    return Mistake(message % {"sheet": stamp.sheet, "sheets": visible})


class _Reading:
    """One reading of the sheet of actions; it goes on after a mistake, so that all are told."""

    def __init__(self, stamp: Stamp, lists: Lists) -> None:
        self.headings = stamp.headings
        self.columns = plan_columns(stamp.areas, stamp.supporting)
        self.lists = lists
        self.places: list[int] = []
        """Where each column stands in the file."""
        self.mistakes: list[Mistake] = []

    def rows(self, rows: Sequence[RawRow]) -> tuple[FilledRow, ...]:
        head, *rest = rows or [(1, ())]
        if not self._finds_columns(head):
            return ()
        found = [self._row(line, cells) for line, cells in rest]
        filled = [row for row in found if row is not None]
        self._refuse_repeats(filled)
        return tuple(filled)

    def _finds_columns(self, head: RawRow) -> bool:
        """Columns may be put in another order, but neither renamed nor deleted."""
        texts = [tidy(str(cell.value or "")) for cell in head[1]]
        missing = _("The column “%(heading)s” is missing or was renamed. Put its heading back.")
        twice = _("The heading “%(heading)s” stands there more than once.")
        for place, heading in enumerate(self.headings):
            count = texts.count(heading)
            if count != 1:
                told = (twice if count else missing) % {"heading": heading}
                letter = get_column_letter(place + 1)
                self.mistakes.append(Mistake(told, head[0], letter, heading))
        if not self.mistakes:
            self.places = [texts.index(heading) for heading in self.headings]
        return not self.mistakes

    def _row(self, line: int, cells: tuple[RawCell, ...]) -> FilledRow | None:
        """One row; nothing where it is empty."""
        raw = [cells[place] for place in self.places]
        if all(cell.value is None or not str(cell.value).strip() for cell in raw):
            return None
        before = len(self.mistakes)
        values: dict[str, Any] = {name: set() for name in SEVERAL}
        for place, (column, cell) in enumerate(zip(self.columns, raw, strict=True)):
            try:
                value = value_of(column.name, cell, self.lists)
            except CellWrong as wrong:
                self._mistake(line, place, str(wrong))
                continue
            if column.name in SEVERAL:
                values[column.name] |= {value} - {None}
            else:
                values[column.name] = value
        return self._filled(line, values) if len(self.mistakes) == before else None

    def _mistake(self, line: int, place: int, message: str) -> None:
        letter = get_column_letter(self.places[place] + 1)
        self.mistakes.append(Mistake(message, line, letter, self.headings[place]))

    def _filled(self, line: int, values: dict[str, Any]) -> FilledRow:
        """The row, once what concerns several cells is checked."""
        values["status"] = values["status"] or ImprovementAction.Status.NOT_STARTED
        values["percent"] = values["percent"] or 0
        values |= {name: tuple(sorted(values[name])) for name in SEVERAL}
        reference = values.pop("reference")
        added = {name: values.pop(name) for name in ADDED}
        row = FilledRow(line, reference, PlanRow(**values), **added)
        names = [column.name for column in self.columns]
        for column, message in _misfits(row):
            self._mistake(line, names.index(column), message)
        return row

    def _refuse_repeats(self, rows: Sequence[FilledRow]) -> None:
        lines: dict[str, int] = {}
        for row in rows:
            first = lines.setdefault(row.reference, row.line)
            if row.reference and first != row.line:
                told = _("The reference %(reference)s stands in row %(first)s already.")
                values = {"reference": row.reference, "first": first}
                self._mistake(row.line, 0, told % values)


def _misfits(row: FilledRow) -> Iterable[tuple[str, str]]:
    """What is wrong with a row by itself: the column, and what to say."""
    values = row.values
    if not values.title:
        yield "title", _("Enter what will be done.")
    is_late = values.due and values.starts_on and values.due < values.starts_on
    if is_late and not row.revised_to:
        yield "due", _("The due date is before the start.")
    if row.revised_to and values.starts_on and row.revised_to < values.starts_on:
        yield "revised_to", _("The new due date is before the start.")
    if row.revised_to and not row.reason:
        yield "reason", _("Say why the due date changes.")
    if row.reason and not row.revised_to:
        yield "revised_to", _("There is a reason here, but no new due date.")
    if row.next_step and not row.update:
        yield "update", _("There is a next step, but not what changed.")
    if values.status == ImprovementAction.Status.NOT_STARTED and values.percent:
        yield "status", _("Choose In progress where something is done.")
