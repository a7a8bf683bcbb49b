"""An inspection in one sentence that a person could say aloud, and as lines of a file."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.dates import MONTHS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inspections.models import Evaluation, Inspection, InspectionProgramme
from inspections.tables.evaluation import GradeRow, best_first, grade_rows
from portal.pages.sheet import Cell, Column
from portal.pages.sheet import Kind as Holds

Kind = Inspection.Kind
WithoutGrade = Evaluation.WithoutGrade

WORDS = [
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
]
"""Numbers below ten are words in a sentence."""

INSPECTED = (
    gettext_lazy("%(name)s was inspected %(when)s"),
    gettext_lazy("%(name)s was last inspected %(when)s"),
)
VISITED = (
    gettext_lazy("%(name)s was visited %(when)s"),
    gettext_lazy("%(name)s was last visited %(when)s"),
)
EVENTS = {
    Kind.FOCUSED_VISIT: VISITED,
    Kind.MONITORING_VISIT: VISITED,
    Kind.PROGRESS_REVIEW: (
        gettext_lazy("The progress of %(name)s was reviewed %(when)s"),
        gettext_lazy("The progress of %(name)s was last reviewed %(when)s"),
    ),
    Kind.SELF_EVALUATION: (
        gettext_lazy("%(name)s evaluated itself %(when)s"),
        gettext_lazy("%(name)s last evaluated itself %(when)s"),
    ),
}
"""What happened, told of any inspection and of the last one; other kinds are INSPECTED."""


@dataclass(frozen=True)
class Told:
    """What the sentence is made of."""

    name: str
    kind: Inspection.Kind = Kind.JOINT
    fieldwork_from: datetime.date | None = None
    fieldwork_to: datetime.date | None = None
    published_on: datetime.date | None = None
    programme_years: tuple[int, int] | None = None
    """The first and last year of the programme that the inspection was part of."""
    is_graded: bool = True
    grades: tuple[GradeRow, ...] = ()


def told_of(inspection: Inspection) -> Told:
    """Reads partnership, edition and evaluations, so fetch them along with the inspection."""
    return Told(
        name=inspection.partnership.name,
        kind=Kind(inspection.kind),
        fieldwork_from=inspection.fieldwork_from,
        fieldwork_to=inspection.fieldwork_to,
        published_on=inspection.published_on,
        programme_years=programme_years(inspection.programme),
        is_graded=inspection.is_graded,
        grades=grade_rows(inspection.evaluations.all()),
    )


def programme_years(programme: InspectionProgramme | None) -> tuple[int, int] | None:
    """When the programme's inspections were, where both of its ends are known."""
    if programme is None or programme.starts_on is None or programme.ends_on is None:
        return None
    return programme.starts_on.year, programme.ends_on.year


def sentence(told: Told, *, on: datetime.date, is_last: bool = False) -> str:
    """For example "Midlothian was last inspected in March 2020; all four indicators were good."

    `on` is today: fieldwork after it is announced, and has no outcome yet.
    """
    parts = {"name": told.name, "when": when(told)}
    if told.fieldwork_from and told.fieldwork_from > on:
        return _("%(name)s is to be inspected %(when)s.") % parts
    event = str(EVENTS.get(told.kind, INSPECTED)[is_last]) % parts
    return _("%(event)s; %(outcome)s.") % {"event": event, "outcome": outcome(told)}


def when(told: Told) -> str:
    """The months of fieldwork as one says them; else the report's; else the programme's years."""
    first = told.fieldwork_from or told.fieldwork_to
    last = told.fieldwork_to or told.fieldwork_from
    if first and last:
        return _fieldwork(first, last)
    if told.published_on:
        return _("for a report published in %(month)s") % {"month": _month(told.published_on)}
    if told.programme_years:
        return _("between %(first)s and %(last)s") % dict(
            zip(("first", "last"), told.programme_years, strict=True)
        )
    return _("on a date not known here")


def outcome(told: Told) -> str:
    """The grades in words, or why there are none."""
    rows = best_first(told.grades)
    if not rows:
        return _no_grades(told)
    if len({row.label for row in rows}) == 1:
        return _all_the_same(rows)
    return _("of the %(total)s %(indicators)s, %(parts)s") % {
        "total": in_words(len(rows)),
        "indicators": _indicators(rows),
        "parts": get_text_list(
            [_part(list(group)) for _key, group in groupby(rows, key=lambda row: row.label)],
            _("and"),
        ),
    }


def in_words(number: int) -> str:
    """A number as a sentence has it."""
    return str(WORDS[number]) if number < len(WORDS) else str(number)


