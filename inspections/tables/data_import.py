"""What a dry run shows of each row: what the file says, what was here, and what becomes of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inspections.models import DataImport, ImportRow, Inspection
from portal.pages.sheet import Cell, Column
from portal.pages.sheet import Kind as Cells

Fate, Reason = ImportRow.Fate, ImportRow.Reason
FATE_COLOURS = {
    Fate.NEW: "green",
    Fate.CHANGED: "yellow",
    Fate.SAME: "grey",
    Fate.KEPT: "purple",
    Fate.REFUSED: "red",
}
STATE_COLOURS = {
    DataImport.State.CHECKED: "blue",
    DataImport.State.REFUSED: "red",
    DataImport.State.IMPORTED: "green",
    DataImport.State.UNDONE: "grey",
}
JUDGEMENTS = {
    "overall": gettext_lazy("Overall effectiveness"),
    "leaders": gettext_lazy("Leaders"),
    "help_and_protection": gettext_lazy("Help and protection"),
    "in_care": gettext_lazy("In care"),
    "care_leavers": gettext_lazy("Care leavers"),
}
"""Ofsted's judgements in short, in the order of its lists."""
VALUES = {
    "kind": gettext_lazy("Kind"),
    "inspected_on": gettext_lazy("Inspected"),
    "published_on": gettext_lazy("Published"),
    "theme": gettext_lazy("Theme"),
}
NAMES = Mapping[int, str]


@dataclass(frozen=True)
class ValueChange:
    """One value, from what to what."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class RowShown:
    """One row of the file as the page and the command show it."""

    place: str
    name: str
    what: str
    grades: tuple[str, ...]
    fate: str
    colour: str
    why: tuple[str, ...]
    cell: str
    changes: tuple[ValueChange, ...]
    address: str


def row_shown(row: ImportRow, names: NAMES = {}) -> RowShown:  # noqa: B006 - never changed
    """`names` are those of the partnerships that a list of neighbours holds."""
    inspection = row.inspection
    return RowShown(
        place=_place(row),
        name=row.partnership.name if row.partnership else row.name,
        what=_what(row, names),
        grades=_grades(row),
        fate=str(row.get_fate_display()),
        colour=FATE_COLOURS.get(Fate(row.fate), "grey"),
        why=_why(row),
        cell=row.cell,
        changes=tuple(_changes(row, names)) if row.before else (),
        address=inspection.get_absolute_url() if _may_be_opened(row) and inspection else "",
    )


def _place(row: ImportRow) -> str:
    line = _("row %(line)d") % {"line": row.line}
    return f"{row.sheet}, {line}" if row.sheet else line


def _may_be_opened(row: ImportRow) -> bool:
    return row.reason != Reason.BEING_ENTERED and row.inspection_id is not None


def _what(row: ImportRow, names: NAMES) -> str:
    """What the row says in one line."""
    after = row.after
    if not after:
        return ""
    if "neighbours" in after:
        return _neighbours(after["neighbours"], names)
    parts = [_kind(after["kind"]), _day(after["inspected_on"]), after["theme"]]
    return ", ".join(filter(None, parts))


def _grades(row: ImportRow) -> tuple[str, ...]:
    """Each judgement with its grade, in Ofsted's order."""
    grades = row.grades
    return tuple(
        f"{words}: {_told(grades[code])}" for code, words in JUDGEMENTS.items() if code in grades
    )


def _why(row: ImportRow) -> tuple[str, ...]:
    if row.problem:
        return tuple(row.problem.split("\n"))
    if row.twin is not None:
        words = {"reason": row.get_reason_display(), "number": row.twin}
        return (_("%(reason)s: number %(number)d of the list") % words,)
    return (str(row.get_reason_display()),) if row.reason else ()


def _changes(row: ImportRow, names: NAMES) -> list[ValueChange]:
    before, after = row.before or {}, row.after or {}
    if "neighbours" in after:
        lists = (_neighbours(side.get("neighbours", []), names) for side in (before, after))
        return [ValueChange(_("Neighbours"), *lists)]
    found = [
        ValueChange(str(words), _value(key, before.get(key)), _value(key, after.get(key)))
        for key, words in VALUES.items()
        if before.get(key) != after.get(key)
    ]
    old, new = before.get("grades", {}), after.get("grades", {})
    found += [
        ValueChange(str(words), _given(old, code), _given(new, code))
        for code, words in JUDGEMENTS.items()
        if (code in old or code in new) and _given(old, code) != _given(new, code)
    ]
    return found


def _value(key: str, value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if not value:
        return _("nothing")
    if key == "kind":
        return _kind(value)
    return _day(value) if key.endswith("_on") else str(value)


def _given(grades: Mapping[str, str | None], code: str) -> str:
    return _told(grades[code]) if code in grades else _("nothing")


def _told(grade: str | None) -> str:
    return grade if grade else _("judgement not made")


def _kind(kind: str) -> str:
    return str(Inspection.Kind(kind).label)


def _day(text: str) -> str:
    return date_format(datetime.date.fromisoformat(text))


def _neighbours(ids: list[int], names: NAMES) -> str:
    return ", ".join(names.get(pk, str(pk)) for pk in ids)


def row_line(row: ImportRow) -> str:
    """A row as the command prints it, with what differs beneath."""
    shown = row_shown(row)
    first = f"{row.position:>6} {shown.fate:<15} {shown.place}: {shown.name}"
    lines = [f"{first}: {shown.what}" if shown.what else first]
    lines += [f"       {'; '.join(shown.grades)}"] if shown.grades else []
    lines += [
        f"       {words} [{shown.cell}]" if shown.cell else f"       {words}" for words in shown.why
    ]
    lines += [f"       {one.what}: {one.before} → {one.after}" for one in shown.changes]
    return "\n".join(lines)


def summary(found: DataImport) -> str:
    """How many rows have each fate, in one line."""
    counts = [
        f"{found.counts[fate]} {str(fate.label).lower()}" for fate in Fate if fate in found.counts
    ]
    total = sum(found.counts.values())
    rows = ngettext("%(total)d row", "%(total)d rows", total) % {"total": total}
    return f"{rows}: {', '.join(counts)}" if counts else rows


@dataclass(frozen=True)
class FateLink:
    """How many rows have a fate, and where they are listed."""

    fate: str
    label: str
    colour: str
    count: int


def fate_links(found: DataImport) -> list[FateLink]:
    """The fates that rows of the file have, in their order."""
    return [
        FateLink(fate.value, str(fate.label), FATE_COLOURS[fate], found.counts[fate])
        for fate in Fate
        if found.counts.get(fate)
    ]


COLUMNS = (
    Column(gettext_lazy("Number"), Cells.NUMBER),
    Column(gettext_lazy("Sheet")),
    Column(gettext_lazy("Row"), Cells.NUMBER),
    Column(gettext_lazy("Authority")),
    Column(gettext_lazy("What the row says")),
    Column(gettext_lazy("What becomes of it")),
    Column(gettext_lazy("Why")),
    Column(gettext_lazy("Cell")),
    Column(gettext_lazy("From what to what")),
)


def file_row(row: ImportRow, names: NAMES) -> tuple[Cell, ...]:
    """A row as it stands in a download."""
    shown = row_shown(row, names)
    changes = "; ".join(f"{one.what}: {one.before} → {one.after}" for one in shown.changes)
    return (
        row.position,
        row.sheet,
        row.line,
        shown.name,
        "; ".join([shown.what, *shown.grades]),
        shown.fate,
        "; ".join(shown.why),
        shown.cell,
        changes,
    )
