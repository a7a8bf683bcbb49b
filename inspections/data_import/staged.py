"""A row as it is put aside: what it says, or why it cannot be taken."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from inspections.data_import.authorities import Authorities, Authority
from inspections.data_import.headings import CODE, NAME, Columns
from inspections.data_import.sheet import SheetRow


@dataclass
class Problems:
    """What cannot be read in one row, and in which cells."""

    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    def add(self, words: str, cell: str) -> None:
        self.words.append(words)
        if cell not in self.cells:
            self.cells.append(cell)


@dataclass(frozen=True)
class StagedRow:
    """One row of a file, ready to be compared with what is here."""

    sheet: str
    line: int
    name: str
    partnership: int | None = None
    edition: int | None = None
    family: str = ""
    inspected_on: datetime.date | None = None
    published_on: datetime.date | None = None
    reference: str = ""
    after: dict[str, Any] | None = None
    fate: str = ""
    reason: str = ""
    problem: str = ""
    cell: str = ""


def refused(row: SheetRow, name: str, problems: Problems, authority: Authority | None) -> StagedRow:
    return StagedRow(
        row.sheet,
        row.line,
        name,
        partnership=authority.id if authority else None,
        fate="refused",
        reason="problem",
        problem="\n".join(problems.words),
        cell=", ".join(problems.cells)[:120],
    )


def authority_of(
    row: SheetRow, columns: Columns, known: Authorities, problems: Problems
) -> Authority | None:
    """The authority by its code, else by its name; a problem where they name two, or none."""
    code, name = columns.text(row, CODE), columns.text(row, NAME)
    by_code, by_name = known.with_code(code), known.with_name(name)
    if by_code and by_name and by_code.id != by_name.id:
        words = {"code": code, "first": by_code.names[0], "name": name}
        problems.add(
            _("The code %(code)s is that of %(first)s, not of %(name)s.") % words,
            columns.cell(row, CODE),
        )
        return None
    if found := by_code or by_name:
        return found
    said = " ".join(filter(None, [code, name]))
    problems.add(
        _("%(said)s is no English authority that the portal knows.") % {"said": said or _("Blank")},
        columns.cell(row, CODE if code or CODE in columns else NAME),
    )
    return None


def says_nothing(row: SheetRow, columns: Columns, fields: Sequence[str]) -> bool:
    return not any(columns.text(row, field) for field in fields)