COLUMNS = [
    Column(gettext_lazy("Reference"), width=32),
    Column(gettext_lazy("Partnership")),
    Column(gettext_lazy("GSS code"), width=12),
    Column(gettext_lazy("Nation"), width=12),
    Column(gettext_lazy("Title"), width=48),
    Column(gettext_lazy("Kind")),
    Column(gettext_lazy("Framework"), width=40),
    Column(gettext_lazy("Programme")),
    Column(gettext_lazy("Lead inspectorate")),
    Column(gettext_lazy("Fieldwork from"), Holds.DATE),
    Column(gettext_lazy("Fieldwork until"), Holds.DATE),
    Column(gettext_lazy("Published"), Holds.DATE),
    Column(gettext_lazy("State")),
    Column(gettext_lazy("Indicator")),
    Column(gettext_lazy("Title of the indicator"), width=40),
    Column(gettext_lazy("Grade")),
]


def file_rows(inspection: Inspection) -> list[tuple[Cell, ...]]:
    """A line for each indicator that the inspection evaluates; one line when it evaluates none."""
    facts = _file_facts(inspection)
    grades = grade_rows(inspection.evaluations.all())
    return [(*facts, row.code, row.indicator, row.label) for row in grades] or [
        (*facts, None, None, None)
    ]


def _file_facts(inspection: Inspection) -> tuple[Cell, ...]:
    partnership, programme = inspection.partnership, inspection.programme
    return (
        inspection.reference,
        partnership.name,
        partnership.gss_code,
        partnership.get_nation_display(),
        inspection.title,
        inspection.get_kind_display(),
        str(inspection.edition),
        programme.name if programme else None,
        inspection.lead_body.name,
        inspection.fieldwork_from,
        inspection.fieldwork_to,
        inspection.published_on,
        inspection.get_state_display(),
    )


def _fieldwork(first: datetime.date, last: datetime.date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month
    if months == 0:
        return _("in %(month)s") % {"month": _month(first)}
    if first.year == last.year and months == 1:
        named = {"first": MONTHS[first.month], "last": _month(last)}
        return _("in %(first)s and %(last)s") % named
    start = MONTHS[first.month] if first.year == last.year else _month(first)
    return _("between %(first)s and %(last)s") % {"first": start, "last": _month(last)}


def _month(day: datetime.date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def _no_grades(told: Told) -> str:
    if told.is_graded:
        return _("no grades have been entered yet")
    return _("this kind of inspection gives no grades")


def _all_the_same(rows: Sequence[GradeRow]) -> str:
    count = len(rows)
    words = {"number": in_words(count), "indicators": _indicators(rows), "grade": _said(rows[0])}
    if rows[0].reason == WithoutGrade.NOT_KNOWN:
        return _none_known(count) % words
    if rows[0].reason == WithoutGrade.NOT_GRADED:
        return _none_graded(count) % words
    if count == 2:
        return _("both %(indicators)s were %(grade)s") % words
    return (
        ngettext(
            "the one %(indicators)s was %(grade)s",
            "all %(number)s %(indicators)s were %(grade)s",
            count,
        )
        % words
    )


def _none_known(count: int) -> str:
    return ngettext(
        "its grade is not known here", "none of the %(number)s grades is known here", count
    )


def _none_graded(count: int) -> str:
    return ngettext(
        "the one %(indicators)s was not graded",
        "none of the %(number)s %(indicators)s was graded",
        count,
    )


def _part(rows: Sequence[GradeRow]) -> str:
    """How many of a mixed set have one grade."""
    count = len(rows)
    words = {"number": in_words(count), "grade": _said(rows[0])}
    if rows[0].reason == WithoutGrade.NOT_KNOWN:
        said = ngettext("%(number)s is not known here", "%(number)s are not known here", count)
    elif rows[0].reason == WithoutGrade.NOT_GRADED:
        said = ngettext("%(number)s was not graded", "%(number)s were not graded", count)
    else:
        said = ngettext("%(number)s was %(grade)s", "%(number)s were %(grade)s", count)
    return said % words


def _indicators(rows: Sequence[GradeRow]) -> str:
    """Ofsted's have names and no numbers, and are called judgements."""
    if any(row.code for row in rows):
        return ngettext("indicator", "indicators", len(rows))
    return ngettext("judgement", "judgements", len(rows))


def _said(row: GradeRow) -> str:
    """A grade within a sentence; a phrase of one's own, such as Ofsted's third, is quoted."""
    label = row.label.lower()
    return f"“{label}”" if label.count(" ") > 1 else label
