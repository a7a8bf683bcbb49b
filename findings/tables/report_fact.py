"""What only some families of reports say, such as who is to answer and by when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from findings.tables.proposal import fact_field
from inspections.published_report.reading import Fact, Reading

LABELS: dict[str, Promise] = {
    "statement_by": _("Statement of proposed action, written by"),
    "statement_due": _("Statement of proposed action, due"),
    "inspectorate": _("Inspectorates"),
    "inspected_also": _("Inspectors were there also on"),
    "next_inspection": _("Next full inspection"),
    "monitoring": _("Monitoring inspection"),
    "priority_action_plan": _("Inspectors ask the partnership to"),
    "strategic_plan": _("Inspectors ask that the partnership"),
    "printed_judgement": _("Judgement as printed"),
}
"""What is shown; other facts are told by a warning."""


@dataclass(frozen=True)
class FactText:
    """One thing that a report says, and where."""

    label: str
    text: str
    place: str
    """The name of its place; nothing where it stands at none."""
    page: int | None


def fact_texts(reading: Reading) -> list[FactText]:
    """In the report's own words and order, dates as the portal writes them."""
    return list(_texts(reading))


def _texts(reading: Reading) -> Iterator[FactText]:
    for number, fact in enumerate(reading.facts):
        if fact.name in LABELS:
            place = fact_field(number) if fact.source else ""
            page = fact.source[0].page if fact.source else None
            yield FactText(str(LABELS[fact.name]), _text(fact), place, page)


def _text(fact: Fact) -> str:
    if fact.name == "statement_due":
        return date_format(datetime.date.fromisoformat(fact.value), "j F Y")
    return fact.value


def statement_due(reading: Reading) -> datetime.date | None:
    """When the answer is due; none where the report gives two days."""
    days = {fact.value for fact in reading.facts if fact.name == "statement_due"}
    return datetime.date.fromisoformat(days.pop()) if len(days) == 1 else None


def inspectorates(reading: Reading) -> list[str]:
    """The names of the bodies that the report says inspected together."""
    return [fact.value for fact in reading.facts if fact.name == "inspectorate"]
