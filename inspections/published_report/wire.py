"""A reading as JSON and back: between processes, and in the database."""

import datetime
from dataclasses import asdict
from typing import Any

from inspections.published_report.document import Box
from inspections.published_report.reading import (
    Fact,
    FindingKind,
    FindingRead,
    GradeRead,
    Passage,
    Reading,
    Refusal,
    Value,
    Warning,
)

Wire = dict[str, Any]
"""What JSON can hold."""

DAYS = ("published", "inspected_from", "inspected_to")
NAMES = ("partnership", "lead_inspector")


def reading_to_wire(reading: Reading) -> Wire:
    """Boxes are in points of the pages' sizes, so that they can be drawn on pictures of them."""
    wire = asdict(reading)
    for name in DAYS:
        if wire[name]:
            wire[name]["value"] = wire[name]["value"].isoformat()
    return {"reading": wire}


def refusal_to_wire(refusal: Refusal) -> Wire:
    return {"refusal": asdict(refusal)}


def from_wire(wire: Wire) -> Reading | Refusal:
    """Raises KeyError, TypeError or ValueError: not what `reading_to_wire` or the other wrote."""
    if "refusal" in wire:
        return Refusal(**wire["refusal"])
    return reading_from_wire(wire["reading"])


def reading_from_wire(wire: Wire) -> Reading:
    """The reading that `reading_to_wire` wrote under "reading"."""
    return Reading(
        **{name: wire[name] for name in ("family", "edition", "kind", "partnership_slug")},
        **{name: _value(wire[name], datetime.date.fromisoformat) for name in DAYS},
        **{name: _value(wire[name], str) for name in NAMES},
        grades=tuple(
            GradeRead(grade["indicator"], grade["label"], _source(grade))
            for grade in wire["grades"]
        ),
        findings=tuple(_finding(finding) for finding in wire["findings"]),
        facts=tuple(Fact(fact["name"], fact["value"], _source(fact)) for fact in wire["facts"]),
        warnings=tuple(
            Warning(warning["code"], warning["words"], _source(warning))
            for warning in wire["warnings"]
        ),
        pages=tuple((width, height) for width, height in wire["pages"]),
    )


def _value(wire: Wire | None, of: Any) -> Any:  # noqa: ANN401
    return Value(of(wire["value"]), _source(wire)) if wire else None


def _finding(wire: Wire) -> FindingRead:
    return FindingRead(
        FindingKind(wire["kind"]),
        wire["text"],
        _source(wire),
        indicator=wire["indicator"],
        heading=wire["heading"],
        bodies=tuple(wire["bodies"]),
        references=tuple(wire["references"]),
    )


def _source(wire: Wire) -> tuple[Passage, ...]:
    return tuple(
        Passage(passage["page"], passage["text"], tuple(Box(**box) for box in passage["boxes"]))
        for passage in wire["source"]
    )
