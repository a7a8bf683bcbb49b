"""A table with a row for each partnership and a column for each indicator, as reviews print it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspections.published_report.document import Document, Line
from inspections.published_report.partnership_name import KnownPartnership, named_in
from inspections.published_report.reading import Fact, Warning, passages
from inspections.published_report.six_point_scale import GRADE, label_of

_CODE = re.compile(r"\b(?:QI )?(\d{1,2}(?:\.\d)?)\b")
_HEAD = re.compile(r"(?:(?:QI|quality indicator) ?\d{1,2}(?:\.\d)?\W*){2,}", re.IGNORECASE)
_GRADE = re.compile(GRADE, re.IGNORECASE)
ROWS_WITHIN = 60  # lines below the head of a table


@dataclass(frozen=True)
class Row:
    """One partnership's grades by the codes at the head of the table."""

    partnership: KnownPartnership
    grades: dict[str, str]
    line: Line

    def __str__(self) -> str:
        return f"{self.partnership.name}: " + ", ".join(
            f"{code} {label}" for code, label in self.grades.items()
        )


def rows_of(document: Document) -> list[Row]:
    """Every row that is a known partnership and one grade for each code at the table's head."""
    lines = document.lines
    place = next((at for at, line in enumerate(lines) if _HEAD.fullmatch(line.text.strip())), None)
    if place is None:
        return []
    codes = _CODE.findall(lines[place].text)
    below = lines[place + 1 : place + 1 + ROWS_WITHIN]
    return [row for line in below if (row := _row(line, codes))]


def _row(line: Line, codes: Sequence[str]) -> Row | None:
    labels = [match["grade"] for match in _GRADE.finditer(line.text)]
    name = _GRADE.split(line.text)[0]
    rest = _GRADE.sub("", line.text[len(name) :])
    known = named_in(name, "scotland")
    if len(labels) != len(codes) or len(known) != 1 or re.search(r"\w", rest):
        return None
    return Row(known[0], dict(zip(codes, map(label_of, labels), strict=True)), line)


def several(rows: Sequence[Row]) -> tuple[list[Fact], list[Warning]]:
    """The grades of several partnerships, which cannot be those of one inspection."""
    facts = [Fact("grades_of", str(row), passages([row.line])) for row in rows]
    words = {"rows": "; ".join(fact.value for fact in facts)}
    return facts, [Warning("grades_of_several", words, passages([row.line for row in rows]))]
