"""What a cell says, by the column that it is in."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import ImprovementAction
from findings.plan_exchange.columns import LONGEST, LONGEST_TEXT
from findings.plan_exchange.row import tidy
from findings.plan_exchange.stamp import Names
from findings.plan_exchange.validation import FIRST_DAY, LAST_DAY
from findings.plan_exchange.workbook import RawCell

Value = str | int | datetime.date | None
DATES = ("starts_on", "due", "revised_to")
STATUSES = {str(status.label).lower(): status.value for status in ImprovementAction.Status}


class CellWrong(Exception):  # noqa: N818 - said to the person as it is
    """A cell cannot be what its column holds; its argument is what to say."""


@dataclass(frozen=True)
class Lists:
    """What names stand for: those that the file offered, and those that it would offer now."""

    areas: dict[str, int]
    agencies: dict[str, int]
    owners: dict[str, int]

    @classmethod
    def of(cls, offered: Names, known: Names) -> "Lists":
        """Areas are numbered anew in each file, so only the file's own numbers count."""
        return cls(
            areas=_folded(offered.areas),
            agencies=_folded(known.agencies) | _folded(offered.agencies),
            owners=_folded(known.owners) | _folded(offered.owners),
        )


def value_of(column: str, cell: RawCell, lists: Lists) -> Value:
    """A cell's value; None where it is empty and not text. Raises CellWrong."""
    if cell.kind == "f":
        raise CellWrong(_("The cell holds a formula. Write the value itself."))
    if cell.kind == "e":
        told = _("The cell holds an error of Excel (%(value)s). Write the value itself.")
        raise CellWrong(told % {"value": cell.value})
    if column in DATES:
        return _date(cell)
    if column == "percent":
        return _percent(cell)
    text = _text(cell)
    if column in ("areas", "supporting", "lead_agency"):
        names = lists.areas if column == "areas" else lists.agencies
        return _listed(text, names)
    if column == "owner":
        return _owner(text, lists.owners)
    if column == "status":
        return _status(text)
    return _short_enough(text, LONGEST.get(column, LONGEST_TEXT))


def _text(cell: RawCell) -> str:
    """A number or date in a column of text, as a person would have written it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return date_format(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))


def _short_enough(text: str, longest: int) -> str:
    if len(text) > longest:
        told = _("The text has %(length)s characters; at most %(longest)s are kept.")
        raise CellWrong(told % {"length": len(text), "longest": longest})
    return text


def _listed(text: str, names: dict[str, int]) -> int | None:
    found = names.get(text.lower())
    if text and found is None:
        told = _("“%(text)s” is not in the list. Choose from the list.")
        raise CellWrong(told % {"text": text[:80]})
    return found


def _owner(text: str, owners: dict[str, int]) -> int | None:
    found = owners.get(text.lower())
    if text and found is None:
        told = _(
            "“%(text)s” is nobody who may do actions of this plan. Choose an address from the "
            "list, or have the person invited first."
        )
        raise CellWrong(told % {"text": text[:80]})
    return found


def _status(text: str) -> str | None:
    found = STATUSES.get(text.lower())
    if text and found is None:
        told = _("“%(text)s” is not in the list. Choose from the list.")
        raise CellWrong(told % {"text": text[:80]})
    return found


def _date(cell: RawCell) -> datetime.date | None:
    value = cell.value
    if isinstance(value, str) and value.strip():
        told = _("“%(text)s” is text and not a date for Excel. Enter a date, such as 1/9/2026.")
        raise CellWrong(told % {"text": value[:40]})
    if value is None or isinstance(value, str):
        return None
    day = value.date() if isinstance(value, datetime.datetime) else None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise CellWrong(_("This is not a date from 2000 to 2099. Enter one, such as 1/9/2026."))
    return day


def _percent(cell: RawCell) -> int | None:
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 100 or not float(value).is_integer():
        raise CellWrong(_("Enter a whole number from 0 to 100, without the sign %."))
    return int(value)


def _folded(names: dict[str, int]) -> dict[str, int]:
    """Names as they are looked for: whatever their case."""
    return {tidy(name).lower(): pk for name, pk in names.items()}
