"""Inspections of an area's arrangements for children with SEND, by the framework of 2023.

The outcome is one of three statements. What works and what must get better stand in points; areas
for priority action and for improvement stand in tables.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from inspections.published_report import heading
from inspections.published_report.area_send_tables import asked_in
from inspections.published_report.area_send_team import lead_inspector_of
from inspections.published_report.dates import day
from inspections.published_report.document import Document
from inspections.published_report.marked_findings import Found, findings_under, nothing_under
from inspections.published_report.reading import (
    Fact,
    FindingKind,
    GradeRead,
    Reading,
    Refused,
    Value,
    Warning,
    passages,
)
from inspections.published_report.running_text import RunningText
from inspections.published_report.sections import Section, sections

FAMILY = "ofsted_area_send"
EDITION = "area_send_2023"
KIND = "joint"
INDICATOR = "outcome"

_TITLE = re.compile(r"area send (?:full |joint )?inspection\b(?! report)", re.IGNORECASE)
_MONITORING = re.compile(
    r"area send (?:priority action plan )?(?:progress )?monitoring (?:inspection|visit)\b",
    re.IGNORECASE,
)
_WHO = r"(?:the )?(?:local )?(?:area )?(?:partnership|area)"
HEADINGS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "outcome": r"inspection outcome",
        "information": r"information about the local area partnership",
        "child": r"what is it like to be a child or young person.*",
        "strength": rf"what is {_WHO} doing (?:that is effective|effectively|well)",
        "better": rf"what does {_WHO} need to (?:do better|improve)",
        "priority_action": r"areas? for priority action",
        "area_for_improvement": r"areas? for improvement",
        "details": r"local area partnership details",
        "inspection": r"information about this inspection",
        "team": r"inspection team",
        "other": r"(?:what|how) (?:is|are|does|do|has|have|can|must|should|well) \S.{8,90}",
    }.items()
}
STATEMENTS = {
    "Typically positive experiences and outcomes": re.compile(
        r"(?<!not )typically lead to positive experiences and outcomes", re.IGNORECASE
    ),
    "Inconsistent experiences and outcomes": re.compile(
        r"lead to inconsistent experiences and outcomes", re.IGNORECASE
    ),
    "Widespread and/or systemic failings": re.compile(
        r"(?<!no )widespread (?:and\s?/?\s?or|and|or) systemic failings", re.IGNORECASE
    ),
}
_REQUIRED = {
    FindingKind.STRENGTH: "What is the area partnership doing that is effective?",
    FindingKind.AREA_FOR_IMPROVEMENT: "Areas for improvement",
}
_ASKED = {
    kind.value: kind for kind in (FindingKind.PRIORITY_ACTION, FindingKind.AREA_FOR_IMPROVEMENT)
}
_WHEN = r"(?:within|in (?:approximately|around|about)) [^.]+"
_NEXT = {
    "next_inspection": re.compile(
        rf"next full (?:area SEND )?(?:re)?inspection\b[^.]*?\b(?P<when>{_WHEN})\.",
        re.IGNORECASE,
    ),
    "monitoring": re.compile(rf"monitoring inspection\b[^.]*?\b(?P<when>{_WHEN})\.", re.IGNORECASE),
    "priority_action_plan": re.compile(
        r"(?P<when>prepare and submit a priority action plan[^.]*)", re.IGNORECASE
    ),
    "strategic_plan": re.compile(
        r"(?P<when>updates? and publish(?:es)? its strategic plan[^.]*)", re.IGNORECASE
    ),
}


def recognises(document: Document) -> bool:
    """Whether it is headed as an area SEND inspection, or a monitoring inspection after one."""
    first = [line.text for line in document.lines if line.page == 1]
    return any(_TITLE.match(text) or _MONITORING.match(text) for text in first)


def read(document: Document) -> Reading:
    """Raises Refused for monitoring inspections: they judge progress and have no outcome."""
    if any(_MONITORING.match(line.text) for line in document.lines if line.page == 1):
        raise Refused("family_not_read", family="ofsted_area_send_monitoring")
    above = heading.heading_of(document, HEADINGS["outcome"])
    is_joint = any(warning.code == "several_partnerships" for warning in above.warnings)
    parts = _merged(sections(document, HEADINGS))
    grades, doubts = _outcome(parts)
    found = _found(parts, document)
    lead = lead_inspector_of(parts)
    published = _published(document)
    return Reading(
        FAMILY,
        edition=EDITION,
        kind=KIND,
        partnership=None if is_joint else above.partnership,
        partnership_slug="" if is_joint else above.partnership_slug,
        published=published,
        inspected_from=above.inspected_from,
        inspected_to=above.inspected_to,
        lead_inspector=lead,
        grades=grades,
        findings=tuple(found.findings),
        facts=(*above.facts, *_facts(parts)),
        warnings=(
            *[w for w in above.warnings if lead is None or w.code != "lead_inspector_missing"],
            *([] if published else [_unpublished(document)]),
            *doubts,
            *found.warnings,
        ),
    )


def _merged(parts: Sequence[Section]) -> list[Section]:
    """Sections of one name in a row are one: the head of a table repeats its heading, and is
    itself repeated where a page ends.
    """
    merged: list[Section] = []
    for part in parts:
        if merged and merged[-1].name == part.name:
            merged[-1] = replace(merged[-1], lines=(*merged[-1].lines, *part.lines))
        else:
            merged.append(part)
    return merged


def _outcome(parts: Sequence[Section]) -> tuple[tuple[GradeRead, ...], list[Warning]]:
    """The statement below "Inspection outcome". Two of the three contradict each other."""
    text = RunningText([line for part in parts if part.name == "outcome" for line in part.lines])
    said = [
        GradeRead(INDICATOR, label, text.source_of(match))
        for label, pattern in STATEMENTS.items()
        if (match := pattern.search(text.text))
    ]
    if len(said) == 1:
        return tuple(said), []
    if not said:
        return (), [Warning("grade_missing", {"indicator": INDICATOR}, passages(text.lines))]
    words = {"indicator": INDICATOR, "first": said[0].label, "second": said[1].label}
    return (), [Warning("grades_contradict", words, (*said[0].source, *said[1].source))]


def _found(parts: Sequence[Section], document: Document) -> Found:
    """Findings in the report's order. What the partnership must do better is told as key messages:
    what it is asked for are the areas for priority action and for improvement.
    """
    found = Found()
    for part in parts:
        if part.name == "strength":
            found.add(findings_under(FindingKind.STRENGTH, part, document))
        elif part.name == "better":
            found.add(findings_under(FindingKind.KEY_MESSAGE, part, document))
        elif part.name in _ASKED:
            found.add(asked_in(_ASKED[part.name], part, document))
    found.add(nothing_under(_REQUIRED, found))
    return found


def _facts(parts: Sequence[Section]) -> list[Fact]:
    """When inspectors come back, and which plan they ask for."""
    text = RunningText([line for part in parts if part.name == "outcome" for line in part.lines])
    return [
        Fact(name, found["when"], text.source_of(found, "when"))
        for name, pattern in _NEXT.items()
        if (found := pattern.search(text.text))
    ]


def _published(document: Document) -> Value[datetime.date] | None:
    """The labelled date above the outcome, which few of these reports have."""
    lines = heading.block(document.lines[: heading.SEARCHED], heading.PUBLISHED)
    found = day(" ".join(line.text for line in lines))
    return Value(found, passages(lines)) if found else None


def _unpublished(document: Document) -> Warning:
    """These reports do not print when they were published; the file's own date helps."""
    if document.made is None:
        return Warning("published_missing")
    return Warning("published_not_printed", {"made": document.made.isoformat()})
