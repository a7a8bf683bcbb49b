"""Ofsted's inspections of children's services before 2018, under the frameworks before ILACS.

Dates, partnership and inspector are read. Their judgements are not those of ILACS; while the
portal holds no edition for them, they are kept as printed and not as grades.
"""

import datetime
import re

from inspections.published_report import heading, judgement_table
from inspections.published_report.dates import periods
from inspections.published_report.document import Document
from inspections.published_report.reading import Fact, Reading, Value, Warning, passages

FAMILY = "ofsted_single_inspection"
_TITLE = re.compile(
    r"inspection of (?:services for children in need of help and protection|"
    r"local authority arrangements for the protection of children|"
    r"safeguarding and looked after children'?s? services)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:the )?overall (?:judge?ment|effectiveness)|"
    r"children[’']s services in .{3,80} (?:are|is|require)",
    re.IGNORECASE,
)
_FIRST_ROW = re.compile(r"1\.?\s+Children who need", re.IGNORECASE)
_ROWS = re.compile(r"\d(?:\.\d)?\.?\s+\S")


def recognises(document: Document) -> bool:
    """Whether its first pages carry the title of one of the frameworks before ILACS."""
    return bool(_TITLE.search(document.opening.replace("’", "'")))


def read(document: Document) -> Reading:
    """Read the heading and the inspector; the judgements are kept as facts."""
    above = heading.heading_of(document, _HEAD)
    inspector = above.lead_inspector or _lead_inspector(document)
    unread = [warning for warning in above.warnings if warning.code != "lead_inspector_missing"]
    published = _published(document)
    if inspector is None:
        unread.append(Warning("lead_inspector_missing"))
    if published is None:
        unread.append(Warning("published_missing"))
    return Reading(
        FAMILY,
        partnership=above.partnership,
        partnership_slug=above.partnership_slug,
        published=published,
        inspected_from=above.inspected_from,
        inspected_to=above.inspected_to,
        lead_inspector=inspector,
        facts=(*above.facts, *_judgements(document)),
        warnings=(*unread, Warning("older_framework")),
    )


def _published(document: Document) -> Value[datetime.date] | None:
    lines = heading.block(document.lines[: heading.SEARCHED], heading.PUBLISHED)
    found = periods(" ".join(line.text for line in lines))
    return Value(found[0].start, passages(lines)) if found else None


def _lead_inspector(document: Document) -> Value[str] | None:
    """The inspection team stands at the end of these reports."""
    lines = heading.block(document.lines, heading.LEAD)[:1]
    names = heading.names_in(heading.LEAD.sub("", lines[0].text, count=1)) if lines else []
    return Value(" and ".join(names), passages(lines)) if names else None


def _judgements(document: Document) -> list[Fact]:
    """Each judgement of the first page as it is printed, label and word."""
    rows = judgement_table.table_of(document, head=_FIRST_ROW, starts=_ROWS)
    return [
        Fact("printed_judgement", f"{row.words_of_label}: {row.words}", row.source)
        for row in rows
        if row.words
    ]
