"""Statistical neighbours: one row is one authority with those most like it, nearest first."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from inspections.data_import.authorities import Authorities
from inspections.data_import.headings import CODE, NAME, NEIGHBOURS, SEARCHED, Columns, columns_of
from inspections.data_import.sheet import SheetRow, Sheets, UnreadableFile
from inspections.data_import.staged import (
    Problems,
    StagedRow,
    authority_of,
    refused,
    says_nothing,
)

SEPARATORS = re.compile(r"[\s,;|]+")


def neighbour_rows(sheets: Sheets, known: Authorities) -> Iterator[StagedRow]:
    """The rows of a list of neighbours. Raises UnreadableFile."""
    columns: Columns | None = None
    seen: dict[int, int] = {}
    for row in sheets.rows():
        if columns is None:
            columns = columns_of(row)
            if columns is not None:
                columns.require([NEIGHBOURS])
            elif row.line > SEARCHED:
                break
        elif staged := neighbour_row(row, columns, known, seen):
            yield staged
    if columns is None:
        raise UnreadableFile(_("The file has no row of headings among its first rows."))


def neighbour_row(
    row: SheetRow, columns: Columns, known: Authorities, seen: dict[int, int]
) -> StagedRow | None:
    """What one row says; `seen` keeps which authority stood in which line before."""
    if says_nothing(row, columns, (CODE, NAME, NEIGHBOURS)):
        return None
    problems = Problems()
    name = (columns.text(row, NAME) or columns.text(row, CODE))[:200]
    authority = authority_of(row, columns, known, problems)
    neighbours = _neighbours(row, columns, known, problems)
    if authority and authority.id in seen:
        words = _("%(name)s stands in row %(line)d already.")
        problems.add(words % {"name": name, "line": seen[authority.id]}, columns.cell(row, CODE))
    if authority and authority.id in neighbours:
        words = _("%(name)s cannot be its own neighbour.") % {"name": name}
        problems.add(words, columns.cell(row, NEIGHBOURS))
    if problems.words or authority is None:
        return refused(row, name, problems, authority)
    seen[authority.id] = row.line
    if not neighbours:
        return StagedRow(
            row.sheet, row.line, name, authority.id, fate="same", reason="no_neighbours"
        )
    return StagedRow(row.sheet, row.line, name, authority.id, after={"neighbours": neighbours})


def _neighbours(
    row: SheetRow, columns: Columns, known: Authorities, problems: Problems
) -> list[int]:
    cell = columns.cell(row, NEIGHBOURS)
    found: list[int] = []
    for code in filter(None, SEPARATORS.split(columns.text(row, NEIGHBOURS))):
        neighbour = known.with_code(code)
        if neighbour is None:
            words = _("%(code)s is no English authority that the portal knows.")
            problems.add(words % {"code": code[:60]}, cell)
        elif neighbour.id in found:
            problems.add(_("%(code)s stands there twice.") % {"code": code}, cell)
        else:
            found.append(neighbour.id)
    return found
