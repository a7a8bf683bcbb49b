"""A reading in the fixed form of `read_report --json`, one object for each file."""

import datetime
from collections.abc import Iterable
from typing import Any

from inspections.published_report.reading import Reading, Refusal, Value
from inspections.published_report.wording import refusal_sentence, warning_sentence

READ, NOT_RECOGNISED, UNREADABLE = 0, 3, 4


def json_form(outcome: Reading | Refusal) -> dict[str, Any]:
    """Dates in ISO form; null where nothing was found. A refusal has its reason as a warning."""
    if isinstance(outcome, Refusal):
        reading, warnings = Reading(outcome.family or ""), [refusal_sentence(outcome)]
    else:
        reading, warnings = outcome, [warning_sentence(warning) for warning in outcome.warnings]
    return {
        "family": reading.family or None,
        "partnership": _plain(reading.partnership),
        "published": _plain(reading.published),
        "inspected_from": _plain(reading.inspected_from),
        "inspected_to": _plain(reading.inspected_to),
        "lead_inspector": _plain(reading.lead_inspector),
        "grades": {grade.indicator: grade.label for grade in reading.grades},
        "findings": [
            {"kind": finding.kind.value, "text": finding.text, "page": finding.page}
            for finding in reading.findings
        ],
        "warnings": warnings,
    }


def _plain(value: Value[str] | Value[datetime.date] | None) -> str | None:
    if value is None:
        return None
    return value.value if isinstance(value.value, str) else value.value.isoformat()


def exit_status(outcomes: Iterable[Reading | Refusal]) -> int:
    """0 all read, 3 one not recognised or not read by name, 4 one unreadable: the worst."""
    return max((_status(outcome) for outcome in outcomes), default=READ)


def _status(outcome: Reading | Refusal) -> int:
    if isinstance(outcome, Reading):
        return READ
    return UNREADABLE if outcome.is_unreadable else NOT_RECOGNISED
