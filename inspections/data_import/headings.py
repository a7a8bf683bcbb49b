"""Which column holds what, by its heading, however an edition words and orders them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inspections.data_import.sheet import SheetRow, UnreadableFile, column_letters

SIGNS = re.compile(r"[^a-z0-9]+")
SEARCHED = 15
"""The headings stand among the first rows of a sheet; Ofsted's are in the third."""

CODE, NAME, INSPECTED, PUBLISHED = "code", "name", "inspected_on", "published_on"
TYPE, THEME, NEIGHBOURS = "type", "theme", "neighbours"
JUDGEMENTS = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers")
"""The codes of the indicators, in the order in which Ofsted lists them."""

PATTERNS = {
    PUBLISHED: r"publication|published",
    TYPE: r"(inspection|visit|event) type|type of (inspection|visit)",
    THEME: r"\btheme\b",
    INSPECTED: (
        r"^(?!.*\bend\b).*"
        r"((inspection|visit|event)( start)? date|date of( the)?( last)? (inspection|visit))"
    ),
    "overall": r"overall effectiveness",
    "leaders": r"\bleaders\b",
    "help_and_protection": r"help and protection",
    "in_care": r"(children|young people) in care|looked after",
    "care_leavers": r"care leavers",
    NEIGHBOURS: r"neighbour",
    CODE: r"(area|gss|ons|authority|la) code",
    NAME: r"^(local authority|authority|la|council)( name)?$|^name$",
}
"""The first that fits takes a heading: "children in care and care leavers" is of those in care."""
KNOWN = [(field, re.compile(pattern)) for field, pattern in PATTERNS.items()]

WORDS = {
    CODE: gettext_lazy("the authority's code"),
    NAME: gettext_lazy("the authority's name"),
    INSPECTED: gettext_lazy("the date of the inspection"),
    PUBLISHED: gettext_lazy("the date of publication"),
    TYPE: gettext_lazy("the type of inspection or visit"),
    "leaders": gettext_lazy("the impact of leaders"),
    "help_and_protection": gettext_lazy("children who need help and protection"),
    "in_care": gettext_lazy("children in care"),
    NEIGHBOURS: gettext_lazy("the neighbours"),
}


@dataclass(frozen=True)
class Columns:
    """Where the known columns of one sheet are."""

    places: dict[str, int]
    headings: dict[str, str]
    sheet: str

    def __contains__(self, field: str) -> bool:
        return field in self.places

    def text(self, row: SheetRow, field: str) -> str:
        """What a row has under a heading; nothing where the sheet has no such column."""
        return row.cell(self.places[field]) if field in self.places else ""

    def cell(self, row: SheetRow, field: str) -> str:
        """Where that is, as a person finds it: F14 (Inspection date)."""
        if field not in self.places:
            return _("row %(line)d") % {"line": row.line}
        return f"{column_letters(self.places[field])}{row.line} ({self.headings[field]})"

    def require(self, needed: Sequence[str]) -> None:
        """Raise UnreadableFile where a column is missing without which no row can be told."""
        missing = [str(WORDS[field]) for field in needed if field not in self.places]
        if missing:
            raise UnreadableFile(
                _("%(where)s has no column for %(missing)s.")
                % {"where": self.place, "missing": get_text_list(missing, _("or"))}
            )

    @property
    def place(self) -> str:
        return _("The sheet %(sheet)s") % {"sheet": self.sheet} if self.sheet else _("The file")


def columns_of(row: SheetRow) -> Columns | None:
    """The columns, if this row is one of headings. Raises UnreadableFile where two are the same."""
    places: dict[str, int] = {}
    for column, heading in enumerate(row.cells):
        field = field_of(heading)
        if field is None:
            continue
        if field in places and is_headings(places):
            raise UnreadableFile(_twice(row, places[field], column))
        places.setdefault(field, column)
    if not is_headings(places):
        return None
    headings = {field: row.cells[column] for field, column in places.items()}
    return Columns(places, headings, row.sheet)


def field_of(heading: str) -> str | None:
    words = SIGNS.sub(" ", heading.casefold()).strip()
    if len(words) > 120:  # a sentence about the table, not a heading
        return None
    return next((field for field, pattern in KNOWN if pattern.search(words)), None)


def is_headings(places: dict[str, int]) -> bool:
    """Whether these make a row of headings: an authority and what is said of it."""
    says = {INSPECTED, PUBLISHED, NEIGHBOURS, *JUDGEMENTS} & places.keys()
    return bool({CODE, NAME} & places.keys()) and bool(says)


def _twice(row: SheetRow, first: int, second: int) -> str:
    return _(
        "The columns %(first)s and %(second)s have headings that mean the same: %(heading)s"
    ) % {
        "first": column_letters(first),
        "second": column_letters(second),
        "heading": row.cells[second],
    }
